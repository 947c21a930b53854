import { dateText } from '../text/date-text';
import { fullName } from './format-reference';
import type { CslItem, CslName } from './types';

const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  dataset: 'dataset',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  manuscript: 'unpublished',
  motion_picture: 'movie',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  periodical: 'periodical',
  personal_communication: 'letter',
  post: 'online',
  'post-weblog': 'online',
  report: 'techreport',
  software: 'software',
  song: 'audio',
  thesis: 'phdthesis',
  webpage: 'online',
};
const SUBTYPES: Readonly<Record<string, string>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
};

/**
 * A work as a BibTeX entry that Pandoc, biber and BibTeX read, its TeX characters escaped, capitals of titles kept by braces;
 * indented and dated (`date` or `year`) as the file around it is. Undefined where the key can't stand in BibTeX.
 */
export function writeBibtex(item: CslItem, around: string): string | undefined {
  if (!item.id || /[\s,={}"%#'()~\\]/.test(item.id)) return undefined;
  const type = TYPES[item.type ?? ''] ?? 'misc';
  const isArticle = type === 'article';
  const text = (field: string) => {
    const value = item[field];
    return typeof value === 'string' || typeof value === 'number'
      ? escapeTex(String(value))
      : undefined;
  };
  const container = item['container-title'] && protectCapitals(item['container-title']);
  const publisherField =
    type === 'techreport' ? 'institution' : type === 'phdthesis' ? 'school' : 'publisher';
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', names(item.author)],
    ['editor', names(item.editor)],
    ['title', item.title && protectCapitals(item.title)],
    ['entrysubtype', SUBTYPES[item.type ?? '']],
    [isArticle ? 'journal' : 'booktitle', container],
    ['series', text('collection-title')],
    ['edition', text('edition')],
    ['volume', text('volume')],
    [isArticle ? 'number' : 'issue', text('issue')],
    ['number', isArticle ? undefined : text('number')],
    ['pages', text('page')?.replace(/(?<=\d)-(?=\d)/g, '--')],
    [publisherField, text('publisher')],
    ['address', text('publisher-place')],
    ...dates(item, around),
    ['doi', verbatim(item.DOI)],
    ['isbn', text('ISBN')],
    ['issn', text('ISSN')],
    ['url', verbatim(item.URL)],
    ['urldate', dateText(item.accessed)],
    ['langid', text('language')],
    ['abstract', text('abstract')],
  ];
  const indent = /^@\w+\s*\{[^\n]*\n([ \t]+)\w+\s*=/m.exec(around)?.[1] ?? '  ';
  const lines = fields.flatMap(([name, value]) => (value ? [`${indent}${name} = {${value}}`] : []));
  return `@${type}{${item.id},\n${lines.join(',\n')}\n}\n`;
}

function dates({ issued }: CslItem, around: string): (readonly [string, string | undefined])[] {
  const parts = issued?.['date-parts'];
  if (!parts?.[0]?.length) return [['year', issued && escapeTex(dateText(issued))]];
  const [start, end] = parts.map((one) => dateText({ 'date-parts': [one] }));
  const range = end ? `${start}/${end}` : start;
  // BibTeX itself knows no `date`; a day or a range can only be said there.
  const modern = /^\s*(?:date|journaltitle)\s*=/m.test(around);
  const [year, month, day] = parts[0];
  if (modern || day || end || (month && month > 12)) return [['date', range]];
  return [
    ['year', String(year)],
    ['month', month ? String(month) : undefined],
  ];
}

function names(list: readonly CslName[] | undefined): string | undefined {
  return list?.map(nameOf).join(' and ');
}

function nameOf(name: CslName): string {
  if (name.literal === 'others') return 'others';
  if (!name.family || !name.given) return `{${escapeTex(fullName(name))}}`;
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'];
  const part = (text: string) =>
    /,|\band\b/.test(text) ? `{${escapeTex(text)}}` : escapeTex(text);
  // A surname of several words behind a particle would give its first ones to it.
  const family = part(particle ? `${particle} ${name.family}` : name.family);
  return [family, ...(name.suffix ? [part(name.suffix)] : []), part(name.given)].join(', ');
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '`': '\\textasciigrave{}',
};

/** Text in which nothing is a TeX command. */
function escapeTex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[{}$&%#_]/g, '\\$&')
    .replace(/\\(?![{}$&%#_])|[~^<>`]/g, (char) => ESCAPED[char]!)
    .replace(/-(?=-)/g, '-{}')
    .replace(/'(?=')/g, "'{}");
}

/** Braces around every word with a capital, which styles would else turn into small letters; the first letter is safe. */
function protectCapitals(title: string): string {
  return escapeTex(title).replace(
    /(?<![\\\p{L}\p{N}])[\p{L}\p{N}'’-]*\p{Lu}[\p{L}\p{N}'’-]*/gu,
    (word, at: number) => (at === 0 && !/\p{Lu}/u.test(word.slice(1)) ? word : `{${word}}`),
  );
}

/** DOIs and URLs are not TeX; braces are percent-encoded so that they stay in pairs. */
function verbatim(value: string | undefined): string | undefined {
  return value?.trim().replace(/[{}\\\s]/g, encodeURIComponent);
}
