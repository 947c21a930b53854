/**
 * Exact runs of words: the passages that hold all of them (posting lists intersected, shortest first), then
 * the words themselves, read from the token stream. No text is looked at.
 *
 * Time goes with the shortest lists: as soon as few passages are left, the other lists are not even decoded. A run
 * that holds none but the commonest words looks at a good part of the library: for two neighbours of the run among
 * the bytes of each passage (0.3 µs), and only where they stand are its words decoded (1 µs).
 */
import type { CancellationToken, Clock } from '../host';
import { checkCancelled } from '../host';
import { BREAK, putToken, TokenReader } from './codes';
import type { Segment } from './segment';
import { estimatePassages, OVERLAP, readPassages, segmentAt, type Shard } from './shard';

/** Where a run begins: `place` counts words from the start of the passage. */
export interface Occurrence {
  readonly segment: Segment;
  readonly passage: number;
  readonly place: number;
}

export interface PhraseOptions {
  readonly most: number;
  readonly only: ReadonlySet<string> | undefined;
  readonly token: CancellationToken | undefined;
}

/** So few passages are sooner read than looked up in further lists. */
const FEW = 4;
/** From this ratio of lengths on, the items of the shorter list are looked up in the longer one. */
const MUCH_LONGER = 16;
/** Passages read between two looks at the clock. */
const STRIDE = 2048;
/** Code bytes of a passage and what it borrows, mostly. */
const SCRATCH = 2048;
const TURN = 8;
/** Bytes that a word and the sentence end before it take at most. */
const LONGEST = 5;

/** Finds runs; keeps decoded lists for as long as it lives, so make one for each request. */
export class PhraseFinder {
  readonly #shards: readonly Shard[];
  readonly #clock: Clock;
  readonly #lists: Map<number, Int32Array>[];
  /** The words of the passage at hand. */
  readonly #scratch = new Int32Array(SCRATCH);
  #turn: number;

  constructor(shards: readonly Shard[], clock: Clock) {
    this.#shards = shards;
    this.#clock = clock;
    this.#lists = shards.map(() => new Map());
    this.#turn = clock.now();
  }

  /** Where these words (at most `OVERLAP` of them) stand in this order, sentence ends passed over. */
  async find(ids: Int32Array, options: PhraseOptions): Promise<Occurrence[]> {
    const found: Occurrence[] = [];
    const pair = rarestPair(ids);
    for (let s = 0; s < this.#shards.length && found.length < options.most; s++) {
      const shard = this.#shards[s]!;
      const passages = this.#holdingAll(s, rarestFirst(shard, ids));
      for (let k = 0; k < passages.length && found.length < options.most; k++) {
        if (k % STRIDE === STRIDE - 1) await this.rest(options.token);
        const at = segmentAt(shard, passages[k]!);
        const segment = shard.segments[at]!;
        if (segment.dead || (options.only && !options.only.has(segment.source.id))) continue;
        search(segment, passages[k]! - shard.bases[at]!, ids, pair, this.#scratch, found);
      }
    }
    return found;
  }

  /** Lets others have their turn where it is time. */
  async rest(token: CancellationToken | undefined): Promise<void> {
    checkCancelled(token);
    if (this.#clock.now() - this.#turn < TURN) return;
    await this.#clock.breathe();
    checkCancelled(token);
    this.#turn = this.#clock.now();
  }

  #holdingAll(s: number, order: readonly number[]): Int32Array {
    const shard = this.#shards[s]!;
    if (!order.length) return new Int32Array(0);
    const dense = order.flatMap((id) => shard.dense.get(id) ?? []);
    // Words without bits are rarer than those with them.
    const lists = order.slice(0, order.length - dense.length);
    let left = this.#list(s, order[0]!);
    if (!lists.length) return marked(left, bitsOfAll(dense));
    for (let i = 1; i < lists.length && left.length > FEW; i++)
      left = intersect(left, this.#list(s, lists[i]!));
    for (let i = 0; i < dense.length && left.length > FEW; i++) left = marked(left, dense[i]!);
    return left;
  }

  #list(s: number, id: number): Int32Array {
    const kept = this.#lists[s]!.get(id);
    if (kept) return kept;
    const shard = this.#shards[s]!;
    const all = new Int32Array(estimatePassages(shard, id));
    const list = all.slice(0, readPassages(shard, id, all));
    this.#lists[s]!.set(id, list);
    return list;
  }
}

/** The words of a run, those in the fewest passages first; none where one of them stands nowhere. */
function rarestFirst(shard: Shard, ids: Int32Array): number[] {
  const order = [...new Set(ids)].map((id) => ({ id, passages: estimatePassages(shard, id) }));
  order.sort((a, b) => a.passages - b.passages);
  return order[0]?.passages ? order.map(({ id }) => id) : [];
}

/** The bits that are set in all of these. */
function bitsOfAll(bits: readonly Uint8Array[]): Uint8Array {
  const all = bits[0]!.slice();
  for (const more of bits.slice(1)) for (let i = 0; i < all.length; i++) all[i]! &= more[i]!;
  return all;
}

/** Those of a list whose bits are set. */
function marked(list: Int32Array, bits: Uint8Array): Int32Array {
  const kept = new Int32Array(list.length);
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    const passage = list[i]!;
    kept[count] = passage;
    count += (bits[passage >> 3]! >> (passage & 7)) & 1;
  }
  return kept.subarray(0, count);
}

