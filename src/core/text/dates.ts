/**
 * Dates in a text, by day, month and year: `January 21, 2023`, `21 Jan. 2023`, `2023-01-21`, `21.01.2023`,
 * `den 21. Januar`, `le 1er mai`, `21 de enero de 2023`, `March 2020`. Linear time.
 */
import { languageTable, lookUp } from './language/languages';
import type { LanguageTable } from './language/table';
import type { Span } from './span';
import { words } from './words';
import type { Word } from './words';

/** A date as far as the text gives it. Month 1 is January. */
export interface DateMention extends Span {
  /** Below 100 where the text gives only its last two digits: `14.10.46`. */
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** `03/04/2020`: day and month may be meant the other way round. */
  readonly ambiguous?: true;
}

const NUMERIC =
  /(?=\d)(?<![\p{L}\p{N}./-])(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[ \u00a0\u202f]?([./])[ \u00a0\u202f]?(\d{1,2})[ \u00a0\u202f]?\5[ \u00a0\u202f]?(\d{4}|\d\d))(?![\p{L}\p{N}/-]|[.,]\d)/gu;
/** With a year of two digits a date has two for day and month as well; "10.12.6" and "§ 3.2.14" are none. */
const SHORT = /^\d\d([./])\d\d\1\d\d$/;
const NUMBERED = /(?:§|\b(?:v|version|kap|kapitel|chapter|section|sec|nr|no))\.?\s*$/iu;
/** Month names that are everyday words too: they count beside a day or a year only. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'mars',
  'sept',
  'dec',
  'jan',
  'sep',
  'nov',
  'mai',
]);

/** The dates of `text` in order, not overlapping, by its words. Plain years are numbers and not found here. */
export function findDates(
  text: string,
  language?: string,
  tokens: readonly Word[] = words(text),
): DateMention[] {
  const table = languageTable(language);
  const found = [...numericDates(text)];
  // Digits with points hold no month name, so a date by name can overlap only the one before it.
  let taken = 0;
  for (let i = 0; i < tokens.length; i++) {
    const month = lookUp(table.months, tokens[i]!.folded);
    if (month === undefined) continue;
    const date = aroundMonth(text, tokens, i, month, table);
    if (date && date.start >= taken) {
      found.push(date);
      taken = date.end;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Whether two dates can be one: no part that both give differs. A date without a year fits the same day
 * of any year.
 */
export function sameDate(a: DateMention, b: DateMention): boolean {
  const fits = (x: DateMention, y: DateMention): boolean =>
    (x.year === undefined || y.year === undefined || sameYear(x.year, y.year)) &&
    (x.month === undefined || y.month === undefined || x.month === y.month) &&
    (x.day === undefined || y.day === undefined || x.day === y.day);
  return (
    fits(a, b) ||
    (a.ambiguous === true && fits({ ...a, day: a.month, month: a.day }, b)) ||
    (b.ambiguous === true && fits(a, { ...b, day: b.month, month: b.day }))
  );
}

const sameYear = (a: number, b: number): boolean =>
  a === b || (Math.min(a, b) < 100 && a % 100 === b % 100);

function* numericDates(text: string): Iterable<DateMention> {
  for (const match of text.matchAll(NUMERIC)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match[1] !== undefined) {
      const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
      if (possible(date.day, date.month)) yield { ...span, ...date };
      continue;
    }
    const [first, second] = [Number(match[4]), Number(match[6])];
    const year = Number(match[7]);
    if (year < 100) {
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      if (!SHORT.test(match[0]) || NUMBERED.test(before)) continue;
    }
    if (match[5] === '.' || (first > 12 && second <= 12)) {
      if (possible(first, second)) yield { ...span, year, month: second, day: first };
    } else if (possible(second, first)) {
      const ambiguous = second <= 12 && first !== second ? ({ ambiguous: true } as const) : {};
      yield { ...span, year, month: first, day: second, ...ambiguous };
    }
  }
}

const possible = (day: number, month: number): boolean =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** The date around a month name: a day before or behind it, a year behind. */
function aroundMonth(
  text: string,
  tokens: readonly Word[],
  at: number,
  month: number,
  table: LanguageTable,
): DateMention | undefined {
  const name = tokens[at]!;
  let { start, end } = name;
  let day: number | undefined;
  let year: number | undefined;
  let before = at - 1;
  if (/^(?:of|de)$/.test(tokens[before]?.folded ?? '') && near(text, tokens[before]!, name))
    before--;
  const left = tokens[before];
  if (left && near(text, left, tokens[before + 1]!)) {
    day = readDay(left.folded, table);
    if (day !== undefined) start = left.start;
  }
  let next = at + 1;
  const right = tokens[next];
  if (day === undefined && right && near(text, name, right)) {
    const behind = readDay(right.folded, table);
    if (behind !== undefined) {
      day = behind;
      end = right.end;
      next++;
    }
  }
  if (/^(?:de|del|of)$/.test(tokens[next]?.folded ?? '')) next++;
  const last = tokens[next];
  if (last && /^(?:1\d|20)\d\d$/.test(last.folded) && near(text, tokens[next - 1]!, last)) {
    year = Number(last.folded);
    end = last.end;
  }
  if (day === undefined && year === undefined) {
    const capital = table.code === 'fr' || table.code === 'es' || /\p{Lu}/u.test(text[name.start]!);
    if (!capital || EVERYDAY.has(name.folded) || name.folded.length < 4) return undefined;
  }
  return { start, end, month, ...(day ? { day } : {}), ...(year ? { year } : {}) };
}

function readDay(word: string, table: LanguageTable): number | undefined {
  const digits = /^(\d{1,2})(\p{L}{0,3})$/u.exec(word);
  const day = digits ? Number(digits[1]) : 0;
  if (!digits || day < 1 || day > 31) return undefined;
  return digits[2] === '' || table.ordinalEndings.includes(digits[2]!) ? day : undefined;
}

/** Only a space, a point or a comma between two words. */
function near(text: string, a: Word, b: Word): boolean {
  return b.start - a.end <= 3 && /^[\s.,\u00a0-]{1,3}$/u.test(text.slice(a.end, b.start));
}
