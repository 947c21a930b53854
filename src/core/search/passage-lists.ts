/**
 * Which passages of a shard hold all of some words: posting lists intersected, shortest first. Lists are kept decoded,
 * for the words of a text come again. A list is only decoded where that takes less than reading the passages that are
 * left: 2 ns for each of its passages, 0.4 µs for each of those.
 */
import { estimatePassages, readBits, readPassages, type Shard } from './shard';

/** So few passages are sooner read than looked up in further lists. */
const FEW = 4;
/** From this ratio of lengths on, the items of the shorter list are looked up in the longer one. */
const MUCH_LONGER = 16;
/** Passages of a list that are decoded in the time that it takes to read one. */
const DECODED = 160;
/** Passages of all lists that are kept, 4 bytes each. */
const MOST_KEPT = 2_000_000;

/** A word as a shard has it. */
interface Listed {
  readonly id: number;
  /** No more passages hold it. */
  readonly most: number;
  readonly bits: Uint8Array | undefined;
  list: Int32Array | undefined;
}

export class PassageLists {
  readonly #shard: Shard;
  readonly #words = new Map<number, Listed>();
  #kept = 0;

  constructor(shard: Shard) {
    this.#shard = shard;
  }

  /**
   * Passages among which are all that hold these words, rising; of `ranges` (starts and ends in turn, rising) where
   * they are given.
   */
  holdingAll(ids: Int32Array, ranges?: Int32Array): Int32Array {
    const words = this.#rarestFirst(ids);
    const lists = words.filter(({ bits }) => !bits);
    const dense = words.flatMap(({ bits }) => bits ?? []);
    if (!words[0]?.most) return new Int32Array(0);
    let left = lists[0] ? this.#list(lists[0]) : readAll(bitsOfAll(dense), this.#shard.passages);
    if (ranges) left = within(left, ranges);
    for (let i = 1; i < lists.length && left.length > FEW; i++) {
      const word = lists[i]!;
      if (!word.list && word.most > left.length * DECODED) break;
      left = intersect(left, this.#list(word));
    }
    if (!lists[0]) return left;
    for (let i = 0; i < dense.length && left.length > FEW; i++) left = marked(left, dense[i]!);
    return left;
  }

  #rarestFirst(ids: Int32Array): Listed[] {
    const words: Listed[] = [];
    for (const id of ids) {
      const word = this.#find(id);
      if (!words.includes(word)) words.push(word);
    }
    return words.sort((a, b) => a.most - b.most);
  }

  #find(id: number): Listed {
    const known = this.#words.get(id);
    if (known) return known;
    const bits = this.#shard.dense.get(id);
    const word = { id, most: estimatePassages(this.#shard, id), bits, list: undefined };
    this.#words.set(id, word);
    return word;
  }

  #list(word: Listed): Int32Array {
    if (word.list) return word.list;
    const all = new Int32Array(word.most);
    word.list = all.slice(0, readPassages(this.#shard, word.id, all));
    this.#kept += word.list.length;
    if (this.#kept > MOST_KEPT) {
      this.#words.clear();
      this.#kept = 0;
    }
    return word.list;
  }
}

/** The bits that are set in all of these. */
function bitsOfAll(bits: readonly Uint8Array[]): Uint8Array {
  const all = bits[0]!.slice();
  for (const more of bits.slice(1)) for (let i = 0; i < all.length; i++) all[i]! &= more[i]!;
  return all;
}

function readAll(bits: Uint8Array, passages: number): Int32Array {
  const all = new Int32Array(passages);
  return all.subarray(0, readBits(bits, all));
}

/** Those of a list in some ranges. */
function within(list: Int32Array, ranges: Int32Array): Int32Array {
  const kept = new Int32Array(list.length);
  let count = 0;
  let i = 0;
  for (let r = 0; r < ranges.length && i < list.length; r += 2) {
    i = firstFrom(list, ranges[r]!, i);
    for (; i < list.length && list[i]! < ranges[r + 1]!; i++) kept[count++] = list[i]!;
  }
  return kept.subarray(0, count);
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
  if (a.length * MUCH_LONGER < b.length) return a.filter((item) => b[firstFrom(b, item)] === item);
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

/** The index of the first item, from `low` on, that is no less; the length of the list where there is none. */
function firstFrom(list: Int32Array, item: number, low = 0): number {
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < item) low = middle + 1;
    else high = middle;
  }
  return low;
}
