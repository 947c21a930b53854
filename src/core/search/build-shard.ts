/**
 * Writes the posting lists of shard.ts. Building takes one pass over the streams: words of one byte, which are half
 * of all there are, get a bit for each passage at once; the others are put down once a passage and sorted by counting
 * (12 bytes each meanwhile). Merging reads the lists alone.
 */
import type { Clock } from '../host';
import { BREAK, mostGapBytes, ONE_BYTE_IDS, putGaps, putToken, TokenReader } from './codes';
import { roomFor } from './lexicon';
import { passagesOf, type Segment } from './segment';
import { OVERLAP, readBits, readPassages, type Shard } from './shard';

const DENSE_SHARE = 1 / 6;
/** With fewer passages than this no word gets a bit for each. */
const DENSE_FROM = 64;
/** Lists that are found by walking over them. */
const BLOCK = 32;
/** The most bytes before a list. */
const LIST_HEAD = 8;
/** Milliseconds of work before others get their turn. */
const TURN = 8;

/** Builds the lists of these segments; `size` is that of the lexicon. Others get their turn meanwhile. */
export async function buildShard(
  segments: readonly Segment[],
  size: number,
  clock: Clock,
): Promise<Shard> {
  const breathe = breather(clock);
  const writer = new ShardWriter(segments);
  const { bases, passages } = writer;
  const notes = new PassageNotes(passages, size);
  for (let s = 0; s < segments.length; s++) {
    const { codes, starts } = segments[s]!;
    for (let p = 0; p + 1 < starts.length; p++) {
      notes.take(codes, starts[p]!, starts[p + 1]!, bases[s]! + p);
      if ((p & 63) === 63) await breathe();
    }
  }
  for (let id = 1; id < Math.min(size, ONE_BYTE_IDS); id++) writer.putBits(id, notes.bits(id));
  notes.makeLists();
  for (let passage = 0; passage < passages; passage++) {
    notes.list(passage);
    if ((passage & 1023) === 1023) await breathe();
  }
  const { lists, ends } = notes;
  for (let id = ONE_BYTE_IDS; id < size; id++) {
    writer.put(id, lists, ends[id - 1]!, ends[id]!);
    if ((id & 1023) === 1023) await breathe();
  }
  return writer.end();
}

/** Which passages hold which words, as one passage after the other tells. */
class PassageNotes {
  /** Bytes with a bit for each passage. */
  readonly #width: number;
  readonly #bits: Uint8Array;
  /** Longer ids of each passage, each once, and where those of each passage end. */
  #ids = new Int32Array(0);
  readonly #cuts: Int32Array;
  #count = 0;
  /** The last passage that has an id. */
  readonly #last: Int32Array;
  /** How many passages have an id; in the end, where its list ends, which begins where that of the id before ends. */
  readonly ends: Int32Array;
  /** The passages of each longer id, rising. */
  lists = new Int32Array(0);

  constructor(passages: number, size: number) {
    this.#width = (passages + 7) >> 3;
    this.#bits = new Uint8Array(this.#width * ONE_BYTE_IDS);
    this.#cuts = new Int32Array(passages);
    this.#last = new Int32Array(size).fill(-1);
    this.ends = new Int32Array(size);
  }

  /** Takes the words of `codes[start, end)` and the first `OVERLAP` behind. */
  take(codes: Uint8Array, start: number, end: number, passage: number): void {
    this.#ids = roomFor(this.#ids, this.#count + end - start + OVERLAP);
    const ids = this.#ids;
    const bits = this.#bits;
    const last = this.#last;
    const { ends } = this;
    const width = this.#width;
    const byte = passage >> 3;
    const bit = 1 << (passage & 7);
    const reader = new TokenReader(codes, start);
    let count = this.#count;
    for (let borrowed = 0; reader.at < codes.length && borrowed < OVERLAP;) {
      const inside = reader.at < end;
      const id = reader.next();
      if (id === BREAK) continue;
      if (!inside) borrowed++;
      if (id < ONE_BYTE_IDS) bits[id * width + byte]! |= bit;
      else if (last[id] !== passage) {
        last[id] = passage;
        ids[count++] = id;
        ends[id]!++;
      }
    }
    this.#count = this.#cuts[passage] = count;
  }

  bits(id: number): Uint8Array {
    return this.#bits.subarray(id * this.#width, (id + 1) * this.#width);
  }

  /** Makes room for the lists, to be called before the first passage is listed. */
  makeLists(): void {
    let at = 0;
    for (let id = 0; id < this.ends.length; id++) {
      const count = this.ends[id]!;
      this.ends[id] = at;
      at += count;
    }
    this.lists = new Int32Array(at);
  }

  /** Puts a passage into the lists of its ids. */
  list(passage: number): void {
    const ids = this.#ids;
    const { ends, lists } = this;
    const end = this.#cuts[passage]!;
    for (let i = passage ? this.#cuts[passage - 1]! : 0; i < end; i++)
      lists[ends[ids[i]!]!++] = passage;
  }
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
  /** Passages of one word. */
  readonly #list: Int32Array;
  #lists = new Uint8Array(0);
  #at = 0;
  #listed = 0;
  #last = 0;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.bases = new Int32Array(segments.length + 1);
    segments.forEach((segment, i) => (this.bases[i + 1] = this.bases[i]! + passagesOf(segment)));
    this.passages = this.bases.at(-1)!;
    this.#list = new Int32Array(this.passages);
  }

  /** The passages that hold a word have a bit. */
  putBits(id: number, bits: Uint8Array): void {
    const count = readBits(bits, this.#list);
    if (this.#isDense(count)) this.#dense.set(id, bits.slice());
    else this.put(id, this.#list, 0, count);
  }

  #isDense(count: number): boolean {
    return count > this.passages * DENSE_SHARE && this.passages >= DENSE_FROM;
  }

  /** The passages that hold a word are `[start, end)` of `list`. */
  put(id: number, list: Int32Array, start: number, end: number): void {
    if (start === end) return;
    if (this.#isDense(end - start)) {
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
