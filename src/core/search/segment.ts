import type { Clock } from '../host';
import type { SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { BREAK, putToken, TokenReader } from './codes';
import { Lexicon, roomFor } from './lexicon';
import { TokenScanner } from './token-scanner';
import type { IndexedSource } from './types';

/** A passage ends at the first sentence end behind so many words … */
export const PASSAGE_LEAST = 240;
/** … and at the latest behind so many. */
const PASSAGE_MOST = 336;
/** There are fewer ids than this. */
const MOST_IDS = 2 ** 24;

/**
 * The words of one source as numbers, in passages of some 265. This is all that lookup and verification look
 * at until the last few places: the text stays in the cache.
 */
export interface TokenStream {
  /** Token codes (see codes.ts), with `BREAK` between sentences. */
  readonly codes: Uint8Array;
  /** Where each passage begins in `codes`, with the end behind. */
  readonly starts: Uint32Array;
  /** Text offset at which the first word of each passage begins, with the length of the text behind. */
  readonly offsets: Uint32Array;
  /** Words, breaks not counted. */
  readonly words: number;
}

/** A stream that counts in its own words, most frequent first: what a segment file holds. */
export interface LocalStream extends TokenStream {
  /** `lexicon[i]` is the word of token `i + 1`. */
  readonly lexicon: readonly string[];
}

/** One source of the index. */
export interface Segment extends TokenStream {
  source: IndexedSource;
  /** Name of its file in the cache. */
  readonly file: string;
  /** UTF-16 code units of its text. */
  readonly characters: number;
  /** Text that ranks last: starts and ends of spans in turn. */
  readonly chrome: Uint32Array;
  /** Set once it was removed or replaced. */
  dead: boolean;
}

/** Reads a text into tokens. Linear; about 20 MB a second. */
export function readStream(text: string): LocalStream {
  const lexicon = new Lexicon();
  const scanner = new TokenScanner(text);
  let tokens = new Uint32Array(1024 + (text.length >> 2));
  let counts = new Uint32Array(1024);
  const cuts: number[] = [];
  const offsets: number[] = [];
  let length = 0;
  let words = 0;
  let inPassage = PASSAGE_MOST;
  while (scanner.next()) {
    if (length + 2 > tokens.length) tokens = roomFor(tokens, length + 2);
    if (scanner.opens) tokens[length++] = BREAK;
    if (inPassage >= (scanner.opens ? PASSAGE_LEAST : PASSAGE_MOST)) {
      cuts.push(length);
      offsets.push(scanner.start);
      inPassage = 0;
    }
    const id = lexicon.intern(scanner.bytes, scanner.length);
    if (id >= counts.length) counts = roomFor(counts, id + 1);
    counts[id]!++;
    tokens[length++] = id;
    inPassage++;
    words++;
  }
  const order = byFrequency(counts, lexicon.size);
  const rank = new Uint32Array(lexicon.size);
  order.forEach((id, i) => (rank[id] = i + 1));
  return {
    ...encode(tokens.subarray(0, length), rank, cuts),
    offsets: Uint32Array.from([...offsets, text.length]),
    words,
    lexicon: Array.from(order, (id) => lexicon.word(id)),
  };
}

/** Ids from 1 on, most frequent first. */
function byFrequency(counts: Uint32Array, size: number): Uint32Array {
  // Count and id in one number: sorting without a comparison of one's own is five times as fast.
  const keys = Float64Array.from({ length: size - 1 }, (_, i) => i + 1 - counts[i + 1]! * MOST_IDS);
  return Uint32Array.from(keys.sort(), (key) => (key % MOST_IDS) + (key < 0 ? MOST_IDS : 0));
}

/** Codes `tokens` through `map`; breaks stay breaks. `cuts` are the indices where passages begin. */
function encode(
  tokens: Uint32Array,
  map: Uint32Array,
  cuts: readonly number[],
): { codes: Uint8Array; starts: Uint32Array } {
  const codes = new Uint8Array(tokens.length * 4);
  const starts = new Uint32Array(cuts.length + 1);
  let at = 0;
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i === cuts[next]) starts[next++] = at;
    const token = tokens[i]!;
    at = putToken(codes, at, token === BREAK ? BREAK : map[token]!);
  }
  starts[next] = at;
  return { codes: codes.slice(0, at), starts };
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
  const words: Uint32Array[] = [];
  const uses: Uint32Array[] = [];
  let totals = new Uint32Array(1024);
  for (const local of locals) {
    const ids = new Uint32Array(local.lexicon.length + 1);
    local.lexicon.forEach((word, i) => (ids[i + 1] = met.add(word)));
    const used = countTokens(local);
    totals = roomFor(totals, met.size);
    ids.forEach((id, i) => (totals[id]! += used[i]!));
    words.push(ids);
    uses.push(used);
    await clock.breathe();
  }
  const numbers = new Uint32Array(met.size);
  for (const id of byFrequency(totals, met.size)) numbers[id] = library.add(met.word(id));
  counts.reserve(library.size);
  const streams: TokenStream[] = [];
  for (const [s, local] of locals.entries()) {
    const map = words[s]!.map((id) => numbers[id]!);
    for (let i = 1; i < map.length; i++) counts.change(map[i]!, uses[s]![i]!);
    streams.push(renumber(local, map));
    await clock.breathe();
  }
  return streams;
}

