/**
 * Alignment of a query with the words of one passage: the best chain of matched words.
 *
 * Sparse local alignment (as in Smith and Waterman 1981) over the places where any word of the query stands:
 * a place continues the best chain that ends before it, for the weight of its word, less what lies
 * between (words, sentence ends, a change of order). A chain fills each slot once. With k places and a look-back
 * of 16 it takes 16 k steps; but nine passages in ten are given up after one pass over their words,
 * because no stretch of them adds up to what the results so far have. That pass is
 * most of what a lookup of frequent words costs.
 */
import { BREAK, markToken, TOKEN_LENGTHS, tokenAt } from './codes';
import type { Segment } from './segment';
import { OVERLAP } from './shard';
import { gainOf, powerOf, type Slot } from './query-slots';

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
/** Places and sentence ends that are looked at in one passage at most. */
const MOST_PLACES = 512;

const NEVER = 1 << 30;

const AT_BREAK = 0xffff;
const AT_LONG = 0xfffe;

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

/** By each ten bits of a mask of slots, what they weigh together. */
function weightsOf(powers: readonly number[]): Float64Array {
  const weights = new Float64Array(3 << 10);
  for (let at = 0; at < weights.length; at++) {
    const low = at & -at & 1023;
    if (low)
      weights[at] = weights[at - low]! + (powers[(at >> 10) * 10 + 31 - Math.clz32(low)] ?? 0);
  }
  return weights;
}

/** What a chain can be worth beyond the weights of all slots. */
export function slackOf(slots: readonly Slot[]): number {
  return meanWeight(slots) * RANKING.phrase * Math.max(0, slots.length - 1);
}

/** Aligns one query with many passages. */
export class Aligner {
  /** Open hash table from ids to their first filling; 0 where nothing is. */
  readonly #ids: Int32Array;
  readonly #heads: Int32Array;
  /** By the first two bytes of a token, its first filling, `AT_BREAK`, or `AT_LONG` for one of several long tokens. */
  readonly #starts = new Uint16Array(1 << 16);
  /** Fillings of slots, those of one id linked by `#next`; 0 is none. */
  readonly #next: number[] = [0];
  readonly #slot: number[] = [0];
  readonly #bits: number[] = [0];
  readonly #gain: number[] = [0];

  readonly #mean: number;
  readonly #gapCost: Float64Array;
  /** The most that a chain can weigh beyond its words. */
  readonly slack: number;

  /** By the first filling of an id, the slots that it may fill. */
  readonly #slots: number[] = [0];
  /** The weight of slots by ten bits of their mask: three tables of 1,024. */
  readonly #weights: Float64Array;
  readonly #total: number;

  #count = 0;
  /** Sentences, and of each the slots that words in it may fill. */
  #sentences = 0;
  readonly #filled = new Int32Array(MOST_PLACES + 1);
  /** Where in the codes each place is. */
  readonly #ats = new Int32Array(MOST_PLACES);
  readonly #places = new Int32Array(MOST_PLACES);
  readonly #breaks = new Int32Array(MOST_PLACES);
  readonly #options = new Int32Array(MOST_PLACES);
  readonly #scores = new Float64Array(MOST_PLACES);
  readonly #masks = new Int32Array(MOST_PLACES);
  readonly #lasts = new Int32Array(MOST_PLACES);
  readonly #back = new Int32Array(MOST_PLACES);
  /** The best score at this place or before. */
  readonly #peaks = new Float64Array(MOST_PLACES);
  /** How often each slot is filled in the stretch looked at, and by what at most. */
  readonly #inside: Int32Array;
  readonly #most: Float64Array;

