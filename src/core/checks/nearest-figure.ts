import { wordSet } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import { measureBehind } from '../text/measures';
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import { stem } from '../text/stem';
import { words } from '../text/words';
import type { MissingPart } from './claim-parts';
import type { ClaimWords } from './claim-words';
import type { SourceWords } from './source-words';

/** Characters behind a figure that say what it is a figure of. */
const BEHIND = 40;

/** The figure or date nearest to a missing one, in the sentences that tell the same. */
export function nearestFigure(
  claim: ClaimWords,
  part: MissingPart,
  source: SourceWords,
  sentences: readonly Span[],
): Span | undefined {
  const inside = (span: Span): boolean =>
    sentences.some((sentence) => sentence.start <= span.start && span.end <= sentence.end);
  if (part.kind === 'date') {
    const wanted = claim.dates.find((date) => date.start === part.start);
    const near = source.dates.filter(inside);
    return near.find((date) => date.month === wanted?.month) ?? near[0];
  }
  if (part.kind !== 'number') return undefined;
  const wanted = claim.numbers.find((number) => number.start === part.start);
  if (!wanted) return undefined;
  const bare = wordSet(claim.table, 'functionWords');
  const [unit, ...named] = wordsBehind(claim.text, wanted);
  const shared = (other: NumberMention): number => {
    const [theirs, ...more] = wordsBehind(source.text, other);
    const count = named.filter((word) => !bare.has(word) && more.includes(word)).length;
    return count + (unit !== undefined && unit === theirs ? 2 : 0);
  };
  const distance = (other: NumberMention): number =>
    Math.abs(Math.log((other.value + 1) / (wanted.value + 1))) +
    (other.unit === wanted.unit ? 0 : [other.unit, wanted.unit].includes('percent') ? 3 : 2) +
    ((other.year ?? false) === (wanted.year ?? false) ? 0 : 2) -
    shared(other);
  // The 18 of 2022-05-18 is no figure.
  const isDated = ({ start, end, year }: NumberMention): boolean =>
    !year && source.dates.some((date) => date.start <= start && end <= date.end);
  const nearest = source.numbers
    .filter((other) => inside(other) && distance(other) < 3 && !isDated(other))
    .sort((a, b) => distance(a) - distance(b))[0];
  // Where it is the unit that differs, it belongs to both figures.
  return nearest && part.end > wanted.end
    ? { ...nearest, end: measureBehind(source.text, nearest)?.end ?? nearest.end }
    : nearest;
}

/** What a figure is a figure of: the stems of the words behind it, in its sentence. */
export function wordsBehind(text: string, { end }: Span): string[] {
  const behind = text.slice(end, end + BEHIND).split(/[.;:!?]/, 1)[0]!;
  return words(behind).map(({ folded }) => stem(folded));
}

/** The words behind a figure in its clause, not parted by marks. */
const WORDS_BEHIND = /^(?:[\s\u00a0-]\p{L}[\p{L}'’-]*){1,3}/u;

/**
 * A figure with the words behind it, in its paragraph or cell, that say what it is of: “12 of the schools”; a year by
 * itself.
 */
export function withWordsBehind(text: string, { start, end }: Span, table: LanguageTable): string {
  const figure = text.slice(start, end);
  if (/^\p{Nd}{4}$/u.test(figure)) return figure;
  const isInRow = text.slice(text.lastIndexOf('\n', start) + 1, start).includes('\t');
  const [clause = ''] = text.slice(end, end + BEHIND).split(isInRow ? /[\t\n]/ : /\t|\n\s*\n/, 1);
  const behind = WORDS_BEHIND.exec(clause)?.[0] ?? '';
  const last = words(behind).findLast(({ folded }) => !wordSet(table, 'functionWords').has(folded));
  return (figure + behind.slice(0, last?.end ?? 0)).replace(/\s+/g, ' ');
}
