/**
 * Figures that a writer works out from two of a source: "fell by 0.9 hours" where it has 6.8 and 5.9, "about 30
 * percent" where it has 94 of 318, "28 % higher" where it has a hazard ratio of 1.28.
 *
 * Any figure can be reckoned from enough others, so this is bounded: the statement has a word that says what was
 * done (fell, in total, times, of), or the source one beside the two (more, and), and only figures count that stand
 * together in one of the few passages that tell what the statement tells, or in the statement itself and in the
 * source. Quadratic in the figures of a passage, of which there are at most `FIGURES`.
 */
import { languageTable } from '../text/language/languages';
import type { NumberMention } from '../text/numbers';
import { reckoningPatterns } from '../text/reckoning-patterns';
import type { ReckoningPatterns } from '../text/reckoning-patterns';
import type { Span } from '../text/span';
import type { ClaimWords } from './claim-words';
import { wordsBehind } from './nearest-figure';
import { hasNumber, reckonsTo } from './same-figure';
import { placesOf, sentencesAt, wordAt } from './source-words';
import type { SourceWords } from './source-words';
import { followsFromTable } from './table-figures';

/** Passages of a source that are looked at, and figures of one. */
const PASSAGES = 4;
const FIGURES = 10;
/** Characters between a sentence and the one behind it; what was not read may lie between. */
const FARTHEST = 1000;
/** Smaller figures stand anywhere. */
const SMALL = 10;
/** Characters behind a figure that say what is done to it. */
const BEHIND = 40;

/** Whether a figure can be reckoned from figures that a source has side by side, and the statement says so. */
export function followsFrom(
  number: NumberMention,
  claim: ClaimWords,
  source: SourceWords,
): boolean {
  if (number.year || number.ordinal || number.value === 0) return false;
  const before = claim.text.slice(0, number.start);
  const behind = claim.text.slice(number.end);
  const percent = number.unit === 'percent';
  const told = reckoningPatterns(claim.table.code);
  const cues = {
    changes: told.change.test(claim.text) || told.by.test(before),
    shares:
      percent &&
      (number.approximate !== undefined ||
        told.of.test(behind) ||
        told.or.test(before) ||
        [before, behind].some((text) => told.share.test(text))),
    total: !percent && told.total.test(claim.text),
    times: told.times.test(behind) || told.factor.test(before),
    people: told.people.test(behind),
    years: told.years.test(behind),
    exceeds: percent && told.excess.test(claim.text),
    // 85 did not finish where 1,163 of 1,248 did.
    rest: claim.words.some(({ negates }) => negates) || told.rest.test(claim.text),
  };
  if (tellsAge(number, claim) && isAge(number, claim, source)) return true;
  const own = [...claim.numbers, ...(claim.earlier ?? [])].filter(
    (other) => other !== number && !other.ordinal && hasNumber(source, other),
  );
  const isWhole = (value: number): boolean => own.some((other) => other.value === value);
  const fits = (value: number): boolean => reckonsTo(number, value);
  const follows = (a: NumberMention, b: NumberMention): boolean => {
    if (a.year !== b.year) return false;
    if (a.year) return cues.years && fits(Math.abs(a.value - b.value));
    const [share, whole] = b.unit === 'percent' ? [b, a] : [a, b];
    // 440,000 are 59 % more than 276,000
    if (
      !percent &&
      share.unit === 'percent' &&
      whole.unit !== 'percent' &&
      whole.unit === number.unit
    )
      return (
        cues.changes && [1, -1].some((sign) => fits(whole.value / (1 + (sign * share.value) / 100)))
      );
    if (!isComparable(a, b) || a.value <= 0 || b.value <= 0) return false;
    const gap = Math.abs(a.value - b.value);
    if (percent) {
      const points = a.unit === 'percent' && cues.changes && fits(gap);
      const share =
        cues.shares && fits((Math.min(a.value, b.value) / Math.max(a.value, b.value)) * 100);
      // 9.2 million too much where 48.7 million were spent
      const [low, high] = a.value < b.value ? [a.value, b.value] : [b.value, a.value];
      const excess = cues.exceeds && fits((low / (high - low)) * 100);
      return (
        points ||
        share ||
        excess ||
        (cues.changes && [a, b].some(({ value }) => fits((gap / value) * 100)))
      );
    }
    return (
      ((cues.changes || cues.rest || isWhole(Math.max(a.value, b.value))) && fits(gap)) ||
      (cues.total && fits(a.value + b.value)) ||
      (cues.times && (fits(a.value / b.value) || fits(b.value / a.value)))
    );
  };
  const among = (figures: readonly NumberMention[], { text, table: { code } }: Told): boolean => {
    const patterns = reckoningPatterns(code);
    const isRatio = ({ value, start }: NumberMention): boolean =>
      value < 2 && patterns.ratio.test(text.slice(Math.max(0, start - 80), start));
    return figures.some(
      (a, i) =>
        (percent && cues.rest && a.unit === 'percent' && fits(100 - a.value)) ||
        (percent && cues.changes && isRatio(a) && fits(Math.abs(a.value - 1) * 100)) ||
        (!percent && compares(a, figures[i + 1], text, patterns).some(fits)) ||
        (fits(a.value + 1) && patterns.others.test(behindOf(a, text)) && countsSame(a, text)) ||
        (cues.people && joins(a, figures[i + 1], text, patterns).some(fits)) ||
        figures.slice(i + 1).some((b) => follows(a, b)),
    );
  };
  // "15 other states" are sixteen states, and not sixteen of what the source counts elsewhere.
  const [counted] = wordsBehind(claim.text, number);
  const countsSame = (other: NumberMention, text: string): boolean =>
    other.unit === undefined &&
    (counted === undefined || !source.has(counted) || wordsBehind(text, other).includes(counted));
  const there = { text: source.text, table: languageTable(source.language) };
  return (
    among(own, claim) ||
    passagesOf(claim, source).some((passage) => among(figuresIn(source, passage), there)) ||
    followsFromTable(number, claim, source.text)
  );
}

