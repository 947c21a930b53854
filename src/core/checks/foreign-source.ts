/**
 * What can't be told of a source in another language than the statement, or in one that has no table here: names
 * are translated, figures written in words and months of unknown names, and what denies is another word.
 *
 * A language with a table has two words of grammar in five, all others less than one in five, so that no list of
 * languages is needed.
 */
import { guessLanguage, languageTable, wordSet } from '../text/language/languages';
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import { stem } from '../text/stem';
import { words } from '../text/words';
import type { MissingPart } from './claim-parts';
import type { ClaimWords } from './claim-words';
import type { SourceWords } from './source-words';

/** Fewest words whose language can be told; the words of a statement are in doubt its own language's. */
const FEWEST = 60;
/** Characters of a source that are looked at. */
const SAMPLE = 4000;
/** Share of words of grammar in a text of a language with a table. */
const GRAMMAR = 0.2;
/** Letters of words that any text of a language has, and how many such words tell a language. */
const SHORT = 3;
const FEWEST_SHORT = 3;
/** Share of them that a source of the same language has at least; sister languages share some. */
const SISTERS = 0.7;
/** Figures from this one on are written in digits where others are. */
const LARGE = 1000;

const unread = new WeakMap<object, boolean>();

/** Whether a source is in a language whose figures, months and denials can't be read. */
function isUnread(source: SourceWords): boolean {
  let known = unread.get(source.whole);
  if (known === undefined) {
    // Menus stand above what a page tells.
    const middle = Math.max(0, (source.text.length - SAMPLE) / 2);
    const sample = source.text.slice(middle, middle + SAMPLE);
    known = source.size >= FEWEST && !isIn(sample, guessLanguage(sample));
    unread.set(source.whole, known);
  }
  return known;
}

function isIn(text: string, language: string, share = GRAMMAR): boolean {
  const all = words(text).filter(({ folded }) => /^\p{L}/u.test(folded));
  const grammar = wordSet(languageTable(language), 'functionWords');
  return all.filter(({ folded }) => grammar.has(folded)).length >= share * all.length;
}

/** Whether a source is in another language than a statement. */
export function isForeign({ text, table, words: said }: ClaimWords, source: SourceWords): boolean {
  if (source.size < FEWEST) return false;
  if (!isUnread(source)) {
    // One sentence may have few words of grammar.
    const isKnown = table.code !== source.language && isIn(text, table.code, GRAMMAR / 2);
    return isKnown && !isIn(text, source.language, SISTERS * GRAMMAR);
  }
  const short = new Set(
    said.map(({ folded }) => folded).filter((word) => word.length <= SHORT && /^\p{L}/u.test(word)),
  );
  const shared = [...short].filter((word) => source.has(stem(word)));
  return short.size < FEWEST_SHORT ? isIn(text, table.code) : shared.length < SISTERS * short.size;
}

/** Whether a part that no source has may stand in one of them in words that can't be read. */
export function mayStandIn(source: SourceWords, part: MissingPart, claim: ClaimWords): boolean {
  switch (part.kind) {
    case 'name':
      return isForeign(claim, source);
    case 'negation':
      return isUnread(source) || isForeign(claim, source);
    case 'date':
      return isUnread(source);
    case 'number': {
      const number = claim.numbers.find(({ start }) => start === part.start);
      return isUnread(source) && !(number && lacksDigits(source, number, claim.text));
    }
  }
}

/**
 * Whether a source writes figures of this kind in digits, and not this one. What parts thousands and decimals is
 * known of no language without a table.
 */
function lacksDigits(
  { numbers, text }: SourceWords,
  number: NumberMention,
  claim: string,
): boolean {
  const { value } = number;
  if (number.spelled || (Number.isInteger(value) && value < LARGE)) return false;
  const written = numbers.filter(({ spelled, year }) => !spelled && !year);
  const digits = digitsOf(claim, number);
  return (
    written.some((other) => other.value >= LARGE || !Number.isInteger(other.value)) &&
    written.every((other) => digitsOf(text, other) !== digits)
  );
}

function digitsOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\P{Nd}/gu, '');
}
