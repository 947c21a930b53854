import { message } from '../message';
import type { TextEdit } from '../text/span';
import type { CitationItem, Draft, Fix, JudgedQuotation, LibraryQuery, Quotation } from './types';

/** Writes the source's words into the draft, changing no more than what differs. */
export function useSourceWords(draft: Draft, quotation: Quotation, judged: JudgedQuotation): Fix[] {
  const { changes } = judged;
  if (!changes?.some(({ kind }) => kind !== 'same')) return [];
  const edits: { start: number; end: number; text: string }[] = [];
  let at = 0;
  for (const [i, { kind, text }] of changes.entries()) {
    if (kind === 'same') {
      at += text.length;
      continue;
    }
    const before = changes[i - 1];
    const removed = kind === 'added' && before?.kind === 'removed' ? edits.pop() : undefined;
    const length = kind === 'added' ? text.length : 0;
    const put = kind === 'removed' ? escapeMarkdown(text) : (removed?.text ?? '');
    edits.push({ ...draftSpan(draft, quotation, at, at + length), text: put });
    at += length;
  }
  const fix = { title: message('fix.use-source-words'), safe: false, preferred: true, edits };
  return [fix];
}

/** Where characters `[start, end)` of a quotation's text stand in the draft, without the markup behind them. */
function draftSpan(
  draft: Draft,
  { prose }: Quotation,
  start: number,
  end: number,
): { start: number; end: number } {
  const { text, offsets } = prose;
  if (start === end) {
    const behind = start > 0 && !/\s/.test(text[start - 1]!);
    const at = behind ? after(start - 1) : offsets[start]!;
    return { start: at, end: at };
  }
  return { start: offsets[start]!, end: after(end - 1) };

  function after(index: number): number {
    const at = offsets[index]!;
    // An entity or an escape is longer than the character that it stands for.
    return draft.text[at] === text[index] ? at + 1 : offsets[index + 1]!;
  }
}

/** Text that Markdown reads as itself. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, '\\$&');
}

/** Puts a citation of the place where the words stand behind the quotation. */
export async function addCitation(
  draft: Draft,
  quotation: Quotation,
  { source, span }: JudgedQuotation,
  library: LibraryQuery,
): Promise<Fix[]> {
  if (!source || !span) return [];
  const citation = await library.cite(draft, source.id, span);
  if (!citation) return [];
  const at = quotation.kind === 'block' ? quotation.end : quotation.outer.end;
  const text = /^[\s[^(]/.test(citation) && citation.startsWith(' ') ? citation : ` ${citation}`;
  const title = message('fix.add-citation', { key: source.key });
  return [{ title, safe: false, preferred: true, edits: [{ start: at, end: at, text }] }];
}

/** Makes the citation name the source that the words come from. */
export function citeRightSource(
  draft: Draft,
  quotation: Quotation,
  { source, locator }: JudgedQuotation,
  library: LibraryQuery,
): Fix[] {
  const citation =
    quotation.citation === undefined ? undefined : draft.citations[quotation.citation];
  const title = source && message('fix.cite-source', { key: source.key });
  if (!citation || !source || !title) return [];
  const [item] = citation.items;
  const edits =
    citation.items.length === 1 && item?.target.kind === 'key'
      ? renameItem(
          draft,
          item,
          source.key,
          locator ? library.printLocator(locator) : '',
          citation.narrative,
        )
      : citation.style === 'pandoc' && item
        ? [insertion(citation.items.at(-1)!.end, `; @${writeKey(source.key)}`)]
        : [];
  return edits.length ? [{ title, safe: false, preferred: true, edits }] : [];
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function renameItem(
  draft: Draft,
  { targetSpan, locatorSpan }: CitationItem,
  key: string,
  place: string,
  narrative: boolean,
): TextEdit[] {
  const edits: TextEdit[] = [{ ...targetSpan, text: keyFor(draft, targetSpan.start, key) }];
  if (locatorSpan && place) edits.push({ ...locatorSpan, text: place });
  else if (locatorSpan && !narrative && locatorSpan.start >= targetSpan.end) {
    const braced = draft.text[targetSpan.end] === '}' ? 1 : 0;
    edits.push({ start: targetSpan.end + braced, end: locatorSpan.end, text: '' });
  }
  return edits;
}

/** A key as it must be written behind `@`; braces where Pandoc would not read it bare. */
export function writeKey(key: string): string {
  return /^[\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*$/u.test(key) ? key : `{${key}}`;
}

/** A key for a place that may already stand in braces. */
export function keyFor(draft: Draft, at: number, key: string): string {
  return draft.text[at - 1] === '{' ? key : writeKey(key);
}

/** Asks the user to look for the words in all sources. */
export function findSourceOf(words: string): Fix {
  return {
    title: message('fix.find-source'),
    safe: false,
    edits: [],
    command: { id: 'findSource', query: words },
  };
}

/** Shows the place in the source. */
export function openSource({ source, span }: JudgedQuotation): Fix[] {
  if (!source || !span) return [];
  const title = message('fix.open-source', { source: source.key });
  return [
    { title, safe: false, edits: [], command: { id: 'openSource', source: source.path, span } },
  ];
}
