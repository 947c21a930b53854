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
  readonly place: number;
}

/** The longest run that is read in every part. */
const LONGEST_RUN = 5;
/** Words between the name of a month and the day or year of its date. */
const BESIDE = 3;
/** Words between "born" and the year. */
const BEHIND = 12;
/** Scales that are no words of a figure ("in thousands", "k", "Mio.") differ by so many powers of ten. */
const STEP = 3;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const DATE = /^(?:\d{1,2}[./]){2}\d{2,4}$/;
const DIVIDED_DATE = /^\d{1,4}-\d{1,2}-\d{1,4}$/;

export class FigurePlaces {
  readonly #table: LanguageTable;
  readonly #tokens: SourceTokens;
  /** Rising places, and of each a value that may stand there. */
  readonly #places: number[] = [];
  readonly #values: number[] = [];
  /** Places of dates without the name of a month, and what is in them. */
  readonly #dates: { readonly place: number; readonly parts: readonly number[] }[] = [];

  constructor(tokens: SourceTokens, table: LanguageTable) {
    this.#table = table;
    this.#tokens = tokens;
    const figures = this.#figures();
    const articles = placesOfAll(table.articles, tokens);
    const joiners = placesOfAll(table.joiners, tokens);
    /** What stands between two words of one figure; undefined where they are none. */
    const between = (before: Figure, next: Figure | undefined): string | undefined => {
      const words = (next?.place ?? Infinity) - before.place - 1;
      if (words > 2) return undefined;
      if (words === 0) return mayJoin(before, next!) ? ' ' : undefined;
      const at = before.place + 1;
      if (words === 1 && articles.has(at)) return ` ${table.articles[0]} `;
      if (!joiners.has(at)) return undefined;
      if (words === 1) return ` ${table.joiners[0]} `;
      return articles.has(at + 1) ? ` ${table.joiners[0]} ${table.articles[0]} ` : undefined;
    };
    for (let i = 0; i < figures.length; i++) {
      const { word, place } = figures[i]!;
      let run = articles.has(place - 1) ? `${table.articles[0]} ${word}` : word;
      const values = new Set([...valuesOf(word, table), ...valuesOf(run, table)]);
      for (let k = i + 1; k < i + LONGEST_RUN; k++) {
        const blank = between(figures[k - 1]!, figures[k]);
        if (blank === undefined) break;
        run += blank + figures[k]!.word;
        for (const value of valuesOf(run, table)) values.add(value);
      }
      const date = isDigit(word.charCodeAt(0)) && dateAt(figures.slice(i, i + 3), table);
      if (date) this.#dates.push({ place, parts: date });
      for (const value of [...values, ...(date || [])]) {
        this.#places.push(place);
        this.#values.push(value);
      }
    }
  }

  /** Places of what may be such a figure: of those that are just so, near it, and near it in another scale. */
  near(value: number, { low, high }: Range): Record<'same' | 'close' | 'scaled', number[]> {
    const found = { same: [] as number[], close: [] as number[], scaled: [] as number[] };
    const [from, width] = [Math.log10(value * low), Math.log10(high / low)];
    for (let i = 0; i < this.#values.length; i++) {
      const other = this.#values[i]!;
      const place = this.#places[i]!;
      if (other === value) found.same.push(place);
      else if (other <= 0 || value <= 0) continue;
      else if (other >= value * low && other <= value * high) found.close.push(place);
      else if (remainder((Math.log10(other) - from) / STEP) <= width / STEP)
        found.scaled.push(place);
    }
    return found;
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
    for (const { place, parts } of this.#dates)
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

  #valuesIn(from: number, to: number): number[] {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#places[middle]! < from) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.#places.length && this.#places[end]! <= to) end++;
    return this.#values.slice(low, end);
  }

  /** Words of figures in the order of the text. */
  #figures(): Figure[] {
    const found: Figure[] = [];
    const take = (word: string, places: Uint32Array): void => {
      for (const place of places) found.push({ word, place });
    };
    for (const { word, places } of this.#tokens.words(isDigit)) take(word, places);
    for (const word of numberWords(this.#table)) take(word, this.#tokens.placesOf(word));
    const { compound } = this.#table;
    if (compound)
      for (const { word, places } of this.#tokens.words())
        if (compound(word) !== undefined && !numberWords(this.#table).has(word)) take(word, places);
    return found.sort((a, b) => a.place - b.place);
  }
}

/** Where any of some words stand. */
function placesOfAll(words: readonly string[], tokens: SourceTokens): ReadonlySet<number> {
  return new Set(words.flatMap((word) => [...tokens.placesOf(word)]));
}

/** Whether a figure may go on with the next one: "two hundred", "10 000", "2.5 million"; rows of figures don't. */
function mayJoin(before: Figure, next: Figure): boolean {
  if (!isDigit(next.word.charCodeAt(0))) return true;
  const isGroup = next.word.length === 3 && before.word.length <= 3;
  return isGroup && isDigit(before.word.charCodeAt(0));
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
