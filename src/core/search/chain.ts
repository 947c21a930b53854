/**
 * Alignment of a query with the words of one passage: the best chain of matched words.
 *
 * Sparse local alignment (as in Smith and Waterman 1981) over the places where any word of the query stands:
 * a place continues the best chain that ends before it, for the weight of its word, less what lies
 * between (words, sentence ends, a change of order). A chain fills each slot once. With k places and a look-back
 * of 16 it takes 16 k steps. Passages of which no stretch adds up to what the results so far have are given up before;
 * where there are many, what the closest words of each add up to tells which to align.
 */
import { QueryPlaces } from './query-places';
import type { Slot } from './query-slots';
import type { Segment } from './segment';

/** All in shares of the mean weight of a slot, so that long and short queries behave alike. */
export const RANKING = {
  /** Lost for twice as many words in between. */
  gap: 0.05,
  /** Lost for each sentence end in between. */
  sentence: 0.6,
  /** Lost where the next word stands before the last one in the query. */
  disorder: 0.2,
  /** Won where two words stand side by side as they do in the query. */
  phrase: 0.12,
};

const LOOK_BACK = 16;
/** Words between two places of one chain at most. */
const FARTHEST = 60;
/** Stretch over which the words of a passage are added up before they are aligned. */
const WINDOW = 60;
/** Words before and behind a chain that are looked at once more. */
const AROUND = 8;
/** Chains of one passage. */
const MOST_CHAINS = 3;

/** A chain of matched words. Places count words from the start of its passage. */
export interface Chain {
  readonly score: number;
  /** Rising. */
  readonly places: readonly number[];
  /** Slots filled, as bits. */
  readonly filled: number;
}

function meanWeight(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.weight, 0) / Math.max(1, slots.length);
}

/** What a chain can be worth beyond the weights of all slots. */
export function slackOf(slots: readonly Slot[]): number {
  return meanWeight(slots) * RANKING.phrase * Math.max(0, slots.length - 1);
}

/** Aligns one query with many passages. */
export class Aligner {
  readonly #words: QueryPlaces;
  readonly #mean: number;
  readonly #gapCost: Float64Array;
  /** The most that a chain can weigh beyond its words. */
  readonly slack: number;
  /** Of the best chain that ends at each place: what it is worth, the slots it fills, the last of them, the place before. */
  readonly #scores: Float64Array;
  readonly #masks: Int32Array;
  readonly #lasts: Int32Array;
  readonly #back: Int32Array;
  /** The best score at this place or before. */
  readonly #peaks: Float64Array;
  readonly #most: Float64Array;

