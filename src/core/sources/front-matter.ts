import { parseDocument } from 'yaml';
import type { CslItem, CslName } from '../bibliography/types';
import { message } from '../message';
import type { Span } from '../text/span';
import { findDate, parseName, parseNames } from './names-dates';
import type { SourceProblem } from './types';

/** The front matter of a Markdown source as CSL. */
export interface ReadFrontMatter extends Span {
  readonly metadata: Partial<CslItem>;
  readonly problems: readonly SourceProblem[];
}

const FENCED =
  /^(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?:^|(?<=[\r\n]))(\1|\.\.\.)[ \t]*(?=[\r\n]|$)/;
/** No front matter is longer; a rule at the top of a long text is no reason to look through all of it. */
const LONGEST = 65_536;

/**
 * The YAML (or TOML) at the top of a Markdown text. Where it is broken, a `note` names the line and the
 * simple `name: value` lines are used.
 */
export async function readFrontMatter(text: string): Promise<ReadFrontMatter | undefined> {
  const match = FENCED.exec(text.slice(0, LONGEST));
  if (!match) return undefined;
  const body = match[2]!;
  // Two rules with text between are no front matter.
  if (
    match[1] === '---' &&
    body.trim() !== '' &&
    !/^[ \t]*["']?[\w-]+["']?[ \t]*:|^[ \t]*#/m.test(body)
  ) {
    return undefined;
  }
  const span = { start: 0, end: match[0].length };
  if (match[1] === '+++')
    return { ...span, metadata: cslOf(simpleFields(body, '=')), problems: [] };
  const document = parseDocument(body, { schema: 'core', prettyErrors: true, logLevel: 'silent' });
  const error = document.errors[0];
  if (!error) {
    try {
      const data: unknown = document.toJS();
      if (isRecord(data)) return { ...span, metadata: cslOf(data), problems: [] };
    } catch {
      // An alias that expands without end: only the simple lines are used, as for any broken front matter.
    }
  }
  // The first line of the front matter is the second of the file.
  const line = (error?.linePos?.[0].line ?? 1) + 1;
  const problem: SourceProblem = {
    extent: 'note',
    message: message('source.front-matter', { line }),
  };
  return { ...span, metadata: cslOf(simpleFields(body, ':')), problems: [problem] };
}

/** Top-level lines `name: value`, quotation marks around the value taken off. */
function simpleFields(body: string, sign: ':' | '='): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const line of body.split(/\r\n|[\n\r]/)) {
    const at = line.indexOf(sign);
    const name = line.slice(0, at).trim();
    const value = line
      .slice(at + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    if (at < 1 || /^\s/.test(line) || !/^[\w-]+$/.test(name) || !value) continue;
    const list = /^\[(.*)\]$/.exec(value);
    fields[name] = list
      ? list[1]!.split(',').map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
      : value;
  }
  return fields;
}

/** Names of fields, lower case, in order of preference; their CSL field. */
const TEXT_FIELDS: readonly (readonly [keyof CslItem & string, readonly string[]])[] = [
  ['id', ['id', 'citekey', 'citation-key', 'citationkey', 'citation_key', 'key', 'bibkey']],
  ['title', ['title']],
  [
    'container-title',
    ['container-title', 'publication', 'journal', 'newspaper', 'magazine', 'site', 'website'],
  ],
  ['publisher', ['publisher']],
  ['volume', ['volume']],
  ['issue', ['issue', 'number']],
  ['page', ['page', 'pages']],
  ['ISBN', ['isbn']],
  ['language', ['language', 'lang']],
  ['abstract', ['abstract']],
];

function cslOf(data: Readonly<Record<string, unknown>>): Partial<CslItem> {
  const fields = new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]));
  const first = (names: readonly string[]): unknown =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== null);
  const item: Record<string, unknown> = {};
  for (const [field, names] of TEXT_FIELDS) {
    const value = textOf(first(names));
    if (value) item[field] = value;
  }
  const address = [first(['url', 'link', 'permalink', 'source', 'canonical', 'canonical_url'])]
    .map(textOf)
    .find((value) => value && /^https?:\/\//i.test(value));
  if (address) item['URL'] = address;
  const doi = textOf(first(['doi']))?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  if (doi) item['DOI'] = doi;
  const author = namesOf(first(['author', 'authors', 'by', 'creator']));
  if (author.length) item['author'] = author;
  const editor = namesOf(first(['editor', 'editors']));
  if (editor.length) item['editor'] = editor;
  const issued = dateOf(first(['date', 'issued', 'published', 'publishdate', 'year', 'created']));
  if (issued) item['issued'] = issued;
  const accessed = dateOf(first(['accessed', 'retrieved']));
  if (accessed) item['accessed'] = accessed;
  return item;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim() || undefined;
  if (isRecord(value)) return textOf(value['main'] ?? value['text'] ?? value['value']);
  return undefined;
}

function namesOf(value: unknown): CslName[] {
  if (typeof value === 'string') return value.trim() ? parseNames(value) : [];
  if (Array.isArray(value))
    return value.flatMap((one) => (typeof one === 'string' ? [parseName(one)] : namesOf(one)));
  if (!isRecord(value)) return [];
  if (typeof value['family'] === 'string' || typeof value['literal'] === 'string') {
    const parts = [
      'family',
      'given',
      'literal',
      'suffix',
      'dropping-particle',
      'non-dropping-particle',
    ];
    return [
      Object.fromEntries(
        parts.flatMap((part) => (typeof value[part] === 'string' ? [[part, value[part]]] : [])),
      ),
    ];
  }
  const name = value['name'] ?? value['literal'];
  return isRecord(name) ? namesOf(name) : typeof name === 'string' ? [parseName(name)] : [];
}

function dateOf(value: unknown): CslItem['issued'] {
  if (isRecord(value) && Array.isArray(value['date-parts'])) return value as CslItem['issued'];
  const text = textOf(value);
  if (!text) return undefined;
  return findDate(text)?.date ?? { literal: text };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