function intersect(a: Int32Array, b: Int32Array): Int32Array {
  if (a.length * MUCH_LONGER < b.length) return a.filter((item) => holds(b, item));
  const both = new Int32Array(Math.min(a.length, b.length));
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i]!;
    const right = b[j]!;
    if (left === right) both[count++] = left;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both.subarray(0, count);
}

function holds(list: Int32Array, item: number): boolean {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < item) low = middle + 1;
    else high = middle;
  }
  return list[low] === item;
}

/** Two neighbours of a run as a passage has them in its codes, a sentence end between them or not. */
interface Pair {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** The rarest neighbours, as numbers of words go; undefined where there is one word. */
function rarestPair(ids: Int32Array): Pair | undefined {
  let best = 0;
  for (let i = 1; i + 1 < ids.length; i++)
    if (ids[i]! + ids[i + 1]! > ids[best]! + ids[best + 1]!) best = i;
  if (ids.length < 2) return undefined;
  return { first: encode(ids[best]!), second: encode(ids[best + 1]!) };
}

function encode(id: number): Uint8Array {
  const bytes = new Uint8Array(4);
  return bytes.subarray(0, putToken(bytes, 0, id));
}

/** Whether a pair stands among codes, or bytes that look like it: where a token begins is not known here. */
function mayHold(codes: Uint8Array, from: number, to: number, { first, second }: Pair): boolean {
  const lead = first[0];
  for (let at = from; at < to; at++) {
    if (codes[at] !== lead || !begins(codes, at, first)) continue;
    const next = at + first.length;
    if (begins(codes, codes[next] === BREAK ? next + 1 : next, second)) return true;
  }
  return false;
}

function begins(codes: Uint8Array, at: number, token: Uint8Array): boolean {
  for (let i = 0; i < token.length; i++) if (codes[at + i] !== token[i]) return false;
  return true;
}

/** Adds where the run begins in the passage; it may end in the next. */
function search(
  segment: Segment,
  passage: number,
  ids: Int32Array,
  pair: Pair | undefined,
  scratch: Int32Array,
  found: Occurrence[],
): void {
  const { codes, starts } = segment;
  const behind = Math.min(codes.length, starts[passage + 1]! + OVERLAP * LONGEST);
  if (pair && !mayHold(codes, starts[passage]!, behind, pair)) return;
  const { ids: words, own } = wordsFrom(segment, passage, OVERLAP, scratch);
  const last = Math.min(own, words.length - ids.length + 1);
  for (let place = 0; place < last; place++) {
    let i = 0;
    while (i < ids.length && words[place + i] === ids[i]) i++;
    if (i === ids.length) found.push({ segment, passage, place });
  }
}

/** The words of a passage and the first `more` behind it, in `scratch` where they fit. `own` is the number of its own. */
export function wordsFrom(
  { codes, starts }: Segment,
  passage: number,
  more: number,
  scratch?: Int32Array,
): { ids: Int32Array; own: number } {
  const reader = new TokenReader(codes, starts[passage]!);
  const end = starts[passage + 1]!;
  const most = Math.min(codes.length, end + more * LONGEST) - starts[passage]!;
  const ids = scratch && scratch.length >= most ? scratch : new Int32Array(most);
  let count = 0;
  let own = 0;
  while (reader.at < codes.length && count < own + more) {
    const inside = reader.at < end;
    const id = reader.next();
    if (id === BREAK) continue;
    ids[count++] = id;
    if (inside) own = count;
  }
  return { ids: ids.subarray(0, count), own };
}
