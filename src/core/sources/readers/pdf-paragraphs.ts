import type { BlockKind } from '../types';
import type { Line } from './pdf-lines';

/** Lines of one column that belong together. */
export interface Paragraph {
  readonly kind: BlockKind;
  readonly lines: readonly Line[];
  /** Size of most letters, in points. */
  readonly size: number;
  /** Bounds of the column. */
  readonly left: number;
  readonly right: number;
}

/** Lines of running text hold more letters than this. */
const LEAST_TEXT = 22;
/** Titles, so many times larger than the text, are wrapped in any width. */
const LARGE = 1.3;
/** Cells that make a row of a table. */
const ROW = 3;
const BULLET = /^(?:[•‣◦▪●■–—-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/;
const NOTE_MARK = /^(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\s.):]?\s?\S/;
/** A line of a table of contents: a title and its page, often with dots between. */
export const CONTENTS = /^(?:\d|[IVXA-Z]+\.|.*\.\s?\.\s?\.).*\s\d{1,4}$/;
const SENTENCE_END = /[.!?…:;][)\]"'”’»]*$/;

/**
 * Parts a column's lines into paragraphs: at a wider gap, another size, an indent, behind a short line that
 * ends a sentence, at a bullet. `body` is the size of most of the document's text.
 */
export function readParagraphs(lines: readonly Line[], body: number): Paragraph[] {
  if (lines.length === 0) return [];
  const columns = measure(lines);
  const rows = lines.map((line, i) => isRow(line, lines[i - 1]) || isRow(line, lines[i + 1]));
  const groups: Line[][] = [[lines[0]!]];
  const tables = new Set<Line[]>(rows[0] ? [groups[0]!] : []);
  for (let i = 1; i < lines.length; i++) {
    const group = groups.at(-1)!;
    const line = lines[i]!;
    const column = columns.get(Math.round(group.at(-1)!.size))!;
    if (rows[i] === rows[i - 1] && (rows[i] || !parts(group, line, lines[i + 1], column, body))) {
      group.push(line);
      continue;
    }
    groups.push([line]);
    if (rows[i]) tables.add(groups.at(-1)!);
  }
  const paragraphs = groups.map((group): Paragraph => {
    const size = sizeOf(group);
    const kind = tables.has(group) ? 'table' : kindOf(group);
    const { left, right } = columns.get(Math.round(group[0]!.size))!;
    return { kind, lines: group, size, left, right };
  });
  return markNotes(paragraphs, body);
}

interface Column {
  readonly left: number;
  readonly right: number;
  /** Distance of base lines. */
  readonly leading: number;
  /** Too narrow for running text: labels of a form, the lines of a title page. */
  readonly isNarrow: boolean;
}

/** Bounds and leading of the lines of each size: a title is set wider than the abstract below it. */
function measure(lines: readonly Line[]): ReadonlyMap<number, Column> {
  const bySize = new Map<number, Line[]>();
  for (const line of lines) {
    const size = Math.round(line.size);
    const some = bySize.get(size);
    if (some) some.push(line);
    else bySize.set(size, [line]);
  }
  return new Map(
    [...bySize].map(([size, some]) => [
      size,
      {
        left: edge(
          some.map((line) => line.left),
          0.1,
        ),
        right: edge(
          some.map((line) => line.right),
          0.9,
        ),
        leading: typicalLeading(some),
        isNarrow:
          edge(
            some.map(({ text }) => text.length),
            0.5,
          ) < LEAST_TEXT,
      },
    ]),
  );
}

/** Rows of a table: three pieces or more, at least two of which begin below those of the row before. */
function isRow(line: Line, other: Line | undefined): boolean {
  if (line.stops.length < ROW || !other || other.stops.length < ROW) return false;
  const shared = line.stops
    .slice(1)
    .filter((stop) => other.stops.some((one) => Math.abs(one - stop) < 0.3 * line.size));
  return shared.length >= ROW - 1 && Math.abs(line.base - other.base) < 4 * line.size;
}

