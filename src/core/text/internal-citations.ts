/*
 * References that an author puts into running text: `[12]`, `(Doe 2020, 3)`, `(id. at 9)`, a law report's
 * citation. Whoever quotes the sentence may leave them out.
 */
import { anyOf, MONTHS, REFERENCE_WORDS, REPORTER, REPORTER_NAME } from './reference-patterns';
import type { Span } from './span';
import { fold } from './words';

const { same, signals, pages, parts, wholeParts, exhibits, particles, remarks } = REFERENCE_WORDS;
const YEAR = String.raw`(?:1[5-9]|20)\d\d[a-z]?`;
const MONTH = new RegExp(String.raw`(?<!\p{L})${MONTHS}\.?\s+\d{4}`, 'u');
/** What stands in the parentheses of a reference, by how it begins… */
const LEADS = [
  new RegExp(String.raw`^${anyOf(same)}(?!\p{L})`, 'iu'),
  new RegExp(String.raw`^(?:(?:but|aber|mais|pero)\s)?${anyOf(signals)}\s(?=.*\d)`, 'isu'),
  new RegExp(`^(?:${remarks.join('|')})`, 'isu'),
  // BVerfGE 7, 198 [205]
  /^(?:vgl\.\s)?\p{Lu}\p{L}*\p{Lu}\p{L}*\s\d+,\s?\d+(?:\s?[[(]\d|$)/u,
  new RegExp(
    String.raw`^(?:${anyOf([...pages, ...exhibits])}\.?|${anyOf(parts)}\.|${anyOf(wholeParts)}|§+|¶+)\s?\d`,
    'u',
  ),
];
const NAME = String.raw`(?:\p{Lu}[\p{L}.'’-]*|et\sal\.|&|${anyOf(particles)})`;
/** …and by names with a year, which a page may follow. */
const AUTHOR_YEAR = new RegExp(
  String.raw`^\p{Lu}[\p{L}.'’-]*,?\s(?:${NAME},?\s){0,7}(?:\(?${YEAR}\)?|n\.\s?d\.)(?:[,:]\s?[^;]{0,30})?(?:;|$)`,
  'u',
);
const BARE_YEAR = new RegExp(
  String.raw`^${YEAR}(?:[,:]\s?(?:${anyOf(pages)}\.\s?)?\d[\d\s–-]*)?$`,
  'u',
);

/** Whether what stands in a pair of parentheses is a reference and nothing else. */
export function isReference(inner: string): boolean {
  const text = inner.trim().replace(/[*_]/g, '');
  if (LEADS.some((lead) => lead.test(text))) return true;
  return AUTHOR_YEAR.test(text) && !MONTH.test(fold(text));
}

const NUMBERS = /\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]/g;
/** A note's figure at the end of a word or a sentence: `the door.12 Then`. */
const NOTE_FIGURE = /(?<=\p{Ll}{3}[.,;:!?]?[”"’»)]*)(?<=[.,;:!?”"’»)])\d{1,3}(?=\s|$)/gu;
const PARENTHESIS = /\(([^()]{2,160})\)|\[([^[\]]{4,160})\]/g;

const PINPOINT = String.raw`(?:,\s*\d{1,5}(?:[-–]\d+)?(?!\d|\s${REPORTER_NAME})|,?\s+(?:and\s+)?nn?\.\s?\d+(?:[-–]\d+)?)*`;
const ASIDES = String.raw`(?:\s*\([^()]{0,120}\))*`;
const REPORTED = String.raw`${REPORTER}\d{1,5}(?!\w)(?:[-–]\d+)?`;
const SIGNAL = String.raw`(?:[Ss]ee(?:,?\s(?:also|e\.g\.,?|generally))?|[Cc]f\.|[Bb]ut\ssee|[Aa]ccord|[Qq]uoting|[Cc]iting)\s+`;
/** Words of the name of a party or a case: with a capital, or small ones between. */
const PARTY = String.raw`(?:(?:[\p{Lu}\d&][\p{L}\d.'’&/-]*|[a-z]\p{Lu}\p{L}+|ex|rel\.|et\sal\.|a|an|in|on|to|d/b/a|${anyOf(particles)}),?\s){1,14}?`;
const PARTIES = String.raw`(?=\p{Lu})${PARTY}vs?\.\s${PARTY}|(?:In\sre|Ex\sparte)\s${PARTY}|\p{Lu}[\p{L}\d'’-]+,\s+`;
const BOUNDARY = String.raw`(?<=[.;,:(—”"’]\d{0,3}\s{0,2})`;
const LAW = new RegExp(
  String.raw`(?:(?:${BOUNDARY}(?:${SIGNAL})?|${SIGNAL})(?:${PARTIES}))?${REPORTED}${PINPOINT}${ASIDES}` +
    String.raw`|${BOUNDARY}(?:${SIGNAL})?(?:Id|id|Ibid|ibid)\.(?:,?\s+(?:at\s+)?\d+(?:[-–]\d+)?${PINPOINT})?${ASIDES}` +
    String.raw`|${BOUNDARY}(?:${SIGNAL})?[A-Z][\w'’-]+,\ssupra(?:\snote\s\d+)?,?\sat\s\d+(?:[-–]\d+)?`,
  'gu',
);

/** What each of the references to law holds: what may stand around it takes twenty times as long to look for. */
const LAW_CORE = new RegExp(
  String.raw`(?<!\p{L})(?:Id|id|Ibid|ibid)\.|,\ssupra(?!\p{L})|${REPORTED}`,
  'u',
);

/** The references in `text[start, end)`; they may overlap. Linear in the text but for the bounded look ahead of names. */
export function internalCitations(text: string, start: number, end: number): Span[] {
  const piece = text.slice(start, end);
  const found: Span[] = [];
  const addAll = (pattern: RegExp): void => {
    for (const { 0: whole, index } of piece.matchAll(pattern))
      found.push({ start: start + index, end: start + index + whole.length });
  };
  const hasBrackets = piece.includes('[');
  if (hasBrackets) addAll(NUMBERS);
  if (/\d/.test(piece)) addAll(NOTE_FIGURE);
  if (LAW_CORE.test(piece)) addAll(LAW);
  if (!hasBrackets && !piece.includes('(')) return found;
  for (const { 0: whole, 1: round, 2: square, index } of piece.matchAll(PARENTHESIS)) {
    const inner = (round ?? square)!.trim();
    if (isReference(inner) || BARE_YEAR.test(inner))
      found.push({ start: start + index, end: start + index + whole.length });
  }
  return found;
}
