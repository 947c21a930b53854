/**
 * Posting lists over the passages of some segments: for each word the passages that hold it.
 *
 * A shard never changes; it is derived from the token streams of its segments, and so can't contradict them.
 * New sources go into a small shard of their own, shards of like size are merged behind the scenes (as in
 * Lucene), a removed source is passed over until its shard is next merged. Rare words have coded gaps, words
 * in more than every sixth passage a bit for each passage, which is shorter there. Building takes one pass over
 * the streams and a counting sort (12 bytes a word of a passage meanwhile); merging reads the lists alone.
 *
 * A passage also counts as holding the first `OVERLAP` words of the next one, so that every run of so many
 * words lies in one passage. Lists of positions were rejected: 2.3 times the memory, and alignment
 * needs the words between as well.
 */
import type { Clock } from '../host';
import type { Span } from '../text/span';
import { BREAK, mostGapBytes, mostGaps, putGaps, putToken, readGaps, TokenReader } from './codes';
import { roomFor } from './lexicon';
import { passagesOf, type Segment } from './segment';

/** Runs of so many words or fewer lie wholly in one passage and what it borrows from the next. */
export const OVERLAP = 24;

const DENSE_SHARE = 1 / 6;
/** With fewer passages than this no word gets a bit for each. */
const DENSE_FROM = 64;
/** Lists that are found by walking over them. */
const BLOCK = 32;
/** The most bytes before a list. */
const LIST_HEAD = 8;
/** Milliseconds of work before others get their turn. */
const TURN = 8;

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

/** Builds the lists of these segments; `size` is that of the lexicon. Others get their turn meanwhile. */
export async function buildShard(
  segments: readonly Segment[],
  size: number,
  clock: Clock,
): Promise<Shard> {
  const breathe = breather(clock);
  const writer = new ShardWriter(segments);
  const { bases, passages } = writer;
  // The words of each passage, each once, with the end of each passage, and how many passages have a word.
  let words = new Int32Array(0);
  const ends = new Int32Array(passages);
  const starts = new Int32Array(size + 1);
  const last = new Int32Array(size).fill(-1);
  let count = 0;
  for (let s = 0; s < segments.length; s++) {
    const { codes, starts: cuts } = segments[s]!;
    const reader = new TokenReader(codes);
    for (let p = 0; p + 1 < cuts.length; p++) {
      const passage = bases[s]! + p;
      const end = cuts[p + 1]!;
      reader.at = cuts[p]!;
      words = roomFor(words, count + end - reader.at + OVERLAP);
      for (let borrowed = 0; reader.at < codes.length && borrowed < OVERLAP;) {
        const inside = reader.at < end;
        const id = reader.next();
        if (id === BREAK) continue;
        if (!inside) borrowed++;
        if (last[id] === passage) continue;
        last[id] = passage;
        words[count++] = id;
        starts[id + 1]!++;
      }
      ends[passage] = count;
      if ((p & 63) === 63) await breathe();
    }
  }
  for (let id = 1; id <= size; id++) starts[id]! += starts[id - 1]!;
  const all = new Int32Array(count);
  const next = starts.slice();
  for (let passage = 0, i = 0; passage < passages; passage++) {
    for (; i < ends[passage]!; i++) all[next[words[i]!]!++] = passage;
    if ((passage & 1023) === 1023) await breathe();
  }
  for (let id = 1; id < size; id++) {
    writer.put(id, all, starts[id]!, starts[id + 1]!);
    if ((id & 1023) === 1023) await breathe();
  }
  return writer.end();
}

/** One shard of those segments of some that are not dead; `size` and turns as above. */
export async function mergeShards(
  shards: readonly Shard[],
  size: number,
  clock: Clock,
): Promise<Shard> {
  const breathe = breather(clock);
  const alive = shards.flatMap(({ segments }) => segments).filter(({ dead }) => !dead);
  const writer = new ShardWriter(alive);
  const bases = new Map(alive.map((segment, i) => [segment, writer.bases[i]!]));
  // What each passage is in the new shard; -1 for those of dead segments.
  const places = shards.map(({ segments, passages, bases: old }) => {
    const place = new Int32Array(passages).fill(-1);
    segments.forEach((segment, s) => {
      const base = bases.get(segment);
      if (base === undefined) return;
      for (let p = old[s]!; p < old[s + 1]!; p++) place[p] = base + p - old[s]!;
    });
    return place;
  });
  const read = new Int32Array(Math.max(0, ...shards.map(({ passages }) => passages)));
  const list = new Int32Array(writer.passages);
  for (let id = 1; id < size; id++) {
    let count = 0;
    for (let s = 0; s < shards.length; s++) {
      const place = places[s]!;
      const length = readPassages(shards[s]!, id, read);
      for (let k = 0; k < length; k++) {
        const passage = place[read[k]!]!;
        if (passage >= 0) list[count++] = passage;
      }
    }
    writer.put(id, list, 0, count);
    if ((id & 255) === 255) await breathe();
  }
  return writer.end();
}

/** Lets others have their turn where it is time. */
function breather(clock: Clock): () => Promise<void> | undefined {
  let turn = clock.now();
  return () => {
    if (clock.now() - turn <= TURN) return undefined;
    return clock.breathe().then(() => {
      turn = clock.now();
    });
  };
}

/** Takes the lists of all words, by rising id. */
class ShardWriter {
  readonly #segments: readonly Segment[];
  readonly bases: Int32Array;
  readonly passages: number;
  readonly #terms: number[] = [];
  readonly #starts: number[] = [];
  readonly #dense = new Map<number, Uint8Array>();
  #lists = new Uint8Array(0);
  #at = 0;
  #listed = 0;
  #last = 0;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.bases = new Int32Array(segments.length + 1);
    segments.forEach((segment, i) => (this.bases[i + 1] = this.bases[i]! + passagesOf(segment)));
    this.passages = this.bases.at(-1)!;
  }

  /** The passages that hold a word are `[start, end)` of `list`. */
  put(id: number, list: Int32Array, start: number, end: number): void {
    if (start === end) return;
    if (end - start > this.passages * DENSE_SHARE && this.passages >= DENSE_FROM) {
      const bits = new Uint8Array((this.passages + 7) >> 3);
      for (let i = start; i < end; i++) bits[list[i]! >> 3]! |= 1 << (list[i]! & 7);
      this.#dense.set(id, bits);
      return;
    }
    if (this.#listed++ % BLOCK === 0) {
      this.#terms.push(id);
      this.#starts.push(this.#at);
      this.#last = id;
    }
    const most = mostGapBytes(end - start);
    this.#lists = roomFor(this.#lists, this.#at + LIST_HEAD + most);
    // The head goes before the list, so the list is written where it will not be in its way.
    const body = this.#at + LIST_HEAD;
    const behind = putGaps(this.#lists, body, list, start, end);
    const head = putToken(this.#lists, this.#at, id - this.#last);
    const begin = putToken(this.#lists, head, behind - body);
    this.#lists.copyWithin(begin, body, behind);
    this.#at = begin + behind - body;
    this.#last = id;
  }

  end(): Shard {
    return {
      segments: this.#segments,
      bases: this.bases,
      passages: this.passages,
      terms: Int32Array.from(this.#terms),
      starts: Uint32Array.from([...this.#starts, this.#at]),
      lists: this.#lists.slice(0, this.#at),
      dense: this.#dense,
    };
  }
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

function readBits(bits: Uint8Array, out: Int32Array): number {
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
