/**
 * Turns the TeX in fields into Unicode text, with the parser of Better BibTeX.
 *
 * That costs about a millisecond a value, so it is given only values with commands or formulas; all others, which are nine in
 * ten, are read in plain-tex.ts. What it gets is one file written here, whose entries are named by number, so that neither
 * odd keys nor a single `$` or `%` can make it lose one.
 */
import type { Creator, Library } from '@retorquere/bibtex-parser';
import { NAME_FIELDS, TEXT_FIELDS } from './bibtex-fields';
import type { RawEntry } from './scan-bibtex';
import { plainNames, plainText, roughText, squeeze } from './plain-tex';
import type { CslName } from './types';

export interface DecodedFields {
  /** Lower-case field name to plain text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, readonly CslName[]>>;
}

const MARKUP =
  /<\/?(?:[ibp]|sup|sub|sc|nc|li|ul|br|code|em|blockquote|h[1-4]|span[^<>]*|a href="[^"]*"|a)>/g;
/** Better BibTeX's marks around names, e.g. of a missing crossref; none may reach a reader. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;

/** One result for each entry, in order. Fields inherited through `crossref` are filled in. */
export async function decodeTex(entries: readonly RawEntry[]): Promise<readonly DecodedFields[]> {
  if (!entries.length) return [];
  const indexOf = new Map(entries.map(({ key }, i) => [key.toLowerCase(), i]));
  const parents = new Set(
    entries.map(({ fields }) => fields.get('crossref')?.trim().toLowerCase()).filter(Boolean),
  );
  const plain: DecodedFields[] = [];
  const parentOf = ({ fields }: RawEntry) =>
    indexOf.get(fields.get('crossref')?.trim().toLowerCase() ?? '');
  const written = entries.map((entry, index) => {
    const texts: Record<string, string> = {};
    const names: Record<string, readonly CslName[]> = {};
    plain.push({ texts, names });
    const crossref = parentOf(entry);
    // What may be inherited must be where the parser sees it.
    const shared = crossref !== undefined || parents.has(entry.key.toLowerCase());
    const lines: string[] = [];
    for (const [name, value] of entry.fields) {
      const isName = NAME_FIELDS.has(name);
      if (!isName && !TEXT_FIELDS.has(name)) continue;
      const list = isName && !shared ? plainNames(value) : undefined;
      const text = isName || shared ? undefined : plainText(value);
      if (name === 'abstract') texts[name] = text ?? roughText(value);
      else if (list) names[name] = list;
      else if (text !== undefined) texts[name] = text;
      else lines.push(`${name} = {${safe(value)}}`);
    }
    if (crossref !== undefined) lines.push(`crossref = {i${crossref}}`);
    return lines.length ? `@${safeType(entry.type)}{i${index},\n${lines.join(',\n')}\n}\n` : '';
  });
  const parsed = await parseAll(written);
  const results = entries.map((entry, index) => {
    if (!written[index]) return plain[index]!;
    const fields = parsed.get(`i${index}`);
    return fields ? decoded(plain[index]!, fields) : undecoded(plain[index]!, entry);
  });
  return results.map((own, index) => {
    const parent = parentOf(entries[index]!);
    return parent === undefined ? own : inherit(entries[index]!, own, results[parent]!);
  });
}

/** What the parser gets wrong of `crossref`: a book's subtitle is none of its chapter, but its date is. */
function inherit({ fields }: RawEntry, own: DecodedFields, parent: DecodedFields): DecodedFields {
  const texts = { ...own.texts };
  if (!fields.has('subtitle')) delete texts.subtitle;
  const date = texts.date || texts.year ? {} : pick(parent.texts, ['date', 'year', 'month']);
  return { ...own, texts: { ...texts, ...date } };
}

function pick(
  texts: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (texts[name] ? [[name, texts[name]]] : [])));
}

type ParsedFields = Library['entries'][number]['fields'];

