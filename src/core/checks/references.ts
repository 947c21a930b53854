/**
 * References in running text and in notes, written out in words: `512 F.4th 301, 303 (2021)`, `*Id.* at 302`,
 * `Bd. 3, S. 41–44`, `vol. 12, no. 3, pp. 1-9`. Their figures say where something stands and claim nothing.
 * Linear in the text but for bounded look-ahead.
 */
import { countCues } from '../text/language/count-cues';
import { languages, languageTable, wordSet } from '../text/language/languages';
import { anyOf, REFERENCE_WORDS, REPORTER } from '../text/reference-patterns';
import type { Span } from '../text/span';
import { words } from '../text/words';

const { same, signals, pages, parts, wholeParts, editions, verbs } = REFERENCE_WORDS;
const AND = anyOf(['&', ...languages.flatMap(({ joiners }) => joiners)]);
const PAGE = String.raw`\d{1,5}[a-z]?(?:\s?[-–—/]\s?\d{1,5})?(?:\s?ff?\.)?`;
const PAGES = String.raw`${PAGE}(?:\s?(?:,|${AND})\s?${PAGE})*(?!\p{N}|[.,]\p{N}|\s?%)`;
const AT_PAGE = String.raw`(?:at\s|${anyOf(pages)}\.\s?)?`;
const IN_PARENTHESES = String.raw`(?:,?\s?\((?:[^()\d]{0,40}\s)?\d{4}\))?`;
const PATTERNS: readonly RegExp[] = [
  // 44 N.L. Rev. 201, 203 (2020); 512 F.4th at 302; 42 U.S.C. § 1983
  new RegExp(`${REPORTER}${PAGES}${IN_PARENTHESES}`, 'gu'),
  // (Rep 2020, 3); (1998: 3–5)
  new RegExp(
    String.raw`\((?:\p{Lu}[^()\d]{1,60}\s)?\d{4}[a-z]?\s?[,:]\s?${AT_PAGE}${PAGES}\)`,
    'gu',
  ),
  new RegExp(String.raw`(?<!\p{L})${anyOf(same)}\.?,?\s${AT_PAGE}${PAGES}`, 'giu'),
  // vol. 12, no. 3, pp. 1-9; Bd. 3, S. 41–44; § 12(a)
  new RegExp(
    String.raw`(?<!\p{L})(?:${anyOf([...pages, ...parts])}\.|§+|¶+|${anyOf(wholeParts)})\s?(?:at\s)?${PAGES}(?:\([\p{L}\d]\))*`,
    'giu',
  ),
  // 12(3), 1–9; 12(3): 1-9
  new RegExp(String.raw`(?<![\p{L}\p{N}.,])\d{1,4}\s?\(\d{1,4}\)\s?[,:]\s?${PAGES}`, 'gu'),
];

/** Where references stand; they may overlap. */
export function findReferences(text: string): Span[] {
  if (!/\d/.test(text)) return [];
  return PATTERNS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: whole, index }) => ({
      start: index,
      end: index + whole.length,
    })),
  );
}

/** What stands for a work named before. */
const BACK = new RegExp(
  String.raw`^\W*(?:${anyOf(signals)}(?!\p{L}).{0,12}\s)?${anyOf(same)}(?!\p{L})|(?<!\p{L})${anyOf(same.filter((words) => words.includes(' ')))}(?!\p{L})`,
  'iu',
);
const YEAR = /(?<!\p{N})(?:1[5-9]|20)\d\d(?!\p{N})/u;
/** What references say of an edition, and what stands in parentheses: "(emphasis added)". */
const ABOUT_EDITION = new RegExp(
  String.raw`\([^()]*\)|\b${anyOf(editions)} (?:in|by|from|on|at|as)?\b`,
  'giu',
);
const VERBS: ReadonlySet<string> = new Set(verbs);

/** What measures something is no part of a reference. */
const MEASURED = new RegExp(
  String.raw`[%$€£]|(?<!\p{L})${anyOf(languages.flatMap(({ percent }) => percent))}(?!\p{L})`,
  'iu',
);

/** Whether a text sends to a work in words, by its place in it or as the one named before. */
export function sendsToWork(text: string): boolean {
  return BACK.test(text) || findReferences(text).length > 0;
}

/** Whether a note, or a sentence of one, only says where something stands: no verb in it tells anything. */
export function isReferenceNote(text: string, language?: string): boolean {
  return (sendsToWork(text) || YEAR.test(text)) && !tells(text, language);
}

/** Whether a text measures something or has a verb, beside those that references are written with. */
export function tells(text: string, language?: string): boolean {
  if (MEASURED.test(text)) return true;
  const table = languageTable(language);
  const said = text.replace(ABOUT_EDITION, (part) => ' '.repeat(part.length));
  return words(said).some((word) => {
    // Titles write their verbs with a capital.
    if (!/^\p{Ll}/u.test(said.slice(word.start))) return false;
    const cues = countCues([word], table);
    return (
      cues.has('copula') ||
      cues.has('irregularPast') ||
      wordSet(table, 'attribution').has(word.folded) ||
      VERBS.has(word.folded) ||
      (table.code === 'en' && /[^e]ed$/.test(word.folded))
    );
  });
}
