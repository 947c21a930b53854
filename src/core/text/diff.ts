import { diffArrays } from 'diff';
import type { Span } from './span';
import { words } from './words';

/** A stretch of two texts where their words are the same, or where they are not. */
export interface WordDifference {
  readonly same: boolean;
  /** The words of this stretch in either text; empty, at the place between two words, where it has none. */
  readonly before: Span;
  readonly after: Span;
}

/** Signs that change what a figure says belong to its words. */
const SIGN = /[$€£¥₹%‰°]/g;

interface Token extends Span {
  readonly folded: string;
}

function tokens(text: string): Token[] {
  const signs = [...text.matchAll(SIGN)].map(({ 0: folded, index }) => ({
    folded,
    start: index,
    end: index + 1,
  }));
  const all: Token[] = words(text);
  return signs.length ? [...all, ...signs].sort((a, b) => a.start - b.start) : all;
}

/**
 * The smallest word difference between two texts (Myers' algorithm, package `diff`), in the order of reading.
 * Words are equal when their folded forms are; marks between them do not count. Time grows with the
 * length times the number of differences: for sentences and paragraphs.
 */
export function diffWords(before: string, after: string): WordDifference[] {
  const left = tokens(before);
  const right = tokens(after);
  const steps = diffArrays(
    left.map(({ folded }) => folded),
    right.map(({ folded }) => folded),
  );
  const found: { same: boolean; left: number; right: number }[] = [];
  for (const { added, removed, value } of steps) {
    const same = !added && !removed;
    let last = found.at(-1);
    if (last?.same !== same) found.push((last = { same, left: 0, right: 0 }));
    if (!added) last.left += value.length;
    if (!removed) last.right += value.length;
  }
  let i = 0;
  let j = 0;
  return found.map((step) => {
    const difference = {
      same: step.same,
      before: cover(left, i, i + step.left, before.length),
      after: cover(right, j, j + step.right, after.length),
    };
    i += step.left;
    j += step.right;
    return difference;
  });
}

/** From the first to the last of some words; where there are none, the end of the word before. */
function cover(all: readonly Token[], from: number, to: number, length: number): Span {
  if (to > from) return { start: all[from]!.start, end: all[to - 1]!.end };
  const at = from > 0 ? all[from - 1]!.end : (all[0]?.start ?? length);
  return { start: at, end: at };
}
