/**
 * Pieces of a text by which all runs are found that it shares with a library: every `least` known words in a row have
 * one of the pieces in them. Short pieces are in many runs, long or rare ones in few passages: which of them take
 * least to look up together is a shortest path through the text, as is choosing intervals that cover a line. Linear,
 * some 10 ns for each piece that there is to choose from. Minimizers (Schleimer et al. 2003), all of one length, took
 * three times as many pieces and twice as many passages.
 */
import { OVERLAP } from './shard';

/** Words `[from, to)` of a text, in a stretch `[first, last)` of known words. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** Passages that are read in the time that it takes to look a piece up. */
const LOOKING_UP = 16;
/** A single word can't be told by its neighbours. */
const SHORTEST = 2;

/**
 * The pieces, in the order of the text. `shares` has for each word how large a part of the library's `passages` holds
 * it, 0 where none does.
 */
export function coverRuns(shares: Float64Array, passages: number, least: number): Piece[] {
  const pieces: Piece[] = [];
  for (let first = 0; first < shares.length; first++) {
    let last = first;
    while (last < shares.length && shares[last]! > 0) last++;
    if (last - first >= least) coverStretch(shares, passages, least, first, last, pieces);
    first = last;
  }
  return pieces;
}

function coverStretch(
  shares: Float64Array,
  passages: number,
  least: number,
  first: number,
  last: number,
  pieces: Piece[],
): void {
  const longest = Math.min(least, OVERLAP);
  const shortest = Math.min(SHORTEST, longest);
  const count = last - first - shortest + 1;
  /** By where it begins, the cost of the best piece and those before it, its length, and the one before it. */
  const costs = new Float64Array(count);
  const lengths = new Uint8Array(count);
  const befores = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    costs[at] = Infinity;
    let share = 1;
    for (let length = 1; length <= longest && at + length <= last - first; length++) {
      share *= shares[first + at + length - 1]!;
      if (length < shortest) continue;
      // Runs that begin before lack the end of the piece, and so need the piece before.
      const before = cheapest(costs, at + length - least - 1, at);
      const cost = LOOKING_UP + passages * share + (before < 0 ? 0 : costs[before]!);
      if (cost >= costs[at]!) continue;
      costs[at] = cost;
      lengths[at] = length;
      befores[at] = before;
    }
  }
  const chosen: Piece[] = [];
  for (let at = cheapest(costs, last - first - least, count); at >= 0; at = befores[at]!)
    chosen.push({ from: first + at, to: first + at + lengths[at]!, first, last });
  pieces.push(...chosen.reverse());
}

/** The index of the least of `costs[from, end)`; -1 where `from` lies before all. */
function cheapest(costs: Float64Array, from: number, end: number): number {
  if (from < 0) return -1;
  let best = from;
  for (let i = from + 1; i < end; i++) if (costs[i]! < costs[best]!) best = i;
  return best;
}
