import type { CslName } from '../../bibliography/types';
import { parseName } from '../names-dates';

/** What schema.org data in a page say of its article. https://schema.org/CreativeWork */
export interface LinkedData {
  readonly type?: string;
  /** Headline and name: of an encyclopedia's article, the former is its description. */
  readonly titles?: readonly string[];
  readonly authors?: readonly CslName[];
  readonly date?: string;
  readonly container?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly language?: string;
  readonly doi?: string;
}

type Thing = Readonly<Record<string, unknown>>;

const WORK =
  /^(?:\w*Article|\w*Posting|Report|Book|Chapter|Review|ClaimReview|Thesis|Legislation|CreativeWork|Recipe|QAPage|TechArticle|HowTo|\w*Object)$/;
const PAGE = /^(?:\w*Page|WebSite)$/;
const MAX_THINGS = 500;

/** The main work that the scripts describe; undefined where they describe none, or are no JSON. */
export function readLinkedData(scripts: readonly string[]): LinkedData | undefined {
  const things = scripts.flatMap(parseThings).slice(0, MAX_THINGS);
  const site = things.find((thing) => typesOf(thing).includes('WebSite'));
  const work =
    things.find((thing) => typesOf(thing).some((t) => /Article|Posting/.test(t))) ??
    things.find((thing) => typesOf(thing).some((t) => WORK.test(t) && !/Object$/.test(t))) ??
    things.find((thing) => typesOf(thing).some((t) => PAGE.test(t) && t !== 'WebSite'));
  if (!work) return site && { container: text(site['name']) };
  const publisher = nameOf(work['publisher'], things);
  // An encyclopedia that is written on is cited as it was last changed, and by its own name.
  const isWiki = publisher?.startsWith('Wikimedia') ?? false;
  return {
    type: typesOf(work)[0],
    titles: [text(work['headline']), text(work['name'])].filter((title) => title !== undefined),
    authors: authorsOf(work['author'] ?? work['creator'], things),
    date:
      (isWiki ? text(work['dateModified']) : undefined) ??
      text(work['datePublished']) ??
      text(work['dateCreated']),
    container:
      nameOf(work['isPartOf'], things) ?? text(site?.['name']) ?? (isWiki ? undefined : publisher),
    publisher,
    url: address(work['url']) ?? address(work['mainEntityOfPage']),
    language: text(work['inLanguage']),
    doi: /\b10\.\d{4,9}\/\S+/.exec(text(work['sameAs']) ?? text(work['identifier']) ?? '')?.[0],
  };
}

function parseThings(script: string): Thing[] {
  // Content management systems wrap the data in comments, or in CDATA marks.
  const json = script.replace(
    /^\s*(?:<!--|(?:\/\/\s*)?<!\[CDATA\[)|(?:-->|(?:\/\/\s*)?\]\]>)\s*$/g,
    '',
  );
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' '));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  return flatten(parsed, 0);
}

function flatten(value: unknown, depth: number): Thing[] {
  if (depth > 4) return [];
  if (Array.isArray(value))
    return value.slice(0, MAX_THINGS).flatMap((each) => flatten(each, depth + 1));
  if (!isThing(value)) return [];
  const inner = [value['@graph'], value['mainEntity'], value['hasPart']].flatMap((each) =>
    each === undefined ? [] : flatten(each, depth + 1),
  );
  return value['@type'] === undefined ? inner : [value, ...inner];
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(thing: Thing): string[] {
  const type = thing['@type'];
  return (Array.isArray(type) ? type : [type]).filter((t): t is string => typeof t === 'string');
}

/** The first string in a value that may be a string, a list, or a thing with a `@value`. */
function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return text(value[0]);
  return isThing(value) ? text(value['@value'] ?? value['value'] ?? value['name']) : undefined;
}

function resolve(value: unknown, things: readonly Thing[]): unknown {
  if (!isThing(value) || value['name'] !== undefined || value['@id'] === undefined) return value;
  return (
    things.find((thing) => thing['@id'] === value['@id'] && thing['name'] !== undefined) ?? value
  );
}

function nameOf(value: unknown, things: readonly Thing[]): string | undefined {
  const thing: unknown = resolve(Array.isArray(value) ? value[0] : value, things);
  return text(isThing(thing) ? thing['name'] : thing);
}

function address(value: unknown): string | undefined {
  const found = isThing(value) ? (value['@id'] ?? value['url']) : value;
  return typeof found === 'string' && /^https?:/i.test(found) ? found : undefined;
}

function authorsOf(value: unknown, things: readonly Thing[]): CslName[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).slice(0, 200);
  const names = list.flatMap((each) => {
    const thing: unknown = resolve(each, things);
    const name = text(isThing(thing) ? thing['name'] : thing);
    if (name === undefined || /^https?:/.test(name)) return [];
    if (isThing(thing) && /Organization|Corporation/.test(typesOf(thing)[0] ?? ''))
      return [{ literal: name }];
    if (
      isThing(thing) &&
      typeof thing['familyName'] === 'string' &&
      typeof thing['givenName'] === 'string'
    ) {
      return [{ family: thing['familyName'], given: thing['givenName'] }];
    }
    return [parseName(name)];
  });
  return names.length > 0 ? names : undefined;
}
