/*
 * Locators as writers put them behind a key, and whether a place in a source fits one. What can't be compared
 * for sure (a page of a source without pages, a volume, a figure) is undefined and never a finding.
 */
import type { Block, Locator, SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { fold, words } from '../text/words';

export interface CitedLocator {
  readonly kind: 'page' | 'line' | 'section' | 'chapter' | 'time' | 'paragraph';
  /** Numbers (also those of Roman figures), or milliseconds; a single place has two equal ends. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Folded words of a section or chapter that is named and not numbered. */
  readonly title?: string;
  /** For pages: whether they were written in Roman figures, as front matter's are. */
  readonly roman?: boolean;
}

const KINDS: readonly (readonly [RegExp, CitedLocator['kind']])[] = [
  [/^(?:pages?|pp?\.?|s\.|seiten?|pags?\.?|paginas?)(?![\p{L}])/u, 'page'],
  [/^(?:lines?|ll?\.|zeilen?|z\.)(?![\p{L}])/u, 'line'],
  [
    /^(?:chapters?|chaps?\.?|chs?\.?|kap\.?|kapitel|chapitre|capitulo|cap\.)(?![\p{L}])/u,
    'chapter',
  ],
  [/^(?:sections?|secs?\.?|abschn(?:itt|\.)|§§?|seccion)(?![\p{L}])/u, 'section'],
  [/^(?:¶¶?|paragraphs?|paras?\.?|par\.|abs\.)(?![\p{L}])/u, 'paragraph'],
  [/^(?:min(?:utes?|\.)?|time(?:stamp)?|at)(?![\p{L}])/u, 'time'],
];
const OTHER = /^\p{L}{2,}\.?\s*\d|^\p{L}+\./u;
const CLOCK = /^\d{1,3}(?::\d\d){1,2}(?:\.\d+)?$/;
const ROMAN = /^[ivxlcdm]+$/;
/** A cue begins before the quoted words, and writers round: so many milliseconds are the same place. */
const NEAR = 15_000;

/** Reads `p. 3`, `33-35`, `ch. IV`, `sec. “Method”`, `00:12:31`, `l. 9`; undefined for what it does not know. */
export function readCitedLocator(written: string): CitedLocator | undefined {
  const text = fold(written).replace(/\s+/g, ' ').trim();
  const [label, named] = KINDS.map(
    ([pattern, kind]) => [pattern.exec(text)?.[0], kind] as const,
  ).find(([found]) => found !== undefined) ?? [undefined, undefined];
  if (named === undefined && OTHER.test(text)) return undefined;
  const rest = text.slice(label?.length ?? 0).trim();
  const parts = rest.split(/\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b)\s*/).filter(Boolean);
  if (
    parts.some((part) => part.includes(':')) &&
    parts.every((part) => part.split(/[-–—]/).every((end) => CLOCK.test(end.trim())))
  )
    return { kind: 'time', ranges: parts.map((part) => rangeOf(part, readClock)) };
  const kind = named ?? 'page';
  if (kind === 'time') return undefined;
  if (
    (kind === 'section' || kind === 'chapter') &&
    !parts.every((part) => /^[\divxlcdm.–-]+$/.test(part))
  ) {
    const title = plain(rest);
    return title ? { kind, ranges: [], title } : undefined;
  }
  if (kind === 'section') return undefined;
  const ranges = parts.map((part) => rangeOf(part, readNumber));
  if (!ranges.length || ranges.some(([from, to]) => !(from > 0) || !(to > 0))) return undefined;
  return { kind, ranges, ...(ROMAN.test(rest.split(/[-–—,\s]/)[0]!) && { roman: true }) };
}

function rangeOf(part: string, read: (text: string) => number): [number, number] {
  const [first, second] = part.split(/\s*(?:--?|[–—])\s*/);
  const from = read(first!);
  if (second !== undefined) {
    const to = read(second);
    // "233-5" is 233-235.
    const missing = first!.length - second.length;
    return [from, to < from && missing > 0 ? read(first!.slice(0, missing) + second) : to];
  }
  if (/\d\s?(?:ff|sqq)\b/.test(part)) return [from, from + 20];
  return /\d\s?(?:f|sq)\b/.test(part) ? [from, from + 1] : [from, from];
}

