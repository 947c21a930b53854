import type { TextEdit } from '../text/span';
import { addFootnotes, nextLabel } from './footnotes';
import { lineEnd, lineStart } from './place';
import { detectStyle } from './style';
import type { Citation, CitationItem, CitationTarget, Draft } from './types';

/** What the library knows of a target, for writing it another way. */
export interface CitedWork {
  readonly key: string;
  /** Link target, relative to the draft; missing where no file or address is known. */
  readonly href?: string;
  /** Words for a link: author and year, or a title. */
  readonly label: string;
}

export type ResolveWork = (target: CitationTarget) => CitedWork | undefined;

interface WrittenItem {
  readonly work: CitedWork;
  readonly item: CitationItem;
}

/**
 * Writes citations in another style. Passed over are those in it already, part of their sentence (`@doe
 * writes`), with words of the writer's own, or whose target is not known.
 */
export function restyleCitations(
  draft: Draft,
  citations: readonly Citation[],
  style: 'pandoc' | 'footnote' | 'link',
  resolve: ResolveWork,
): TextEdit[] {
  const { eol, notes } = detectStyle(draft);
  const insideNote = (citation: Citation) =>
    draft.citations.some(
      ({ note }) => note && note.start <= citation.start && citation.end <= note.end,
    );
  const edits: TextEdit[] = [];
  const added: { label: string; note: string }[] = [];
  const freed = new Set<number>();
  for (const citation of citations) {
    if (citation.style === style || citation.narrative || insideNote(citation)) continue;
    const items = readItems(draft, citation, resolve);
    if (!items) continue;
    const text = style === 'link' ? writeLinks(items) : writeKeys(items);
    if (text === undefined) continue;
    if (style !== 'footnote') edits.push(replace(draft, citation, ` ${text}`));
    else if (notes === 'inline' && draft.citations.some(({ style: own }) => own === 'footnote'))
      edits.push(replace(draft, citation, `^[${text}]`));
    else {
      const label = nextLabel(
        draft,
        added.map((note) => note.label),
      );
      added.push({ label, note: text });
      edits.push(replace(draft, citation, `[^${label}]`));
    }
    if (citation.note) freed.add(citation.note.start);
  }
  edits.push(...removeNotes(draft, freed, citations));
  if (added.length) edits.push(addFootnotes(draft, added, eol));
  return joinAtEnd(edits.sort((a, b) => a.start - b.start || a.end - b.end));
}

/** The items with their works; undefined where one is not known or other words stand beside them. */
function readItems(
  { text }: Draft,
  { start, end, note, style, items }: Citation,
  resolve: ResolveWork,
): WrittenItem[] | undefined {
  if (!items.length) return undefined;
  const span = note ?? { start, end };
  let rest = text.slice(span.start, span.end);
  for (const item of style === 'link' ? [] : items)
    rest = rest.replace(text.slice(item.start, item.end), '');
  if (/[\p{L}\p{N}]/u.test(style === 'link' ? '' : rest)) return undefined;
  if (
    style === 'pandoc' &&
    items.some((item) => !plainItem(text.slice(item.start, item.end), item))
  )
    return undefined;
  const written = items.map((item) => ({ item, work: resolve(item.target) }));
  return written.every((one): one is WrittenItem => one.work !== undefined) ? written : undefined;
}

/** True where an item is a key and a locator, with no words before or behind. */
function plainItem(written: string, { target, locator }: CitationItem): boolean {
  if (target.kind !== 'key') return true;
  const rest = written.replace(target.key, '').replace(locator ?? '', '');
  return !/[\p{L}\p{N}]/u.test(rest);
}

function writeKeys(items: readonly WrittenItem[]): string {
  const parts = items.map(({ work, item }) => {
    const bare = /^[\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*$/u.test(work.key);
    return `@${bare ? work.key : `{${work.key}}`}${item.locator ? `, ${item.locator}` : ''}`;
  });
  return `[${parts.join('; ')}]`;
}

function writeLinks(items: readonly WrittenItem[]): string | undefined {
  const links = items.map(({ work: { href, label }, item }) => {
    if (href === undefined) return undefined;
    const page = /^pp?\.\s*(\d+)$/.exec(item.locator ?? '')?.[1];
    const toPage = page && /\.pdf$/i.test(href) ? `${href}#page=${page}` : href;
    const words = `${label}${item.locator ? `, ${item.locator}` : ''}`;
    return `[${words.replace(/[\\[\]]/g, '\\$&')}](${toPage.replace(/[\s()]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)})`;
  });
  return links.includes(undefined) ? undefined : `(${links.join('; ')})`;
}

/** Puts a mark in the place of a citation: a note's behind the punctuation, another's before it. */
function replace({ text }: Draft, citation: Citation, mark: string): TextEdit {
  const parenthesised = text[citation.start - 1] === '(' && text[citation.end] === ')';
  let start = citation.start - (parenthesised ? 1 : 0);
  let end = citation.end + (parenthesised ? 1 : 0);
  const raised = mark.includes('^[') || mark.startsWith('[^');
  if (raised) {
    while (/[ \t\u00a0]/.test(text[start - 1] ?? '')) start--;
    const stop = /^[.,;:!?]/.exec(text.slice(end, end + 1))?.[0] ?? '';
    if (stop) end++;
    return { start, end, text: stop + mark };
  }
  const stop = /[^\s.][.,;:]$/.exec(text.slice(Math.max(0, start - 2), start))
    ? text[start - 1]!
    : '';
  if (stop) start--;
  else while (/[ \t\u00a0]/.test(text[start - 1] ?? '')) start--;
  return { start, end, text: mark + stop };
}

/** Deletes notes whose marks are all gone. */
function removeNotes(
  draft: Draft,
  freed: ReadonlySet<number>,
  gone: readonly Citation[],
): TextEdit[] {
  const { text } = draft;
  return [...freed].flatMap((start) => {
    const users = draft.citations.filter(({ note }) => note?.start === start);
    const from = lineStart(text, start);
    if (users.some((user) => !gone.includes(user)) || !/^[ \t]*\[\^/.test(text.slice(from, start)))
      return [];
    const last = users[0]!.note!.end;
    const end = lineEnd(text, last);
    const below = /^(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))?/.exec(text.slice(end))?.[0].length ?? 0;
    return [{ start: from, end: end + below, text: '' }];
  });
}

/** Two edits at the end of a draft that touch have no order: they become one. */
function joinAtEnd(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && edit.start <= last.end) {
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, edit.end),
        text: last.text + edit.text,
      };
    } else joined.push(edit);
  }
  return joined;
}
