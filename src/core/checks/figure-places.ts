/**
 * Where a source may have a figure of some value or a date, known from its words without its text.
 *
 * Figures are in words that begin with a digit and in number words. Of a run of them every part is read as if
 * nothing stood between, so that what is found holds all that the text can say, and more: only what stands there is
 * then read. Thousands and millions are left out of account: 600 and 0.6 are one. Linear in the figures.
 */
import { findDates } from '../text/dates';
import type { DateMention } from '../text/dates';
import type { LanguageTable } from '../text/language/table';
import { numberLexicon } from '../text/number-words';
import { findNumbers } from '../text/numbers';
import type { SourceTokens } from '../search/types';

/** A range that a value may lie in, as shares of it. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A word of a figure and its place. */
interface Figure {
  readonly word: string;
  readonly digits: boolean;
  /** The figures that it is by itself. */
  readonly values: readonly number[];
  readonly place: number;
}

/** The most words of a run that is read in every part: 999,999,999 in French, the longest that people write out. */
const LONGEST_RUN = 20;
/** Groups of digits in a row beyond this many (ten trillion) are columns of a table. */
const MOST_GROUPS = 5;
/** Words between the name of a month and the day or year of its date. */
const BESIDE = 3;
/** Words between "born" and the year. */
const BEHIND = 12;
/** Scales that are no words of a figure ("in thousands", "k", "Mio.") differ by so many powers of ten. */
const STEP = 3;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const DATE = /^(?:\d{1,2}[./]){2}\d{2,4}$/;
const DIVIDED_DATE = /^\d{1,4}-\d{1,2}-\d{1,4}$/;

/** What may stand in a source. */
interface Figures {
  /** Rising places, and of each a value that may stand there. */
  readonly places: readonly number[];
  readonly values: readonly number[];
  /** Rising places of each value. */
  readonly byValue: ReadonlyMap<number, readonly number[]>;
  /** Places of dates without the name of a month, and what is in them. */
  readonly dates: readonly { readonly place: number; readonly parts: readonly number[] }[];
}

/** Found at the first question. */
export class FigurePlaces {
  readonly #table: LanguageTable;
  readonly #tokens: SourceTokens;
  #found: Figures | undefined;

  constructor(tokens: SourceTokens, table: LanguageTable) {
    this.#table = table;
    this.#tokens = tokens;
  }

  get #figures(): Figures {
    return (this.#found ??= findFigures(this.#tokens, this.#table));
  }

  /** Places of what may be such a figure: of those that are just so, near it, and near it in another scale. */
  near(
    value: number,
    { low, high }: Range,
  ): Record<'same' | 'close' | 'scaled', readonly number[]> {
    const { byValue } = this.#figures;
    const close: (readonly number[])[] = [];
    const scaled: (readonly number[])[] = [];
    const [from, width] = [Math.log10(value * low), Math.log10(high / low)];
    for (const [other, places] of byValue) {
      if (other === value || other <= 0 || value <= 0) continue;
      if (other >= value * low && other <= value * high) close.push(places);
      else if (remainder((Math.log10(other) - from) / STEP) <= width / STEP) scaled.push(places);
    }
    const inOrder = (lists: readonly (readonly number[])[]): number[] =>
      lists.flat().sort((a, b) => a - b);
    return {
      same: byValue.get(value) ?? [],
      close: inOrder(close),
      scaled: inOrder(scaled),
    };
  }