async function parseAll(written: readonly string[]): Promise<Map<string, ParsedFields>> {
  if (!written.some(Boolean)) return new Map();
  const { parseAsync } = await import('@retorquere/bibtex-parser');
  const options = { sentenceCase: false, unsupported: 'ignore' } as const;
  let libraries: Library[];
  try {
    libraries = [await parseAsync(written.join(''), options)];
  } catch {
    // One entry is beyond it: the others are asked for one by one.
    libraries = [];
    for (const one of written) {
      const library = await parseAsync(one, options).catch(() => undefined);
      if (library) libraries.push(library);
    }
  }
  return new Map(
    libraries.flatMap(({ entries }) => entries.map(({ key, fields }) => [key, fields])),
  );
}

function decoded(plain: DecodedFields, fields: ParsedFields): DecodedFields {
  const texts: Record<string, string> = { ...plain.texts };
  const names: Record<string, readonly CslName[]> = { ...plain.names };
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (NAME_FIELDS.has(name))
      names[name] = (value as Creator[]).map(toName).filter((n) => n !== undefined);
    else if (typeof value === 'string') texts[name] = clean(value);
    else if (Array.isArray(value))
      texts[name] = value.map((v) => clean(String(v))).join(name === 'keywords' ? ', ' : ' and ');
  }
  return { texts, names };
}

/** For an entry that the parser refused: commands dropped, their arguments kept. */
function undecoded(plain: DecodedFields, { fields }: RawEntry): DecodedFields {
  const texts: Record<string, string> = { ...plain.texts };
  const names: Record<string, readonly CslName[]> = { ...plain.names };
  for (const [name, value] of fields) {
    const text = roughText(value);
    if (NAME_FIELDS.has(name)) {
      names[name] ??= plainNames(text) ?? [{ literal: text }];
    } else if (TEXT_FIELDS.has(name)) texts[name] ??= text;
  }
  return { texts, names };
}

function toName(creator: Creator): CslName | undefined {
  const part = (text: string | undefined) => (text ? clean(text) : undefined);
  const literal = part(creator.name);
  const family = part(creator.lastName);
  if (literal) return { literal };
  if (!family) return undefined;
  const given = part(creator.firstName);
  const particle = part(creator.prefix);
  const suffix = part(creator.suffix);
  if (!given && !particle) return { literal: family };
  return {
    family,
    ...(given && { given }),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}

function clean(text: string): string {
  return squeeze(
    text
      .replace(MARKUP, '')
      .replace(CONTROL, '')
      .replace(DOTLESS, dotted)
      .replace(/ˋ/g, '`')
      .normalize('NFC'),
  );
}

/** TeX puts accents on an i without its dot; Unicode on one that has it. */
const DOTLESS = /[ıȷ](?=[\u0300-\u0331])/g;

function dotted(letter: string): string {
  return letter === 'ı' ? 'i' : 'j';
}

/** A value that the parser reads to its end: braces in pairs, `$` in pairs, `%` no comment. */
function safe(value: string): string {
  let depth = 0;
  let lowest = 0;
  let dollars = 0;
  for (let i = 0; i < value.length; i++) {
    const char = value[i];
    if (char === '\\') i++;
    else if (char === '{') depth++;
    else if (char === '}') lowest = Math.min(lowest, --depth);
    else if (char === '$') dollars++;
  }
  let text = value.replace(/(?<!\\)%/g, '\\%');
  if (dollars % 2) text = text.replace(/(?<!\\)\$/g, '\\$');
  if (depth !== 0 || lowest < 0) text = text.replace(/\\[{}]|[{}]/g, '');
  return /(?<!\\)(?:\\\\)*\\$/.test(text) ? `${text} ` : text;
}

function safeType(type: string): string {
  return /^(?:comment|string|preamble)$/.test(type) || !/^[a-z]+$/.test(type) ? 'misc' : type;
}
