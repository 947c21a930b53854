import type { Block } from '../types';
import { headingLevel, headingSizes, type BodyType, type Outline } from './pdf-headings';
import { collectVocabulary, joinTexts, mendAcross, type Vocabulary } from './pdf-join';
import type { Line } from './pdf-lines';
import { mostCommon, type Paragraph } from './pdf-paragraphs';

/** A page, read: what its columns hold, and what stands beside them. */
export interface ReadPage {
  readonly paragraphs: readonly Paragraph[];
  readonly chrome: readonly Line[];
  /** Printed label, where there is one. */
  readonly label?: string;
}

interface Piece {
  readonly kind: Block['kind'];
  readonly text: string;
  readonly page: number;
  readonly level?: number;
  readonly paragraph?: Paragraph;
  /** Goes on with the paragraph of the page before. */
  readonly continues?: boolean;
}

/**
 * The text of all pages and its blocks. Footnotes and running heads of a page stand behind the paragraph
 * that runs over its end, so that a sentence which crosses the page break can be found as one.
 */
export function assemble(
  pages: readonly ReadPage[],
  outline: Outline,
): { text: string; blocks: Block[] } {
  const all = pages.flatMap(({ paragraphs }) => paragraphs);
  const vocabulary = collectVocabulary(all);
  const body = bodyType(all, outline);
  const pieces: Piece[] = [];
  let waiting: Piece[] = [];
  let open: Piece | undefined;
  for (const [index, page] of pages.entries()) {
    const read = page.paragraphs.map((one) => pieceOf(one, index, body, vocabulary));
    const running = mergeColumns(
      read.filter(({ kind }) => kind !== 'note'),
      vocabulary,
    );
    const first = running[0];
    if (open && first && runsOn(open, first)) {
      const mended = mendAcross(open.text, first.text, vocabulary);
      if (mended) pieces[pieces.lastIndexOf(open)] = { ...open, text: mended[0] };
      running[0] = { ...first, text: mended ? mended[1] : first.text, continues: true };
      pieces.push(running[0]);
      // The only paragraph of its page may go on once more.
      if (running.length > 1) {
        pieces.push(...waiting, ...running.slice(1));
        waiting = [];
      }
    } else if (first) {
      pieces.push(...waiting, ...running);
      waiting = [];
    }
    // A page of pictures alone does not end the paragraph before it.
    open = running.at(-1) ?? open;
    waiting.push(
      ...read.filter(({ kind }) => kind === 'note'),
      ...page.chrome.map((line): Piece => ({ kind: 'chrome', text: line.text, page: index })),
    );
  }
  pieces.push(...waiting);
  return emit(pieces, pages);
}

function bodyType(paragraphs: readonly Paragraph[], outline: Outline): BodyType {
  const lines = paragraphs.flatMap((one) => one.lines);
  if (!lines.length) return { size: 10, font: '', outline, sizes: [] };
  const size = mostCommon(lines.map((one) => [Math.round(one.size * 4) / 4, one.text.length]));
  const font = mostCommon(
    lines
      .filter((one) => Math.abs(one.size - size) < 0.5)
      .map((one) => [one.font, one.text.length]),
  );
  return { size, font, outline, sizes: headingSizes(paragraphs, size) };
}

function pieceOf(
  paragraph: Paragraph,
  page: number,
  body: BodyType,
  vocabulary: Vocabulary,
): Piece {
  const isTable = paragraph.kind === 'table';
  const gap = isTable ? / +/g : /\s+/g;
  const lines = paragraph.lines.map((line) => line.text.replace(gap, ' ').trim());
  const text = isTable
    ? lines.join('\n')
    : lines.reduce((done, line) => joinTexts(done, line, vocabulary), '');
  const level = headingLevel(paragraph, text, body);
  return {
    kind: level === undefined ? paragraph.kind : 'heading',
    text,
    page,
    paragraph,
    ...(level !== undefined && { level }),
  };
}

/** Paragraphs that a column's end cuts, joined again. */
function mergeColumns(pieces: readonly Piece[], vocabulary: Vocabulary): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const isNextColumn =
      last?.paragraph &&
      piece.paragraph &&
      last.paragraph.lines.at(-1)!.base > piece.paragraph.lines[0]!.base;
    if (last && isNextColumn && runsOn(last, piece)) {
      merged[merged.length - 1] = {
        ...last,
        text: joinTexts(last.text, piece.text, vocabulary),
        paragraph: piece.paragraph,
      };
    } else merged.push(piece);
  }
  return merged;
}

/** True where a paragraph goes on in another column or on the next page. */
function runsOn(last: Piece, next: Piece): boolean {
  if (last.level !== undefined || next.level !== undefined) return false;
  if (!last.paragraph || !next.paragraph || next.kind !== 'paragraph') return false;
  if (Math.abs(last.paragraph.size - next.paragraph.size) > 0.6) return false;
  if (/\p{L}[-\u00ad\u2010]$/u.test(last.text) && /^\p{Ll}/u.test(next.text)) return true;
  if (/[.!?…:][)\]"'”’»]*$/.test(last.text)) return false;
  if (/^\p{Ll}/u.test(next.text)) return true;
  const end = last.paragraph.lines.at(-1)!;
  const isFull = end.right > last.paragraph.right - 3 * end.size;
  const begin = next.paragraph.lines[0]!;
  return isFull && begin.left < next.paragraph.left + 0.8 * begin.size;
}

function emit(
  pieces: readonly Piece[],
  pages: readonly ReadPage[],
): { text: string; blocks: Block[] } {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let at = 0;
  let section: string | undefined;
  for (const { kind, text, page, level, continues } of pieces) {
    if (!text.trim()) continue;
    if (at > 0) {
      const gap = continues ? '\n' : '\n\n';
      parts.push(gap);
      at += gap.length;
    }
    if (kind === 'heading') section = text;
    const label = pages[page]!.label;
    blocks.push({
      start: at,
      end: at + text.length,
      kind,
      ...(level !== undefined && { level }),
      ...(label !== undefined && { page: label }),
      pageIndex: page + 1,
      ...(section !== undefined && { section }),
    });
    parts.push(text);
    at += text.length;
  }
  return { text: parts.join(''), blocks };
}
