/**
 * Where the words of a query stand in a passage: the first step of aligning, and with two thousand passages a lookup of
 * frequent words the longest. One look at a table of byte pairs for each token, and no branch on what it is:
 * 8 ns a word, most of it waiting for memory.
 */
import { BREAK, markToken, TOKEN_LENGTHS, tokenAt } from './codes';
import { gainOf, type Slot } from './query-slots';
import type { Segment } from './segment';
import { OVERLAP } from './shard';

/** Places and sentence ends that are looked at in one passage at most. */
const MOST_PLACES = 512;

const NEVER = 1 << 30;

const AT_BREAK = 0xffff;
const AT_LONG = 0xfffe;

/** The places of one passage at a time, of that which was read last. */
export class QueryPlaces {
  /** Open hash table from ids to their first filling; 0 where nothing is. */
  readonly #ids: Int32Array;
  readonly #heads: Int32Array;
  /** By the first two bytes of a token, its first filling, `AT_BREAK`, or `AT_LONG` for one of several long tokens. */
  readonly #starts = new Uint16Array(1 << 16);
  /** Fillings of slots, those of one id linked by `next`; 0 is none. */
  readonly next: number[] = [0];
  readonly slot: number[] = [0];
  readonly bits: number[] = [0];
  readonly gain: number[] = [0];

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
    this.#ids = new Int32Array(size);
    this.#heads = new Int32Array(size);
    this.#inside = new Int32Array(slots.length);
    this.#most = new Float64Array(slots.length);
    markToken(this.#starts, BREAK, AT_BREAK, AT_BREAK);
    slots.forEach((slot, i) => {
      for (const expansion of slot.expansions) {
        const at = this.#find(expansion.id);
        this.#ids[at] = expansion.id;
        markToken(this.#starts, expansion.id, this.slot.length, AT_LONG);
        this.next.push(this.#heads[at]!);
        this.#heads[at] = this.slot.length;
        this.slot.push(i);
        this.bits.push(expansion.fills === 2 ? 3 << i : 1 << i);
        this.gain.push(gainOf(slots, i, expansion));
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
      if (option === AT_LONG) option = this.#heads[this.#find(tokenAt(codes, this.#ats[k]!))]!;
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
