import type { Span } from '../text/span';
import { numberOf, type ParsedLocator } from './locator-text';
import type { Block, Locator, SourceDocument } from './types';

/** How far a time code may be from the cue: a writer stops the recording a little late or early. */
const TIME_SLACK = 15_000;
/** Where the end of a cue is not known, it may be as long as this. */
const LONGEST_TURN = 300_000;

/**
 * Whether a written locator fits the place of a passage. Undefined where that can't be told: the source has no
 * such places, or names them otherwise. With the passage itself given, sections and lines can be
 * told too.
 */
export function locatorAgrees(
  parsed: ParsedLocator,
  locator: Locator,
  passage?: { readonly document: SourceDocument; readonly span: Span },
): boolean | undefined {
  switch (parsed.kind) {
    case 'page':
      return pageAgrees(parsed, locator);
    case 'pdf-page':
      return indexAgrees(parsed, locator);
    case 'time':
      return timeAgrees(parsed, locator);
    case 'chapter':
      return chapterAgrees(parsed, locator);
    case 'section':
      return sectionAgrees(parsed, locator, passage);
    case 'paragraph':
      return paragraphAgrees(parsed, locator);
    case 'line':
      return lineAgrees(parsed, locator, passage?.document);
  }
}

function pageAgrees({ ranges }: ParsedLocator, { page, pageEnd }: Locator): boolean | undefined {
  if (page === null) return undefined;
  const [begin, end] = [pageNumber(page), pageNumber(pageEnd ?? page)];
  let isTold = false;
  for (const [first, last] of ranges) {
    if (first.toLowerCase() === page.toLowerCase()) return true;
    const [from, to] = [pageNumber(first), pageNumber(last)];
    if (!from || !to || !begin || !end || from.roman !== begin.roman || from.roman !== to.roman) {
      // A label such as "A-3" against plain digits says nothing; Roman against Arabic does.
      isTold ||= from !== undefined && begin !== undefined && from.roman !== begin.roman;
      continue;
    }
    isTold = true;
    if (begin.value <= to.value && from.value <= end.value) return true;
  }
  return isTold ? false : undefined;
}

function indexAgrees(
  { ranges }: ParsedLocator,
  { pageIndex, pageIndexEnd }: Locator,
): boolean | undefined {
  if (pageIndex === null) return undefined;
  const end = pageIndexEnd ?? pageIndex;
  return ranges.some(([first, last]) => Number(first) <= end && pageIndex <= Number(last));
}

function pageNumber(label: string): { value: number; roman: boolean } | undefined {
  const value = numberOf(label);
  return value === undefined ? undefined : { value, roman: !/\d/.test(label) };
}

function timeAgrees(
  { time: written }: ParsedLocator,
  { time, timeEnd }: Locator,
): boolean | undefined {
  if (time === null || !written) return undefined;
  const near = ([from, to]: readonly [number, number], slack: number): boolean =>
    from - slack <= (timeEnd ?? time) && time <= to + slack;
  if (near(written, TIME_SLACK)) return true;
  // "1:02" in a recording of hours may well be an hour and two minutes.
  const [from, to] = written;
  if (from < 3_600_000 && near([from * 60, to * 60 + 59_000], TIME_SLACK)) return true;
  return (timeEnd ?? null) === null && near(written, LONGEST_TURN) ? undefined : false;
}

function chapterAgrees(
  { ranges }: ParsedLocator,
  { chapter, section }: Locator,
): boolean | undefined {
  if (chapter === null) return undefined;
  const own = numberOf(
    /^(?:chapter|chap\.|ch\.|kapitel|chapitre)?\s*([\divxlcdm]+|[a-z]+)\b/i.exec(chapter)?.[1] ??
      '',
  );
  let isTold = false;
  for (const [first, last] of ranges) {
    const [from, to] = [numberOf(first), numberOf(last)];
    if (from === undefined || to === undefined) {
      if (sameTitle(first, chapter) || (section !== null && sameTitle(first, section))) return true;
    } else if (own !== undefined) {
      isTold = true;
      if (from <= own && own <= to) return true;
    }
  }
  return isTold ? false : undefined;
}