  constructor(slots: readonly Slot[]) {
    this.#mean = meanWeight(slots);
    this.slack = slackOf(slots);
    this.#gapCost = Float64Array.from(
      { length: FARTHEST + 1 },
      (_, between) => RANKING.gap * this.#mean * Math.log2(1 + between),
    );
    const entries = slots.reduce((sum, slot) => sum + slot.expansions.length, 0);
    const size = 1 << Math.max(8, 34 - Math.clz32(entries));
    this.#ids = new Int32Array(size);
    this.#heads = new Int32Array(size);
    markToken(this.#starts, BREAK, AT_BREAK, AT_BREAK);
    this.#inside = new Int32Array(slots.length);
    this.#most = new Float64Array(slots.length);
    slots.forEach((slot, i) => {
      for (const expansion of slot.expansions) {
        const at = this.#find(expansion.id);
        this.#ids[at] = expansion.id;
        markToken(this.#starts, expansion.id, this.#slot.length, AT_LONG);
        this.#next.push(this.#heads[at]!);
        this.#heads[at] = this.#slot.length;
        this.#slot.push(i);
        this.#bits.push(expansion.fills === 2 ? 3 << i : 1 << i);
        this.#gain.push(gainOf(slots, i, expansion));
        this.#slots.push(this.#slots[this.#next.at(-1)!]! | this.#bits.at(-1)!);
      }
    });
    const powers = slots.map((_, i) => powerOf(slots, i));
    this.#weights = weightsOf(powers);
    this.#total = powers.reduce((sum, power) => sum + power, 0);
  }

  #find(id: number): number {
    const mask = this.#ids.length - 1;
    let at = Math.imul(id, 0x9e3779b1) & mask;
    while (this.#ids[at] !== 0 && this.#ids[at] !== id) at = (at + 1) & mask;
    return at;
  }

  /** The best chains of a passage that do not share words, best first; at most three, all better than `least`. */
  align(segment: Segment, passage: number, least: number): Chain[] {
    this.#collect(segment, passage);
    if (!this.#maySpan(least) || !this.#mayExceed(least)) return [];
    for (let j = 0; j < this.#count; j++) this.#extend(j, 0, true);
    const found: Chain[] = [];
    const taken = new Uint8Array(this.#count);
    while (found.length < 3) {
      let best = -1;
      for (let j = 0; j < this.#count; j++) {
        if (!taken[j] && (best < 0 || this.#scores[j]! > this.#scores[best]!)) best = j;
      }
      if (best < 0 || this.#scores[best]! <= least) return found;
      const chain = this.#trace(best, taken);
      if (chain) found.push(chain);
    }
    return found;
  }

  /** Notes where words of the query stand in the passage and in what it borrows from the next. */
  #collect({ codes, starts }: Segment, passage: number): void {
    const table = this.#starts;
    const places = this.#places;
    const options = this.#options;
    const ats = this.#ats;
    const end = starts[passage + 1]!;
    let at = starts[passage]!;
    let last = NEVER;
    let place = 0;
    let count = 0;
    // Whether a word is one of the query's can't be foretold: so there is no branch for it.
    while (count < MOST_PLACES && place < last && at < codes.length) {
      if (at >= end && last === NEVER) last = place + OVERLAP;
      const first = codes[at]!;
      const option = table[(first << 8) | codes[at + 1]!]!;
      ats[count] = at;
      places[count] = place;
      options[count] = option;
      count += (option + 0xffff) >>> 16;
      place += (first + 0xff) >>> 8;
      at += TOKEN_LENGTHS[first]!;
    }
    this.#sift(codes, count);
  }

  /** Divides what was noted into words and sentences. */
  #sift(codes: Uint8Array, noted: number): void {
    let breaks = 0;
    let count = 0;
    let mask = 0;
    for (let k = 0; k < noted; k++) {
      let option = this.#options[k]!;
      if (option === AT_BREAK) {
        this.#filled[breaks++] = mask;
        mask = 0;
        continue;
      }
      if (option === AT_LONG) option = this.#heads[this.#find(tokenAt(codes, this.#ats[k]!))]!;
      if (option === 0) continue;
      mask |= this.#slots[option]!;
      this.#places[count] = this.#places[k]!;
      this.#breaks[count] = breaks;
      this.#options[count++] = option;
    }
    this.#filled[breaks] = mask;
    this.#sentences = breaks + 1;
    this.#count = count;
  }

  /** Whether the words of any stretch add up to more. */
  #mayExceed(least: number): boolean {
    const inside = this.#inside.fill(0);
    const most = this.#most.fill(0);
    const places = this.#places;
    let sum = this.slack;
    let first = 0;
    for (let j = 0; j < this.#count; j++) {
      for (let f = this.#options[j]!; f; f = this.#next[f]!) {
        const slot = this.#slot[f]!;
        inside[slot]!++;
        const more = this.#gain[f]! - most[slot]!;
        if (more <= 0) continue;
        sum += more;
        most[slot]! += more;
      }
      for (; places[j]! - places[first]! > WINDOW; first++) {
        for (let f = this.#options[first]!; f; f = this.#next[f]!) {
          const slot = this.#slot[f]!;
          if (--inside[slot]! > 0) continue;
          sum -= most[slot]!;
          most[slot] = 0;
        }
      }
      if (sum > least) return true;
    }
    return false;
  }

  /**
   * Whether the words of neighbouring sentences add up to more, less what the ends between them cost. A look at
   * some twenty masks, before words are weighed one by one.
   */
  #maySpan(least: number): boolean {
    const sentence = RANKING.sentence * this.#mean;
    const weights = this.#weights;
    for (let first = 0; first < this.#sentences; first++) {
      let mask = 0;
      let enough = least - this.slack;
      for (let s = first; s < this.#sentences && enough < this.#total; s++, enough += sentence) {
        mask |= this.#filled[s]!;
        const weight =
          weights[mask & 1023]! +
          weights[1024 + ((mask >> 10) & 1023)]! +
          weights[2048 + ((mask >> 20) & 1023)]!;
        if (weight > enough) return true;
      }
    }
    return false;
  }

  /**
   * The best chain that begins anywhere in or closely around this one. `align` keeps one chain for each place, and
   * a stray word that it took up early can keep it from the right one later; here every beginning has its own run.
   */
  refine(segment: Segment, passage: number, chain: Chain): Chain {
    this.#collect(segment, passage);
    const from = chain.places[0]! - AROUND;
    const to = chain.places.at(-1)! + AROUND;
    let end = this.#count;
    while (end > 0 && this.#places[end - 1]! > to) end--;
    let best = chain;
    for (let start = 0; start < end; start++) {
      if (this.#places[start]! < from || this.#reach(start, end) <= best.score) continue;
      for (let j = start; j < end; j++) this.#extend(j, start, j === start);
      let last = start;
      for (let j = start; j < end; j++) if (this.#scores[j]! > this.#scores[last]!) last = j;
      if (this.#scores[last]! > best.score) best = this.#trace(last, new Uint8Array(this.#count))!;
    }
    return best;
  }

  /** The most that a chain can be worth that begins at this place. */
  #reach(start: number, end: number): number {
    const most = this.#most.fill(0);
    let sum = this.slack;
    for (let j = start; j < end; j++) {
      for (let f = this.#options[j]!; f; f = this.#next[f]!) {
        const slot = this.#slot[f]!;
        const more = this.#gain[f]! - most[slot]!;
        if (more <= 0) continue;
        sum += more;
        most[slot]! += more;
      }
    }
    return sum;
  }

  /** Finds the best chain that ends at place `j`, of those that begin at `start` or later, or at `j` itself. */
  #extend(j: number, start: number, fresh: boolean): void {
    const place = this.#places[j]!;
    const breaks = this.#breaks[j]!;
    const sentence = RANKING.sentence * this.#mean;
    const disorder = RANKING.disorder * this.#mean;
    const phrase = RANKING.phrase * this.#mean;
    const first = Math.max(start, j - LOOK_BACK);
    let best = -Infinity;
    this.#scores[j] = best;
    for (let f = this.#options[j]!; f; f = this.#next[f]!) {
      const slot = this.#slot[f]!;
      const bits = this.#bits[f]!;
      const gain = this.#gain[f]!;
      if (fresh && gain > best) best = this.#put(j, gain, bits, slot, -1);
      for (let i = j - 1; i >= first; i--) {
        const between = place - this.#places[i]! - 1;
        if (between > FARTHEST) break;
        if (this.#peaks[i]! + gain - this.#gapCost[between]! + phrase <= best) break;
        if ((this.#masks[i]! & bits) !== 0) continue;
        let score = this.#scores[i]! + gain - this.#gapCost[between]!;
        if (score + phrase <= best) continue;
        score -= sentence * (breaks - this.#breaks[i]!);
        const before = this.#lasts[i]!;
        if (slot < before) score -= disorder;
        else if (slot === before + 1 && between === 0) score += phrase;
        if (score > best) best = this.#put(j, score, this.#masks[i]! | bits, slot, i);
      }
    }
    this.#peaks[j] = j > start ? Math.max(this.#peaks[j - 1]!, best) : best;
  }

  #put(j: number, score: number, mask: number, slot: number, back: number): number {
    this.#scores[j] = score;
    this.#masks[j] = mask;
    this.#lasts[j] = slot;
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
