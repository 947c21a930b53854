/**
 * Where the words of a query stand in a passage: the first step of aligning, and an estimate of whether to align at all.
 * A lookup of frequent words estimates a thousand passages, most of its time. So both look pairs of bytes up in a table,
 * without a branch on what they are: 8 ns a word, half of that for the estimate.
 */
import { BREAK, markToken, TOKEN_LENGTHS, tokenAt } from './codes';
import { gainOf, type Slot } from './query-slots';
import type { Segment } from './segment';
import { OVERLAP } from './shard';

/** Places and sentence ends that are looked at in one passage at most. */
const MOST_PLACES = 512;

const NEVER = 1 << 30;

/** In the table of byte pairs: a sentence end, and the first filling there may be. */
const AT_BREAK = 1;
const FIRST = 2;

/** Bytes that are added up together for an estimate, some seven words: most remembered ones stand in two to four such blocks. */
const BLOCK = 10;
/** Bytes behind a passage that are estimated with it, about `OVERLAP` words. */
const BORROWED = 36;

/** Slots whose weights are added up in one look: a table has 1,024 sums. */
const TABLE_BITS = 10;
const TABLE = 1 << TABLE_BITS;
const LOW = TABLE - 1;

/** The places of one passage at a time, of that which was read last. */
export class QueryPlaces {
  /** Open hash table from ids to their first filling; 0 where nothing is. */
  readonly #ids: Int32Array;
  readonly #heads: Int32Array;
  /** By the first two bytes of a token, its first filling, `AT_BREAK`, or from `#long` on what may be a long token. */
  readonly #starts = new Uint16Array(1 << 16);
  /** Fillings of slots, those of one id linked by `next`; 0 is none. */
  readonly next: number[] = Array<number>(FIRST).fill(0);
  readonly slot: number[] = Array<number>(FIRST).fill(0);
  readonly bits: number[] = Array<number>(FIRST).fill(0);
  readonly gain: number[] = Array<number>(FIRST).fill(0);
  readonly #long: number;
  /** By what the table of byte pairs holds, the slots that it may fill. */
  readonly #masks: Int32Array;
  /** The weight of slots by ten bits of their mask: three tables. */
  readonly #weights: Float64Array;

  #segment: Segment | undefined;
  #passage = 0;
  /** Number of places. */
  count = 0;
  /** Of each place: words from the start of the passage, sentence ends before it, its first filling. */
  readonly places = new Int32Array(MOST_PLACES);
  readonly breaks = new Int32Array(MOST_PLACES);
  readonly options = new Int32Array(MOST_PLACES);
  /** Where in the codes each place is. */
  readonly #ats = new Int32Array(MOST_PLACES);
  /** How often each slot is filled in the stretch looked at, and by what at most. */
  readonly #inside: Int32Array;
  readonly #most: Float64Array;