function sectionAgrees(
  { ranges }: ParsedLocator,
  { section, chapter }: Locator,
  passage?: { readonly document: SourceDocument; readonly span: Span },
): boolean | undefined {
  if (section === null && chapter === null) return undefined;
  const own = [section, chapter].filter((title) => title !== null);
  let isTold = false;
  for (const [first, last] of ranges) {
    if (own.some((title) => sameTitle(first, title) || sameNumber(first, title))) return true;
    if (passage) {
      const within = liesInSection(first, passage.document, passage.span);
      if (within) return true;
      isTold ||= within === false;
    }
    const numbers = [first, last, leadingNumber(section ?? '')].map((one) => numberOf(one ?? ''));
    const [from, to, at] = numbers;
    if (from !== undefined && to !== undefined && at !== undefined && from <= at && at <= to)
      return true;
  }
  return isTold ? false : undefined;
}

/** Whether a passage lies below a heading of this name; undefined where there is no such heading. */
function liesInSection(
  name: string,
  { text, blocks }: SourceDocument,
  span: Span,
): boolean | undefined {
  let isThere = false;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue;
    const title = text.slice(block.start, block.end).replace(/^#+\s*/, '');
    if (!sameTitle(name, title) && !sameNumber(name, title)) continue;
    isThere = true;
    if (block.start <= span.start && span.start < sectionEnd(blocks, index, text.length))
      return true;
  }
  return isThere ? false : undefined;
}

function sectionEnd(blocks: readonly Block[], heading: number, end: number): number {
  const level = blocks[heading]!.level ?? 6;
  const next = blocks
    .slice(heading + 1)
    .find((one) => one.kind === 'heading' && (one.level ?? 6) <= level);
  return next?.start ?? end;
}

function paragraphAgrees({ ranges }: ParsedLocator, { paragraph }: Locator): boolean | undefined {
  if (paragraph === null) return undefined;
  const distances = ranges.map(([first, last]) => {
    const [from, to] = [numberOf(first), numberOf(last)];
    if (from === undefined || to === undefined) return undefined;
    return paragraph < from ? from - paragraph : Math.max(0, paragraph - to);
  });
  const least = Math.min(...distances.map((distance) => distance ?? Infinity));
  if (least <= 1) return true;
  // People count headings, captions and lists in or out.
  return least === Infinity || least <= Math.max(5, paragraph / 10) ? undefined : false;
}

function lineAgrees(
  { ranges }: ParsedLocator,
  { line }: Locator,
  document?: SourceDocument,
): boolean | undefined {
  const isNear = ranges.some(([first, last]) => {
    const [from, to] = [numberOf(first.replace(/^L/i, '')), numberOf(last.replace(/^L/i, ''))];
    return from !== undefined && to !== undefined && line >= from - 2 && line <= to + 2;
  });
  if (isNear) return true;
  return document?.format === 'text' || document?.format === 'markdown' ? false : undefined;
}

function sameTitle(written: string, title: string): boolean {
  const [a, b] = [foldTitle(written), foldTitle(title)];
  if (a === '' || b === '') return false;
  return a === b || (a.length >= 4 && (b.includes(a) || (b.length >= 4 && a.includes(b))));
}

/** "3" names "3.2 Sampling" too. */
function sameNumber(written: string, title: string): boolean {
  const number = leadingNumber(title);
  if (number === undefined || !/^\d[\d.]*$/.test(written)) return false;
  const [a, b] = [written, number].map((one) => one.replace(/\.$/, ''));
  return a === b || b!.startsWith(`${a}.`);
}

function leadingNumber(title: string): string | undefined {
  return /^(?:chapter|section|§|teil|abschnitt)?\s*(\d[\d.]*)/i
    .exec(title)?.[1]
    ?.replace(/\.$/, '');
}

function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^(?:the|a|an)(?=\p{L}{4})/u, '');
}
