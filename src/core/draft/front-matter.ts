import { parseDocument } from 'yaml';
import type { CslItem } from '../bibliography/types';
import type { FrontMatter } from './types';

const FENCED =
  /^\ufeff?---[ \t]*(?:\r\n|\n|\r)([^]*?)(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/;
/** Longer than this is a draft that begins with a rule. */
const LONGEST = 200_000;

/** The YAML between `---` at the very start of a draft; undefined where there is none. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const found = FENCED.exec(text.slice(0, LONGEST));
  if (!found || !/[^\s]/.test(found[1]!) || !looksLikeYaml(found[1]!)) return undefined;
  const span = { start: 0, end: found[0].length };
  const { data, problem } = parseYaml(found[1]!);
  return {
    ...span,
    data,
    bibliography: strings(data['bibliography']),
    nocite: readNocite(data['nocite']),
    references: Array.isArray(data['references']) ? data['references'].filter(isCslItem) : [],
    ...(problem !== undefined && { problem }),
  };
}

/** A rule, a paragraph and a rule are no front matter; a broken one still has a key or a comment. */
function looksLikeYaml(body: string): boolean {
  return /^\s*(?:#|["']?[\w.-]+["']?[ \t]*:(?:\s|$))/m.test(body);
}

function parseYaml(body: string): { data: Record<string, unknown>; problem?: string } {
  try {
    const document = parseDocument(body, { strict: false, uniqueKeys: false, logLevel: 'silent' });
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    const problem = document.errors[0]?.message;
    return {
      data: isRecord(data) ? data : {},
      ...(problem !== undefined && { problem }),
    };
  } catch (error) {
    return { data: {}, problem: error instanceof Error ? error.message : String(error) };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCslItem(value: unknown): value is CslItem {
  return isRecord(value) && typeof value['id'] === 'string';
}

/** One string or a list of them; Quarto also takes `{ file: … }`. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return value ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isRecord(value) && typeof value['file'] === 'string' ? [value['file']] : [];
}

/** The keys of `nocite: "@a, @b"`; `*` stands for all. */
function readNocite(value: unknown): string[] {
  return strings(value).flatMap((text) =>
    [
      ...text.matchAll(
        /@(?:\{([^{}\s]+)\}|(\*|[\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*))/gu,
      ),
    ].map((match) => match[1] ?? match[2]!),
  );
}
