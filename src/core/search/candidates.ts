/**
 * The filter: which passages may answer a query, with an upper bound of how well.
 *
 * A passage's sum is what the heaviest expansion of each slot in it brings: the most that any alignment in it can
 * reach. Term at a time: rare words through their lists, 2 ns an entry; words that have a bit for each passage eight
 * passages at once, two of them in a number of 32 bits (as in SIMD within a register, Fisher and Dietz 1998), 0.5 ns a
 * passage without a branch. Taking those of few words out early (MaxScore, Turtle
 * and Flood 1995) and looking words up for the rest only was slower, for nothing foretells which words a passage
 * holds. The sums are cut at the `most` best ones with a histogram, no sort.
 */
import type { Segment } from './segment';
import { readPassages, type Shard } from './shard';
import { gainOf, powerOf, type Slot } from './query-slots';

/** A passage of a segment that may answer. */
export interface Candidate {
  readonly segment: Segment;
  /** Index into the segment's passages. */
  readonly passage: number;
  /** No alignment of its words weighs more. */
  readonly bound: number;
}

export interface CandidateOptions {
  /** Passages wanted at most. */
  readonly most: number;
  /** Passages that can reach less than this share of what the best one can … */
  readonly near?: number;
  /** … are wanted only to make up so many. */
  readonly least?: number;
  /** Slots that are looked up: the heaviest. The others count as if every passage held them. */
  readonly read: number;
  readonly only: ReadonlySet<string> | undefined;
  /** Sources that are kept rather than others where too many passages are equal. */
  readonly first?: ReadonlySet<string>;
}

/** All slots together weigh so many units; with what is lost to rounding up a sum still takes 16 bits. */
const UNITS = 65_000;
const BIN_BITS = 7;
/** Passages of which the best one is noted, to pass over them together. */
const BLOCK_BITS = 6;

/** Working memory, kept between queries. */
export class CandidateFinder {
  /** By passage, its sum in units: two in each number, and one by one. */
  #pairs = new Int32Array(0);
  #sums = new Uint16Array(0);
  /** The best sum of each block of passages. */
  #tops = new Uint16Array(0);
  #list = new Int32Array(0);
  /** Passages that have something of the slot that is being added, and those that hold one of some words. */
  #any = new Uint8Array(0);
  #level = new Uint8Array(0);

  /** The best passages of a shard, in no order. */
  find(shard: Shard, slots: readonly Slot[], options: CandidateOptions): Candidate[] {
    const powers = slots.map((_, i) => powerOf(slots, i));
    const order = powers.map((_, i) => i).sort((a, b) => powers[b]! - powers[a]!);
    const looked = order.slice(0, options.read);
    const rest = order.slice(options.read).reduce((sum, i) => sum + slots[i]!.weight, 0);
    const total = looked.reduce((sum, i) => sum + powers[i]!, 0);
    if (!total) return [];
    const unit = total / UNITS;
    this.#begin(shard);
    for (const i of looked) this.#add(shard, levelsOf(slots, i, unit));
    shard.segments.forEach((segment, s) => {
      const asked = !segment.dead && (!options.only || options.only.has(segment.source.id));
      if (!asked) this.#sums.fill(0, shard.bases[s], shard.bases[s + 1]);
    });
    return this.#best(shard, unit, rest, options);
  }

