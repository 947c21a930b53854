import { citePassage } from './cite';
import type { Library } from './library';
import type { OpenDraft } from './draft-desk';
import type { CancellationToken } from '../host';
import type { SourceIndex } from '../search/types';
import type { SourceDocument } from '../sources/types';
import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { words } from '../text/words';

/** Fewest words in an open quotation before its source is looked for. */
const LEAST_WORDS = 3;
/** Continuations that are offered at most. */
const MOST = 5;
/** UTF-16 units before the cursor in which the opening mark is looked for. */
const REACH = 1000;
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
};

/** The source's words behind those that end at `offset`, up to the end of their sentence. */
export interface Continuation {
  readonly text: string;
  /** The closing mark and the citation. */
  readonly closing: string;
}

/**
 * Continues a quotation whose first words the writer has typed and whose closing mark is still to come: one
 * continuation for each place that goes on in another way, few words being in many.
 */
export async function continueQuotation(
  library: Library,
  index: SourceIndex,
  { draft, path }: OpenDraft,
  offset: number,
  token?: CancellationToken,
): Promise<readonly Continuation[]> {
  const open = openQuotation(draft.text, offset);
  if (!open || words(open.words).length < LEAST_WORDS) return [];
  const matches = await index.verify(open.words, { limit: MOST, least: 1, token });
  const found = new Map<string, Continuation>();
  for (const match of matches) {
    if (!match.exact || match.source === path) continue;
    const document = await library.document(match.source);
    const rest = document && restOfSentence(document, match);
    // What is typed so far may end with the blank that the source has next.
    const text = rest && (/\s$/.test(open.words) ? rest.text.trimStart() : rest.text);
    if (!text || found.has(text)) continue;
    const span = { start: match.start, end: rest.end };
    const citation = await citePassage(library, draft, path, match.source, span);
    const cited = !citation
      ? ''
      : citation.style === 'footnote'
        ? `^[${citation.note}]`
        : ` ${citation.text}`;
    found.set(text, { text, closing: `${open.closing}${cited}` });
  }
  return [...found.values()];
}

function restOfSentence(
  { text, blocks }: SourceDocument,
  match: Span,
): { text: string; end: number } | undefined {
  const block = blocks.find(({ start, end }) => start <= match.start && match.end <= end);
  const all = block ? sentences(text, block.start, block.end) : [];
  const sentence = all.find(({ end }) => end > match.end);
  if (!sentence) return undefined;
  const rest = text.slice(match.end, sentence.end).replace(/\s+/g, ' ').trimEnd();
  return { text: rest, end: sentence.end };
}

/** The quotation that is still open at an offset, in its own paragraph. */
function openQuotation(
  text: string,
  offset: number,
): { words: string; closing: string } | undefined {
  const reach = text.slice(Math.max(0, offset - REACH), offset);
  const paragraph = reach.slice(Math.max(0, lastBreak(reach)));
  let opened: { at: number; mark: string } | undefined;
  for (let at = 0; at < paragraph.length; at++) {
    const mark = paragraph[at]!;
    if (opened && mark === CLOSING[opened.mark]) opened = undefined;
    else if (!opened && mark in CLOSING) opened = { at, mark };
  }
  if (!opened) return undefined;
  const inner = /\s/.test(paragraph[opened.at + 1] ?? '') ? '\u00a0' : '';
  return {
    words: paragraph.slice(opened.at + 1),
    closing: `${opened.mark === '«' ? inner : ''}${CLOSING[opened.mark]!}`,
  };
}

function lastBreak(text: string): number {
  const breaks = [...text.matchAll(/\r?\n[ \t]*\r?\n/g)];
  const last = breaks.at(-1);
  return last ? last.index + last[0].length : 0;
}
