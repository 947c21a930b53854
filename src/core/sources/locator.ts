import { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import type { Block, Locator, SourceDocument } from './types';

export { parseLocator, type LocatorKind, type ParsedLocator } from './locator-text';
export { locatorAgrees } from './locator-agreement';

/**
 * Where a passage of a source stands. Two binary searches over its blocks; lines and, for sources without pages,
 * sections and times, paragraphs are counted once a document.
 */
export function locate(document: SourceDocument, span: Span): Locator {
  const { blocks } = document;
  const { line } = linesOf(document).positionAt(span.start);
  const at = blockAt(blocks, span.start);
  const first = blocks[at];
  const last = blocks[blockAt(blocks, Math.max(span.start, span.end - 1))];
  const page = pageOf(document, first);
  const pageEnd = pageOf(document, last);
  const isPlaced =
    page !== null ||
    first?.pageIndex !== undefined ||
    first?.section !== undefined ||
    first?.time !== undefined;
  return {
    line,
    page,
    pageEnd: pageEnd !== page ? pageEnd : null,
    pageIndex: first?.pageIndex ?? null,
    ...(last?.pageIndex !== first?.pageIndex && { pageIndexEnd: last?.pageIndex }),
    chapter: first?.chapter ?? null,
    section: first?.section ?? null,
    time: first?.time ?? null,
    ...(first?.time !== undefined && { timeEnd: last?.timeEnd ?? null }),
    paragraph: first && !isPlaced ? paragraphNumber(blocks, at) : null,
  };
}

const knownLines = new WeakMap<SourceDocument, LineIndex>();

/** The lines of a document, found at the first question. */
function linesOf(document: SourceDocument): LineIndex {
  const lines = knownLines.get(document) ?? new LineIndex(document.text);
  knownLines.set(document, lines);
  return lines;
}

/** A plain text's pages are its form feeds: nobody knows them by another number. */
function pageOf(document: SourceDocument, block: Block | undefined): string | null {
  if (block?.page !== undefined) return block.page;
  if (document.format === 'text' && block?.pageIndex !== undefined) return String(block.pageIndex);
  return null;
}

/** Index of the last block that begins at or before the offset; the first one for an offset before all. */
function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const knownParagraphs = new WeakMap<readonly Block[], Uint32Array>();

function paragraphNumber(blocks: readonly Block[], at: number): number | null {
  if (!countsAsParagraph(blocks[at]!)) return null;
  let counts = knownParagraphs.get(blocks);
  if (!counts) {
    let count = 0;
    counts = Uint32Array.from(blocks, (block) => (countsAsParagraph(block) ? ++count : count));
    knownParagraphs.set(blocks, counts);
  }
  return counts[at]!;
}

function countsAsParagraph({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'quote' || kind === 'list';
}

/**
 * A locator as people print it: `p. 12`, `pp. 12–13`, `ch. 3`, `sec. “Method”`, `00:12:31`, `para. 4`,
 * `PDF page 3`; empty where there is nothing to say.
 */
export function printLocator(locator: Locator): string {
  const { page, pageEnd, pageIndex, pageIndexEnd, chapter, section, time, paragraph } = locator;
  if (time !== null) return printTime(time);
  if (page !== null) return pageEnd === null ? `p. ${page}` : `pp. ${page}-${pageEnd}`;
  if (pageIndex !== null) {
    return pageIndexEnd ? `PDF pages ${pageIndex}-${pageIndexEnd}` : `PDF page ${pageIndex}`;
  }
  if (chapter !== null) return `ch. ${numberIn(chapter)}`;
  if (section !== null) return `sec. “${shorten(section)}”`;
  return paragraph === null ? '' : `para. ${paragraph}`;
}

/** Milliseconds as `00:12:31`. */
export function printTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** "Chapter 3" and "Chapter 3: The Letter" are printed by their number, other titles in quotation marks. */
function numberIn(chapter: string): string {
  const number =
    /^(?:(?:chapter|chap\.|ch\.|kapitel|chapitre)\s+)?([ivxlcdm]+|\d+)(?:$|[.:—–-])/i.exec(chapter);
  return number ? number[1]! : `“${shorten(chapter)}”`;
}

/** Headings may be long; a citation has room for some words. */
function shorten(heading: string): string {
  const inner = heading.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));
  if (inner.length <= 80) return inner;
  return `${inner.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
