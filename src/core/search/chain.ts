/**
 * Alignment of a query with the words of one passage: the best chain of matched words.
 *
 * Sparse local alignment (as in Smith and Waterman 1981) over the places where any word of the query stands:
 * a place continues the best chain that ends before it, for the weight of its word, less what lies
 * between (words, sentence ends, a change of order). A chain fills each slot once. With k places and a look-back
 * of at most 24 it takes 24 k steps, 1-3 µs a passage.
 */
import { BREAK, TokenReader } from './codes';
import type { Segment } from './segment';
import { OVERLAP } from './shard';
import { gainOf, type Slot } from './query-slots';

/** All in shares of the mean weight of a slot, so that long and short queries behave alike. */
export const RANKING = {
  /** Lost for twice as many words in between. */
  gap: 0.09,
  /** Lost for each sentence end in between. */
  sentence: 0.3,
  /** Lost where the next word stands before the last one in the query. */
  disorder: 0.12,
  /** Won where two words stand side by side as they do in the query. */
  phrase: 0.12,
} as const;

const LOOK_BACK = 24;
/** Words between two places of one chain at most. */
const FARTHEST = 60;

/** A chain of matched words. Places count words from the start of its passage. */
export interface Chain {
  readonly score: number;
  /** Rising. */
  readonly places: readonly number[];
  /** Slots filled, as bits. */
  readonly filled: number;
}

interface Filling {
  readonly slot: number;
  readonly bits: number;
  readonly gain: number;
}

/** Aligns one query with many passages. */
export class Aligner {
  readonly #fillings = new Map<number, Filling[]>();
  /** Marks ids that may be in `#fillings`, by their low bits: most tokens need no more than this look. */
  readonly #filter = new Uint8Array(8192);
  readonly #mean: number;
  /** The most that a chain can weigh beyond its words. */
  readonly slack: number;

  #count = 0;
  readonly #places = new Int32Array(512);
  readonly #breaks = new Int32Array(512);
  readonly #options: (readonly Filling[])[] = [];
  readonly #scores = new Float64Array(512);
  readonly #masks = new Int32Array(512);
  readonly #slots = new Int32Array(512);
  readonly #back = new Int32Array(512);

  constructor(slots: readonly Slot[]) {
    this.#mean = slots.reduce((sum, slot) => sum + slot.weight, 0) / Math.max(1, slots.length);
    this.slack = this.#mean * RANKING.phrase * Math.max(0, slots.length - 1);
    slots.forEach((slot, i) => {
      for (const expansion of slot.expansions) {
        const list = this.#fillings.get(expansion.id) ?? [];
        const bits = expansion.fills === 2 ? 3 << i : 1 << i;
        list.push({ slot: i, bits, gain: gainOf(slots, i, expansion) });
        this.#fillings.set(expansion.id, list);
        this.#filter[expansion.id & 8191] = 1;
      }
    });
  }

  /** The best chains of a passage that do not share words, best first; at most three. */
  align(segment: Segment, passage: number): Chain[] {
    this.#collect(segment, passage);
    for (let j = 0; j < this.#count; j++) this.#extend(j);
    const found: Chain[] = [];
    const taken = new Uint8Array(this.#count);
    while (found.length < 3) {
      let best = -1;
      for (let j = 0; j < this.#count; j++) {
        if (!taken[j] && (best < 0 || this.#scores[j]! > this.#scores[best]!)) best = j;
      }
      if (best < 0) return found;
      const chain = this.#trace(best, taken);
      if (chain) found.push(chain);
    }
    return found;
  }

  /** Notes where words of the query stand in the passage and in what it borrows from the next. */
  #collect({ codes, starts }: Segment, passage: number): void {
    const reader = new TokenReader(codes, starts[passage]!);
    const end = starts[passage + 1]!;
    const filter = this.#filter;
    let place = 0;
    let breaks = 0;
    this.#count = 0;
    for (let borrowed = 0; reader.at < codes.length && this.#count < 512;) {
      if (reader.at >= end && ++borrowed > OVERLAP) break;
      const id = reader.next();
      if (id === BREAK) {
        breaks++;
        continue;
      }
      if (filter[id & 8191]) {
        const options = this.#fillings.get(id);
        if (options) {
          this.#places[this.#count] = place;
          this.#breaks[this.#count] = breaks;
          this.#options[this.#count++] = options;
        }
      }
      place++;
    }
  }

  /** Finds the best chain that ends at place `j`. */
  #extend(j: number): void {
    const place = this.#places[j]!;
    let best = -Infinity;
    for (const { slot, bits, gain } of this.#options[j]!) {
      if (gain > best) best = this.#put(j, gain, bits, slot, -1);
      const first = Math.max(0, j - LOOK_BACK);
      for (let i = j - 1; i >= first; i--) {
        const between = place - this.#places[i]! - 1;
        if (between > FARTHEST) break;
        if (this.#masks[i]! & bits) continue;
        let cost = RANKING.gap * Math.log2(1 + between);
        cost += RANKING.sentence * (this.#breaks[j]! - this.#breaks[i]!);
        const before = this.#slots[i]!;
        if (slot < before) cost += RANKING.disorder;
        else if (slot === before + 1 && between === 0) cost -= RANKING.phrase;
        const score = this.#scores[i]! + gain - cost * this.#mean;
        if (score > best) best = this.#put(j, score, this.#masks[i]! | bits, slot, i);
      }
    }
  }

  #put(j: number, score: number, mask: number, slot: number, back: number): number {
    this.#scores[j] = score;
    this.#masks[j] = mask;
    this.#slots[j] = slot;
    this.#back[j] = back;
    return score;
  }

  /** The chain that ends at `end`; undefined where it runs into one that was taken before. */
  #trace(end: number, taken: Uint8Array): Chain | undefined {
    const places: number[] = [];
    let clear = true;
    for (let i = end; i >= 0; i = this.#back[i]!) {
      if (taken[i]) clear = false;
      places.push(this.#places[i]!);
    }
    const first = places.at(-1)!;
    const last = places[0]!;
    for (let i = 0; i < this.#count; i++) {
      const place = this.#places[i]!;
      if (i === end || (clear && place >= first && place <= last)) taken[i] = 1;
    }
    if (!clear) return undefined;
    return { score: this.#scores[end]!, places: places.reverse(), filled: this.#masks[end]! };
  }
}
