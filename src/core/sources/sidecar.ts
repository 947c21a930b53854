import { applyEdits, modify, parse as parseJson, type ParseError } from 'jsonc-parser';
import { Document, isMap, isScalar, parseDocument } from 'yaml';
import type { CslItem, CslName } from '../bibliography/types';
import { message, type Message } from '../message';
import { findDate, parseName, parseNames } from './names-dates';

/** What a sidecar file says of its source, or why it says nothing. */
export type ReadSidecar =
  { readonly item: Partial<CslItem>; readonly firstPage?: string } | { readonly problem: Message };

/** Names of the files that may describe a source, the most particular first: `a.pdf.yaml`, …, `a.json`. */
export function sidecarNames(path: string): readonly string[] {
  const bare = path.replace(/(?<=[^/])\.[^./]*$/, '');
  const stems = bare === path ? [path] : [path, bare];
  return stems.flatMap((stem) => ['.yaml', '.yml', '.json'].map((extension) => stem + extension));
}

/** Everyday names of fields and the CSL variables they are. */
const ALIASES: Readonly<Record<string, string>> = {
  authors: 'author',
  editors: 'editor',
  date: 'issued',
  year: 'issued',
  published: 'issued',
  retrieved: 'accessed',
  url: 'URL',
  doi: 'DOI',
  isbn: 'ISBN',
  issn: 'ISSN',
  pages: 'page',
  journal: 'container-title',
  publication: 'container-title',
  'citation-key': 'id',
  key: 'id',
  lang: 'language',
  firstpage: 'first-page',
  first_page: 'first-page',
};
const NAMES = new Set([
  'author',
  'editor',
  'translator',
  'interviewer',
  'director',
  'recipient',
  'container-author',
]);
const DATES = new Set(['issued', 'accessed', 'original-date', 'event-date']);
/** One of these must be there: without it nothing is said of a source. */
const TELLING = new Set([
  'title',
  'author',
  'issued',
  'DOI',
  'URL',
  'ISBN',
  'container-title',
  'first-page',
]);
const OTHERS = new Set([
  ...[
    'id',
    'type',
    'publisher',
    'publisher-place',
    'page',
    'volume',
    'issue',
    'number',
    'edition',
    'ISSN',
    'language',
  ],
  ...[
    'abstract',
    'note',
    'keyword',
    'genre',
    'medium',
    'archive',
    'archive_location',
    'collection-title',
    'title-short',
  ],
  ...[
    'event',
    'event-title',
    'event-place',
    'source',
    'version',
    'section',
    'number-of-pages',
    'number-of-volumes',
  ],
  ...[
    'container-title-short',
    'original-title',
    'PMID',
    'PMCID',
    'chapter-number',
    'call-number',
    'annote',
    'custom',
  ],
]);
const KNOWN: ReadonlySet<string> = new Set([...NAMES, ...DATES, ...TELLING, ...OTHERS]);
const CANONICAL: ReadonlyMap<string, string> = new Map([
  ...[...KNOWN].map((field) => [field.toLowerCase(), field] as const),
  ...Object.entries(ALIASES),
]);

/** The CSL variable that a field means, whatever its case; its own name where it is none. */
function canonicalName(written: string): string {
  return CANONICAL.get(written.toLowerCase()) ?? written;
}
const CSL_TYPE =
  /^(?:article|article-journal|article-magazine|article-newspaper|bill|book|broadcast|chapter|classic|collection|dataset|document|entry|entry-dictionary|entry-encyclopedia|event|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|personal_communication|post|post-weblog|regulation|report|review|review-book|software|song|speech|standard|thesis|treaty|webpage)$/;

/**
 * Reads `NAME.yaml` or `NAME.json` beside a source: CSL fields, or everyday names for them, and `first-page`, the printed number
 * of the first page. Data of another kind (a settings file, a table, a schema) is told apart and gives a problem.
 */
export function readSidecar(text: string, name: string): ReadSidecar {
  let data: unknown;
  try {
    data = /\.json$/i.test(name) ? readJson(text) : readYaml(text);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split(
      / at line |\n/,
    )[0]!;
    return { problem: message('sidecar.syntax', { name, reason }) };
  }
  const fields = itemFields(data);
  if (!fields) return { problem: message('sidecar.notAnItem', { name }) };
  const { 'first-page': firstPage, ...item } = fields;
  return { item, ...(typeof firstPage === 'string' && { firstPage }) };
}

function readJson(text: string): unknown {
  const errors: ParseError[] = [];
  const data: unknown = parseJson(text, errors, { allowTrailingComma: true });
  if (errors.length) throw new Error('it is not valid JSON');
  return data;
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors[0]) throw document.errors[0];
  return document.toJS({ maxAliasCount: 50 });
}

