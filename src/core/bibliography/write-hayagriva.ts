import { dateText } from '../text/date-text';
import type { CslItem, CslName } from './types';

const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'chapter',
  'entry-encyclopedia': 'entry',
  graphic: 'artwork',
  interview: 'misc',
  legal_case: 'case',
  legislation: 'legislation',
  manuscript: 'manuscript',
  motion_picture: 'video',
  'paper-conference': 'article',
  patent: 'patent',
  performance: 'performance',
  'post-weblog': 'article',
  post: 'post',
  report: 'report',
  software: 'repository',
  song: 'audio',
  thesis: 'thesis',
  webpage: 'web',
};
/** What a work stands in, where its CSL type says it. */
const PARENTS: Readonly<Record<string, string>> = {
  'article-journal': 'periodical',
  'article-newspaper': 'newspaper',
  'paper-conference': 'proceedings',
  'post-weblog': 'blog',
  chapter: 'book',
};

/** A work as an entry of Hayagriva YAML: a map of one pair, key to fields. */
export function writeHayagriva(item: CslItem): Record<string, unknown> {
  const text = (field: string) => item[field] as string | number | undefined;
  const parentType = PARENTS[item.type ?? ''];
  const serial = kept({
    doi: item.DOI,
    isbn: item.ISBN,
    issn: text('ISSN'),
    serial: text('number'),
  });
  const accessed = dateText(item.accessed);
  const parent = kept({
    type: parentType ?? (item['container-title'] ? 'web' : undefined),
    title: verbatim(item['container-title']),
  });
  const place = text('publisher-place');
  return {
    [item.id]: kept({
      type: TYPES[item.type ?? ''] ?? 'misc',
      title: verbatim(item.title),
      author: item.author?.map(nameOf),
      editor: item.editor?.map(nameOf),
      date: dateText(item.issued),
      publisher: place
        ? kept({ name: verbatim(item.publisher), location: place })
        : verbatim(item.publisher),
      volume: text('volume'),
      issue: text('issue'),
      edition: text('edition'),
      'page-range': item.page,
      'serial-number': Object.keys(serial).length ? serial : undefined,
      url: item.URL && (accessed ? { value: item.URL, date: accessed } : item.URL),
      language: item.language,
      abstract: verbatim(item.abstract),
      parent: item['container-title'] ? parent : undefined,
    }),
  };
}

/** Nothing in it is a formula or changes its case. */
function verbatim(
  text: string | undefined,
): string | { value: string; verbatim: true } | undefined {
  return text && /[${}]/.test(text) ? { value: text, verbatim: true } : text;
}

function kept(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function nameOf(name: CslName): string | Record<string, unknown> {
  const { family, given, suffix, literal } = name;
  if (!family) return literal ?? given ?? '';
  const prefix = name['non-dropping-particle'] ?? name['dropping-particle'];
  if (prefix || suffix) return kept({ name: family, 'given-name': given, prefix, suffix });
  return given ? `${family}, ${given}` : family;
}
