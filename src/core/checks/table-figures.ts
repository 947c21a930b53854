/**
 * Figures that a writer works out from a whole table: the sum, mean, span or number of its rows, of those that the
 * statement names ("Oslo and Bergen together", "in 2020"), of a span of years, or of those above a figure that it
 * names, and what share of the whole they are.
 *
 * Tables are lines of one number of tabs. Only asked where a figure was found nowhere; linear in the cells. What a
 * column is called is not asked: among so few results a wrong figure is seldom one.
 */
import type { NumberMention } from '../text/numbers';
import { stem } from '../text/stem';
import { fold } from '../text/words';
import type { ClaimWords } from './claim-words';
import { reckonsTo } from './same-figure';

type Rows = readonly (readonly string[])[];

const LEAST_ROWS = 3;
/** Cells that are reckoned with, in some 50 ms. */
const MOST_CELLS = 50_000;
/** Columns may give figures "in thousands" or "in millions". */
const SCALES = [1, 1e3, 1e6];
const FIGURE = /^[^\p{L}\p{N}]{0,3}\p{Nd}[\p{Nd}.,'\s\u00a0\u202f]*[^\p{L}\p{N}]{0,3}$/u;
const YEAR = /^[12]\d{3}$/;

/** Whether a figure can be reckoned from one of the tables of a text, or may be: there are more cells than are read. */
export function followsFromTable(number: NumberMention, claim: ClaimWords, text: string): boolean {
  if (!text.includes('\t')) return false;
  const tables = tablesIn(text);
  const scales = number.scaled ? SCALES : [1];
  return (
    !tables ||
    tables.some((rows) => {
      const columns = rows[0]!.map((_, column) => readColumn(rows, column));
      const selections = selectRows(rows, claim);
      const results = [
        ...columns.flatMap((cells) => alongColumn(cells, selections, number, claim)),
        ...acrossColumns(columns, selections.at(-1)!, number),
      ];
      return results.some((result) => scales.some((scale) => reckonsTo(number, result * scale)));
    })
  );
}

/** Runs of lines with the same number of cells, without the names of the columns; undefined where they are too many. */
function tablesIn(text: string): Rows[] | undefined {
  const tables: string[][][] = [];
  let cells = 0;
  let last: string[][] = [];
  for (const [line] of text.matchAll(/[^\n]+/g)) {
    const row = line.split('\t');
    if (row.length > 1 && row.length === last[0]?.length) last.push(row);
    else if (row.length > 1) tables.push((last = [row]));
    else last = [];
    if (row.length > 1 && (cells += row.length) > MOST_CELLS) return undefined;
  }
  return tables
    .map((rows) =>
      rows[0]!.every((cell) => !FIGURE.test(cell) || YEAR.test(cell)) ? rows.slice(1) : rows,
    )
    .filter((rows) => rows.length >= LEAST_ROWS);
}

/** The figures of a column; what is none is not a number. Decimals have the mark that two digits stand behind. */
function readColumn(rows: Rows, column: number): number[] {
  const cells = rows.map((row) => row[column]!.trim());
  const comma = cells.some((cell) => FIGURE.test(cell) && /,\d{1,2}\D*$/.test(cell));
  return cells.map((cell) => {
    if (!FIGURE.test(cell)) return NaN;
    const digits = cell.replace(comma ? /[^\d,]/g : /[^\d.]/g, '').replace(',', '.');
    return Number(digits) * (/^[-−–]/.test(cell) ? -1 : 1);
  });
}

/** All rows, those of each thing that a statement names, those of all of them, and those of a span of years. */
function selectRows(rows: Rows, { text, numbers }: ClaimWords): (readonly number[])[] {
  const told = ` ${bare(text)} `;
  const all = [...rows.keys()];
  const selections: number[][] = [all];
  let both = all;
  const years = numbers.filter(({ year }) => year).map(({ value }) => value);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  for (let column = 0; column < rows[0]!.length; column++) {
    const named = all.filter((row) => names(told, rows[row]![column]!));
    const things = new Set(named.map((row) => rows[row]![column]!));
    for (const thing of things)
      selections.push(named.filter((row) => rows[row]![column] === thing));
    if (named.length > 0) both = both.filter((row) => named.includes(row));
    if (years.length > 1 && all.every((row) => YEAR.test(rows[row]![column]!)))
      selections.push(
        all.filter((row) => +rows[row]![column]! >= from && +rows[row]![column]! <= to),
      );
  }
  return [...selections, both];
}

const bare = (text: string): string =>
  (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stem(word)).join(' ');

/** Whether a statement names what a cell says: a word or a year, no other figure. */
function names(told: string, cell: string): boolean {
  if (!/\p{L}/u.test(cell) && !YEAR.test(cell)) return false;
  return told.includes(` ${bare(cell)} `);
}

const isFigure = (value: number): boolean => !Number.isNaN(value);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What can be reckoned from a column, of each of the selected rows. */
function alongColumn(
  cells: readonly number[],
  selections: readonly (readonly number[])[],
  number: NumberMention,
  { numbers }: ClaimWords,
): number[] {
  const known = cells.filter(isFigure);
  const whole = sumOf(known);
  return selections.flatMap((rows) => {
    const values = rows.map((row) => cells[row]!).filter(isFigure);
    if (values.length === 0) return [];
    const sum = sumOf(values);
    const sorted = values.toSorted((a, b) => a - b);
    const counts = [
      values.length,
      ...numbers
        .filter((other) => other !== number)
        .flatMap(({ value }) => [
          values.filter((one) => one > value).length,
          values.filter((one) => one < value).length,
        ]),
    ];
    return number.unit === 'percent'
      ? [
          (sum / whole) * 100,
          ...compared(sorted[0]!, sorted.at(-1)!, number),
          ...counts.flatMap((count) =>
            [known.length, values.length].map((of) => (count / of) * 100),
          ),
        ]
      : [sum, sum / values.length, ...compared(sorted[0]!, sorted.at(-1)!, number), ...counts];
  });
}

/** What can be reckoned from two columns of the rows that a statement names. */
function acrossColumns(
  columns: readonly (readonly number[])[],
  rows: readonly number[],
  number: NumberMention,
): number[] {
  if (rows.length === columns[0]!.length) return [];
  const sums = columns
    .map((cells) => rows.map((row) => cells[row]!).filter(isFigure))
    .filter((values) => values.length > 0)
    .map(sumOf);
  return sums.flatMap((a, i) => sums.slice(i + 1).flatMap((b) => compared(a, b, number)));
}

function compared(a: number, b: number, { unit }: NumberMention): number[] {
  const gap = Math.abs(a - b);
  return unit === 'percent'
    ? [gap / a, gap / b, a / b, b / a].map((share) => share * 100)
    : [gap, a / b, b / a];
}