/** A text and the language that it is in. */
type Told = Pick<ClaimWords, 'text' | 'table'>;

const behindOf = ({ end }: Span, text: string): string => text.slice(end, end + BEHIND);

/** "48.7 million, 9.2 million more than planned": the plan, or where it was the other way round. */
function compares(
  { value, year }: NumberMention,
  next: NumberMention | undefined,
  text: string,
  { more, less }: ReckoningPatterns,
): number[] {
  if (year || !next || next.year || next.unit === 'percent') return [];
  const compared = behindOf(next, text);
  return more.test(compared) || less.test(compared) ? [value + next.value, value - next.value] : [];
}

/** "15 passengers and one guide", "15 passengers and a guide": people of two kinds are so many people. */
function joins(
  figure: NumberMention,
  next: NumberMention | undefined,
  text: string,
  { and, andOne }: ReckoningPatterns,
): number[] {
  const { value, end, unit, year } = figure;
  if (unit !== undefined || year) return [];
  if (next && !next.unit && !next.year && and.test(text.slice(end, next.start)))
    return [value + next.value];
  return andOne.test(behindOf(figure, text)) ? [value + 1] : [];
}

/** Whether a figure says how old somebody is. */
export function tellsAge({ start, end }: Span, { text, table }: Told): boolean {
  const { old, aged } = reckoningPatterns(table.code);
  return old.test(text.slice(end)) || aged.test(text.slice(0, start));
}

/** Whether somebody whose birth a source tells was so old in a year that it or the statement names. */
function isAge({ value }: NumberMention, claim: ClaimWords, source: SourceWords): boolean {
  const years = [...claim.numbers, ...source.numbers].filter(({ year }) => year);
  const { born } = reckoningPatterns(source.language);
  const births = source.numbers.filter(
    ({ year, start }) => year && born.test(source.text.slice(Math.max(0, start - 60), start)),
  );
  return births.some((birth) =>
    // The birthday of that year may be yet to come.
    years.some((year) => [value, value + 1].includes(year.value - birth.value)),
  );
}

/** Of one unit; that of money may stand with one of them alone: "48.7 million euros, 9.2 million more". */
function isComparable(a: NumberMention, b: NumberMention): boolean {
  const [one, other] = [a.unit ?? b.unit, b.unit ?? a.unit];
  return a.unit === b.unit || (one === other && one !== 'percent');
}

/** The sentences that share most words with a statement or figures with the one before, each with the next one. */
export function passagesOf(claim: ClaimWords, source: SourceWords): Span[] {
  const shared = new Map<number, number>();
  for (const root of new Set(
    claim.words.filter(({ content }) => content).map((word) => word.stem),
  )) {
    const weight = 1 / source.frequencyOf(root);
    for (const sentence of sentencesAt(placesOf(source, root), (at) => source.sentenceOf[at]!))
      shared.set(sentence, (shared.get(sentence) ?? 0) + weight);
  }
  // Where figures stand of the sentence before, it goes on: "It was to open two years earlier."
  const earlier = new Set(claim.earlier?.map(({ value }) => value));
  for (const { value, start } of earlier.size > 0 ? source.numbers : []) {
    if (!earlier.has(value) || value < SMALL) continue;
    const sentence = source.sentenceOf[wordAt(source, start)];
    if (sentence !== undefined) shared.set(sentence, (shared.get(sentence) ?? 0) + 1 / SMALL);
  }
  const best = [...shared].sort((a, b) => b[1] - a[1]).slice(0, PASSAGES);
  return best.map(([sentence]) => passageAt(source, sentence));
}

/** A sentence with the one behind it in the same paragraph. */
function passageAt({ sentences, text }: SourceWords, at: number): Span {
  const { start, end } = sentences[at]!;
  const next = sentences[at + 1];
  if (!next || next.start - end > FARTHEST) return { start, end };
  return { start, end: /\n\s*\n/.test(text.slice(end, next.start)) ? end : next.end };
}

function figuresIn(source: SourceWords, { start, end }: Span): NumberMention[] {
  return source.numbers
    .filter((number) => number.start >= start && number.end <= end && !number.ordinal)
    .filter(
      // The year of a date counts, its day does not.
      (number) =>
        number.year ||
        !source.dates.some((date) => date.start <= number.start && number.end <= date.end),
    )
    .slice(0, FIGURES);
}
