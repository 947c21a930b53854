/**
 * The filter: which passages may answer a query, with an upper bound of how well.
 *
 * Term at a time over the posting lists, heaviest slots first: every slot adds its heaviest expansion to the passages
 * that hold it, so a passage's sum is the most that any alignment in it can reach. As soon as a passage without any
 * of the slots so far can't come up to the best ones any more (MaxScore, Turtle and Flood 1995), the frequent words
 * that are left are only looked up for the passages that can. Linear in the lists read, 1-2 ns an entry. The sums are
 * cut at the `most` best ones with a histogram, no sort.
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

const BINS = 512;
/** With more of all weight than this still to come there is nothing to narrow down. */
const NARROW_FROM = 0.6;
/** In `#seen`, a passage that is not asked for. */
const BARRED = 255;

/** Working memory, kept between queries. */
export class CandidateFinder {
  #sums = new Float32Array(0);
  /** The turn in which a passage last got something, from 1 on. */
  #seen = new Uint8Array(0);
  #list = new Int32Array(0);
  /** Passages with a sum; those that may still answer once they were narrowed down. */
  #touched = new Int32Array(0);
  #count = 0;

  /** The best passages of a shard, in no order. */
  find(shard: Shard, slots: readonly Slot[], options: CandidateOptions): Candidate[] {
    const powers = slots.map((_, i) => powerOf(slots, i));
    const order = powers.map((_, i) => i).sort((a, b) => powers[b]! - powers[a]!);
    const looked = order.slice(0, options.read);
    const rest = order.slice(options.read).reduce((sum, i) => sum + slots[i]!.weight, 0);
    const total = looked.reduce((sum, i) => sum + powers[i]!, 0);
    if (!total) return [];
    this.#begin(shard, options.only);
    let left = total;
    let narrow = false;
    looked.forEach((i, turn) => {
      narrow ||= left < NARROW_FROM * total && this.#narrow(left, total, options);
      for (const expansion of slots[i]!.expansions) {
        const gain = gainOf(slots, i, expansion);
        if (narrow) this.#raise(shard, expansion.id, gain, turn + 1);
        else this.#add(shard, expansion.id, gain, turn + 1);
      }
      left -= powers[i]!;
    });
    return this.#best(shard, total, rest, options);
  }

  #begin(shard: Shard, only: ReadonlySet<string> | undefined): void {
    if (this.#sums.length < shard.passages) {
      this.#sums = new Float32Array(shard.passages);
      this.#seen = new Uint8Array(shard.passages);
      this.#list = new Int32Array(shard.passages);
      this.#touched = new Int32Array(shard.passages);
    }
    this.#count = 0;
    this.#sums.fill(0, 0, shard.passages);
    this.#seen.fill(0, 0, shard.passages);
    shard.segments.forEach((segment, s) => {
      const asked = !segment.dead && (!only || only.has(segment.source.id));
      if (!asked) this.#seen.fill(BARRED, shard.bases[s], shard.bases[s + 1]);
    });
  }

  /** Adds what a word brings to each passage that holds it and has nothing of this turn yet. */
  #add(shard: Shard, id: number, gain: number, turn: number): void {
    const sums = this.#sums;
    const seen = this.#seen;
    const list = this.#list;
    const count = readPassages(shard, id, list);
    for (let k = 0; k < count; k++) {
      const p = list[k]!;
      if (seen[p]! >= turn) continue;
      seen[p] = turn;
      if (sums[p] === 0) this.#touched[this.#count++] = p;
      sums[p]! += gain;
    }
  }

  /** The same for those that may still answer alone. */
  #raise(shard: Shard, id: number, gain: number, turn: number): void {
    const sums = this.#sums;
    const seen = this.#seen;
    const bits = shard.dense.get(id);
    const list = bits ? this.#touched : this.#list;
    const count = bits ? this.#count : readPassages(shard, id, list);
    for (let k = 0; k < count; k++) {
      const p = list[k]!;
      if (seen[p]! >= turn || sums[p] === 0) continue;
      if (bits && (bits[p >> 3]! & (1 << (p & 7))) === 0) continue;
      seen[p] = turn;
      sums[p]! += gain;
    }
  }

  /**
   * Narrows down to those that can come up to the best ones with what is still to come. False where
   * one that has nothing yet still could.
   */
  #narrow(left: number, total: number, options: CandidateOptions): boolean {
    const floor = this.#floor(total, options) - left;
    if (floor <= 0) return false;
    let count = 0;
    for (let k = 0; k < this.#count; k++) {
      const p = this.#touched[k]!;
      if (this.#sums[p]! >= floor) this.#touched[count++] = p;
      else this.#sums[p] = 0;
    }
    this.#count = count;
    return true;
  }

  /** The sum from which on a passage is wanted; slightly below it, that of a whole bin. */
  #floor(total: number, { most, near = 0, least = 0 }: CandidateOptions): number {
    const bins = new Uint32Array(BINS + 1);
    const scale = BINS / total;
    for (let k = 0; k < this.#count; k++) {
      const bin = (this.#sums[this.#touched[k]!]! * scale) | 0;
      bins[bin < BINS ? bin : BINS]!++;
    }
    let best = BINS;
    while (best > 0 && !bins[best]) best--;
    let bin = best;
    for (let count = 0; bin > 0; bin--) {
      count += bins[bin]!;
      if (count >= most || (count >= least && bin <= near * best)) break;
    }
    return bin / scale;
  }

  #best(shard: Shard, total: number, rest: number, options: CandidateOptions): Candidate[] {
    const floor = this.#floor(total, options);
    const above = floor + total / BINS;
    const better: Candidate[] = [];
    const equal: Candidate[] = [];
    shard.segments.forEach((segment, s) => {
      const base = shard.bases[s]!;
      const end = shard.bases[s + 1]!;
      const list = options.first?.has(segment.source.id) ? better : equal;
      for (let p = base; p < end; p++) {
        const bound = this.#sums[p]!;
        if (bound < floor || bound === 0) continue;
        if (bound >= above) better.push({ segment, passage: p - base, bound: bound + rest });
        else if (list.length < options.most)
          list.push({ segment, passage: p - base, bound: bound + rest });
      }
    });
    return [...better, ...equal].slice(0, options.most);
  }
}
