import { parseDate, tidyItem } from './csl-fields';
import type { CslDate, CslItem, CslName } from './types';

const NAMES = new Set([
  'author',
  'editor',
  'translator',
  'container-author',
  'collection-editor',
  'director',
  'interviewer',
  'recipient',
  'composer',
  'editorial-director',
  'illustrator',
  'original-author',
  'reviewed-author',
]);
const DATES = new Set([
  'issued',
  'accessed',
  'event-date',
  'original-date',
  'submitted',
  'available-date',
]);
const TEXTS = new Set([
  ...[
    'title',
    'container-title',
    'collection-title',
    'publisher',
    'publisher-place',
    'page',
    'volume',
  ],
  ...[
    'issue',
    'number',
    'edition',
    'DOI',
    'ISBN',
    'ISSN',
    'URL',
    'language',
    'abstract',
    'type',
    'title-short',
  ],
]);

/**
 * CSL as programs really write it, in the shape of the specification: numbers as text, dates as text or as maps
 * with `year`, names as text, titles as lists (Crossref). Undefined where it is no item or has no `id`.
 */
export function normalizeItem(data: unknown): CslItem | undefined {
  if (!isRecord(data)) return undefined;
  const id = typeof data.id === 'number' ? String(data.id) : data.id;
  if (typeof id !== 'string' || !id.trim()) return undefined;
  return tidyItem({ ...normalizeFields(data), id: id.trim() });
}

/** The same for an item that need not have an `id`, as in a sidecar or front matter. */
export function normalizeFields(data: Readonly<Record<string, unknown>>): Partial<CslItem> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    if (value === null || value === undefined || value === '') continue;
    if (NAMES.has(name)) fields[name] = toNames(value);
    else if (DATES.has(name)) fields[name] = toDate(value);
    else if (TEXTS.has(name)) fields[name] = toText(value);
    else fields[name] = value;
  }
  return fields;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One line of text out of a text, a number, or the first of a list. */
export function toText(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'number') return String(one);
  if (typeof one !== 'string') return undefined;
  return (
    one
      .replace(/<\/?(?:i|b|sup|sub|sc|span[^<>]*)>/g, '')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

function toNames(value: unknown): CslName[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map(toName).filter((name) => name !== undefined);
}

function toName(value: unknown): CslName | undefined {
  if (typeof value === 'string') {
    const comma = /^([^,]+),\s*([^,]+)$/.exec(value.trim());
    if (comma) return { family: comma[1]!, given: comma[2]! };
    return value.trim() ? { literal: value.trim() } : undefined;
  }
  if (!isRecord(value)) return undefined;
  const name: Record<string, string> = {};
  for (const field of [
    'family',
    'given',
    'dropping-particle',
    'non-dropping-particle',
    'suffix',
    'literal',
  ]) {
    const text = toText(value[field]);
    if (text) name[field] = text;
  }
  // `name` is what front matter in the manner of Quarto says.
  const whole = toText(value.name);
  if (whole && !name.family && !name.literal) return toName(whole);
  return name.family || name.literal || name.given ? name : undefined;
}

function toDate(value: unknown): CslDate | undefined {
  if (typeof value === 'number') return { 'date-parts': [[value]] };
  if (typeof value === 'string') return parseDate(value);
  if (Array.isArray(value)) {
    const parts = value.map(partsOfMap).filter((one) => one !== undefined);
    return parts.length ? { 'date-parts': parts } : undefined;
  }
  if (!isRecord(value)) return undefined;
  const given = value['date-parts'];
  if (Array.isArray(given)) {
    const nested: unknown[] = Array.isArray(given[0]) ? given : [given];
    const parts = nested
      .map((one) => (Array.isArray(one) ? numbers(one) : []))
      .filter((one) => one.length > 0);
    return parts.length ? { ...value, 'date-parts': parts } : undefined;
  }
  const parts = partsOfMap(value);
  if (parts) return { 'date-parts': [parts] };
  const raw = toText(value.raw) ?? toText(value.literal);
  if (!raw) return undefined;
  const parsed = parseDate(raw);
  return parsed?.['date-parts'] ? parsed : { literal: raw };
}

function partsOfMap(value: unknown): number[] | undefined {
  if (!isRecord(value)) return undefined;
  const parts = numbers([value.year, value.month, value.day]);
  return parts.length ? parts : undefined;
}

/** The numbers at the head of a list, up to the first that is none. */
function numbers(list: readonly unknown[]): number[] {
  const end = list.findIndex(
    (one) => !Number.isFinite(Number(one ?? NaN)) || one === '' || Number(one) === 0,
  );
  return list.slice(0, end < 0 ? 3 : Math.min(end, 3)).map(Number);
}
