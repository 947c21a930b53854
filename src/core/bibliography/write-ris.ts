import { RIS_TYPES } from './read-ris';
import type { CslDate, CslItem, CslName } from './types';

/** A work as a RIS record, its key under `ID`, ended by `ER`. */
export function writeRis(item: CslItem): string {
  const type = PREFERRED[item.type ?? ''] ?? typeOf(item.type);
  const pages = item.page?.split(/[-–]/) ?? [];
  const text = (field: string) => {
    const value = item[field];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  };
  const isBook = item.type === 'book';
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['TY', [type]],
    ['ID', [item.id]],
    ['TI', text('title')],
    ['AU', (item.author ?? []).map(nameOf)],
    ['ED', (item.editor ?? []).map(nameOf)],
    ['DA', dateOf(item.issued)],
    ['T2', isBook ? [] : text('container-title')],
    ['T3', text('collection-title')],
    ['PB', text('publisher')],
    ['CY', text('publisher-place')],
    ['VL', text('volume')],
    ['IS', text('issue')],
    ['ET', text('edition')],
    ['SP', pages.slice(0, 1)],
    ['EP', pages.slice(1, 2)],
    ['DO', text('DOI')],
    ['UR', text('URL')],
    ['SN', [...text('ISBN'), ...text('ISSN')].slice(0, 1)],
    ['Y2', dateOf(item.accessed)],
    ['LA', text('language')],
    ['AB', text('abstract')],
  ];
  const written = lines.flatMap(([tag, values]) =>
    values.filter(Boolean).map((value) => `${tag}  - ${value.replace(/\s+/g, ' ').trim()}`),
  );
  return `${written.join('\n')}\nER  - \n`;
}

/** Where several RIS types are one CSL type, the plain one. */
const PREFERRED: Readonly<Record<string, string>> = {
  book: 'BOOK',
  chapter: 'CHAP',
  'article-journal': 'JOUR',
  'paper-conference': 'CPAPER',
  motion_picture: 'VIDEO',
  report: 'RPRT',
  manuscript: 'UNPB',
  song: 'SOUND',
  personal_communication: 'PCOMM',
};

function typeOf(type: string | undefined): string {
  return Object.entries(RIS_TYPES).find(([, csl]) => csl === type)?.[0] ?? 'GEN';
}

function nameOf({ family, given, suffix, literal, ...rest }: CslName): string {
  if (!family) return literal ?? given ?? '';
  const particle = rest['non-dropping-particle'] ?? rest['dropping-particle'];
  return [particle ? `${particle} ${family}` : family, given, suffix].filter(Boolean).join(', ');
}

function dateOf(date: CslDate | undefined): string[] {
  const parts = date?.['date-parts']?.[0];
  if (!parts?.length) return [date?.literal ?? date?.raw ?? ''];
  const [year, month, day] = parts.map((part) => String(part).padStart(2, '0'));
  return [`${year}/${month ?? ''}/${day ?? ''}`];
}