/** How often each token of a stream stands in it. */
function countTokens({ codes, lexicon }: LocalStream): Uint32Array {
  const used = new Uint32Array(lexicon.length + 1);
  const reader = new TokenReader(codes);
  while (reader.at < codes.length) used[reader.next()]!++;
  return used;
}

function renumber(local: LocalStream, map: Uint32Array): TokenStream {
  const reader = new TokenReader(local.codes);
  const starts = new Uint32Array(local.starts.length);
  let codes = new Uint8Array(local.codes.length + (local.codes.length >> 2) + 16);
  let at = 0;
  let next = 0;
  while (reader.at < local.codes.length) {
    if (reader.at === local.starts[next]) starts[next++] = at;
    if (at + 4 > codes.length) codes = roomFor(codes, at + 4);
    at = putToken(codes, at, map[reader.next()]!);
  }
  starts[next] = at;
  return { codes: codes.slice(0, at), starts, offsets: local.offsets, words: local.words };
}

/** How often each word of the library stands in it. */
export class WordCounts {
  #counts: Uint32Array;
  /** Words of the library, all together. */
  total: number;
  /** Goes up with every change. */
  version = 0;

  constructor(counts: Uint32Array = new Uint32Array(1 << 10)) {
    this.#counts = counts;
    this.total = counts.reduce((sum, count) => sum + count, 0);
  }

  get counts(): Uint32Array {
    return this.#counts;
  }

  get byteLength(): number {
    return this.#counts.byteLength;
  }

  reserve(size: number): void {
    this.#counts = roomFor(this.#counts, size);
  }

  /** Gives back what was kept free for more words than there are. */
  trim(size: number): void {
    if (this.#counts.length > size) this.#counts = this.#counts.slice(0, size);
  }

  of(id: number): number {
    return this.#counts[id] ?? 0;
  }

  change(id: number, by: number): void {
    if (id === BREAK) return;
    this.#counts[id]! += by;
    this.total += by;
    this.version++;
  }

  forget(stream: TokenStream): void {
    const reader = new TokenReader(stream.codes);
    while (reader.at < stream.codes.length) this.change(reader.next(), -1);
  }
}

/** Spans of the blocks that rank last, joined where they touch. */
export function chromeOf(document: SourceDocument): Uint32Array {
  const ends: number[] = [];
  for (const { kind, start, end } of document.blocks) {
    if (kind !== 'chrome') continue;
    if (ends.at(-1) === start) ends.pop();
    else ends.push(start);
    ends.push(end);
  }
  return Uint32Array.from(ends);
}

/** Whether the span begins in text that ranks last. */
export function inChrome({ chrome }: Segment, span: Span): boolean {
  for (let i = 0; i < chrome.length; i += 2) {
    if (chrome[i]! <= span.start && span.start < chrome[i + 1]!) return true;
  }
  return false;
}

/** Number of passages. */
export function passagesOf(stream: TokenStream): number {
  return stream.starts.length - 1;
}
