import type { Span, TextEdit } from '../text/span';
import { escapeMarkdown, type EscapeOptions } from './escape-markdown';
import { addFootnotes, nextLabel } from './footnotes';
import { containerAt, isTableRow, lineEnd, lineStart, paragraphAt } from './place';
import { PLAIN, type Rendered } from './prose-builder';
import { pairMarks } from './quotation-marks';
import { detectStyle, type DraftStyle, type Marks } from './style';
import type { Draft } from './types';

/** A citation ready to be written: text for the sentence, or the text of a footnote. */
export type ReadyCitation =
  | { readonly style: 'pandoc' | 'link'; readonly text: string }
  | { readonly style: 'footnote'; readonly note: string }
  /** A note's mark whose text stands in the draft already. */
  | { readonly style: 'mark'; readonly text: string };

export interface ComposeRequest {
  readonly draft: Draft;
  /** Replaced by what is composed; empty at a cursor. */
  readonly at: Span;
  /** The source's own words; blank lines divide paragraphs. */
  readonly words: string;
  readonly citation?: ReadyCitation;
  readonly form: 'inline' | 'block' | 'citation';
  /** The words are Markdown already. */
  readonly markdown?: boolean;
  /** Where the draft's own habits are not to be followed. */
  readonly style?: DraftStyle;
}

export interface Composed {
  readonly edits: readonly TextEdit[];
  /** Offset in the text after the edits. */
  readonly cursor: number;
}

const OPENING = /[([{“„‚‘«‹「『¿¡—–/]/;
const CLOSING = /[\s.,;:!?)\]}”’»›」』—–/]/;

/** Edits that put a quotation with its citation, or the citation alone, into a draft in the draft's own style. */
export function composeQuotation(request: ComposeRequest): Composed {
  const { draft, words, citation, form } = request;
  const style = request.style ?? detectStyle(draft);
  const mark = citation && citationMark(draft, citation, style);
  const at = form === 'inline' ? takeEmptyMarks(draft.text, request.at) : request.at;
  const edit =
    form === 'citation'
      ? composeCitation(draft.text, at, mark)
      : form === 'block'
        ? composeBlock(draft, at, words, mark, style, request.markdown)
        : composeInline(draft, at, words, mark, style);
  const { start } = edit.edit;
  const note = mark?.definition;
  if (!note) return { edits: [edit.edit], cursor: start + edit.cursor };
  const added = addFootnotes(draft, [note], style.eol);
  if (edit.edit.end < added.start)
    return { edits: [edit.edit, added], cursor: start + edit.cursor };
  // The draft ends where the cursor is: one edit, as two that touch have no order.
  const from = Math.min(start, added.start);
  const before = draft.text.slice(from, start) + edit.edit.text.trimEnd();
  const gap = added.start ? '' : style.eol + style.eol;
  return {
    edits: [{ start: from, end: added.end, text: before + gap + added.text }],
    cursor: start + edit.cursor,
  };
}

interface CitationMark {
  readonly text: string;
  /** A note's mark follows the punctuation and takes no blank. */
  readonly raised: boolean;
  readonly definition?: { readonly label: string; readonly note: string };
}

function citationMark(draft: Draft, citation: ReadyCitation, style: DraftStyle): CitationMark {
  if (citation.style !== 'footnote')
    return { text: citation.text, raised: citation.style === 'mark' };
  if (style.notes === 'inline') return { text: `^[${citation.note}]`, raised: true };
  const label = nextLabel(draft);
  return { text: `[^${label}]`, raised: true, definition: { label, note: citation.note } };
}

interface ComposedEdit {
  readonly edit: TextEdit;
  /** Counts from the edit's start. */
  readonly cursor: number;
}

/** A cursor between `“` and `”` that enclose nothing else replaces them too. */
function takeEmptyMarks(text: string, at: Span): Span {
  const pair = `${text[at.start - 1] ?? ''}${text[at.end] ?? ''}`;
  return /^(?:“”|""|‘’|„“|„”|«»|»«|「」|『』|””)$/.test(pair)
    ? { start: at.start - 1, end: at.end + 1 }
    : at;
}