  #begin({ passages }: Shard): void {
    if (this.#list.length < passages) {
      const bytes = Math.ceil(passages / 8);
      this.#pairs = new Int32Array(4 * bytes);
      this.#sums = new Uint16Array(this.#pairs.buffer);
      this.#tops = new Uint16Array((passages >> BLOCK_BITS) + 1);
      this.#list = new Int32Array(passages);
      this.#any = new Uint8Array(bytes);
      this.#level = new Uint8Array(bytes);
    }
    this.#pairs.fill(0);
  }

  /** Adds to each passage what the first of a slot's words brings that it holds. */
  #add(shard: Shard, levels: readonly Level[]): void {
    const bytes = (shard.passages + 7) >> 3;
    const pairs = this.#pairs;
    const any = this.#any.fill(0, 0, bytes);
    for (const { gain, ids } of levels) {
      const dense = ids.flatMap((id) => shard.dense.get(id) ?? []);
      if (dense.length) {
        const bits = this.#unite(dense, bytes);
        for (let i = 0, at = 0; i < bytes; i++, at += 4) {
          const bit = bits[i]! & ~any[i]!;
          any[i]! |= bit;
          pairs[at]! += Math.imul((bit & 1) | ((bit & 2) << 15), gain);
          pairs[at + 1]! += Math.imul(((bit >> 2) & 1) | ((bit & 8) << 13), gain);
          pairs[at + 2]! += Math.imul(((bit >> 4) & 1) | ((bit & 32) << 11), gain);
          pairs[at + 3]! += Math.imul(((bit >> 6) & 1) | ((bit & 128) << 9), gain);
        }
      }
      for (const id of ids) if (!shard.dense.has(id)) this.#addList(shard, id, gain);
    }
  }

  #addList(shard: Shard, id: number, gain: number): void {
    const any = this.#any;
    const list = this.#list;
    const count = readPassages(shard, id, list);
    for (let k = 0; k < count; k++) {
      const p = list[k]!;
      const bit = 1 << (p & 7);
      if ((any[p >> 3]! & bit) !== 0) continue;
      any[p >> 3]! |= bit;
      this.#sums[p]! += gain;
    }
  }

  /** The passages that have one of these bits. */
  #unite(dense: readonly Uint8Array[], bytes: number): Uint8Array {
    if (dense.length === 1) return dense[0]!;
    const level = this.#level.fill(0, 0, bytes);
    for (const bits of dense) for (let i = 0; i < bytes; i++) level[i]! |= bits[i]!;
    return level;
  }

  /** The sum from which on a passage is wanted, a multiple of a bin. */
  #floor(passages: number, options: CandidateOptions): number {
    const bins = new Uint32Array((1 << (16 - BIN_BITS)) + 1);
    const blocks = Math.ceil(passages / (1 << BLOCK_BITS));
    for (let block = 0; block < blocks; block++) {
      const top = this.#topOf(block, passages);
      this.#tops[block] = top;
      bins[top >> BIN_BITS]!++;
    }
    // The best passages of blocks are some of all: the bin wanted is no lower, and most blocks have nothing in it.
    const lowest = lastBin(bins, options);
    bins.fill(0);
    // Two by two: adding to the same number again and again has to wait for itself.
    const others = new Uint32Array(bins.length);
    for (let block = 0; block < blocks; block++) {
      if (this.#tops[block]! >> BIN_BITS < lowest) continue;
      const end = Math.min(passages, (block + 1) << BLOCK_BITS) / 2;
      for (let i = block << (BLOCK_BITS - 1); i < end; i++) {
        const pair = this.#pairs[i]!;
        if (pair === 0) continue;
        bins[(pair & 0xffff) >> BIN_BITS]!++;
        others[pair >>> (16 + BIN_BITS)]!++;
      }
    }
    for (let bin = 0; bin < bins.length; bin++) bins[bin]! += others[bin]!;
    return lastBin(bins, options) << BIN_BITS;
  }

  /** The best sum of a block. */
  #topOf(block: number, passages: number): number {
    const end = Math.min(passages, (block + 1) << BLOCK_BITS) / 2;
    let low = 0;
    let high = 0;
    for (let i = block << (BLOCK_BITS - 1); i < end; i++) {
      const pair = this.#pairs[i]!;
      low = Math.max(low, pair & 0xffff);
      high = Math.max(high, pair >>> 16);
    }
    return Math.max(low, high);
  }

  #best(shard: Shard, unit: number, rest: number, options: CandidateOptions): Candidate[] {
    const sums = this.#sums;
    const tops = this.#tops;
    const floor = Math.max(1, this.#floor(shard.passages, options));
    const above = floor + (1 << BIN_BITS);
    const better: Candidate[] = [];
    const equal: Candidate[] = [];
    shard.segments.forEach((segment, s) => {
      const base = shard.bases[s]!;
      const end = shard.bases[s + 1]!;
      const list = options.first?.has(segment.source.id) ? better : equal;
      for (let p = base; p < end; p++) {
        if (tops[p >> BLOCK_BITS]! < floor) p |= (1 << BLOCK_BITS) - 1;
        const sum = sums[p]!;
        if (sum < floor) continue;
        const candidate = { segment, passage: p - base, bound: sum * unit + rest };
        if (sum >= above) better.push(candidate);
        else if (list.length < options.most) list.push(candidate);
      }
    });
    return [...better, ...equal].slice(0, options.most);
  }
}

/** The lowest bin that is wanted, by how many have their sum in each. */
function lastBin(bins: Uint32Array, { most, near = 0, least = 0 }: CandidateOptions): number {
  let best = bins.length - 1;
  while (best > 0 && !bins[best]) best--;
  let bin = best;
  for (let count = 0; bin > 0; bin--) {
    count += bins[bin]!;
    if (count >= most || (count >= least && bin <= near * best)) break;
  }
  return bin;
}

/** Words of a slot that bring the same, in units. */
interface Level {
  readonly gain: number;
  readonly ids: number[];
}

/** The expansions of a slot by what they bring, most first. */
function levelsOf(slots: readonly Slot[], i: number, unit: number): Level[] {
  const levels: Level[] = [];
  for (const expansion of slots[i]!.expansions) {
    const gain = Math.ceil(gainOf(slots, i, expansion) / unit);
    if (levels.at(-1)?.gain === gain) levels.at(-1)!.ids.push(expansion.id);
    else levels.push({ gain, ids: [expansion.id] });
  }
  return levels;
}
