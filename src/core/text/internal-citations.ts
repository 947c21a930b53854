/*
 * References that an author puts into running text: `[12]`, `(Doe 2020, 3)`, `(id. at 9)`, a law report's
 * citation. Whoever quotes the sentence may leave them out.
 */
import type { Span } from './span';

const YEAR = String.raw`(?:1[5-9]|20)\d\d[a-z]?`;
const MONTH =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\s+\d{4}/iu;
const SHORT =
  /^(?:ibid(?:em)?|ebd[.a]?a?|id\.|op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?O|ders\.|dies\.|idem)(?![\p{L}])/iu;
/** What stands in the parentheses of a reference, by how it begins… */
const LEADS = [
  SHORT,
  /^(?:see|cf\.|e\.g\.|vgl\.|siehe|v[ée]ase|voir|quoting|citing|accord)\s(?=.*\d)/isu,
  /^(?:internal\s|other\s)?(?:citations?|footnotes?|quotation marks|alterations?|emphasis|brackets)\s.*\b(?:omitted|added|altered|removed)\b/isu,
  // BVerfGE 7, 198 [205]
  /^(?:vgl\.\s)?\p{Lu}\p{L}*\p{Lu}\p{L}*\s\d+,\s?\d+(?:\s?[[(]\d|$)/u,
  /^(?:pp?|S|fol|Figs?|Figures?|Tables?|Tab|Abb|App|Appendix|Exh?|Dkt|Doc|Tr|Rn|nn?|ch|sec|§+|¶+)\.?\s?\d/u,
];
const NAME = String.raw`(?:\p{Lu}[\p{L}.'’-]*|et\sal\.|and|und|et|y|&|von|van|de|der|du|la|for|of|the)`;
/** …and by names with a year, which a page may follow. */
const AUTHOR_YEAR = new RegExp(
  String.raw`^\p{Lu}[\p{L}.'’-]*,?\s(?:${NAME},?\s){0,7}(?:\(?${YEAR}\)?|n\.\s?d\.)(?:[,:]\s?[^;]{0,30})?(?:;|$)`,
  'u',
);
const BARE_YEAR = new RegExp(String.raw`^${YEAR}(?:[,:]\s?(?:pp?\.\s?|S\.\s?)?\d[\d\s–-]*)?$`, 'u');

/** Whether what stands in a pair of parentheses is a reference and nothing else. */
export function isReference(inner: string): boolean {
  const text = inner.trim().replace(/[*_]/g, '');
  if (LEADS.some((lead) => lead.test(text))) return true;
  return AUTHOR_YEAR.test(text) && !MONTH.test(text);
}

const NUMBERS = /\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]/g;
/** A note's figure at the end of a word or a sentence: `the door.12 Then`. */
const NOTE_FIGURE = /(?<=\p{Ll}{3}[.,;:!?]?[”"’»)]*)(?<=[.,;:!?”"’»)])\d{1,3}(?=\s|$)/gu;
const PARENTHESIS = /\(([^()]{2,160})\)|\[([^[\]]{4,160})\]/g;

const PINPOINT = String.raw`(?:,\s*\d{1,5}(?:[-–]\d+)?|,?\s+(?:and\s+)?nn?\.\s?\d+(?:[-–]\d+)?)*`;
const ASIDES = String.raw`(?:\s*\([^()]{0,120}\))*`;
/** `569 U.S. 1`, `512 F.4th at 302`, `42 U.S.C. § 1983`: a volume, a reporter with points, a page. */
const REPORTED = String.raw`\d{1,4}\s+(?=[\w.'’ ]{0,30}?(?:[A-Z]\.|Ct\.|Rev\.|App\.|Supp\.))(?:[A-Z0-9][\w.'’]*,?\s{1,2}){1,6}?(?:at\s+|§+\s?)?\d{1,5}(?![\w])(?:[-–]\d+)?`;
const SIGNAL = String.raw`(?:[Ss]ee(?:,?\s(?:also|e\.g\.,?|generally))?|[Cc]f\.|[Bb]ut\ssee|[Aa]ccord|[Qq]uoting|[Cc]iting)\s+`;
const PARTIES = String.raw`[A-Z][^;:()“”"!?]{0,80}?\svs?\.\s[A-Z][^;:()“”"!?]{0,80}?,\s+|(?:In\sre|Ex\sparte)\s[A-Z][^;:()“”"!?]{0,80}?,\s+|[A-Z][\w'’-]+,\s+`;
const BOUNDARY = String.raw`(?<=[.;,:(—”"’]\d{0,3}\s{1,2})`;
const LAW = new RegExp(
  String.raw`(?:(?:${BOUNDARY}(?:${SIGNAL})?|${SIGNAL})(?:${PARTIES}))?${REPORTED}${PINPOINT}${ASIDES}` +
    String.raw`|${BOUNDARY}(?:${SIGNAL})?(?:Id|id|Ibid|ibid)\.(?:,?\s+(?:at\s+)?\d+(?:[-–]\d+)?${PINPOINT})?${ASIDES}` +
    String.raw`|${BOUNDARY}(?:${SIGNAL})?[A-Z][\w'’-]+,\ssupra(?:\snote\s\d+)?,?\sat\s\d+(?:[-–]\d+)?`,
  'gu',
);

/** The references in `text[start, end)`; they may overlap. Linear in the text but for the bounded look ahead of names. */
export function internalCitations(text: string, start: number, end: number): Span[] {
  const piece = text.slice(start, end);
  const found: Span[] = [];
  const add = (index: number, length: number): void => {
    found.push({ start: start + index, end: start + index + length });
  };
  for (const pattern of [NUMBERS, NOTE_FIGURE, LAW])
    for (const { 0: whole, index } of piece.matchAll(pattern)) add(index, whole.length);
  for (const { 0: whole, 1: round, 2: square, index } of piece.matchAll(PARENTHESIS)) {
    const inner = (round ?? square)!.trim();
    if (isReference(inner) || BARE_YEAR.test(inner)) add(index, whole.length);
  }
  return found;
}
