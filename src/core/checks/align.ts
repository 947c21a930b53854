/**
 * Aligns a quotation's pattern with the words of a stretch of a source: the cheapest way to read one as the
 * other (Sellers 1980, by words and with gaps).
 *
 * A word that differs, is missing or is put in costs 1. Words behind an ellipsis or a bracket, what need not
 * be quoted, and who is speaking cost next to nothing, but something, so that the nearest reading wins.
 * Words divided by a hyphen, a line end or an apostrophe in one text only are the same words.
 * Memory: pattern times stretch, which the caller keeps to some pages; time: pattern times the words that differ,
 * beside the first few tokens, which may stand anywhere. Character alignment was
 * rejected: it can't tell a changed number from a slip of one letter.
 */
import type { PatternToken, Token } from './quotation-pattern';

/** A word of a source; `free` words (a note's figure, a running head, “said her father”) need not be quoted. */
export interface SourceToken extends Token {
  readonly free?: boolean;
  /** Joined to the token before by no more than a hyphen, an apostrophe, or a line end. */
  readonly joined?: boolean;
}

/** One step of the reading: pattern tokens `[from, to)` stand for source tokens `[sourceFrom, sourceTo)`. */
export interface Step {
  readonly kind: 'same' | 'changed' | 'legal' | 'free';
  readonly from: number;
  readonly to: number;
  readonly sourceFrom: number;
  readonly sourceTo: number;
}

export interface Alignment {
  /** Number of words that differ, are missing or are put in. */
  readonly cost: number;
  readonly steps: readonly Step[];
}

const [MATCH, CHANGE, INSERT, SKIP, JOIN, SPLIT, NONE, BLANK] = [0, 1, 2, 3, 4, 5, 6, 7];
/** A little dearer than a word left out: “We closed” for “We never closed” lacks a word, and changes none. */
const CHANGED_WORD = 1.01;
const ADDED_WORD = 1.02;
const GAP_WORD = 1e-5;
const BLANK_WORD = 1e-3;
const FREE_WORD = 1e-4;
/** What only tells who is speaking may be the writer's own. */
const OPTIONAL_WORD = 2e-4;

const AND = /^(?:and|und|et|y|e)$/;

/** Readings are looked for among those that cost no more than this, then among dearer ones, then among all. */
const LIMITS = [1.1, 4.4, Infinity];

/** The cheapest reading, anywhere in `source`; of equal ones the first. Undefined where either is empty. */
export function align(
  pattern: readonly PatternToken[],
  source: readonly SourceToken[],
): Alignment | undefined {
  if (!pattern.length || !source.length) return undefined;
  const size = (pattern.length + 1) * (source.length + 1);
  const table: Table = {
    cost: new Float64Array(size),
    step: new Uint8Array(size),
    taken: new Uint8Array(size),
  };
  for (const limit of LIMITS) {
    const { cost, end } = fill(table, pattern, source, limit);
    if (cost <= limit)
      return { cost: Math.floor(cost + 1e-9), steps: trace(pattern, source, table, end) };
  }
  return undefined;
}

/** By cells: rows of tokens, and columns of words before which they end. */
interface Table {
  readonly cost: Float64Array;
  readonly step: Uint8Array;
  readonly taken: Uint8Array;
}

/**
 * Fills in the cells that cost no more than a limit, which are few: no dearer one is on the way to a reading within
 * it (Ukkonen 1985). Tells what the cheapest reading costs and where it ends.
 */
