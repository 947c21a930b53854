import type { CslDate, CslName } from '../../bibliography/types';
import { findDate, isOrganisation, parseNames } from '../names-dates';
import { KNOWN_HEADING } from './known-headings';
import type { Paragraph } from './pdf-paragraphs';

/** What the first page says of the whole document, above its text. */
export interface TitlePage {
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: CslDate;
}

/** Paragraphs below the title that are looked at. */
const REACH = 9;
/** A longer one is the text itself. */
const LONG = 160;
const NAME = /^(?:\p{Lu}[\p{L}'’-]*\.?|d[ei]|v[ao]n|der|la)$/u;
/** Words of subtitles, series and sections, which are written like names. */
const NO_NAME =
  /\b(?:the|of|an?|in|for|annual|report|papers?|review|study|studies|working|draft|policy|brief|summary|executive|chapter|volume|version|final|technical|research|data|analysis|guide|handbook|manual|statement|release|discussion|series|issue|edition|journal|proceedings|conference|part|table|figure|change|world|national|international|global|united|confidential|thesis|dissertation|your|page)\b/i;

/**
 * The title, in the largest type where that is larger than the text, and what stands below it. Names are
 * taken for authors only with a clue: "by" before them, or a date, an affiliation or the abstract behind
 * them; a wrong author is worse than none.
 */
export function readTitlePage(paragraphs: readonly Paragraph[], body: number): TitlePage {
  const found = findTitle(paragraphs, body);
  if (!found) return {};
  const below = paragraphs.slice(paragraphs.indexOf(found) + 1, paragraphs.indexOf(found) + REACH);
  const end = below.findIndex(
    (one) => joined(one).length > LONG || KNOWN_HEADING.test(joined(one)),
  );
  const head = (end < 0 ? below : below.slice(0, end)).flatMap(({ lines }) =>
    lines.map(({ text }) => clean(text)),
  );
  const dated = head.find(isDateLine);
  const hasClue =
    dated !== undefined ||
    (end >= 0 && KNOWN_HEADING.test(joined(below[end]!))) ||
    head.some((line) => isOrganisation(line) || /\S@\S/.test(line));
  const named = head.find(
    (line) => /^by\s+\p{Lu}/iu.test(line) || (hasClue && namesIn(line).length > 0),
  );
  const author = named === undefined ? [] : parseNames(namesIn(named).join('; '));
  return {
    title: joined(found),
    ...(author.length && { author }),
    ...(dated !== undefined && { issued: findDate(dated)!.date }),
  };
}

function findTitle(paragraphs: readonly Paragraph[], body: number): Paragraph | undefined {
  const candidates = paragraphs.filter((one) => {
    const text = joined(one);
    return one.lines.length <= 5 && /\p{L}{3}/u.test(text) && !KNOWN_HEADING.test(text);
  });
  const largest = Math.max(...candidates.map(({ size }) => size));
  const title = candidates.find(({ size }) => size === largest);
  if (!title || !(largest > body * 1.15)) return undefined;
  const { length } = joined(title);
  return length >= 3 && length <= 300 ? title : undefined;
}

/** The persons that a line names and nothing else: "Ann B. Smith¹, Carl van Berg". */
function namesIn(line: string): string[] {
  const bare = line.replace(/^by\s+/i, '').replace(/[\d*†‡§¹²³⁴-⁹]+/g, ' ');
  const names = bare.split(/\s*(?:[,;·|&]|\band\b|\bund\b|\bet\b|\by\b)\s*/).filter(Boolean);
  return names.every(isPerson) ? names : [];
}

function isPerson(name: string): boolean {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4 || isOrganisation(name) || NO_NAME.test(name))
    return false;
  return words.every((word) => NAME.test(word)) && /\p{Lu}\p{L}+$/u.test(words.at(-1)!);
}

function isDateLine(line: string): boolean {
  const date = line.length < 60 ? findDate(line) : undefined;
  if (!date) return false;
  const rest = line.slice(0, date.index) + line.slice(date.index + date.length);
  return !/\p{L}{3}/u.test(rest.replace(/published|posted|date|dated|revised|version/gi, ''));
}

function joined({ lines }: Paragraph): string {
  return clean(lines.map(({ text }) => text).join(' '));
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
