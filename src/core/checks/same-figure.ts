/**
 * Whether a figure of a statement is one of a source's, in other words, in another scale or rounded. Every doubt
 * is decided for the writer.
 */
import { languageTable } from '../text/language/languages';
import type { NumberMention } from '../text/numbers';
import { reckoningPatterns } from '../text/reckoning-patterns';
import { stem } from '../text/stem';
import { placesOf } from './source-words';
import type { SourceWords } from './source-words';

/** Rounding that a word such as "about" or "nearly" allows, as a share of the figure. */
const ROUNDING = 0.12;
/** What "about" allows a figure that is reckoned: less than for one that is copied. */
const ABOUT = 0.04;
/** Percentage points that a share told in words may be off: "two thirds" for 66.1 %. */
const IN_WORDS = 1;
/** "More than 100,000" is true of 258,000; of three times as much nobody would say so. */
const MUCH_MORE = 3;
/** Scales in which tables and headlines give figures: "in thousands", "in millions". */
const TABLE_SCALES: readonly number[] = [1e3, 1e6];

/** Wholes whose parts are told in a word: "half of it" is 50 percent. */
const WHOLES: readonly number[] = [2, 3, 4, 5, 10];

function isFraction(source: SourceWords, { unit, value }: NumberMention): boolean {
  if (unit !== 'percent') return false;
  const exact = lastDigit(value) / 2;
  const whole = WHOLES.find((parts) => Math.abs(100 / parts - value) <= exact);
  const { fractions } = languageTable(source.language);
  return Object.entries(fractions).some(
    ([word, parts]) => parts === whole && source.has(stem(word)),
  );
}

/** Whether a source has a figure in any form: digits, words, a fraction, decades, part of a date. */
export function hasNumber(source: SourceWords, number: NumberMention): boolean {
  // "Three decades" are thirty years.
  const { decades } = reckoningPatterns(source.language);
  return (
    (Number.isInteger(number.value) && source.has(String(number.value))) ||
    hasSpaced(source, number) ||
    source.numbers.some(
      (other) =>
        sameNumber(number, other) ||
        (decades.test(source.text.slice(other.end, other.end + 20)) &&
          sameNumber(number, { ...other, value: other.value * 10 })),
    ) ||
    source.dates.some((date) => date.year === number.value || date.day === number.value) ||
    isFraction(source, number)
  );
}

/**
 * Whether a reckoned value is that figure: to the last digit that is shown, or as far as "about", "nearly" and "more
 * than" go.
 */
export function reckonsTo({ value, approximate }: NumberMention, reckoned: number): boolean {
  const off = reckoned - value;
  if (Math.abs(off) <= lastDigit(value) / 2 + 1e-9) return true;
  if (approximate === 'over' ? off < 0 : approximate === 'under' && off > 0) return false;
  return approximate !== undefined && Math.abs(off) <= ABOUT * value;
}

/** "20 995" of a source whose language has commas there: in a table these may be two figures. */
function hasSpaced(source: SourceWords, { value }: NumberMention): boolean {
  if (!Number.isInteger(value) || value < 1000) return false;
  const digits = String(value);
  const before = digits.slice(0, -3).replace(/\B(?=(?:\d{3})+$)/g, ' ');
  return placesOf(source, digits.slice(-3)).some((place) => {
    const start = source.starts[place]! - 1;
    return source.text.slice(start - before.length, start) === before && source.text[start] === ' ';
  });
}

/** Whether the source's figure says what the statement's does, rounding where the statement says so. */
export function sameNumber(number: NumberMention, other: NumberMention): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);
  const { value } = number;
  if (near(value, other.value)) return true;
  if ((number.unit === 'percent') !== (other.unit === 'percent')) {
    // Half of them, 0.5, 50 percent; two thirds and 67 percent, to the digits that are shown.
    const [percent, share] = number.unit === 'percent' ? [number, other] : [other, number];
    const exact = number === share && share.spelled ? IN_WORDS : lastDigit(percent.value) / 2;
    if (share.value <= 1 && Math.abs(percent.value - share.value * 100) <= exact + 1e-9)
      return true;
  }
  const mayScale = !other.scaled && !other.spelled;
  if (mayScale && TABLE_SCALES.some((scale) => value >= scale && near(value, other.value * scale)))
    return true;
  if (inScale(number, other)) return true;
  if (number.decade && other.year && Math.floor(other.value / 10) * 10 === value) return true;
  if (number.year || other.value === 0) return false;
  const off = (other.value - value) / Math.abs(other.value);
  switch (number.approximate) {
    case 'about':
      return Math.abs(off) <= ROUNDING;
    case 'over':
      return off >= 0 && other.value <= MUCH_MORE * value;
    case 'under':
      return off <= 0 && -off <= 2 * ROUNDING;
    case undefined:
      // "5.2 million" for 5,234,000: as many figures as the writer gave.
      return value >= 1e4
        ? near(value, Number(other.value.toPrecision(figures(value))))
        : isRounded(number, other);
  }
}

/**
 * 35 % for 35.2 %, 8.4 for 8.43: the rest is cut at the last digit shown, and two figures at least are left.
 * Whole counts, years and money are exact.
 */
function isRounded({ value, unit }: NumberMention, other: NumberMention): boolean {
  if (other.unit !== unit && (other.unit !== undefined || unit !== 'percent')) return false;
  if (Number.isInteger(value) && unit !== undefined && unit !== 'percent') return false;
  return (
    !Number.isInteger(other.value) &&
    shownDigits(value) >= 2 &&
    Math.abs(other.value - value) <= lastDigit(value) / 2 + 1e-9
  );
}

/** "39.6" in a table that counts in thousands, for 39,562: three figures at least, lest it be chance. */
function inScale({ value }: NumberMention, other: NumberMention): boolean {
  if (Number.isInteger(value) || shownDigits(value) < 3) return false;
  return TABLE_SCALES.some(
    (scale) =>
      other.value >= scale && Math.abs(other.value / scale - value) <= lastDigit(value) / 2,
  );
}

const shownDigits = (value: number): number => String(value).replace(/^0\.0*|\./, '').length;

/** The worth of the last digit that a value shows: 0.1 for 8.4, 10,000 for 1.19 million. */
export function lastDigit(value: number): number {
  return value >= 1e4
    ? 10 ** (Math.floor(Math.log10(value)) + 1 - figures(value))
    : 10 ** -(String(value).split('.')[1]?.length ?? 0);
}

/** How many significant figures a value is given with. */
function figures(value: number): number {
  return Math.max(2, value.toExponential().replace(/e.*|\./g, '').length);
}
