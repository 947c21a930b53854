import type { Locator } from '../sources/types';
import type { FindingData, JudgedQuotation, LibraryQuery, SourceReference } from './types';

/** Longest text that a message holds; a hover has few lines. */
const LONGEST = 160;

/** A source and the place in it, as messages name them: `Mediaite, p. 12`, or by the line where there is no page. */
export function describePlace(
  library: LibraryQuery,
  source: SourceReference | undefined,
  locator: Locator | undefined,
): string {
  if (!source) return '';
  const title = shorten(source.title || source.key, 60);
  if (!locator) return title;
  const hasPlace = [
    locator.page,
    locator.pageIndex,
    locator.time,
    locator.chapter,
    locator.section,
  ];
  const place = hasPlace.some((one) => one !== null) ? library.printLocator(locator) : '';
  return `${title}, ${place || `line ${locator.line}`}`;
}

/** A text cut at a word to fit a message. */
export function shorten(text: string, most = LONGEST): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= most ? flat : `${flat.slice(0, most).replace(/\s+\S*$/, '')}…`;
}

/** The facts of a verdict that a finding carries. */
export function dataOf(judged: JudgedQuotation, actual: string): FindingData {
  const { verdict, kind, splice, source, span, expected, locator } = judged;
  const why = kind ?? splice;
  return {
    verdict,
    ...(why && { kind: why }),
    ...(source && { source: { key: source.key, path: source.path } }),
    ...(span && { sourceSpan: span }),
    actual,
    ...(expected !== undefined && { expected }),
    ...(locator && { locator }),
  };
}
