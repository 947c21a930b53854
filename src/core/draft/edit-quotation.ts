import { LineIndex } from '../text/line-index';
import { sentences } from '../text/sentences';
import type { Span, TextEdit } from '../text/span';
import { finder } from '../text/span-finder';
import { composeQuotation, quoteInline, turnMarks, type ReadyCitation } from './compose';
import { escapeMarkdown } from './escape-markdown';
import { containerAt, isTableRow, lineEnd, lineStart } from './place';
import { detectStyle, type DraftStyle, type Marks } from './style';
import type { Draft, Quotation } from './types';

/**
 * Cuts the words of `cut` (draft offsets, grown to whole words) out of a quotation the way that is legal: an
 * ellipsis in the middle, `[T]he` where the beginning goes, nothing at the end. Undefined where no words stay.
 */
export function shortenQuotation(
  { text }: Draft,
  quotation: Quotation,
  cut: Span,
): TextEdit[] | undefined {
  const { start, end } = quotation;
  let from = Math.max(cut.start, start);
  let to = Math.min(cut.end, end);
  if (from >= to) return undefined;
  while (from > start && isWord(text[from - 1]) && isWord(text[from])) from--;
  while (to < end && isWord(text[to]) && isWord(text[to - 1])) to++;
  while (from > start && isBlank(text[from - 1])) from--;
  while (to < end && isBlank(text[to])) to++;
  const before = text.slice(start, from);
  const after = text.slice(to, end);
  if (!isWord(before.match(/[\p{L}\p{N}]/u)?.[0]) && !isWord(after.match(/[\p{L}\p{N}]/u)?.[0]))
    return undefined;
  if (!/[\p{L}\p{N}]/u.test(after)) return [{ start: from, end: to, text: '' }];
  if (/[\p{L}\p{N}]/u.test(before)) return [{ start: from, end: to, text: ' … ' }];
  // What is left begins in mid-sentence: the new capital is the writer's.
  const first = /^[^\p{L}\p{N}[]*(\p{Ll})/u.exec(after);
  const capital = first && /^[^\p{L}\p{N}]*\p{Lu}/u.test(text.slice(start, cut.end));
  if (!capital) return [{ start, end: to, text: '' }];
  const letter = to + first[0].length;
  const lead = first[0].slice(0, -1).replace(/^[\s,;:.–—-]+/, '');
  return [{ start, end: letter, text: `${lead}[${first[1]!.toUpperCase()}]` }];
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}'’-]/u.test(char);
}

function isBlank(char: string | undefined): boolean {
  return char !== undefined && /\s/.test(char);
}

/** The furthest from a quotation's words that a sentence around them is looked for. */
const REACH = 4000;

/**
 * Adds the rest of its sentence, or else the next one, before or behind a quotation. `span` is where its words
 * stand in `source`. Undefined at the source's ends.
 */
export function growQuotation(
  draft: Draft,
  quotation: Quotation,
  source: string,
  span: Span,
  direction: 'before' | 'after',
  style: DraftStyle = detectStyle(draft),
): TextEdit[] | undefined {
  const window = { start: Math.max(0, span.start - REACH), end: span.end + REACH };
  const around = sentences(source, window.start, Math.min(window.end, source.length));
  const write = (from: number, to: number) => {
    const words = source.slice(from, to).replace(/\s+/g, ' ');
    const turned = quotation.kind === 'block' ? words : turnMarks(words, style);
    return escapeMarkdown(turned, { inTable: isTableRow(draft.text, quotation.start) });
  };
  if (direction === 'after') {
    const next = around.find(
      ({ end }) => end > span.end && /[\p{L}\p{N}]/u.test(source.slice(span.end, end)),
    );
    if (!next) return undefined;
    const added = write(span.end, next.end);
    // A final mark that the draft changed gives way to the source's own.
    const shown = draft.text.slice(quotation.start, quotation.end);
    const final = /^[\s]/.test(added) ? 0 : (/[.,;:…]$/.exec(shown)?.[0].length ?? 0);
    return [{ start: quotation.end - final, end: quotation.end, text: added }];
  }
  const previous = around.findLast(
    ({ start }) => start < span.start && /[\p{L}\p{N}]/u.test(source.slice(start, span.start)),
  );
  if (!previous) return undefined;
  const bracketed = /^\[(\p{L})\]/u.exec(draft.text.slice(quotation.start, quotation.start + 8));
  const replaced = bracketed ? bracketed[0].length : 1;
  return [
    {
      start: quotation.start,
      end: quotation.start + replaced,
      text: write(previous.start, span.start) + source[span.start]!,
    },
  ];
}