function fill(
  { cost, step, taken }: Table,
  pattern: readonly PatternToken[],
  source: readonly SourceToken[],
  limit: number,
): { cost: number; end: number } {
  const width = source.length + 1;
  cost.fill(Infinity, width);
  taken.fill(0);
  const asked = new Uint32Array(width);
  let before: number[] = [];
  let within = Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= pattern.length; i++) {
    const token = pattern[i - 1]!;
    const last = pattern[i - 2];
    const row = i * width;
    const up = row - width;
    const isWord = token.kind === 'word';
    const reach = token.kind === 'gap' ? 0 : token.kind === 'blank' ? token.most : isWord ? 2 : 1;
    // A row number, so that nothing has to be cleared.
    for (const j of within) for (let k = j; k <= j + reach && k < width; k++) asked[k] = i;
    if (isWord && last?.kind === 'word')
      for (const j of before) if (j + 1 < width) asked[j + 1] = i;
    before = within;
    within = [];
    let isWithin = false;
    for (let j = 0; j < width; j++) {
      // A word passed over leads from one cell to the next.
      if (!isWithin && asked[j] !== i) continue;
      let best: number;
      let how: number;
      if (token.kind === 'gap') {
        best = cost[up + j]!;
        how = NONE;
      } else if (token.kind === 'blank') {
        best = cost[up + j]!;
        how = BLANK;
        for (let k = 1; k <= token.most && k <= j; k++) {
          const other = cost[up + j - k]! + k * BLANK_WORD;
          if (other < best) {
            best = other;
            taken[row + j] = k;
          }
        }
      } else {
        best = cost[up + j]! + (isOptional(token) ? OPTIONAL_WORD : ADDED_WORD);
        how = INSERT;
        if (j > 0) {
          const same = matches(token, source[j - 1]!.folded);
          const diagonal = cost[up + j - 1]! + (same ? 0 : CHANGED_WORD);
          if (diagonal <= best) {
            best = diagonal;
            how = same ? MATCH : CHANGE;
          }
          if (
            j > 1 &&
            cost[up + j - 2]! < best &&
            token.kind === 'word' &&
            joins(token.folded, source[j - 2]!.folded, source[j - 1]!.folded, source[j - 1]!.joined)
          ) {
            best = cost[up + j - 2]!;
            how = JOIN;
          }
          if (
            i > 1 &&
            token.kind === 'word' &&
            last!.kind === 'word' &&
            cost[up - width + j - 1]! < best &&
            joins(source[j - 1]!.folded, last!.folded, token.folded, token.start - last!.end <= 2)
          ) {
            best = cost[up - width + j - 1]!;
            how = SPLIT;
          }
        }
      }
      if (j > 0) {
        const skip = source[j - 1]!.free ? FREE_WORD : token.kind === 'gap' ? GAP_WORD : 1;
        const left = cost[row + j - 1]! + skip;
        if (left < best) {
          best = left;
          how = SKIP;
        }
      }
      isWithin = best <= limit && best < Infinity;
      if (!isWithin) continue;
      cost[row + j] = best;
      step[row + j] = how;
      within.push(j);
    }
  }
  const ends = cost.subarray(pattern.length * width);
  const least = ends.reduce((one, other) => Math.min(one, other));
  return { cost: least, end: ends.indexOf(least) };
}

function isOptional(token: PatternToken): boolean {
  return token.kind === 'word' && token.optional === true;
}

function matches(token: PatternToken, folded: string): boolean {
  if (token.kind === 'word') return token.folded === folded || means(token.folded, folded);
  if (token.kind !== 'part') return false;
  const { prefix, suffix, whole } = token;
  if (whole === folded) return true;
  return (
    folded.length >= prefix.length + suffix.length &&
    folded.startsWith(prefix) &&
    folded.endsWith(suffix)
  );
}

/** Whether one is the sign for the other. */
function means(one: string, other: string): boolean {
  return (one === '&' && AND.test(other)) || (other === '&' && AND.test(one));
}

/** Whether two words written apart are the one that is written together. */
function joins(one: string, first: string, second: string, near = false): boolean {
  if (one.length < first.length + second.length || !one.startsWith(first)) return false;
  const rest = one.slice(first.length);
  if (rest === `'${second}`) return true;
  return rest === second && near;
}

function trace(
  pattern: readonly PatternToken[],
  source: readonly SourceToken[],
  { step, taken }: Table,
  end: number,
): Step[] {
  const width = source.length + 1;
  const steps: Step[] = [];
  let i = pattern.length;
  let j = end;
  const add = (kind: Step['kind'], rows: number, columns: number): void => {
    steps.push({ kind, from: i - rows, to: i, sourceFrom: j - columns, sourceTo: j });
    i -= rows;
    j -= columns;
  };
  while (i > 0) {
    const at = i * width + j;
    const how = step[at]!;
    if (how === MATCH) add('same', 1, 1);
    else if (how === CHANGE) add('changed', 1, 1);
    else if (how === INSERT) add(isOptional(pattern[i - 1]!) ? 'free' : 'changed', 1, 0);
    else if (how === JOIN) add('same', 1, 2);
    else if (how === SPLIT) add('same', 2, 1);
    else if (how === NONE) add('legal', 1, 0);
    else if (how === BLANK) add('legal', 1, taken[at]!);
    else if (pattern[i - 1]!.kind === 'gap') add('legal', 0, 1);
    else add(source[j - 1]!.free ? 'free' : 'changed', 0, 1);
  }
  return steps.reverse();
}
