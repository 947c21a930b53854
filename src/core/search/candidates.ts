/**
 * The filter: which passages may answer a query, with an upper bound of how well.
 *
 * Term at a time over the posting lists: every slot adds its heaviest expansion to the passages that hold it,
 * so a passage's sum is the most that any alignment in it can reach. Linear in the lists read, 1-2 ns
 * an entry. The sums of all passages are then cut at the `most` best ones with a histogram, no sort.
 */
import type { Segment } from './segment';
import { readPassages, type Shard } from './shard';
import { gainOf, type Slot } from './query-slots';

/** A passage of a segment that may answer. */
export interface Candidate {
  readonly segment: Segment;
  /** Index into the segment's passages. */
  readonly passage: number;
  /** No alignment of its words weighs more. */
  readonly bound: number;
}

export interface CandidateOptions {
  readonly most: number;
  readonly read: number;
  readonly only: ReadonlySet<string> | undefined;
}

const BINS = 512;

/** Working memory, kept between queries. */
export class CandidateFinder {
  #sums = new Float32Array(0);
  #seen = new Uint8Array(0);
  #list = new Int32Array(0);

  /**
   * The best `most` passages of a shard and those that tie with the last of them, in no order. Only the
   * `read` heaviest slots are looked up; the others count as if every passage held them.
   */
  find(shard: Shard, slots: readonly Slot[], { most, read, only }: CandidateOptions): Candidate[] {
    this.#reserve(shard.passages);
    const sums = this.#sums;
    let total = 0;
    const order = slots.map((_, i) => i).sort((a, b) => slots[b]!.weight - slots[a]!.weight);
    for (const i of order.slice(0, read)) total += this.#add(shard, slots, i);
    const rest = order.slice(read).reduce((sum, i) => sum + slots[i]!.weight, 0);
    const least = total ? this.#cut(shard, most, total) : Infinity;
    const found: Candidate[] = [];
    shard.segments.forEach((segment, s) => {
      if (segment.dead || (only && !only.has(segment.source.id))) return;
      const base = shard.bases[s]!;
      const end = shard.bases[s + 1]!;
      for (let p = base; p < end; p++) {
        const bound = sums[p]!;
        if (bound >= least) found.push({ segment, passage: p - base, bound: bound + rest });
      }
    });
    return found;
  }

  #reserve(passages: number): void {
    if (this.#sums.length < passages) {
      this.#sums = new Float32Array(passages);
      this.#seen = new Uint8Array(passages);
      this.#list = new Int32Array(passages);
    }
    this.#sums.fill(0, 0, passages);
    this.#seen.fill(0, 0, passages);
  }

  /** Adds what slot `i` can bring to each passage and returns the most that it can. */
  #add(shard: Shard, slots: readonly Slot[], i: number): number {
    const sums = this.#sums;
    const seen = this.#seen;
    const list = this.#list;
    const mark = i + 1;
    let best = 0;
    for (const expansion of slots[i]!.expansions) {
      const gain = gainOf(slots, i, expansion);
      const count = readPassages(shard, expansion.id, list);
      if (count && gain > best) best = gain;
      for (let k = 0; k < count; k++) {
        const p = list[k]!;
        if (seen[p] === mark) continue;
        seen[p] = mark;
        sums[p]! += gain;
      }
    }
    return best;
  }

  /** The sum from which on about `most` passages lie. */
  #cut(shard: Shard, most: number, total: number): number {
    const bins = new Uint32Array(BINS + 1);
    const scale = BINS / total;
    for (let p = 0; p < shard.passages; p++) {
      const bin = (this.#sums[p]! * scale) | 0;
      bins[bin < BINS ? bin : BINS]!++;
    }
    let count = 0;
    let bin = BINS;
    for (; bin > 0; bin--) {
      count += bins[bin]!;
      if (count >= most) break;
    }
    return Math.max(bin, 1) / scale;
  }
}