/** A quotation with the citation right behind it, and the full stop behind that. */
function extent(
  draft: Draft,
  { outer, citation }: Quotation,
): { span: Span; ready?: ReadyCitation } {
  const cited = citation === undefined ? undefined : draft.citations[citation];
  const { text } = draft;
  if (!cited || cited.start < outer.end || cited.narrative) return { span: outer };
  if (!/^[\s\u00a0\\(.,;:!?]*$/.test(text.slice(outer.end, cited.start))) return { span: outer };
  const parenthesised = text[cited.start - 1] === '(' && text[cited.end] === ')';
  const start = cited.start - (parenthesised ? 1 : 0);
  let end = cited.end + (parenthesised ? 1 : 0);
  if (/[.,;]/.test(text[end] ?? '')) end++;
  const written = text.slice(start, cited.end + (parenthesised ? 1 : 0));
  const ready: ReadyCitation =
    cited.style === 'footnote'
      ? { style: 'mark', text: written }
      : { style: 'link', text: written };
  return { span: { start: outer.start, end }, ready };
}

/** Makes an inline quotation a block quote, its citation in it. The words keep their markup. */
export function toBlockQuotation(draft: Draft, quotation: Quotation): TextEdit[] {
  const style = detectStyle(draft);
  const { span, ready } = extent(draft, quotation);
  const written = draft.text.slice(quotation.start, quotation.end);
  const words = turnMarks(written, { marks: style.nested, nested: style.marks });
  return [
    ...composeQuotation({
      draft,
      at: span,
      words,
      ...(ready && { citation: ready }),
      form: 'block',
      markdown: true,
      style,
    }).edits,
  ];
}

/** Makes a block quote a quotation in a paragraph of its own, its citation behind it. */
export function toInlineQuotation(draft: Draft, quotation: Quotation): TextEdit[] {
  const style = detectStyle(draft);
  const { text } = draft;
  const cited = quotation.citation === undefined ? undefined : draft.citations[quotation.citation];
  const start = lineStart(text, quotation.outer.start);
  const { prefix } = containerAt(text, start);
  const outside = prefix.replace(/>[ \t]?/g, '');
  const words = text
    .slice(quotation.start, quotation.end)
    .replace(/(?:\r\n|\n|\r)[ \t>]*/g, ' ')
    .replace(/\s+/g, ' ');
  const inside = cited && cited.start >= quotation.outer.start && cited.end <= quotation.outer.end;
  const raised = cited?.style === 'footnote';
  const mark = inside ? text.slice(cited.start, cited.end) : '';
  const final = !raised && mark && /[.,;:]$/.test(words) ? 1 : 0;
  const quoted = quoteInline(words.slice(0, words.length - final), style, { markdown: true });
  const citation = mark && !raised ? ` ${mark}` : mark;
  return [
    {
      start,
      end: quotation.outer.end,
      text: `${outside}${quoted}${citation}${final ? '.' : ''}`,
    },
  ];
}

/** Changes the marks of these quotations and of those in them; block quotes have none. */
export function changeMarks(
  { text }: Draft,
  quotations: readonly Quotation[],
  marks: Marks,
  nested: Marks,
): TextEdit[] {
  const edits = quotations.flatMap(({ kind, outer, depth, marks: own, prose }) => {
    const plain = text[outer.start] === own[0] && text[outer.end - 1] === own[1];
    // Over several paragraphs marks stand where no span tells.
    if (kind === 'block' || !plain || prose.text.includes('\n')) return [];
    const [open, close] = depth % 2 ? nested : marks;
    return [
      { start: outer.start, end: outer.start + 1, text: open },
      { start: outer.end - 1, end: outer.end, text: close },
    ].filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
  });
  return edits.sort((a, b) => a.start - b.start);
}

/** Where a comment above a block goes, and what stands around it there. */
interface CommentPlace {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * A comment that switches checks off for the block (or the line) around `span`, with its reason. It stands on
 * its own line before the block, before the table for a cell, and at the end of the line before for later list items.
 */
export function suppress(
  draft: Draft,
  span: Span,
  checkIds: readonly string[],
  reason: string,
): TextEdit {
  return suppressor(draft)(span, checkIds, reason);
}

/** The same for many spans of one draft, whose text is looked through once: a draft may be one long line. */
export function suppressor(
  draft: Draft,
): (span: Span, checkIds: readonly string[], reason: string) => TextEdit {
  const { text, quotations } = draft;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const mdx = isMdx(text);
  const lines = new LineIndex(text);
  const lineOf = (offset: number) =>
    lines.offsetAt({ line: lines.positionAt(offset).line, column: 1 });
  const blocks = quotations.filter(({ kind }) => kind === 'block').map(({ outer }) => outer);
  const [blockAt, quoteAt] = [finder(draft.blocks), finder(blocks)];
  const quoteStarts = new Set(blocks.map(({ start }) => lineOf(start)));
  const places = new Map<number, CommentPlace>();

  const startOf = (offset: number): number => {
    let at = lineOf(offset);
    if (isRow(text, at)) {
      while (at > 0 && isRow(text, lineOf(at - 1))) at = lineOf(at - 1);
      return at;
    }
    const place = { start: offset, end: offset };
    const block = draft.blocks[blockAt(place)];
    const quote = blocks[quoteAt(place)];
    return lineOf(Math.min(block?.start ?? at, quote?.start ?? at));
  };
  const placeAt = (at: number): CommentPlace => {
    const { marker, prefix } = containerAt(text, at);
    const above = at > 0 ? lineOf(at - eolLength(text, at)) : at;
    const lineAbove = text.slice(above, at).trim();
    const inList = /[-+*\d]/.test(marker);
    if (
      lineAbove &&
      !/^(?:<!--|\{\/\*|#{1,6}\s|:::|>*\s*\[!)/.test(lineAbove) &&
      (inList || prefix.includes('>'))
    ) {
      return { at: lineEnd(text, above), before: ' ', after: '' };
    }
    const indent = inList || quoteStarts.has(at) ? /^[ \t]*/.exec(marker)![0] : prefix;
    return { at, before: indent, after: eol };
  };

  return (span, checkIds, reason) => {
    const start = startOf(span.start);
    const place = places.get(start) ?? placeAt(start);
    places.set(start, place);
    const why = reason
      .replace(/\s+/g, ' ')
      .replace(/-->|\*\/\}/g, '')
      .trim();
    const body = `ibid-disable-next-line ${checkIds.join(' ')}${why ? `: ${why}` : ''}`;
    const comment = mdx ? `{/* ${body} */}` : `<!-- ${body} -->`;
    const { at, before, after } = place;
    return { start: at, end: at, text: `${before}${comment}${after}` };
  };
}

/** True where a row of a pipe table begins at the start of this line. */
function isRow(text: string, start: number): boolean {
  let at = start;
  while (' \t>'.includes(text[at] ?? '|')) at++;
  return text[at] === '|';
}

function eolLength(text: string, at: number): number {
  return text.slice(at - 2, at) === '\r\n' ? 2 : 1;
}

/** MDX knows no HTML comments; imports, exports and its own comments tell it. */
function isMdx(text: string): boolean {
  return /^(?:import\s.+\sfrom\s+['"]|export\s+(?:const|default|function)\s)|\{\/\*/m.test(text);
}