/** The words in marks, inner marks turned, as Markdown. */
export function quoteInline(
  words: string,
  style: Pick<DraftStyle, 'marks' | 'nested' | 'spacing'>,
  escape: EscapeOptions & { readonly markdown?: boolean } = {},
): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  const turned = turnMarks(flat, style);
  const [open, close] = style.marks;
  const written = escape.markdown ? turned : escapeMarkdown(turned, escape);
  return open + style.spacing + written + style.spacing + close;
}

/** Quotation marks inside of words turned: the nested pair for the outermost, the outer pair for those in it. */
export function turnMarks(
  words: string,
  { marks, nested }: { marks: Marks; nested: Marks },
): string {
  const chars = words.split('');
  const { pairs } = pairMarks(asRendered(words), true);
  const paired = new Set<number>();
  for (const { open, close, depth } of pairs) {
    const [left, right] = depth % 2 ? marks : nested;
    chars[open] = left;
    chars[close] = right;
    paired.add(open).add(close);
  }
  // A mark left alone must not close the new quotation.
  for (let i = 0; i < chars.length; i++)
    if (
      !paired.has(i) &&
      (chars[i] === marks[0] || chars[i] === marks[1]) &&
      !/['’]/.test(chars[i]!)
    )
      chars[i] = chars[i] === marks[1] ? nested[1] : nested[0];
  return chars.join('');
}

function asRendered(text: string): Rendered {
  return {
    text,
    offsets: [...Array(text.length + 1).keys()],
    kinds: text.split('').map(() => PLAIN),
  };
}

const LONE_OPENING = /^["“„«»‹›「『]/;
const LONE_CLOSING = /["”“»«›‹」』]$/;

/** The words without a mark at an end whose partner stands in a sentence that is not quoted. */
function withoutLoneMarks(words: string): string {
  const { pairs } = pairMarks(asRendered(words), true);
  const last = words.length - 1;
  const opens = LONE_OPENING.test(words) && !pairs.some(({ open }) => open === 0);
  const closes = LONE_CLOSING.test(words) && !pairs.some(({ close }) => close === last);
  return words.slice(opens ? 1 : 0, closes ? last : undefined).trim();
}

function composeInline(
  draft: Draft,
  at: Span,
  words: string,
  mark: CitationMark | undefined,
  style: DraftStyle,
): ComposedEdit {
  const { text } = draft;
  const paragraph = paragraphAt(text, at);
  const flat = withoutLoneMarks(words.replace(/\s+/g, ' ').trim());
  const before = text.slice(paragraph.start, at.start);
  const after = text.slice(at.end, paragraph.end);
  const { inside, outside } = placeFinalMark(flat, after, mark?.raised ?? false);
  const escape = { inTable: isTableRow(text, at.start), dollars: /\$/.test(before + after) };
  const quoted = quoteInline(inside, style, escape);
  const cited = mark ? (mark.raised ? mark.text : ` ${mark.text}`) : '';
  const body = quoted + (mark?.raised ? outside + cited : cited + outside);
  const lead = before && !/\s$/.test(before) && !OPENING.test(before.slice(-1)) ? ' ' : '';
  const tail = after && !CLOSING.test(after[0]!) ? ' ' : '';
  return { edit: { ...at, text: lead + body + tail }, cursor: lead.length + body.length };
}

/**
 * The final full stop of a quotation goes behind its citation, as the draft's sentence ends there; before
 * more words it is left out. Question and exclamation marks are the source's own and stay.
 */
function placeFinalMark(words: string, after: string, raised: boolean) {
  const final = /[.,;:]$/.exec(words)?.[0] ?? '';
  const ellipsis = /\.\.\.?$/.test(words);
  const next = after.trimStart();
  const ends = !next || /^["“„«‘'([¿¡\p{Lu}\p{N}]/u.test(next);
  const ended = /[.!?…](?:["'”’»])?$/.test(words);
  if (ellipsis || !final) {
    const asks = /[!?…](?:["'”’»])?$/.test(words);
    return { inside: words, outside: asks && ends && !raised ? '.' : '' };
  }
  if (raised && ends && final === '.') return { inside: words, outside: '' };
  return { inside: words.slice(0, -1), outside: ends && ended ? '.' : '' };
}

function composeCitation(text: string, at: Span, mark: CitationMark | undefined): ComposedEdit {
  if (!mark) return { edit: { ...at, text: '' }, cursor: 0 };
  const paragraph = paragraphAt(text, at);
  const before = text.slice(paragraph.start, at.start);
  const after = text.slice(at.end, paragraph.end);
  if (mark.raised) {
    const blanks = /[ \t]*$/.exec(before)![0].length;
    const tail = blanks && after && !CLOSING.test(after[0]!) ? ' ' : '';
    return {
      edit: { start: at.start - blanks, end: at.end, text: mark.text + tail },
      cursor: mark.text.length,
    };
  }
  // “… end.|” becomes “… end [@key].”, as a citation belongs to the sentence before its full stop.
  const stop = at.start === at.end && /[^\s.][.]$/.test(before) && /^(?:\s|$)/.test(after) ? 1 : 0;
  const left = before.slice(0, before.length - stop);
  const lead = left && !/\s$/.test(left) && !OPENING.test(left.slice(-1)) ? ' ' : '';
  const tail = !stop && after && !CLOSING.test(after[0]!) ? ' ' : '';
  const body = lead + mark.text;
  return {
    edit: { start: at.start - stop, end: at.end, text: body + (stop ? '.' : tail) },
    cursor: body.length + stop,
  };
}

/** The words as a block quote, one line a paragraph, with the citation at the end of the last. */
function quoteBlock(
  words: string,
  citation: string,
  { prefix, eol, markdown }: { prefix: string; eol: string; markdown?: boolean },
): string {
  const paragraphs = words
    .split(/\r?\n[ \t]*\r?\n|\r[ \t]*\r/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((paragraph) => (markdown ? paragraph : escapeMarkdown(paragraph, { lineStart: true })));
  const last = paragraphs.pop() ?? '';
  return [...paragraphs, last + citation]
    .map((paragraph) => `${prefix}> ${paragraph}`)
    .join(`${eol}${prefix}>${eol}`);
}

function composeBlock(
  { text }: Draft,
  at: Span,
  words: string,
  mark: CitationMark | undefined,
  { eol }: DraftStyle,
  markdown?: boolean,
): ComposedEdit {
  const paragraph = paragraphAt(text, at);
  const line = lineStart(text, at.start);
  const { marker, prefix } = containerAt(text, at.start);
  const citation = mark ? (mark.raised ? mark.text : ` ${mark.text}`) : '';
  const block = quoteBlock(words, citation, { prefix, eol, markdown });
  const before = text.slice(paragraph.start, at.start);
  const after = text.slice(at.end, paragraph.end);
  const divide = eol + prefix.trimEnd() + eol;
  const below = after.trim()
    ? divide + prefix
    : /^(?:\r\n|\n|\r)[ \t>]*[^\s>]/.test(text.slice(paragraph.end, paragraph.end + 200))
      ? eol + prefix.trimEnd()
      : '';
  const end = at.end + (after.trim() ? /^\s*/.exec(after)![0].length : after.length);
  if (before.trim()) {
    const start = at.start - /\s*$/.exec(before)![0].length;
    const body = divide + block;
    return { edit: { start, end, text: body + below }, cursor: body.length };
  }
  // At the start of a list item the block stands behind its marker.
  if (/[-+*\d\]]/.test(marker)) {
    const body = block.slice(prefix.length);
    return { edit: { start: line + marker.length, end, text: body + below }, cursor: body.length };
  }
  const body = (line > 0 && !isBlankLine(text, line - 1) ? prefix.trimEnd() + eol : '') + block;
  return { edit: { start: line, end, text: body + below }, cursor: body.length };
}

/** True where the line around the offset holds no words. */
function isBlankLine(text: string, at: number): boolean {
  return /^[\s>]*$/.test(text.slice(lineStart(text, at), lineEnd(text, at)));
}