/** A number in digits or Roman figures; NaN for anything else. */
export function readNumber(text: string): number {
  const bare = text
    .trim()
    .replace(/\s?(?:ff?|sqq?)\.?$/, '')
    .replace(/\.$/, '');
  if (/^\d+$/.test(bare)) return Number(bare);
  if (!ROMAN.test(bare)) return NaN;
  const values = [...bare].map((letter) => ROMAN_VALUES[letter]!);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

const ROMAN_VALUES: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};

function readClock(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}

function plain(text: string): string {
  return words(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/** What is known of a place: its locator, and the line and the headings that it lies under. */
export interface KnownPlace {
  readonly locator: Locator;
  readonly lastLine: number;
  readonly headings: readonly string[];
  /** Times of the first and the end of the last cue, in milliseconds. */
  readonly times?: readonly [number, number];
}

/** The facts of a place in a document that locators are compared with. */
export function knownPlace(
  document: SourceDocument,
  span: Span,
  locate: (document: SourceDocument, span: Span) => Locator,
): KnownPlace {
  const blocks = document.blocks.filter(({ start, end }) => start < span.end && span.start < end);
  const times = blocks.flatMap(({ time, timeEnd }) =>
    time === undefined ? [] : [time, timeEnd ?? time],
  );
  return {
    locator: locate(document, span),
    lastLine: locate(document, { start: Math.max(span.start, span.end - 1), end: span.end }).line,
    headings: headingsAbove(document.blocks, span),
    ...(times.length > 0 && { times: [Math.min(...times), Math.max(...times)] as const }),
  };
}

/** The headings that a place stands under, nearest first. */
function headingsAbove(blocks: readonly Block[], span: Span): string[] {
  const above: string[] = [];
  const nearest = blocks.filter(({ start }) => start <= span.start).at(-1);
  if (nearest?.section) above.push(nearest.section);
  if (nearest?.chapter) above.push(nearest.chapter);
  return above.map(plain);
}

/** Whether a place fits a locator; undefined where the source does not say. */
export function fits(cited: CitedLocator, place: KnownPlace, byIndex = false): boolean | undefined {
  const { locator } = place;
  const within = (from: number, to: number): boolean =>
    cited.ranges.some((range) => range[0] <= to && from <= range[1]);
  switch (cited.kind) {
    case 'page':
      return fitsPage(cited, locator, within, byIndex);
    case 'line':
      // A line more or less: soft and hard line ends are counted differently.
      return within(locator.line - 1, place.lastLine + 1);
    case 'paragraph':
      return locator.paragraph === null
        ? undefined
        : within(locator.paragraph - 1, locator.paragraph + 1);
    case 'time':
      return place.times && within(place.times[0] - NEAR, place.times[1] + NEAR);
    case 'section':
    case 'chapter':
      return fitsHeading(cited, place, within);
  }
}

function fitsPage(
  cited: CitedLocator,
  { page, pageEnd, pageIndex }: Locator,
  within: (from: number, to: number) => boolean,
  byIndex: boolean,
): boolean | undefined {
  if (byIndex) return pageIndex === null ? undefined : within(pageIndex, pageIndex);
  if (page === null) return undefined;
  const label = page.toLowerCase();
  const [from, to] = [readNumber(label), readNumber((pageEnd ?? page).toLowerCase())];
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  if ((cited.roman ?? false) !== ROMAN.test(label)) return false;
  return within(from, to);
}

function fitsHeading(
  { title, kind }: CitedLocator,
  { locator, headings }: KnownPlace,
  within: (from: number, to: number) => boolean,
): boolean | undefined {
  if (!headings.length) return undefined;
  if (title !== undefined) {
    const fit = headings.some((heading) => heading.includes(title) || title.includes(heading));
    // A heading further above may be meant; only chapters are known for sure.
    return fit || (kind === 'chapter' && locator.chapter !== null ? fit : undefined);
  }
  const number = /^(?:chapter |kapitel |chapitre |capitulo )?([ivxlcdm]+|\d+)\b/.exec(
    plain(locator.chapter ?? ''),
  );
  if (!number) return undefined;
  const actual = readNumber(number[1]!);
  return Number.isNaN(actual) ? undefined : within(actual, actual);
}