  /** Places of what may be such a date, those with the same day and year first. */
  dated({ year, month, day }: DateMention): number[] {
    const found: { place: number; fits: number }[] = [];
    const wanted = [day, year, year && year % 100].filter((part) => part !== undefined);
    for (const [name, number] of Object.entries(this.#table.months)) {
      if (number !== month) continue;
      for (const place of this.#tokens.placesOf(name)) {
        const beside = this.#valuesIn(place - BESIDE, place + BESIDE);
        found.push({ place, fits: wanted.filter((part) => beside.includes(part)).length });
      }
    }
    for (const { place, parts } of this.#figures.dates)
      found.push({ place, fits: wanted.filter((part) => parts.includes(part)).length });
    return found.sort((a, b) => b.fits - a.fits).map(({ place }) => place);
  }

  /** Years that stand a few words behind these places. */
  yearsBehind(places: Iterable<number>): { place: number; year: number }[] {
    return [...places].flatMap((place) =>
      this.#valuesIn(place, place + BEHIND)
        .filter((value) => value >= 1000 && value <= 2100)
        .map((year) => ({ place, year })),
    );
  }

  #valuesIn(from: number, to: number): readonly number[] {
    const { places, values } = this.#figures;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]! < from) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < places.length && places[end]! <= to) end++;
    return values.slice(low, end);
  }
}

function findFigures(tokens: SourceTokens, table: LanguageTable): Figures {
  const figures = figuresIn(tokens, table);
  const longer = longerRuns(figures, tokens, table);
  const found = {
    places: [] as number[],
    values: [] as number[],
    byValue: new Map<number, number[]>(),
    dates: [] as { place: number; parts: readonly number[] }[],
  };
  const add = (values: Iterable<number>, place: number): void => {
    for (const value of values) {
      found.places.push(place);
      found.values.push(value);
      const others = found.byValue.get(value);
      if (others) others.push(place);
      else found.byValue.set(value, [place]);
    }
  };
  for (let i = 0; i < figures.length; i++) {
    const { digits, values, place } = figures[i]!;
    const runs = longer(i);
    const others = runs.flatMap((run) => valuesOf(run, table));
    add(others.length > 0 ? new Set([...values, ...others]) : values, place);
    const date = digits && dateAt(figures.slice(i, i + 3), table);
    if (!date) continue;
    found.dates.push({ place, parts: date });
    add(date, place);
  }
  return found;
}

const ARTICLE = 1;
const JOINER = 2;

/** Tells of each figure the runs of several words that begin with it. */
function longerRuns(
  figures: readonly Figure[],
  tokens: SourceTokens,
  { articles, joiners }: LanguageTable,
): (index: number) => readonly string[] {
  const marks = new Uint8Array(tokens.size);
  for (const word of articles) for (const at of tokens.placesOf(word)) marks[at]! |= ARTICLE;
  for (const word of joiners) for (const at of tokens.placesOf(word)) marks[at]! |= JOINER;
  const is = (at: number, mark: number): boolean => (marks[at]! & mark) !== 0;
  /** What stands between two words of one figure; undefined where they are none. */
  const between = (before: Figure, next: Figure): string | undefined => {
    const words = next.place - before.place - 1;
    if (words > 2) return undefined;
    if (words === 0) return mayJoin(before, next) ? ' ' : undefined;
    const at = before.place + 1;
    if (words === 1 && is(at, ARTICLE)) return ` ${articles[0]} `;
    if (!is(at, JOINER)) return undefined;
    if (words === 1) return ` ${joiners[0]} `;
    return is(at + 1, ARTICLE) ? ` ${joiners[0]} ${articles[0]} ` : undefined;
  };
  return (index) => {
    const runs: string[] = [];
    const { word, place } = figures[index]!;
    let run = word;
    if (is(place - 1, ARTICLE)) runs.push((run = `${articles[0]} ${word}`));
    let end = Math.min(index + LONGEST_RUN, figures.length);
    for (let k = index + 1; k < end; k++) {
      if (figures[k]!.digits) end = Math.min(end, index + MOST_GROUPS);
      const blank = between(figures[k - 1]!, figures[k]!);
      if (blank === undefined) break;
      runs.push((run += blank + figures[k]!.word));
    }
    return runs;
  };
}

/** Words of figures in the order of the text. */
function figuresIn(tokens: SourceTokens, table: LanguageTable): Figure[] {
  const simple = numberWords(table);
  const found = [...tokens.words(isDigit)];
  for (const word of simple) found.push({ word, places: tokens.placesOf(word) });
  const { compound } = table;
  if (compound)
    for (const one of tokens.words())
      if (compound(one.word) !== undefined && !simple.has(one.word)) found.push(one);
  const figures: Figure[] = [];
  for (const { word, places } of found) {
    const digits = isDigit(word.charCodeAt(0));
    const values = places.length > 0 ? [...new Set(valuesOf(word, table))] : [];
    for (const place of places) figures.push({ word, digits, values, place });
  }
  return figures.sort((a, b) => a.place - b.place);
}

/** Whether a figure may go on with the next one: "two hundred", "10 000", "2.5 million"; rows of figures don't. */
function mayJoin(before: Figure, next: Figure): boolean {
  if (!next.digits) return true;
  const isGroup = next.word.length === 3 && before.word.length <= 3;
  return isGroup && before.digits;
}

/** Year, month and day of a date in digits: "21.01.2023" is one word, "2023-01-21" are three. */
function dateAt(figures: readonly Figure[], { code }: LanguageTable): number[] | undefined {
  const [{ word, place }] = figures as [Figure];
  if (DATE.test(word))
    return findDates(word, code).flatMap(({ year = 0, month = 0, day = 0 }) => [year, month, day]);
  if (figures.length < 3 || figures[2]!.place !== place + 2 || word.length > 4) return undefined;
  const text = figures.map((figure) => figure.word).join('-');
  return DIVIDED_DATE.test(text) ? text.split('-').map(Number) : undefined;
}

/** Values of runs that are kept. */
const MOST_RUNS = 20_000;
const runs = new WeakMap<LanguageTable, Map<string, readonly number[]>>();

/** The figures that some words can be. */
function valuesOf(run: string, table: LanguageTable): readonly number[] {
  if (/^\d+$/.test(run)) return [Number(run)];
  const known = runs.get(table) ?? new Map<string, readonly number[]>();
  runs.set(table, known);
  let values = known.get(run);
  if (!values) {
    if (known.size >= MOST_RUNS) known.clear();
    // Groups of digits may stand behind any blank; this one joins them in all languages.
    const text = run.replaceAll(' ', '\u00a0');
    values = findNumbers(text, table.code).map(({ value }) => value);
    known.set(run, values);
  }
  return values;
}

/** The part of a number behind the point, from 0 up to 1. */
function remainder(value: number): number {
  return value - Math.floor(value);
}

const known = new WeakMap<LanguageTable, ReadonlySet<string>>();

/** Words of which figures are made without help. */
function numberWords(table: LanguageTable): ReadonlySet<string> {
  let words = known.get(table);
  if (!words) {
    const whole = [...numberLexicon(table)]
      .filter(([, { kind }]) => kind !== 'article' && kind !== 'joiner')
      .map(([word]) => word);
    known.set(table, (words = new Set([...Object.keys(table.fractions), ...whole])));
  }
  return words;
}
