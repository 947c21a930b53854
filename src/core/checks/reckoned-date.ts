/**
 * Dates that a writer works out from another one and a length of time: "from March 2014 to May 2016" where a source
 * has 14 May 2016 and 26 months. Bounded as figures are (derived-figure.ts): the length stands in one of the few
 * passages that tell what the statement tells, and the other date there too or in the statement and anywhere in the
 * source.
 */
import { sameDate } from '../text/dates';
import type { DateMention } from '../text/dates';
import { languageTable } from '../text/language/languages';
import { measureBehind } from '../text/measures';
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import type { ClaimWords } from './claim-words';
import { passagesOf, tellsAge } from './derived-figure';
import type { SourceWords } from './source-words';

/** As far as a text gives a date. */
type Day = Omit<DateMention, 'ambiguous'>;
/** Days from the first up to the second, which is not in it. */
type Days = readonly [from: number, to: number];

const DAY = 86_400;
/** Characters between a length of time and the date that it is reckoned from. */
const BESIDE = 160;
/** Days of the shortest. */
const MONTH = 28;

/** Whether a date or a year lies a length of time of the source before or behind another one no less exact. */
export function isReckonedDate(date: Day, claim: ClaimWords, source: SourceWords): boolean {
  const wanted = daysOf(date);
  if (!wanted) return false;
  const exact = wanted[1] - wanted[0];
  const lengths = source.numbers.flatMap((number) => {
    const length = lengthOf(number, source, exact);
    return length ? [{ number, length }] : [];
  });
  if (lengths.length === 0) return false;
  const known = (other: Day): boolean =>
    source.dates.some((its) => sameDate(its, other)) ||
    source.numbers.some(({ year, value }) => year && value === other.year && !other.month);
  const own = datesOf(claim).filter(
    (other) => (other.end <= date.start || other.start >= date.end) && known(other),
  );
  return passagesOf(claim, source).some((passage) => {
    const numbers = source.numbers.filter((number) => isIn(number, passage));
    const dates = source.dates.filter((other) => isIn(other, passage));
    const there = datesOf({ numbers, dates });
    return lengths.some(({ number, length }) => {
      if (!isIn(number, passage)) return false;
      const beside = there.filter(({ start }) => Math.abs(start - number.start) < BESIDE);
      return [...own, ...beside].some((other) => isApart(wanted, daysOf(other), length));
    });
  });
}

function isIn({ start, end }: Span, passage: Span): boolean {
  return passage.start <= start && end <= passage.end;
}

/** Dates, and years that stand alone. */
function datesOf({ dates, numbers }: Pick<ClaimWords, 'dates' | 'numbers'>): Day[] {
  const years = numbers
    .filter(
      ({ year, start, end }) => year && !dates.some((one) => one.start <= start && end <= one.end),
    )
    .map(({ value, start, end }) => ({ year: value, start, end }));
  return [...dates, ...years];
}

function daysOf({ year, month, day }: Day): Days | undefined {
  if (year === undefined || year < 100) return undefined;
  const at = (years: number, months: number, days: number): number =>
    Date.UTC(years, months, days) / (DAY * 1000);
  if (month === undefined) return [at(year, 0, 1), at(year + 1, 0, 1)];
  return day === undefined
    ? [at(year, month - 1, 1), at(year, month, 1)]
    : [at(year, month - 1, day), at(year, month - 1, day + 1)];
}

/** A length of time in days, in a unit of `exact` at most: months and years to half of one, what is rounded to one. */
function lengthOf(number: NumberMention, source: SourceWords, exact: number): Days | undefined {
  const { text, language } = source;
  const measure = measureBehind(text, number);
  if (measure?.dimension !== 'time' || measure.factor < DAY || number.ordinal) return undefined;
  if (tellsAge(number, { text, table: languageTable(language) })) return undefined;
  const unit = measure.factor / DAY;
  if (Math.floor(unit) > exact) return undefined;
  const off = number.approximate ? unit : unit < MONTH ? 0 : unit / 2;
  return [number.value * unit - off, number.value * unit + off];
}

/** Whether so much time lies between two dates, of which the other is no less exact. */
function isApart(date: Days, other: Days | undefined, [least, most]: Days): boolean {
  if (!other || other[1] - other[0] > date[1] - date[0]) return false;
  const [from, to] = other;
  return overlap(date, [from + least, to + most]) || overlap(date, [from - most, to - least]);
}

const overlap = (a: Days, b: Days): boolean => a[0] < b[1] && b[0] < a[1];