  constructor(slots: readonly Slot[]) {
    const entries = slots.reduce((sum, slot) => sum + slot.expansions.length, 0);
    const size = 1 << Math.max(8, 34 - Math.clz32(entries));
    this.#long = FIRST + entries;
    this.#masks = new Int32Array(this.#long + this.#long);
    this.#weights = weightsOf(slots.map((slot) => slot.weight));
    this.#ids = new Int32Array(size);
    this.#heads = new Int32Array(size);
    this.#inside = new Int32Array(slots.length);
    this.#most = new Float64Array(slots.length);
    markToken(this.#starts, BREAK, AT_BREAK, AT_BREAK);
    slots.forEach((slot, i) => {
      for (const expansion of slot.expansions) {
        const at = this.#find(expansion.id);
        this.#ids[at] = expansion.id;
        const filling = this.slot.length;
        const marked = markToken(this.#starts, expansion.id, filling, this.#long + filling);
        this.next.push(this.#heads[at]!);
        this.#heads[at] = filling;
        this.slot.push(i);
        this.bits.push(expansion.fills === 2 ? 3 << i : 1 << i);
        this.gain.push(gainOf(slots, i, expansion));
        this.#masks[marked]! |= this.#masks[this.next.at(-1)!]! | this.bits.at(-1)!;
      }
    });
  }

  #find(id: number): number {
    const mask = this.#ids.length - 1;
    let at = Math.imul(id, 0x9e3779b1) & mask;
    while (this.#ids[at] !== 0 && this.#ids[at] !== id) at = (at + 1) & mask;
    return at;
  }

  /** Notes where words of the query stand in the passage and in what it borrows from the next. */
  read(segment: Segment, passage: number): void {
    if (segment === this.#segment && passage === this.#passage) return;
    this.#segment = segment;
    this.#passage = passage;
    const { codes, starts } = segment;
    const [table, ats, places, options] = [this.#starts, this.#ats, this.places, this.options];
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

  /**
   * About what the words of the passage's best stretch add up to: by blocks of bytes, any form of a word counts as much
   * as the word, and long tokens that begin alike count as each other. Every pair of bytes is looked up, also one that
   * begins within a token: that takes a word for there which is not once in some stretches, and no step has to wait
   * for the length of the token before.
   */
  estimate({ codes, starts }: Segment, passage: number): number {
    let bytes = codes;
    let start = starts[passage]!;
    let end = Math.min(starts[passage + 1]! + BORROWED, codes.length);
    if (end + BLOCK > codes.length) {
      // So that no block reaches behind the source.
      bytes = new Uint8Array(end - start + BLOCK);
      bytes.set(codes.subarray(start, end));
      [start, end] = [0, end - start];
    }
    return heaviestStretch(bytes, start, end, this.#starts, this.#masks, this.#weights);
  }

  /** The first filling of the long token that begins at `at`. */
  #fillingAt(codes: Uint8Array, at: number): number {
    return this.#heads[this.#find(tokenAt(codes, at))]!;
  }

  /** Divides what was noted into words and sentence ends. */
  #sift(codes: Uint8Array, noted: number): void {
    const { places, breaks, options } = this;
    let ends = 0;
    let count = 0;
    for (let k = 0; k < noted; k++) {
      let option = options[k]!;
      if (option === AT_BREAK) {
        ends++;
        continue;
      }
      if (option >= this.#long) option = this.#fillingAt(codes, this.#ats[k]!);
      if (option === 0) continue;
      places[count] = places[k]!;
      breaks[count] = ends;
      options[count++] = option;
    }
    this.count = count;
  }

  /** The most that different words of any stretch of so many words add up to; not looked for beyond `enough`. */
  weigh(width: number, enough: number): number {
    const { places, options, next, slot: slots, gain: gains } = this;
    const inside = this.#inside.fill(0);
    const most = this.#most.fill(0);
    let sum = 0;
    let best = 0;
    let first = 0;
    for (let j = 0; j < this.count; j++) {
      for (let f = options[j]!; f; f = next[f]!) {
        const slot = slots[f]!;
        inside[slot]!++;
        const more = gains[f]! - most[slot]!;
        if (more <= 0) continue;
        sum += more;
        most[slot]! += more;
      }
      for (; places[j]! - places[first]! > width; first++) {
        for (let f = options[first]!; f; f = next[f]!) {
          const slot = slots[f]!;
          if (--inside[slot]! > 0) continue;
          sum -= most[slot]!;
          most[slot] = 0;
        }
      }
      if (sum > best) best = sum;
      if (best > enough) break;
    }
    return best;
  }
}

/**
 * The most that two neighbouring blocks of `codes[start, end)` weigh, and with the two before them once more: close words
 * count twice. A function with all it needs as arguments and five pairs in a row, half as long as a method that loops.
 */
function heaviestStretch(
  codes: Uint8Array,
  start: number,
  end: number,
  table: Uint16Array,
  masks: Int32Array,
  weights: Float64Array,
): number {
  let most = 0;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let at = start; at < end;) {
    let mask = 0;
    for (const edge = at + BLOCK; at < edge; at += 5) {
      const a = codes[at + 1]!;
      const b = codes[at + 2]!;
      const c = codes[at + 3]!;
      const d = codes[at + 4]!;
      mask |=
        masks[table[(codes[at]! << 8) | a]!]! |
        masks[table[(a << 8) | b]!]! |
        masks[table[(b << 8) | c]!]! |
        masks[table[(c << 8) | d]!]! |
        masks[table[(d << 8) | codes[at + 5]!]!]!;
    }
    const close = mask | third;
    const weight = weightOf(weights, close) + weightOf(weights, close | second | first);
    if (weight > most) most = weight;
    first = second;
    second = third;
    third = mask;
  }
  return most;
}

function weightOf(weights: Float64Array, mask: number): number {
  return (
    weights[mask & LOW]! +
    weights[TABLE + ((mask >> TABLE_BITS) & LOW)]! +
    weights[2 * TABLE + ((mask >> (2 * TABLE_BITS)) & LOW)]!
  );
}

/** By each ten bits of a mask of slots, what they weigh together. */
function weightsOf(powers: readonly number[]): Float64Array {
  const weights = new Float64Array(3 * TABLE);
  for (let at = 0; at < weights.length; at++) {
    const low = at & -at & LOW;
    if (!low) continue;
    const slot = (at >> TABLE_BITS) * TABLE_BITS + 31 - Math.clz32(low);
    weights[at] = weights[at - low]! + (powers[slot] ?? 0);
  }
  return weights;
}
