import type { Block, SourceDocument } from '../sources/types';
import type { LineIndex, Position } from '../text/line-index';
import type { Span } from '../text/span';
import { CHUNK } from './segment-file';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Part of a source: enough to show a passage and to say where it stands. */
export interface Excerpt {
  readonly text: string;
  /** Where `text` begins in the source. */
  readonly offset: number;
  /** Blocks in a row, those that the passage touches among them. */
  readonly blocks: readonly Block[];
  /** Paragraphs, quotes and list items of the source before the first of `blocks`. */
  readonly paragraphs: number;
  /** Whether any block of the source has a page label. */
  readonly labelled: boolean;
  readonly start: Position;
  readonly end: Position;
}

export function hasLabels(blocks: readonly Block[]): boolean {
  return blocks.some(({ page }) => page !== undefined);
}

/** An excerpt of a document that is in memory. */
export function excerptOf(
  { text, blocks }: SourceDocument,
  lines: LineIndex,
  span: Span,
  context: number,
): Excerpt {
  const offset = Math.max(0, span.start - context);
  return {
    text: text.slice(offset, span.end + context),
    offset,
    blocks,
    paragraphs: 0,
    labelled: hasLabels(blocks),
    start: lines.positionAt(span.start),
    end: lines.positionAt(span.end),
  };
}

/** The line in which each chunk of a text begins, and where that line begins: two words a chunk. */
export function linesOfChunks(units: Uint16Array): Uint32Array {
  const table = new Uint32Array(2 * Math.ceil(units.length / CHUNK));
  let line = 1;
  let start = 0;
  for (let chunk = 0; chunk * CHUNK < units.length; chunk++) {
    table[chunk * 2] = line;
    table[chunk * 2 + 1] = start;
    const end = Math.min(units.length, (chunk + 1) * CHUNK);
    for (let at = chunk * CHUNK; at < end; at++) {
      const unit = units[at]!;
      if (unit > RETURN || (unit !== LINE_FEED && unit !== RETURN)) continue;
      if (unit === RETURN && units[at + 1] === LINE_FEED) continue;
      line++;
      start = at + 1;
    }
  }
  return table;
}

/** Where the text must be known from on to tell the position of an offset in it. */
export function chunkStart(table: Uint32Array, offset: number): number {
  return Math.max(0, Math.min(Math.floor(offset / CHUNK), table.length / 2 - 1)) * CHUNK;
}

/** The position of an offset; `text` begins at `from` and holds its chunk up to the character behind it. */
export function positionIn(
  table: Uint32Array,
  text: string,
  from: number,
  offset: number,
): Position {
  const chunk = chunkStart(table, offset);
  let line = table[(chunk / CHUNK) * 2] ?? 1;
  let start = table[(chunk / CHUNK) * 2 + 1] ?? 0;
  for (let at = chunk; at < offset; at++) {
    const unit = text[at - from];
    if (unit !== '\n' && (unit !== '\r' || text[at + 1 - from] === '\n')) continue;
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