function parts(
  group: readonly Line[],
  line: Line,
  next: Line | undefined,
  { left, right, leading, isNarrow }: Column,
  body: number,
): boolean {
  const last = group.at(-1)!;
  const em = last.size;
  if (isNarrow && last.size < LARGE * body && startsAnew(line)) return true;
  const step = line.base - last.base;
  if (Math.abs(line.size - last.size) > 0.09 * em && !isPassing(line, last)) return true;
  if (step > Math.max(1.3 * leading, 1.1 * em) || step < -em) return true;
  if (line.marked) return true;
  if (CONTENTS.test(last.text) && CONTENTS.test(line.text)) return true;
  if (BULLET.test(line.text) && (SENTENCE_END.test(last.text) || BULLET.test(group[0]!.text))) {
    return line.left <= group[0]!.left + em;
  }
  const isOwnFont = line.font !== last.font && line.font !== last.endFont;
  if (isOwnFont && group.length === 1 && isLabel(last)) return true;
  const indent = line.left - left;
  const isIndented = indent > 0.8 * em && indent < 6 * em;
  const nextReturns = next === undefined || next.left < line.left - 0.6 * em;
  const hangs = group.length > 1 && group.every((one, i) => i === 0 || one.left > left + 0.8 * em);
  const isShort = last.right < right - 3 * em;
  if (isIndented && nextReturns && last.left < left + 0.6 * em && !hangs) {
    return isShort || SENTENCE_END.test(last.text) || step > 1.1 * leading;
  }
  if (hangs && !isIndented) return true;
  return (
    isShort && last.right - last.left > 3 * em && SENTENCE_END.test(last.text) && startsAnew(line)
  );
}

/** A few letters of another size (a formula, a mark) do not make another paragraph. */
function isPassing(line: Line, last: Line): boolean {
  return Math.abs(line.size - last.size) < 0.25 * last.size && line.text.length < 4;
}

/** A short line such as a heading in the text's own size is. */
function isLabel({ text }: Line): boolean {
  return (
    text.length < 90 && !/[,;]$/.test(text) && /^[\p{Lu}\d]/u.test(text) && !SENTENCE_END.test(text)
  );
}

function startsAnew({ text }: Line): boolean {
  return /^["'“‘«„([]?[\p{Lu}\p{Lo}\d]/u.test(text);
}

function kindOf(group: readonly Line[]): BlockKind {
  return BULLET.test(group[0]!.text) && group[0]!.text.length > 4 ? 'list' : 'paragraph';
}

/** Small print at a column's end that begins with a mark is footnotes, with all that follows it. */
function markNotes(paragraphs: readonly Paragraph[], body: number): Paragraph[] {
  let first = paragraphs.length;
  while (first > 0 && paragraphs[first - 1]!.size < 0.95 * body) first--;
  while (first < paragraphs.length && !beginsNote(paragraphs[first]!)) first++;
  return paragraphs.map((one, i) => (i >= first ? { ...one, kind: 'note' } : one));
}

function beginsNote({ lines: [line] }: Paragraph): boolean {
  return line!.marked || NOTE_MARK.test(line!.text);
}

function typicalLeading(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, i) => line.base - lines[i]!.base)
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  // The lower quartile: gaps between paragraphs must not pass for the distance of lines.
  return steps[Math.floor(steps.length * 0.4)] ?? lines[0]!.size * 1.2;
}

function edge(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** The size that most letters of some lines have, to a quarter of a point. */
function sizeOf(lines: readonly Line[]): number {
  return mostCommon(lines.map(({ size, text }) => [Math.round(size * 4) / 4, text.length]));
}

/** The value with the greatest weight. */
export function mostCommon<T>(weighted: readonly (readonly [T, number])[]): T {
  const weights = new Map<T, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}
