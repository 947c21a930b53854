/**
 * Texts as tokens: first in the numbers of each source, where words count as they are met, then in those of the
 * library. A passage is the unit of every loop here, so that each is a function that is called often and soon
 * compiled, however few sources there are. Linear; words are bytes in an arena throughout and never strings.
 */
import type { Clock } from '../host';
import { BREAK, putToken, SPOILED, TokenWriter } from './codes';
import { emptyLexicon, Lexicon, roomFor } from './lexicon';
import { PASSAGE_LEAST, PASSAGE_MOST, type TokenStream, type WordCounts } from './segment';
import { TokenScanner, unitsOf } from './token-scanner';

/** Words as `putWord` codes them: word `i` is `bytes[starts[i], starts[i + 1])`. The first one, 0, is none. */
export interface WordList {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** The words of one source, numbered as they are met. */
export interface LocalStream extends TokenStream {
  readonly lexicon: WordList;
  /** How often each word stands in it; `BREAK` too. */
  readonly uses: Uint32Array;
}

/** Reads a text into tokens; `units` are its own. */
export function readStream(text: string, units: Uint16Array = unitsOf(text)): LocalStream {
  const reader = new StreamReader(new TokenScanner(text, 0, text.length, units), text.length);
  const offsets: number[] = [];
  const starts: number[] = [];
  while (reader.more) {
    offsets.push(reader.offset);
    starts.push(reader.length);
    reader.readPassage();
  }
  const { length, codes, lexicon, uses, words } = reader;
  const { arena, starts: ends, size } = lexicon.state;
  return {
    codes: codes.subarray(0, length),
    starts: Uint32Array.from([...starts, length]),
    offsets: Uint32Array.from([...offsets, text.length]),
    words,
    lexicon: { bytes: arena, starts: ends.subarray(0, size + 1) },
    uses: uses.subarray(0, size),
  };
}

/** The most bytes of a passage, with a sentence end before each word. */
const MOST_BYTES = PASSAGE_MOST * 5;
/** Bytes that a word's key tells it by. */
const SHORT = 8;
/** Words that are kept at hand. */
const AT_HAND = 1 << 12;

class StreamReader {
  readonly #scanner: TokenScanner;
  readonly lexicon: Lexicon;
  /** Short words met last, each at the place of its hash: its key, its number, and nothing, to make them four. */
  readonly #atHand = new Int32Array(4 * AT_HAND);
  codes: Uint8Array;
  uses: Uint32Array;
  /** Bytes of codes. */
  length = 0;
  words = 0;
  /** Whether the scanner stands at a word that is not coded yet. */
  more: boolean;

  constructor(scanner: TokenScanner, characters: number) {
    this.#scanner = scanner;
    this.codes = new Uint8Array(characters >> 1);
    // Vocabularies grow with the root of a text; this is what novels have.
    const words = 16 * Math.ceil(Math.sqrt(characters));
    this.uses = new Uint32Array(words + 1);
    this.lexicon = new Lexicon(emptyLexicon(words));
    this.more = scanner.next();
  }

  /** Where the next word begins. */
  get offset(): number {
    return this.#scanner.start;
  }

  readPassage(): void {
    const scanner = this.#scanner;
    const { lexicon } = this;
    this.codes = roomFor(this.codes, this.length + MOST_BYTES);
    this.uses = roomFor(this.uses, lexicon.size + PASSAGE_MOST);
    const { codes, uses } = this;
    let { length } = this;
    let words = 0;
    do {
      const id = this.#number();
      length = putToken(codes, length, id);
      uses[id]!++;
      words++;
      this.more = scanner.next();
      if (this.more && scanner.opens) {
        codes[length++] = BREAK;
        uses[BREAK]!++;
      }
    } while (this.more && words < (scanner.opens ? PASSAGE_LEAST : PASSAGE_MOST));
    this.length = length;
    this.words += words;
  }

  /** The number of the scanner's word: of most words without a look at the lexicon. */
  #number(): number {
    const { bytes, key, length } = this.#scanner;
    if (length > SHORT) return this.lexicon.intern(bytes, 0, length);
    const atHand = this.#atHand;
    const low = key[0]!;
    const high = key[1]!;
    const sum = Math.imul(low ^ Math.imul(high, 0x01000193), 0x2c1b3c6d);
    const slot = (sum >>> 20) << 2;
    if (atHand[slot] !== low || atHand[slot + 1] !== high) {
      atHand[slot] = low;
      atHand[slot + 1] = high;
      atHand[slot + 2] = this.lexicon.intern(bytes, 0, length);
    }
    return atHand[slot + 2]!;
  }
}

/** A stream in which word `i` is `ids[i]`. */
function renumber(local: LocalStream, ids: Uint32Array): TokenStream {
  const writer = new TokenWriter(ids);
  const size = writer.sizeOf(local.uses);
  const codes = new Uint8Array(size + SPOILED);
  const starts = new Uint32Array(local.starts.length);
  for (let p = 0; p + 1 < starts.length; p++) {
    const [start, end] = [local.starts[p]!, local.starts[p + 1]!];
    starts[p + 1] = writer.put(local.codes, start, end, codes, starts[p]!);
  }
  const { offsets, words } = local;
  return { codes: codes.subarray(0, size), starts, offsets, words };
}

/** There are fewer ids than this. */
const MOST_IDS = 2 ** 24;

/** All numbers but 0 by falling use, those that are used alike in their order. */
function byFrequency(uses: Uint32Array, size: number): Uint32Array {
  // Use and id in one number: sorting without a comparison of one's own is five times as fast.
  const keys = Float64Array.from({ length: size - 1 }, (_, i) => i + 1 - uses[i + 1]! * MOST_IDS);
  return Uint32Array.from(keys.sort(), (key) => (key % MOST_IDS) + (key < 0 ? MOST_IDS : 0));
}

/**
 * Streams in the numbers of the whole library. Words that are new there get theirs by falling frequency in all of
 * these streams, and so short codes; that is why many should come at once. Others get their turn meanwhile.
 */
export async function adoptStreams(
  locals: readonly LocalStream[],
  library: Lexicon,
  counts: WordCounts,
  clock: Clock,
): Promise<TokenStream[]> {
  const met = new Lexicon();
  const maps: Uint32Array[] = [];
  let totals = new Uint32Array(1 << 10);
  for (const { lexicon, uses } of locals) {
    totals = roomFor(totals, met.size + uses.length);
    maps.push(meet(met, lexicon, uses, totals));
    await clock.breathe();
  }
  const { arena, starts, size } = met.state;
  const numbers = new Uint32Array(size);
  for (const id of byFrequency(totals, size)) {
    numbers[id] = library.intern(arena, starts[id]!, starts[id + 1]!);
  }
  counts.reserve(library.size);
  for (let id = 1; id < size; id++) counts.change(numbers[id]!, totals[id]!);
  const streams: TokenStream[] = [];
  for (const [i, local] of locals.entries()) {
    const ids = maps[i]!.map((id) => numbers[id]!);
    streams.push(renumber(local, ids));
    await clock.breathe();
  }
  return streams;
}

/** What the words of a source are in a lexicon; their uses go to its totals. */
function meet(
  lexicon: Lexicon,
  { bytes, starts }: WordList,
  uses: Uint32Array,
  totals: Uint32Array,
): Uint32Array {
  const ids = new Uint32Array(uses.length);
  for (let i = 1; i < ids.length; i++) {
    const id = lexicon.intern(bytes, starts[i]!, starts[i + 1]!);
    ids[i] = id;
    totals[id]! += uses[i]!;
  }
  return ids;
}