/** The fields in CSL's shape; undefined where the data is not about one work. */
function itemFields(
  data: unknown,
): (Partial<CslItem> & { readonly [field: string]: unknown }) | undefined {
  const one = single(data);
  if (!one) return undefined;
  const fields: Record<string, unknown> = {};
  let strange = 0;
  for (const [written, value] of Object.entries(one)) {
    const field = canonicalName(written);
    const isKnown = KNOWN.has(field);
    const shaped = isKnown ? shape(field, value) : value;
    if (!isKnown || (shaped === undefined && value !== null && value !== '')) strange++;
    if (shaped !== undefined) fields[field] ??= shaped;
  }
  const known = Object.keys(fields).filter((field) => KNOWN.has(field));
  const telling = known.some((field) => TELLING.has(field));
  const type = fields.type;
  if (!telling || strange > known.length || (typeof type === 'string' && !CSL_TYPE.test(type))) {
    return undefined;
  }
  return fields;
}

/** The item itself, the only one of a list, or the only one under `references`. */
function single(data: unknown): Record<string, unknown> | undefined {
  const list: unknown = isRecord(data) && Array.isArray(data.references) ? data.references : data;
  const one: unknown = Array.isArray(list) ? (list.length === 1 ? list[0] : undefined) : list;
  return isRecord(one) ? one : undefined;
}

function shape(field: string, value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (NAMES.has(field)) return names(value);
  if (DATES.has(field)) return date(value);
  if (field === 'custom' || field === 'keyword') return value;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : undefined;
}

function names(value: unknown): CslName[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const found = list.flatMap((one): CslName[] => {
    if (typeof one === 'string') return list.length === 1 ? parseNames(one) : [parseName(one)];
    if (!isRecord(one)) return [];
    if (typeof one.name === 'string' && !one.family) return [parseName(one.name)];
    const name = Object.fromEntries(
      [
        'family',
        'given',
        'dropping-particle',
        'non-dropping-particle',
        'suffix',
        'literal',
      ].flatMap((part) => (typeof one[part] === 'string' && one[part] ? [[part, one[part]]] : [])),
    ) as CslName;
    return name.family || name.literal ? [name] : [];
  });
  return found.length ? found : undefined;
}

function date(value: unknown): CslItem['issued'] {
  if (isRecord(value)) {
    if (Array.isArray(value['date-parts'])) return value;
    const text = value.raw ?? value.literal;
    if (typeof text === 'string') return date(text);
    const parts = [value.year, value.month, value.day].map(Number);
    const end = parts.findIndex((part) => !part);
    const known = end < 0 ? parts : parts.slice(0, end);
    return known.length ? { 'date-parts': [known] } : undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return findDate(text)?.date ?? { literal: text };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text of a sidecar with these fields in it. What stood in `existing` is kept, its comments and other fields too; a field
 * given as undefined or '' is taken out. JSON stays JSON, everything else is YAML.
 */
export function writeSidecar(
  item: Partial<CslItem> & { readonly 'first-page'?: string },
  existing = '',
): string {
  const fields = Object.entries(item);
  if (/^\s*[[{]/.test(existing)) return writeJson(fields, existing);
  const parsed = parseDocument(existing, { logLevel: 'silent' });
  const usable = !parsed.errors.length && isMap(parsed.contents);
  const document = usable ? parsed : new Document({});
  for (const [field, value] of fields) {
    // A field under an everyday name of its own would else stand there twice.
    for (const name of namesIn(document)) {
      if (name !== field && canonicalName(name) === field) document.delete(name);
    }
    if (value === undefined || value === '') document.delete(field);
    else {
      const there = document.get(field, true);
      // Changed in place, a text keeps the comment behind it.
      if (isScalar(there) && typeof value !== 'object') there.value = value;
      else document.set(field, document.createNode(value, { flow: isDate(value) }));
    }
  }
  return document.toString({ lineWidth: 0 });
}

function namesIn(document: Document): string[] {
  const { contents } = document;
  return isMap(contents)
    ? contents.items.map(({ key }) => String(isScalar(key) ? key.value : key))
    : [];
}

/** `issued: { date-parts: [ [ 2023, 1, 21 ] ] }` reads better on one line. */
function isDate(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value['date-parts']);
}

function writeJson(fields: readonly (readonly [string, unknown])[], existing: string): string {
  const formattingOptions = { insertSpaces: !/\n\t/.test(existing), tabSize: indentOf(existing) };
  const path = /^\s*\[/.test(existing) ? [0] : [];
  return fields.reduce((text, [field, value]) => {
    const written = value === '' ? undefined : value;
    return applyEdits(text, modify(text, [...path, field], written, { formattingOptions }));
  }, existing);
}

function indentOf(text: string): number {
  return /\n( +)\S/.exec(text)?.[1]?.length ?? 2;
}