  constructor(slots: readonly Slot[]) {
    this.#words = new QueryPlaces(slots);
    this.#mean = meanWeight(slots);
    this.slack = slackOf(slots);
    this.#gapCost = Float64Array.from(
      { length: FARTHEST + 1 },
      (_, between) => RANKING.gap * this.#mean * Math.log2(1 + between),
    );
    const most = this.#words.places.length;
    this.#scores = new Float64Array(most);
    this.#masks = new Int32Array(most);
    this.#lasts = new Int32Array(most);
    this.#back = new Int32Array(most);
    this.#peaks = new Float64Array(most);
    this.#most = new Float64Array(slots.length);
  }

  /** About what the best chain of a passage is worth. */
  estimate(segment: Segment, passage: number): number {
    return this.#words.estimate(segment, passage);
  }

  /** The best chains of a passage that do not share words, best first, unless none can be better than `least`. */
  align(segment: Segment, passage: number, least: number): Chain[] {
    const words = this.#words;
    words.read(segment, passage);
    if (words.weigh(WINDOW, least - this.slack) <= least - this.slack) return [];
    this.#extend(0, words.count, true);
    const found: Chain[] = [];
    const taken = new Uint8Array(words.count);
    while (found.length < MOST_CHAINS) {
      let best = -1;
      for (let j = 0; j < words.count; j++) {
        if (!taken[j] && (best < 0 || this.#scores[j]! > this.#scores[best]!)) best = j;
      }
      if (best < 0) break;
      const chain = this.#trace(best, taken);
      if (chain) found.push(chain);
    }
    return found;
  }

  /**
   * The best chain that begins anywhere in or closely around this one. `align` keeps one chain for each place, and
   * a stray word that it took up early can keep it from the right one later; here every beginning has its own run.
   * Better ones than `least` are looked for alone.
   */
  refine(segment: Segment, passage: number, chain: Chain, least: number): Chain {
    this.#words.read(segment, passage);
    const { places, count } = this.#words;
    const from = chain.places[0]! - AROUND;
    const to = chain.places.at(-1)! + AROUND;
    let end = count;
    while (end > 0 && places[end - 1]! > to) end--;
    let best = chain;
    for (let start = 0; start < end; start++) {
      if (places[start]! < from || this.#reach(start, end) <= Math.max(best.score, least)) continue;
      this.#extend(start, end, false);
      let last = start;
      for (let j = start; j < end; j++) if (this.#scores[j]! > this.#scores[last]!) last = j;
      if (this.#scores[last]! > best.score) best = this.#trace(last, new Uint8Array(count))!;
    }
    return best;
  }

  /** The most that a chain can be worth that begins at this place. */
  #reach(start: number, end: number): number {
    const { options, next, slot: slots, gain } = this.#words;
    const most = this.#most.fill(0);
    let sum = this.slack;
    for (let j = start; j < end; j++) {
      for (let f = options[j]!; f; f = next[f]!) {
        const slot = slots[f]!;
        const more = gain[f]! - most[slot]!;
        if (more <= 0) continue;
        sum += more;
        most[slot]! += more;
      }
    }
    return sum;
  }

  /** Finds the best chain that ends at each place, of those that begin anywhere, or else at the first one alone. */
  #extend(start: number, end: number, anywhere: boolean): void {
    const { places, breaks, options, next, slot: slots, bits: slotBits, gain: gains } = this.#words;
    const [scores, masks, lasts, back] = [this.#scores, this.#masks, this.#lasts, this.#back];
    const [peaks, gapCost] = [this.#peaks, this.#gapCost];
    const sentence = RANKING.sentence * this.#mean;
    const disorder = RANKING.disorder * this.#mean;
    const phrase = RANKING.phrase * this.#mean;
    for (let j = start; j < end; j++) {
      const place = places[j]!;
      const first = Math.max(start, j - LOOK_BACK);
      let best = -Infinity;
      let mask = 0;
      let slotOfBest = 0;
      let from = -1;
      for (let f = options[j]!; f; f = next[f]!) {
        const slot = slots[f]!;
        const bits = slotBits[f]!;
        const gain = gains[f]!;
        if ((anywhere || j === start) && gain > best) {
          best = gain;
          mask = bits;
          slotOfBest = slot;
          from = -1;
        }
        for (let i = j - 1; i >= first; i--) {
          const between = place - places[i]! - 1;
          if (between > FARTHEST) break;
          const most = gain - gapCost[between]! + phrase;
          if (peaks[i]! + most <= best) break;
          if ((masks[i]! & bits) !== 0 || scores[i]! + most <= best) continue;
          let score = scores[i]! + gain - gapCost[between]! - sentence * (breaks[j]! - breaks[i]!);
          const before = lasts[i]!;
          if (slot < before) score -= disorder;
          else if (slot === before + 1 && between === 0) score += phrase;
          if (score <= best) continue;
          best = score;
          mask = masks[i]! | bits;
          slotOfBest = slot;
          from = i;
        }
      }
      scores[j] = best;
      masks[j] = mask;
      lasts[j] = slotOfBest;
      back[j] = from;
      peaks[j] = j > start ? Math.max(peaks[j - 1]!, best) : best;
    }
  }

  /** The chain that ends at `end`; undefined where it runs into one that was taken before. */
  #trace(end: number, taken: Uint8Array): Chain | undefined {
    const all = this.#words.places;
    const places: number[] = [];
    let clear = true;
    for (let i = end; i >= 0; i = this.#back[i]!) {
      if (taken[i]) clear = false;
      places.push(all[i]!);
    }
    const first = places.at(-1)!;
    const last = places[0]!;
    for (let i = 0; i < taken.length; i++) {
      if (i === end || (clear && all[i]! >= first && all[i]! <= last)) taken[i] = 1;
    }
    if (!clear) return undefined;
    return { score: this.#scores[end]!, places: places.reverse(), filled: this.#masks[end]! };
  }
}
