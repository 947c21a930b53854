/**
 * Posting lists over the passages of some segments: for each word the passages that hold it.
 *
 * A shard never changes; it is derived from the token streams of its segments, and so can't contradict them.
 * New sources go into a small shard of their own, shards of like size are merged behind the scenes (as in
 * Lucene), a removed source is passed over until its shard is next merged. Rare words have coded gaps, words
 * in more than every eighth passage a bit for each passage, which is shorter there. Building takes two passes
 * over the streams, about 0.1 µs a word; no list is ever copied or grown.
 *
 * A passage also counts as holding the first `OVERLAP` words of the next one, so that every run of so many
 * words lies in one passage. Lists of positions were rejected: 2.3 times the memory, and alignment
 * needs the words between as well.
 */
import type { Clock } from '../host';
import { BREAK, gapSize, putGap, readGaps, TokenReader } from './codes';
import { passagesOf, type Segment } from './segment';

/** Runs of so many words or fewer lie wholly in one passage and what it borrows from the next. */
export const OVERLAP = 24;

const DENSE_SHARE = 1 / 8;
/** Milliseconds of work before others get their turn. */
const TURN = 8;

export interface Shard {
  readonly segments: readonly Segment[];
  /** The first passage of each segment, with the number of all behind. */
  readonly bases: Int32Array;
  readonly passages: number;
  /** Ids of words with coded gaps, rising, and where each list begins, with the end behind. */
  readonly terms: Int32Array;
  readonly starts: Uint32Array;
  readonly gaps: Uint8Array;
  /** A bit for each passage, for words in many of them. */
  readonly dense: ReadonlyMap<number, Uint8Array>;
}

interface Tally {
  /** The passage that was listed last, by word; -1 before the first. */
  readonly last: Int32Array;
  readonly passages: Uint32Array;
  readonly sizes: Uint32Array;
}

/** Builds the lists of these segments; `size` is that of the lexicon. Others get their turn meanwhile. */
export async function buildShard(
  segments: readonly Segment[],
  size: number,
  clock: Clock,
): Promise<Shard> {
  const bases = new Int32Array(segments.length + 1);
  segments.forEach((segment, i) => (bases[i + 1] = bases[i]! + passagesOf(segment)));
  const passages = bases.at(-1)!;

  const tally: Tally = {
    last: new Int32Array(size).fill(-1),
    passages: new Uint32Array(size),
    sizes: new Uint32Array(size),
  };
  await walk(segments, bases, tally.last, clock, (id, gap) => {
    tally.passages[id]!++;
    tally.sizes[id]! += gapSize(gap);
  });

  const { terms, starts, dense } = plan(tally, passages);
  const gaps = new Uint8Array(starts.at(-1)!);
  // From here on `sizes` says where the next gap of each word goes.
  terms.forEach((id, i) => (tally.sizes[id] = starts[i]!));
  tally.last.fill(-1);
  const none = new Uint8Array(0);
  const bitsOf = Array.from({ length: dense.size ? size : 0 }, (_, id) => dense.get(id) ?? none);
  await walk(segments, bases, tally.last, clock, (id, gap, passage) => {
    if (dense.size && tally.passages[id]! > passages * DENSE_SHARE) {
      bitsOf[id]![passage >> 3]! |= 1 << (passage & 7);
    } else tally.sizes[id] = putGap(gaps, tally.sizes[id]!, gap);
  });
  return { segments, bases, passages, terms, starts, gaps, dense };
}

function plan(
  tally: Tally,
  passages: number,
): { terms: Int32Array; starts: Uint32Array; dense: Map<number, Uint8Array> } {
  const dense = new Map<number, Uint8Array>();
  const terms: number[] = [];
  const starts: number[] = [0];
  for (let id = 1; id < tally.passages.length; id++) {
    const count = tally.passages[id]!;
    if (count > passages * DENSE_SHARE && passages >= 64) {
      dense.set(id, new Uint8Array((passages + 7) >> 3));
    } else if (count) {
      terms.push(id);
      starts.push(starts.at(-1)! + tally.sizes[id]!);
    }
  }
  return { terms: Int32Array.from(terms), starts: Uint32Array.from(starts), dense };
}

/** Visits every pair of a word and a passage that holds it, passages rising for each word. */
async function walk(
  segments: readonly Segment[],
  bases: Int32Array,
  last: Int32Array,
  clock: Clock,
  visit: (id: number, gap: number, passage: number) => void,
): Promise<void> {
  let turn = clock.now();
  for (let s = 0; s < segments.length; s++) {
    const { codes, starts } = segments[s]!;
    const reader = new TokenReader(codes);
    for (let p = 0; p + 1 < starts.length; p++) {
      const passage = bases[s]! + p;
      const end = starts[p + 1]!;
      let borrowed = p === 0 ? 0 : OVERLAP;
      while (reader.at < end) {
        const id = reader.next();
        if (id === BREAK) continue;
        const before = last[id]!;
        if (borrowed > 0) {
          borrowed--;
          if (before < passage - 1) {
            visit(id, passage - 1 - before, passage - 1);
            last[id] = passage - 1;
          }
        }
        if (last[id]! < passage) {
          visit(id, passage - last[id]!, passage);
          last[id] = passage;
        }
      }
      if ((p & 63) === 63 && clock.now() - turn > TURN) {
        await clock.breathe();
        turn = clock.now();
      }
    }
  }
}

/** Where the list of a word lies in `starts`; -1 where it has none. */
function listOf({ terms }: Shard, id: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const term = terms[middle]!;
    if (term === id) return middle;
    if (term < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Writes the passages that hold a word into `out`, rising, and returns their number. */
export function readPassages(shard: Shard, id: number, out: Int32Array): number {
  const bits = shard.dense.get(id);
  if (bits) return readBits(bits, out);
  const list = listOf(shard, id);
  return list < 0 ? 0 : readGaps(shard.gaps, shard.starts[list]!, shard.starts[list + 1]!, out);
}

function readBits(bits: Uint8Array, out: Int32Array): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    for (let byte = bits[i]!; byte; byte &= byte - 1) {
      out[count++] = (i << 3) + (31 - Math.clz32(byte & -byte));
    }
  }
  return count;
}

/** About how many passages hold a word, at no cost. */
export function estimatePassages(shard: Shard, id: number): number {
  if (shard.dense.has(id)) return shard.passages;
  const list = listOf(shard, id);
  return list < 0 ? 0 : shard.starts[list + 1]! - shard.starts[list]!;
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
  const { bases, terms, starts, gaps } = shard;
  return dense + bases.byteLength + terms.byteLength + starts.byteLength + gaps.byteLength;
}
