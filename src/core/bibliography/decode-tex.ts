/**
 * Turns the TeX in fields into Unicode text, with the parser of Better BibTeX.
 *
 * Most values hold no TeX at all and never reach it: it costs about 2 ms an entry when it is given everything. All
 * other values go to it in one file written here, whose entries are named by number, so that neither odd keys
 * nor single `$` and `%` can make it lose one.
 */
import type { Creator, Library } from '@retorquere/bibtex-parser';
import { NAME_FIELDS, TEXT_FIELDS } from './bibtex-fields';
import type { RawEntry } from './scan-bibtex';
import type { CslName } from './types';

export interface DecodedFields {
  /** Lower-case field name to plain text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, readonly CslName[]>>;
}

const TEX = /[\\{}$~^_%]|--|``|''|,,|<<|>>|[?!]`/;
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
  const plain: Record<string, string>[] = [];
  const written = entries.map((entry, index) => {
    const kept: Record<string, string> = {};
    plain.push(kept);
    const crossref = indexOf.get(entry.fields.get('crossref')?.trim().toLowerCase() ?? '');
    // What may be inherited must be where the parser sees it.
    const shared = crossref !== undefined || parents.has(entry.key.toLowerCase());
    const lines: string[] = [];
    for (const [name, value] of entry.fields) {
      if (NAME_FIELDS.has(name)) lines.push(`${name} = {${safe(value)}}`);
      else if (!TEXT_FIELDS.has(name)) continue;
      else if (shared || TEX.test(value)) lines.push(`${name} = {${safe(value)}}`);
      else kept[name] = squeeze(value);
    }
    if (crossref !== undefined) lines.push(`crossref = {i${crossref}}`);
    return lines.length ? `@${safeType(entry.type)}{i${index},\n${lines.join(',\n')}\n}\n` : '';
  });
  const parsed = await parseAll(written);
  return entries.map((entry, index) => {
    const fields = parsed.get(`i${index}`);
    return fields ? decoded(plain[index]!, fields) : undecoded(plain[index]!, entry);
  });
}

type ParsedFields = Library['entries'][number]['fields'];

async function parseAll(written: readonly string[]): Promise<Map<string, ParsedFields>> {
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

function decoded(kept: Readonly<Record<string, string>>, fields: ParsedFields): DecodedFields {
  const texts: Record<string, string> = { ...kept };
  const names: Record<string, CslName[]> = {};
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
function undecoded(kept: Readonly<Record<string, string>>, { fields }: RawEntry): DecodedFields {
  const texts: Record<string, string> = { ...kept };
  const names: Record<string, CslName[]> = {};
  for (const [name, value] of fields) {
    const text = squeeze(value.replace(/\\[a-z]+\s*|\\./gi, '').replace(/[{}$]/g, ''));
    if (NAME_FIELDS.has(name)) {
      names[name] = text.split(/\s+and\s+/).map((part) => {
        const [family, given] = part.split(/\s*,\s*/);
        return given ? { family, given } : { literal: part };
      });
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
  return squeeze(text.replace(MARKUP, '').replace(CONTROL, ''));
}

function squeeze(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
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
