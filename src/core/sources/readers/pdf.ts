import { Cancelled, checkCancelled } from '../../host';
import { message, type Message } from '../../message';
import type { Reader, ReadInput, SourceDocument, SourceProblem } from '../types';
import { assemble, type ReadPage } from './pdf-assemble';
import { readColumns } from './pdf-columns';
import { findChrome, readPrintedLabels, type PageLines } from './pdf-labels';
import { joinLines, readFragments, type Line, type PageFragments } from './pdf-lines';
import { readPdfMetadata } from './pdf-metadata';
import { mostCommon, readParagraphs } from './pdf-paragraphs';
import { readTitlePage } from './pdf-title-page';
import { openPdf, PasswordNeeded, type OpenPdf } from './pdf-open';

/** No more pages are read: a file that says it has more lies about it. */
const MOST_PAGES = 20_000;
/** After so many pages in a row that can't be read, the rest is given up. */
const MOST_FAILURES = 40;

/** Reads a PDF: its text in reading order, page by page; see the pdf-*.ts files beside for each step. */
export const readPdf: Reader = async (input) => {
  let pdf: OpenPdf;
  try {
    pdf = await openPdf(input.bytes);
  } catch (error) {
    const id = error instanceof PasswordNeeded ? 'source.pdf-password' : 'source.pdf-broken';
    return refused(input, id);
  }
  try {
    return await readOpened(pdf, input);
  } finally {
    await pdf.close();
  }
};

/** The lines of a page: its columns in reading order, what is turned behind them. */
interface PageColumns extends PageLines {
  readonly columns: readonly (readonly Line[])[];
  /** What runs up a margin or slantwise over the page: a stamp, a watermark. */
  readonly aside: readonly Line[];
}

/** Pages without text, or with little, that are asked for pictures. */
const LOOKED_AT = 8;
/** Beside text, a picture counts that covers more than this share of the page: a logo or a drawn line does not. */
const LEAST_PICTURE = 0.12;
/** Fewer letters on a page are the stamp of a scan or the caption of a picture. */
const LITTLE_TEXT = 100;
/** Turned text of so many letters is a table or a figure's legend, and no stamp. */
const LONGEST_STAMP = 240;

async function readOpened(pdf: OpenPdf, input: ReadInput): Promise<SourceDocument> {
  const count = Math.min(pdf.pages, MOST_PAGES);
  const pages: PageColumns[] = [];
  const failed: number[] = [];
  const empty: number[] = [];
  for (let index = 0; index < count; index++) {
    checkCancelled(input.token);
    let page: PageColumns = { height: 0, lines: [], columns: [], aside: [] };
    try {
      const { items, transform, width, height } = await pdf.readPage(index);
      page = columnsOf(readFragments(items, transform, { width, height }));
      if (page.lines.length === 0) empty.push(index + 1);
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      failed.push(index + 1);
      if (failed.length >= MOST_FAILURES && failed.at(-MOST_FAILURES) === index + 2 - MOST_FAILURES)
        break;
    }
    pages.push(page);
  }
  if (pages.every(({ lines }) => lines.length === 0)) {
    const isBroken = pdf.isCut || failed.length > empty.length;
    if (isBroken) return refused(input, 'source.pdf-broken', pdf.pages);
    const isScan = (await picturesAmong(pdf, empty, 0)).length > 0;
    return refused(input, isScan ? 'source.pdf-scanned' : 'source.no-text', pdf.pages);
  }
  const chrome = findChrome(pages);
  const bare = pages.flatMap((page, index) => (isBare(page, chrome) ? [index + 1] : []));
  const problems = problemsOf(failed, pdf.pages > pages.length, {
    only: await picturesAmong(pdf, empty, 0),
    mostly: await picturesAmong(pdf, bare, LEAST_PICTURE),
  });
  if (pdf.isCut) problems.push({ extent: 'partly', message: message('source.cut-short') });
  const { labels, derived } = await pageLabels(pdf, pages, chrome);
  const body = bodySize(pages);
  const read = pages.map((page, index): ReadPage => {
    const columns = page.columns.map((lines) => lines.filter((line) => !chrome.has(line)));
    return {
      paragraphs: columns.flatMap((lines) => readParagraphs(lines, body)),
      chrome: [...page.lines.filter((line) => chrome.has(line)), ...page.aside],
      label: labels?.[index],
    };
  });
  const { text, blocks } = assemble(read, await pdf.outline());
  const firstPage = blocks.filter(({ pageIndex }) => pageIndex === 1);
  const firstText = firstPage.map(({ start, end }) => text.slice(start, end)).join('\n');
  const metadata = readPdfMetadata(
    await pdf.information(),
    readTitlePage(read[0]!.paragraphs, body),
    firstText,
  );
  return {
    format: 'pdf',
    text,
    blocks,
    metadata,
    problems,
    pages: pages.length,
    ...(derived && { pagesDerived: true }),
  };
}

