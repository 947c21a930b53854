import type { Line } from './pdf-lines';
import { fromRoman, toRoman } from '../roman-numbers';

/** A page as far as running heads and page numbers are concerned. */
export interface PageLines {
  readonly height: number;
  readonly lines: readonly Line[];
}

/** The share of a page's height at its top and bottom in which running heads and feet stand. */
const MARGIN = 0.14;
/** How many lines from the top or the bottom may be such. */
const REACH = 3;

/**
 * The lines that are running heads, feet and page numbers: in the margin, and found again, digits aside, at
 * the same height on one of the next two pages or on one of the two before.
 */
export function findChrome(pages: readonly PageLines[]): ReadonlySet<Line> {
  const margins = pages.map(marginLines);
  const chrome = new Set<Line>();
  for (const [index, lines] of margins.entries()) {
    for (const line of lines) {
      const key = shape(line);
      const again = [-2, -1, 1, 2].some((step) =>
        margins[index + step]?.some(
          (other) =>
            shape(other) === key &&
            Math.abs(other.base - line.base) < 0.02 * pages[index]!.height + 2,
        ),
      );
      if (again || (pages.length === 1 && isPageNumber(line.text))) chrome.add(line);
    }
  }
  return repeatsItself(pages, chrome) ? new Set() : chrome;
}

/** Pages that all say the same have nothing but what comes again: that is their text. */
function repeatsItself(pages: readonly PageLines[], chrome: ReadonlySet<Line>): boolean {
  return pages.every(({ lines }) => lines.every((line) => chrome.has(line)));
}

function marginLines({ height, lines }: PageLines): Line[] {
  const sorted = [...lines].sort((a, b) => a.base - b.base);
  const top = sorted.slice(0, REACH).filter(({ base }) => base < MARGIN * height);
  const bottom = sorted.slice(-REACH).filter(({ base }) => base > (1 - MARGIN) * height);
  const [first, second] = sorted;
  const [last, beforeLast] = sorted.toReversed();
  // Wide margins push page numbers inwards: one that stands clear of the text is looked at all the same.
  if (first && second && isApart(first, second) && first.base < 2 * MARGIN * height)
    top.push(first);
  if (last && beforeLast && isApart(last, beforeLast) && last.base > (1 - 2 * MARGIN) * height) {
    bottom.push(last);
  }
  return [...new Set([...top, ...bottom])].filter(({ text }) => text.length < 160);
}

function isApart(line: Line, neighbour: Line): boolean {
  return isPageNumber(line.text) && Math.abs(line.base - neighbour.base) > 1.5 * line.size;
}

function shape({ text }: Line): string {
  const bare = text.trim().toLowerCase();
  return isPageNumber(bare) ? '#' : bare.replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

function isPageNumber(text: string): boolean {
  return /^[-–—[(\s]*(?:page\s*|p\.\s*|seite\s*)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:of|\/|von)\s*\d+)?[-–—\])\s]*$/i.test(
    text,
  );
}

/**
 * The page numbers that are printed in heads and feet: a number counts that goes up by one from page to
 * page. Pages between and around numbered ones are counted on. Undefined where no such numbers are printed.
 */
export function readPrintedLabels(
  pages: readonly PageLines[],
  chrome: ReadonlySet<Line>,
): readonly (string | undefined)[] | undefined {
  const printed = pages.map((page) => numbersOf(page.lines.filter((line) => chrome.has(line))));
  const labels: (string | undefined)[] = pages.map(() => undefined);
  for (const roman of [false, true]) {
    const values = printed.map((numbers) => numbers.filter((one) => one.roman === roman));
    const offsets = values.map((numbers, index) => supportedOffset(values, index, numbers));
    spread(offsets, roman, labels);
  }
  return labels.some((label) => label !== undefined) ? labels : undefined;
}

interface PrintedNumber {
  readonly value: number;
  readonly roman: boolean;
}

function numbersOf(lines: readonly Line[]): PrintedNumber[] {
  return lines.flatMap(({ text }) => {
    const found = [...text.matchAll(/(?<![\d.,/:-])\d{1,5}(?![\d,:]|\.\d)/g)].map((match) => ({
      value: Number(match[0]),
      roman: false,
    }));
    const roman = /^[-–—\s]*([ivxlc]{1,7})[-–—\s]*$/.exec(text.trim());
    const value = roman ? fromRoman(roman[1]!) : undefined;
    return value === undefined ? found : [...found, { value, roman: true }];
  });
}

/** Number minus page index, for a number that one of the next two pages, or of those before, counts on. */
function supportedOffset(
  values: readonly (readonly PrintedNumber[])[],
  index: number,
  numbers: readonly PrintedNumber[],
): number | undefined {
  let best: { readonly offset: number; readonly votes: number } | undefined;
  for (const { value } of numbers) {
    const votes = [-3, -2, -1, 1, 2, 3].filter((step) =>
      values[index + step]?.some((other) => other.value === value + step),
    ).length;
    if (votes > (best?.votes ?? 0)) best = { offset: value - index, votes };
  }
  return best?.offset;
}

function spread(
  offsets: readonly (number | undefined)[],
  roman: boolean,
  labels: (string | undefined)[],
): void {
  const known = offsets.flatMap((offset, index) => (offset === undefined ? [] : [index]));
  if (known.length < 2) return;
  for (let index = 0; index < labels.length; index++) {
    if (labels[index] !== undefined) continue;
    const before = known.findLast((one) => one <= index);
    const after = known.find((one) => one >= index);
    const [a, b] = [offsets[before ?? after!]!, offsets[after ?? before!]!];
    // Roman numbers count the front matter only; they are not carried on behind it.
    if (a !== b || (roman && after === undefined)) continue;
    const value = index + a;
    if (value >= 1) labels[index] = roman ? toRoman(value) : String(value);
  }
}
