/**
 * Exact runs of words: the passages that hold all of them (passage-lists.ts), then the words themselves, sought among
 * the bytes of each passage (encoded-words.ts); the few in which they seem to stand are decoded. No text is looked at.
 */
import type { CancellationToken, Clock } from '../host';
import { checkCancelled } from '../host';
import { BREAK, TokenReader } from './codes';
import { mayHold, searchedCodes, type Phrase, type SearchedCodes } from './encoded-words';
import type { PassageLists } from './passage-lists';
import type { Segment } from './segment';
import { OVERLAP, type Shard } from './shard';

/** Where a run begins: `place` counts words from the start of the passage. */
export interface Occurrence {
  readonly segment: Segment;
  readonly passage: number;
  readonly place: number;
}

export interface PhraseOptions {
  readonly only: ReadonlySet<string> | undefined;
  readonly token: CancellationToken | undefined;
}

/** What phrases are found with. */
export interface PhraseContext {
  readonly clock: Clock;
  listsOf(shard: Shard): PassageLists;
}

/** Passages read between two looks at the clock. */
const STRIDE = 2048;
/** Code bytes of a passage and what it borrows, mostly. */
const SCRATCH = 2048;
const TURN = 8;
/** Bytes that a word and the sentence end before it take at most. */
const LONGEST = 5;

/** A shard, what is known of it, and where the passages lie that are asked for: undefined where all are. */
interface Asked {
  readonly shard: Shard;
  readonly lists: PassageLists;
  readonly ranges: Int32Array | undefined;
}

/** Finds phrases for one request. */
export class PhraseFinder {
  readonly #asked: readonly Asked[];
  readonly #clock: Clock;
  readonly #token: CancellationToken | undefined;
  /** The words of the passage at hand. */
  readonly #scratch = new Int32Array(SCRATCH);
  #turn: number;

  constructor(context: PhraseContext, shards: readonly Shard[], { only, token }: PhraseOptions) {
    this.#asked = shards.map((shard) => ({
      shard,
      lists: context.listsOf(shard),
      ranges: rangesOf(shard, only),
    }));
    this.#clock = context.clock;
    this.#token = token;
    this.#turn = context.clock.now();
  }

  /** Where a phrase (of at most `OVERLAP` words) stands, sentence ends passed over. Throws `Cancelled`. */
  async find(phrase: Phrase, most: number): Promise<Occurrence[]> {
    const found: Occurrence[] = [];
    const ids = phrase.words.ids.subarray(phrase.from, phrase.to);
    for (const { shard, lists, ranges } of this.#asked) {
      const passages = lists.holdingAll(ids, ranges);
      let searched: SearchedCodes | undefined;
      for (let k = 0, at = 0; k < passages.length && found.length < most; k++) {
        if (k % STRIDE === STRIDE - 1) await this.rest();
        for (; shard.bases[at + 1]! <= passages[k]!; at++) searched = undefined;
        const segment = shard.segments[at]!;
        searched ??= searchedCodes(segment.codes);
        const passage = passages[k]! - shard.bases[at]!;
        const [start, end] = [segment.starts[passage]!, segment.starts[passage + 1]!];
        if (mayHold(searched, start, end, phrase))
          search(segment, passage, ids, this.#scratch, found);
      }
    }
    return found;
  }

  /** Lets others have their turn where it is time. */
  async rest(): Promise<void> {
    checkCancelled(this.#token);
    if (this.#clock.now() - this.#turn < TURN) return;
    await this.#clock.breathe();
    checkCancelled(this.#token);
    this.#turn = this.#clock.now();
  }
}

/** Where the passages of living sources lie that are asked for, starts and ends in turn. */
function rangesOf(
  { segments, bases }: Shard,
  only: ReadonlySet<string> | undefined,
): Int32Array | undefined {
  const ranges: number[] = [];
  segments.forEach(({ dead, source }, s) => {
    if (dead || (only && !only.has(source.id))) return;
    if (ranges.at(-1) === bases[s]) ranges.pop();
    else ranges.push(bases[s]!);
    ranges.push(bases[s + 1]!);
  });
  return ranges[0] === 0 && ranges[1] === bases.at(-1) ? undefined : Int32Array.from(ranges);
}

/** Adds where the phrase begins in the passage; it may end in the next. */
function search(
  segment: Segment,
  passage: number,
  ids: Int32Array,
  scratch: Int32Array,
  found: Occurrence[],
): void {
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
