/*
 * Sentences that only say where something stands: a footnote that begins with a link or a key, “*Id.* at 9” behind
 * the statement that it bears out. They claim nothing, and what stands before them has its source.
 */
import { isReferenceNote, sendsToWork, tells } from './references';
import { spansIn } from './spans-in';
import { isReference } from '../text/internal-citations';
import { anyOf, REFERENCE_WORDS } from '../text/reference-patterns';
import type { Prose } from '../draft/types';
import type { Draft, Quotation } from './types';

const CLOSING = /\(([^()]{2,120})\)[.!?…"”’»\s]*$/u;
/** “See”, “But see”, “See also”, “Vgl. auch”. */
const LEAD = new RegExp(
  String.raw`^[^\p{L}]*(?:(?:\p{L}+\s)?${anyOf(REFERENCE_WORDS.signals)}[^\p{L}\d]+(?:\p{L}+[^\p{L}\d]+){0,2})?$`,
  'iu',
);

/** Whether a sentence of a footnote, or the whole note, is a reference. */
export function isCitingNote(draft: Draft, index: number, language?: string): boolean {
  const sentence = draft.sentences[index]!;
  const { role, prose } = draft.blocks[sentence.block]!;
  return (
    role === 'footnote' &&
    (isReferenceNote(sentence.text, language) ||
      [sentence, prose].some((part) => beginsWithCitation(draft, part, language)))
  );
}

/** Whether a citation with no more than a signal before it begins a text, and nothing behind it tells anything. */
function beginsWithCitation(draft: Draft, prose: Prose, language?: string): boolean {
  const { text, offsets } = prose;
  const [from, to] = [offsets[0]!, offsets[text.length]!];
  const inside = draft.citations.filter(({ start, end }) => from < end && start < to);
  const spans = spansIn(prose, inside);
  if (!spans[0] || !LEAD.test(text.slice(0, spans[0].start))) return false;
  let rest = text;
  for (const { start, end } of spans)
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return !tells(rest, language);
}

/** Whether the next sentence of the paragraph is a reference in words. */
export function isCitedNext(draft: Draft, index: number, language?: string): boolean {
  const [own, next] = [draft.sentences[index]!, draft.sentences[index + 1]];
  return next?.block === own.block && isReferenceSentence(next.text, language);
}

/** The parenthesis that closes a paragraph, “(Smith 2019).”, where no sentence from `index` on cites anything else. */
export function closingReference(draft: Draft, index: number): string | undefined {
  const { block } = draft.sentences[index]!;
  let last = index;
  for (; draft.sentences[last]?.block === block; last++)
    if (draft.sentences[last]!.citations.length > 0) return undefined;
  const inner = CLOSING.exec(draft.sentences[last - 1]!.text)?.[1];
  return inner !== undefined && isReference(inner) ? inner : undefined;
}

/** The same of a quotation; behind a block quotation, of the paragraph. */
export function isQuotationCitedNext(
  draft: Draft,
  quotation: Quotation,
  language?: string,
): boolean {
  const { kind, outer } = quotation;
  if (kind === 'inline') {
    const own = draft.quotations.indexOf(quotation);
    const index = draft.sentences.findLastIndex(({ quotations }) => quotations.includes(own));
    return index >= 0 && isCitedNext(draft, index, language);
  }
  const next = draft.sentences.find(({ start }) => start >= outer.end);
  if (!next || /\S/.test(draft.text.slice(outer.end, next.start).replace(/[*_(]/g, '')))
    return false;
  return isReferenceSentence(next.text, language);
}

function isReferenceSentence(text: string, language?: string): boolean {
  return sendsToWork(text) && isReferenceNote(text, language);
}
