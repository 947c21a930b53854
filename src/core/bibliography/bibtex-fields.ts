import { parseDate } from './csl-fields';
import { MONTHS } from './scan-bibtex';
import type { CslDate } from './types';

/** Which CSL type a BibTeX or BibLaTeX type is, after the CSL specification, appendix III, and Pandoc. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  book: 'book',
  bookinbook: 'chapter',
  booklet: 'pamphlet',
  collection: 'book',
  commentary: 'legal_case',
  conference: 'paper-conference',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'graphic',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry-encyclopedia',
  jurisdiction: 'legal_case',
  legislation: 'legislation',
  letter: 'personal_communication',
  manual: 'report',
  mastersthesis: 'thesis',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  webpage: 'webpage',
  www: 'webpage',
};

export function bibtexType(type: string, fields: ReadonlyMap<string, string>): string {
  const subtype = fields.get('entrysubtype')?.toLowerCase();
  if (type === 'article' && subtype === 'newspaper') return 'article-newspaper';
  if (type === 'article' && subtype === 'magazine') return 'article-magazine';
  return TYPES[type] ?? 'document';
}

/** Name fields and the CSL variables they are. */
export const CREATORS: readonly (readonly [string, string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
  ['director', 'director'],
];

/** Fields that are one text. Where two give the same variable, the first counts. */
export const PLAIN: readonly (readonly [string, string])[] = [
  ['series', 'collection-title'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['edition', 'edition'],
  ['chapter', 'chapter-number'],
  ['pagetotal', 'number-of-pages'],
  ['abstract', 'abstract'],
  ['keywords', 'keyword'],
  ['note', 'note'],
  ['type', 'genre'],
  ['eventtitle', 'event-title'],
  ['version', 'version'],
  ['language', 'language'],
  ['langid', 'language'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
];

/** Fields that are lists joined by `and`. */
export const LISTS: readonly (readonly [string, string])[] = [
  ['publisher', 'publisher'],
  ['institution', 'publisher'],
  ['school', 'publisher'],
  ['organization', 'publisher'],
  ['location', 'publisher-place'],
  ['address', 'publisher-place'],
];

/** Every field whose TeX is turned into text; the others are not looked at, which saves most of the time. */
export const TEXT_FIELDS: ReadonlySet<string> = new Set([
  ...[...PLAIN, ...LISTS].map(([field]) => field),
  ...['title', 'subtitle', 'maintitle', 'shorttitle', 'booktitle', 'booksubtitle', 'number'],
  ...['journal', 'journaltitle', 'journalsubtitle', 'pages', 'page'],
  ...['year', 'month', 'day', 'date', 'urldate', 'origdate', 'eventdate'],
]);

export const NAME_FIELDS: ReadonlySet<string> = new Set(CREATORS.map(([field]) => field));

/** The dates of an entry, with BibLaTeX's `date` before `year`, `month` and `day`. */
export function bibtexDates(
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, CslDate | undefined>> {
  return {
    issued: (texts.date ? parseDate(texts.date) : undefined) ?? yearMonthDay(texts),
    accessed: parseDate(texts.urldate ?? ''),
    'original-date': parseDate(texts.origdate ?? ''),
    'event-date': parseDate(texts.eventdate ?? ''),
  };
}

function yearMonthDay({ year, month, day }: Readonly<Record<string, string>>): CslDate | undefined {
  if (!year) return undefined;
  const number = /^\D{0,4}(\d{4})\D?$/.exec(year.trim());
  // "in press", "1990/91", "n.d." are said as they are written.
  if (!number) return parseDate(year) ?? { literal: year };
  const parts = [Number(number[1])];
  const monthNumber = monthOf(month ?? '');
  if (monthNumber) parts.push(monthNumber);
  const dayNumber = Number(
    day ?? /(\d{1,2})\D*$/.exec(/[a-z]/i.test(month ?? '') ? month! : '')?.[1],
  );
  if (monthNumber && dayNumber >= 1 && dayNumber <= 31) parts.push(dayNumber);
  return { 'date-parts': [parts] };
}

/** 1 to 12 from `3`, `mar`, `March`, `OCT 1`; 0 where the text names no month. */
function monthOf(text: string): number {
  const word = text.trim().toLowerCase();
  if (/^\d{1,2}$/.test(word)) return Number(word) <= 12 ? Number(word) : 0;
  return MONTHS.findIndex((name) => word.startsWith(name)) + 1;
}
