/**
 * Aligns a quotation's pattern with the words of a stretch of a source: the cheapest way to read one as the
 * other (Sellers 1980, by words and with gaps).
 *
 * A word that differs, is missing or is put in costs 1. Words behind an ellipsis or a bracket, what need not
 * be quoted, and who is speaking cost next to nothing, but something, so that the nearest reading wins.
 * Words divided by a hyphen, a line end or an apostrophe in one text only are the same words.
 * Time and memory: pattern times stretch; the caller keeps the stretch to some pages. Character alignment was
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

const AMPERSAND = 0x26;
const AND = /^(?:and|und|et|y|e)$/;

/** What a word of the source may be to a word of the pattern: the same, or the same with the one before either. */
const [SAME, JOINED, DIVIDED] = [1, 2, 4];

/** The cheapest reading, anywhere in `source`; of equal ones the first. Undefined where either is empty. */
export function align(
  pattern: readonly PatternToken[],
  source: readonly SourceToken[],
): Alignment | undefined {
  const n = pattern.length;
  const m = source.length;
  if (!n || !m) return undefined;
  const width = m + 1;
  const cost = new Float64Array((n + 1) * width);
  const step = new Uint8Array((n + 1) * width);
  const taken = new Uint8Array((n + 1) * width);
  const relate = relationsTo(source);
  const passedOver = Float64Array.from(source, ({ free }) => (free ? FREE_WORD : 1));
  const behindGap = Float64Array.from(source, ({ free }) => (free ? FREE_WORD : GAP_WORD));
  for (let i = 1; i <= n; i++) {
    const token = pattern[i - 1]!;
    const row = i * width;
    const up = row - width;
    const isGap = token.kind === 'gap';
    const isWord = token.kind === 'word' || token.kind === 'part';
    const most = token.kind === 'blank' ? token.most : 0;
    const added = isOptional(token) ? OPTIONAL_WORD : ADDED_WORD;
    const relations = isWord ? relate(token, pattern[i - 2]) : undefined;
    const skipped = isGap ? behindGap : passedOver;
    for (let j = 0; j <= m; j++) {
      let best = cost[up + j]!;
      let how = isGap ? NONE : BLANK;
      if (relations) {
        best += added;
        how = INSERT;
        if (j > 0) {
          const relation = relations[j]!;
          const same = (relation & SAME) !== 0;
          const diagonal = cost[up + j - 1]! + (same ? 0 : CHANGED_WORD);
          if (diagonal <= best) {
            best = diagonal;
            how = same ? MATCH : CHANGE;
          }
          if ((relation & JOINED) !== 0 && cost[up + j - 2]! < best) {
            best = cost[up + j - 2]!;
            how = JOIN;
          }
          if ((relation & DIVIDED) !== 0 && cost[up - width + j - 1]! < best) {
            best = cost[up - width + j - 1]!;
            how = SPLIT;
          }
        }
      } else {
        for (let k = 1; k <= most && k <= j; k++) {
          const other = cost[up + j - k]! + k * BLANK_WORD;
          if (other < best) {
            best = other;
            taken[row + j] = k;
          }
        }
      }
      if (j > 0) {
        const left = cost[row + j - 1]! + skipped[j - 1]!;
        if (left < best) {
          best = left;
          how = SKIP;
        }
      }
      cost[row + j] = best;
      step[row + j] = how;
    }
  }
  let end = 0;
  for (let j = 1; j <= m; j++) if (cost[n * width + j]! < cost[n * width + end]!) end = j;
  return {
    cost: Math.floor(cost[n * width + end]! + 1e-9),
    steps: trace(pattern, source, step, taken, end),
  };
}

/**
 * Tells what each word of a source, counted from 1, is to a token behind another. Words are compared only where
 * they begin alike.
 */
function relationsTo(
  source: readonly SourceToken[],
): (token: PatternToken, before: PatternToken | undefined) => Uint8Array {
  const relations = new Uint8Array(source.length + 1);
  const firsts = Uint16Array.from(source, ({ folded }) => folded.charCodeAt(0));
  return (token, before) => {
    if (token.kind !== 'word') {
      source.forEach(({ folded }, at) => (relations[at + 1] = matches(token, folded) ? SAME : 0));
      return relations;
    }
    const word = token.folded;
    const first = word.charCodeAt(0);
    const last = before?.kind === 'word' ? before : undefined;
    const lastFirst = last ? last.folded.charCodeAt(0) : NaN;
    for (let at = 0; at < firsts.length; at++) {
      const letter = firsts[at]!;
      let relation = 0;
      if (letter === first || letter === AMPERSAND || first === AMPERSAND)
        if (matches(token, source[at]!.folded)) relation |= SAME;
      if (at > 0 && firsts[at - 1] === first) {
        const { folded, joined } = source[at]!;
        if (joins(word, source[at - 1]!.folded, folded, joined)) relation |= JOINED;
      }
      if (letter === lastFirst) {
        const near = token.start - last!.end <= 2;
        if (joins(source[at]!.folded, last!.folded, word, near)) relation |= DIVIDED;
      }
      relations[at + 1] = relation;
    }
    return relations;
  };
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
  step: Uint8Array,
  taken: Uint8Array,
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