function columnsOf({ height, upright, turned }: PageFragments): PageColumns {
  const isStamp = turned.reduce((sum, { text }) => sum + text.length, 0) < LONGEST_STAMP;
  const aside = isStamp && upright.length > 0;
  const columns = [...readColumns(upright), ...(aside ? [] : [turned])]
    .map(joinLines)
    .filter((lines) => lines.length);
  return { height, lines: columns.flat(), columns, aside: aside ? joinLines(turned) : [] };
}

function bodySize(pages: readonly PageColumns[]): number {
  return mostCommon(
    pages.flatMap(({ lines }) =>
      lines.map(({ size, text }) => [Math.round(size * 4) / 4, text.length] as const),
    ),
  );
}

/** The file's own page labels, unless they only count the pages while the pages bear other numbers. */
async function pageLabels(
  pdf: OpenPdf,
  pages: readonly PageColumns[],
  chrome: ReadonlySet<Line>,
): Promise<{ labels?: readonly (string | undefined)[]; derived: boolean }> {
  const own = await pdf.labels();
  const counts = own?.every((label, index) => label === String(index + 1)) ?? true;
  if (own && !counts) return { labels: own.map((label) => label || undefined), derived: false };
  const printed = readPrintedLabels(pages, chrome);
  if (printed) return { labels: printed, derived: true };
  return own ? { labels: own, derived: false } : { derived: false };
}

/**
 * The pages of `few` of which pictures cover more than `least`: some are looked at, the rest is taken to be
 * like them.
 */
async function picturesAmong(
  pdf: OpenPdf,
  few: readonly number[],
  least: number,
): Promise<readonly number[]> {
  const sample = few.slice(0, LOOKED_AT);
  const found = [];
  for (const page of sample) {
    if ((await pdf.pictureShare(page - 1)) > least) found.push(page);
  }
  const isUsual = found.length > sample.length / 2;
  return isUsual ? [...found, ...few.slice(sample.length)] : found;
}

/** True for a page that says next to nothing beside what stands on every page. */
function isBare({ lines }: PageColumns, chrome: ReadonlySet<Line>): boolean {
  let letters = 0;
  for (const line of lines) if (!chrome.has(line)) letters += line.text.length;
  return lines.length > 0 && letters < LITTLE_TEXT;
}

function problemsOf(
  failed: readonly number[],
  isLong: boolean,
  pictures: { readonly only: readonly number[]; readonly mostly: readonly number[] },
): SourceProblem[] {
  const partly = (told: Message): SourceProblem => ({ extent: 'partly', message: told });
  return [
    ...(failed.length
      ? [partly(message('source.pdf-pages-broken', { pages: ranges(failed) }))]
      : []),
    ...(pictures.only.length
      ? [partly(message('source.pdf-pages-scanned', { pages: ranges(pictures.only) }))]
      : []),
    ...(pictures.mostly.length
      ? [partly(message('source.pdf-pages-pictures', { pages: ranges(pictures.mostly) }))]
      : []),
    ...(isLong ? [partly(message('source.pdf-cut'))] : []),
  ];
}

/** `3-5, 8` for 3, 4, 5, 8. */
function ranges(pages: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < pages.length; i++) {
    const first = pages[i]!;
    while (pages[i + 1] === pages[i]! + 1) i++;
    parts.push(pages[i] === first ? String(first) : `${first}-${pages[i]}`);
  }
  return parts.length > 12 ? `${parts.slice(0, 12).join(', ')}…` : parts.join(', ');
}

function refused({ path }: ReadInput, id: string, pages?: number): SourceDocument {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    format: 'pdf',
    text: '',
    blocks: [],
    metadata: {},
    problems: [{ extent: 'unreadable', message: message(id, { name, pages: pages ?? 0 }) }],
    ...(pages !== undefined && { pages }),
  };
}
