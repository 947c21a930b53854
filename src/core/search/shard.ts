/**
 * Posting lists over the passages of some segments: for each word the passages that hold it.
 *
 * A shard never changes; it is derived from the token streams of its segments, and so can't contradict them.
 * New sources go into a small shard of their own, shards of like size are merged behind the scenes (as in
 * Lucene), a removed source is passed over until its shard is next merged (build-shard.ts). Rare words have coded
 * gaps, words in more than every sixth passage a bit for each passage, which is shorter there.
 *
 * A passage also counts as holding the first `OVERLAP` words of the next one, so that every run of so many
 * words lies in one passage. Lists of positions were rejected: 2.3 times the memory, and alignment
 * needs the words between as well.
 */
import type { Span } from '../text/span';
import { mostGaps, readGaps, TokenReader } from './codes';
import type { Segment } from './segment';

/** Runs of so many words or fewer lie wholly in one passage and what it borrows from the next. */
export const OVERLAP = 24;

export interface Shard {
  readonly segments: readonly Segment[];
  /** The first passage of each segment, with the number of all behind. */
  readonly bases: Int32Array;
  readonly passages: number;
  /** The word of the first list of each block, rising, and where the block begins, with the end behind. */
  readonly terms: Int32Array;
  readonly starts: Uint32Array;
  /** Lists of gaps, each behind two numbers as `putToken` writes them: what is added to the word before, and bytes. */
  readonly lists: Uint8Array;
  /** A bit for each passage, for words in many of them. */
  readonly dense: ReadonlyMap<number, Uint8Array>;
}

/** Where the gaps of a word lie; undefined where it has none. */
function listOf({ terms, starts, lists }: Shard, id: number): Span | undefined {
  let low = 0;
  let high = terms.length;
  // The first block whose first word is behind this one.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]! <= id) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return undefined;
  const reader = new TokenReader(lists, starts[low - 1]);
  const behind = starts[low]!;
  for (let word = terms[low - 1]!; reader.at < behind;) {
    word += reader.next();
    const length = reader.next();
    if (word === id) return { start: reader.at, end: reader.at + length };
    if (word > id) return undefined;
    reader.at += length;
  }
  return undefined;
}

/** Writes the passages that hold a word into `out`, rising, and returns their number. */
export function readPassages(shard: Shard, id: number, out: Int32Array): number {
  const bits = shard.dense.get(id);
  if (bits) return readBits(bits, out);
  const list = listOf(shard, id);
  return list ? readGaps(shard.lists, list.start, list.end, out) : 0;
}

/** Writes the passages that have a bit into `out`, rising, and returns their number. */
export function readBits(bits: Uint8Array, out: Int32Array): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    for (let byte = bits[i]!; byte; byte &= byte - 1) {
      out[count++] = (i << 3) + (31 - Math.clz32(byte & -byte));
    }
  }
  return count;
}

/** No more passages than this hold a word, at no cost. */
export function estimatePassages(shard: Shard, id: number): number {
  if (shard.dense.has(id)) return shard.passages;
  const list = listOf(shard, id);
  return list ? mostGaps(list.end - list.start) : 0;
}

/** The index in `segments` of the one that a passage belongs to. */
export function segmentAt({ bases }: Shard, passage: number): number {
  let low = 0;
  let high = bases.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bases[middle]! <= passage) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Bytes that the lists take. */
export function shardBytes(shard: Shard): number {
  const dense = [...shard.dense.values()].reduce((sum, bits) => sum + bits.byteLength + 100, 0);
  const { bases, terms, starts, lists } = shard;
  return dense + bases.byteLength + terms.byteLength + starts.byteLength + lists.byteLength;
}
