import type { SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { BREAK, TokenReader } from './codes';
import { roomFor } from './lexicon';
import type { IndexedSource } from './types';

/** A passage ends at the first sentence end behind so many words … */
export const PASSAGE_LEAST = 240;
/** … and at the latest behind so many. */
export const PASSAGE_MOST = 336;

/**
 * The words of one source as numbers, in passages of some 265. This is all that lookup and verification look
 * at until the last few places: the text stays in the cache.
 */
export interface TokenStream {
  /** Token codes (see codes.ts), with `BREAK` between sentences; they begin at a multiple of four bytes. */
  readonly codes: Uint8Array;
  /** Where each passage begins in `codes`, with the end behind. */
  readonly starts: Uint32Array;
  /** Text offset at which the first word of each passage begins, with the length of the text behind. */
  readonly offsets: Uint32Array;
  /** Words, breaks not counted. */
  readonly words: number;
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
