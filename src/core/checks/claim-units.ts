/**
 * Figures with a unit: 720 minutes where a source has 12 h are the same; six months where it has six weeks are
 * not. Only of a sentence that tells the same, and only where the source has the figure with no other unit, is it
 * sure that one was mistaken.
 */
import { measureBehind } from '../text/measures';
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import type { ClaimWords } from './claim-words';
import { sameNumber } from './same-figure';
import { wordAt } from './source-words';
import type { SourceWords } from './source-words';

/** How far an amount converted may be off: months have no fixed length, and writers round. */
const CONVERTED = 0.1;
/** Fewest words, and share of a statement's, that a sentence telling the same has. */
const FEWEST = 2;
const SHARED = 0.5;

/** Whether a source has the amount in another unit. */
export function hasAmount(source: SourceWords, number: NumberMention, text: string): boolean {
  const mine = measureBehind(text, number);
  if (!mine) return false;
  const amount = number.value * mine.factor;
  return source.numbers.some((other) => {
    const theirs = measureBehind(source.text, other);
    return (
      theirs?.dimension === mine.dimension &&
      theirs.factor !== mine.factor &&
      Math.abs(other.value * theirs.factor - amount) <= CONVERTED * amount
    );
  });
}

/** Figures with their units that a source has with another unit of the same kind, side by side with the same words. */
export function mistakenUnits(claim: ClaimWords, sources: readonly SourceWords[]): Span[] {
  const spans = claim.numbers.flatMap((number) => {
    const mine = measureBehind(claim.text, number);
    if (!mine || number.year || number.ordinal) return [];
    if (sources.some((source) => hasAmount(source, number, claim.text))) return [];
    const span = { start: number.start, end: mine.end };
    let mistaken = false;
    for (const source of sources) {
      for (const other of source.numbers) {
        if (number.value !== other.value) continue;
        // With no unit that is known here it may be the very one that is meant.
        const theirs = measureBehind(source.text, other);
        if (theirs?.dimension !== mine.dimension || theirs.factor === mine.factor) return [];
        mistaken ||= tellsTheSame(claim, source, other.start, span);
      }
    }
    return mistaken ? [span] : [];
  });
  // Both figures of a range share one unit.
  return spans.filter(({ end }, i) => spans[i - 1]?.end !== end);
}

/** Amounts that a source has in other currencies alone, one of them side by side with the same words. */
export function mistakenCurrencies(claim: ClaimWords, sources: readonly SourceWords[]): Span[] {
  return claim.numbers.filter((number) => {
    const mine = currencyOf(number);
    if (mine === undefined) return false;
    let isMistaken = false;
    for (const source of sources) {
      for (const other of source.numbers) {
        if (!sameNumber(number, other)) continue;
        const theirs = currencyOf(other);
        if (theirs === undefined || theirs === mine) return false;
        isMistaken ||= tellsTheSame(claim, source, other.start, number);
      }
    }
    return isMistaken;
  });
}

/** Whose francs or pesos are meant, and of what the cents are, is seldom said. */
function currencyOf({ unit }: NumberMention): string | undefined {
  if (unit === 'percent' || unit === 'cent') return undefined;
  return unit === 'FRF' ? 'CHF' : unit;
}

function tellsTheSame(claim: ClaimWords, source: SourceWords, at: number, unit: Span): boolean {
  const word = Math.min(wordAt(source, at), source.sentenceOf.length - 1);
  const sentence = source.sentences[source.sentenceOf[word]!]!;
  const near = new Set<number>();
  for (let i = wordAt(source, sentence.start); i < source.starts.length; i++) {
    if (source.starts[i]! >= sentence.end) break;
    near.add(source.ids[i]!);
  }
  const own = claim.words.filter(
    ({ content, start }) => content && (start < unit.start || start >= unit.end),
  );
  const shared = own.filter(({ stem }) => near.has(source.idOf(stem) ?? -1)).length;
  return shared >= FEWEST && shared >= SHARED * own.length;
}
