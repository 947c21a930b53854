import { isMap, isScalar, type Node, type Pair } from 'yaml';
import { message } from '../message';
import { bareDoi, parseCommaName, parseDate, tidyItem } from './csl-fields';
import { entryFiles } from './file-links';
import { isRecord, toText } from './normalize-item';
import { parseYaml, valueOf } from './read-csl-yaml';
import type {
  Bibliography,
  BibliographyEntry,
  BibliographyProblem,
  CslItem,
  CslName,
} from './types';

/** Hayagriva types and the CSL types they are. https://github.com/typst/hayagriva/blob/main/docs/file-format.md */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  blog: 'post-weblog',
  book: 'book',
  case: 'legal_case',
  chapter: 'chapter',
  entry: 'entry',
  legislation: 'legislation',
  manuscript: 'manuscript',
  newspaper: 'article-newspaper',
  original: 'document',
  patent: 'patent',
  performance: 'performance',
  periodical: 'article-journal',
  post: 'post',
  proceedings: 'book',
  reference: 'entry-encyclopedia',
  report: 'report',
  repository: 'software',
  thesis: 'thesis',
  thread: 'post',
  video: 'motion_picture',
  web: 'webpage',
};
/** What an article is depends on what it stands in. */
const ARTICLE_IN: Readonly<Record<string, string>> = {
  blog: 'post-weblog',
  newspaper: 'article-newspaper',
  proceedings: 'paper-conference',
  conference: 'paper-conference',
  web: 'webpage',
};

/** Reads Hayagriva YAML, the format of Typst: a map from keys to entries. */
export function readHayagriva(text: string): Bibliography {
  const { document, lineAt, problems: syntax } = parseYaml(text);
  const problems: BibliographyProblem[] = [...syntax];
  if (!isMap(document.contents)) {
    if (!problems.length) {
      problems.push({
        line: 1,
        message: message('bibliography.unreadable', { format: 'Hayagriva' }),
      });
    }
    return { format: 'hayagriva', entries: [], problems, complete: false };
  }
  const entries: BibliographyEntry[] = [];
  for (const { key, value } of document.contents.items as Pair<Node, Node | null>[]) {
    const name = isScalar(key) ? String(key.value) : '';
    const data = value && valueOf(value, document);
    if (!name || !isRecord(data)) {
      problems.push({
        line: lineAt(key),
        message: message('bibliography.noKey', { name: name || 'entry' }),
      });
      continue;
    }
    const files = typeof data.file === 'string' ? entryFiles(data.file) : [];
    entries.push({ item: toItem(name, data), files, line: lineAt(key) });
  }
  return { format: 'hayagriva', entries, problems, complete: !syntax.length || entries.length > 0 };
}

function toItem(id: string, data: Record<string, unknown>): CslItem {
  const parents = (Array.isArray(data.parent) ? data.parent : [data.parent]).filter(isRecord);
  const all = [data, ...parents];
  const parent = parents[0];
  const either = (field: string) => all.map((one) => formatted(one[field])).find(Boolean);
  const serial = (field: string) => all.map((one) => serialNumber(one, field)).find(Boolean);
  const kind = typeof data.type === 'string' ? data.type.toLowerCase() : '';
  const parentKind = typeof parent?.type === 'string' ? parent.type.toLowerCase() : '';
  const url = isRecord(data.url) ? data.url : { value: data.url };
  const type = kind === 'article' ? (ARTICLE_IN[parentKind] ?? 'article-journal') : TYPES[kind];
  const issuing = all.map((one) => one.date).find((date) => date !== undefined && date !== null);
  const publisher = all.map((one) => one.publisher).find(Boolean);
  return tidyItem({
    id,
    type: type ?? 'document',
    title: formatted(data.title),
    author: names(data.author),
    editor: names(data.editor ?? parent?.editor),
    issued: parseDate(toText(issuing) ?? ''),
    accessed: parseDate(toText(url.date) ?? ''),
    URL:
      toText(url.value) ??
      (parent ? toText(isRecord(parent.url) ? parent.url.value : parent.url) : undefined),
    'container-title': formatted(parent?.title),
    publisher: formatted(isRecord(publisher) ? publisher.name : publisher),
    'publisher-place':
      formatted(isRecord(publisher) ? publisher.location : undefined) ?? either('location'),
    volume: either('volume'),
    issue: either('issue'),
    edition: either('edition'),
    page: toText(data['page-range'])?.replace(/[-–—]+/g, '-'),
    'number-of-pages': toText(data['page-total']),
    DOI: bareDoi(serial('doi')) ?? serial('doi'),
    ISBN: serial('isbn'),
    ISSN: serial('issn'),
    number: serial('serial'),
    language: toText(data.language),
    abstract: formatted(data.abstract),
    note: formatted(data.note),
    genre: formatted(data.genre),
  });
}

/** Text, number, or `{ value, verbatim, short }`; braces in text that is not verbatim only keep its case. */
function formatted(value: unknown): string | undefined {
  if (isRecord(value) && value.verbatim === true) return toText(value.value);
  return toText(isRecord(value) ? value.value : value)?.replace(/[{}]/g, '');
}

function serialNumber(data: Record<string, unknown>, field: string): string | undefined {
  const serial = data['serial-number'];
  if (isRecord(serial)) return toText(serial[field]);
  if (field === 'serial') return toText(serial);
  return toText(data[field]);
}

function names(value: unknown): CslName[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map(toName).filter((name) => name !== undefined);
}

function toName(value: unknown): CslName | undefined {
  if (typeof value === 'string') return parseCommaName(value);
  if (!isRecord(value)) return undefined;
  const family = toText(value.name);
  const given = toText(value['given-name']);
  const particle = toText(value.prefix);
  const suffix = toText(value.suffix);
  if (!family) return undefined;
  if (!given) return { literal: particle ? `${particle} ${family}` : family };
  return {
    family,
    given,
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}
