import { message } from '../message';
import { bareDoi, parseCommaName, parseDate, tidyItem } from './csl-fields';
import type { Bibliography, BibliographyEntry, BibliographyProblem, CslItem } from './types';

/** RIS types and the CSL types they are. https://en.wikipedia.org/wiki/RIS_(file_format)#Type_of_reference */
export const RIS_TYPES: Readonly<Record<string, string>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  ART: 'graphic',
  BILL: 'bill',
  BLOG: 'post-weblog',
  BOOK: 'book',
  CASE: 'legal_case',
  CHAP: 'chapter',
  COMP: 'software',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  DATA: 'dataset',
  DICT: 'entry-dictionary',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  ELEC: 'webpage',
  ENCYC: 'entry-encyclopedia',
  GOVDOC: 'report',
  ICOMM: 'personal_communication',
  JFULL: 'periodical',
  JOUR: 'article-journal',
  MANSCPT: 'manuscript',
  MAP: 'map',
  MGZN: 'article-magazine',
  MPCT: 'motion_picture',
  MUSIC: 'song',
  NEWS: 'article-newspaper',
  PAMP: 'pamphlet',
  PAT: 'patent',
  PCOMM: 'personal_communication',
  RPRT: 'report',
  SER: 'book',
  SLIDE: 'speech',
  SOUND: 'song',
  STAND: 'standard',
  STAT: 'legislation',
  THES: 'thesis',
  UNPB: 'manuscript',
  VIDEO: 'motion_picture',
};

const LINE = /^\s*([A-Z][A-Z0-9])  ?- ?(.*)$/;

interface RisRecord {
  readonly line: number;
  readonly tags: Map<string, string[]>;
}

/** Reads RIS. Entries without `ID` have no key to cite; they get author and year, as Pandoc gives them. */
export function readRis(text: string): Bibliography {
  const problems: BibliographyProblem[] = [];
  const records = splitRecords(text, problems);
  if (!records.length && /\S/.test(text)) {
    problems.push({ line: 1, message: message('bibliography.unreadable', { format: 'RIS' }) });
    return { format: 'ris', entries: [], problems, complete: false };
  }
  const given = new Map<string, number>();
  const entries: BibliographyEntry[] = records.map(({ line, tags }) => {
    const id = tags.get('ID')?.[0];
    const item = toItem(tags, id ?? '');
    const key = id ?? madeKey(item, given);
    const earlier = given.get(key);
    if (id && earlier !== undefined) {
      problems.push({
        line,
        message: message('bibliography.duplicate', { entry: key, line: earlier }),
      });
    }
    if (earlier === undefined) given.set(key, line);
    const files = ['L1', 'L4', 'LK'].flatMap((tag) => tags.get(tag) ?? []);
    return {
      item: { ...item, id: key },
      files: files.filter((file) => !/^https?:/i.test(file)),
      line,
    };
  });
  return { format: 'ris', entries, problems, complete: true };
}

function splitRecords(text: string, problems: BibliographyProblem[]): RisRecord[] {
  const records: RisRecord[] = [];
  let open: RisRecord | undefined;
  let last: string[] | undefined;
  const notEnded = (record: RisRecord) =>
    problems.push({ line: record.line, message: message('bibliography.ris.unclosed', {}) });
  text.split(/\r\n|\n|\r/).forEach((content, index) => {
    const [, tag, rest = ''] = LINE.exec(content) ?? [];
    if (tag === 'TY') {
      if (open) notEnded(open);
      open = { line: index + 1, tags: new Map() };
      records.push(open);
    }
    if (!open) return;
    if (tag === 'ER') {
      open = last = undefined;
    } else if (tag) {
      last = open.tags.get(tag) ?? [];
      open.tags.set(tag, last);
      if (rest.trim()) last.push(rest.trim());
    } else if (content.trim() && last?.length) {
      last.push(`${last.pop()!} ${content.trim()}`);
    }
  });
  if (open) notEnded(open);
  return records;
}

function toItem(tags: ReadonlyMap<string, readonly string[]>, id: string): CslItem {
  const first = (...names: string[]) => names.map((name) => tags.get(name)?.[0]).find(Boolean);
  const names = (...wanted: string[]) =>
    wanted
      .flatMap((tag) => tags.get(tag) ?? [])
      .map(parseCommaName)
      .filter((name) => name !== undefined);
  const type = RIS_TYPES[first('TY')?.toUpperCase() ?? ''] ?? 'document';
  const start = first('SP');
  const end = first('EP');
  const serial = first('SN');
  return tidyItem({
    id,
    type,
    title: first('TI', 'T1', ...(type === 'book' ? ['BT'] : []), 'CT'),
    'title-short': first('ST'),
    author: names('AU', 'A1'),
    editor: names('ED', ...(type === 'chapter' || type === 'paper-conference' ? ['A2'] : [])),
    translator: names('A4'),
    issued: parseDate(risDate(first('DA') ?? '')) ?? parseDate(risDate(first('PY', 'Y1') ?? '')),
    accessed: parseDate(risDate(first('Y2') ?? '')),
    'container-title': type === 'book' ? undefined : first('T2', 'JF', 'JO', 'JA', 'BT'),
    'collection-title': first('T3', ...(type === 'book' ? ['T2'] : [])),
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    volume: first('VL'),
    issue: first('IS'),
    edition: first('ET'),
    page: start && end && !start.includes('-') ? `${start}-${end}` : start?.replace(/[-–—]+/, '-'),
    DOI: bareDoi(first('DO')) ?? first('DO'),
    URL: first('UR'),
    ISBN: serial && serial.replace(/[^\dX]/gi, '').length >= 10 ? serial : undefined,
    ISSN: serial && serial.replace(/[^\dX]/gi, '').length < 10 ? serial : undefined,
    language: first('LA'),
    abstract: first('AB', 'N2'),
    note: first('N1'),
    keyword: tags.get('KW')?.join(', '),
  });
}

/** `2023/01/21/` and `2023///Spring` as dates that have only the parts they know. */
function risDate(text: string): string {
  const [year, month, day] = text.split(/[/-]/);
  return [year, month, day].filter((part) => /^\d+$/.test(part ?? '')).join('-');
}

function madeKey({ author, issued }: CslItem, given: ReadonlyMap<string, number>): string {
  const name = author?.[0];
  const year = issued?.['date-parts']?.[0]?.[0];
  const base = `${(name?.family ?? name?.literal ?? 'anonymous').replace(/[^\p{L}\p{N}]/gu, '')}${year ?? ''}`;
  let key = base;
  for (let letter = 97; given.has(key) && letter < 123; letter++)
    key = base + String.fromCharCode(letter);
  return key;
}
