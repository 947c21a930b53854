import type { CancellationToken } from '../host';
import type { SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import type { Excerpt } from './excerpt';

/** What can be asked of a source without its text. `id` is the source's path. */
export interface IndexedSource {
  readonly id: string;
  /** Fields that lookup operators and ties look at. */
  readonly key: string;
  readonly title: string;
  readonly authors: string;
  /** `2023-01-21`, `2023`, or empty. */
  readonly date: string;
}

export interface LookupQuery {
  readonly text: string;
  /** Most results wanted. */
  readonly limit: number;
  /** Whether `"phrase"`, `-word`, `source:`, `author:`, `after:`, `before:`, `page:` count as operators. */
  readonly operators: boolean;
  /** Only these sources; all when left out. */
  readonly sources?: readonly string[];
  /** Whether the last word may be the beginning of one that is still being typed. */
  readonly typing?: boolean;
  /** Sources used lately, the latest first: they come before others that score the same. */
  readonly recent?: readonly string[];
}

/** A passage that answers a lookup; spans count in the source's text. */
export interface LookupHit {
  readonly source: string;
  /** The words that matched, from the first to the last. */
  readonly match: Span;
  /** Every matched word in `match`, for highlighting. */
  readonly matched: readonly Span[];
  /** `match` grown to whole sentences. */
  readonly span: Span;
  /** From 0 to 1; comparable within one answer. */
  readonly score: number;
}

/** A place in a source where quoted words stand, exactly or nearly. */
export interface Match extends Span {
  readonly source: string;
  /** The same words in the same order, after folding. */
  readonly exact: boolean;
  /** Share of the quoted words that stand there in order, weighted by length: 1 for an exact match. */
  readonly similarity: number;
}

export interface VerifyOptions {
  /** Only these sources; all when left out. */
  readonly sources?: readonly string[];
  /** Most matches wanted, best first. Default 5. */
  readonly limit?: number;
  /** So many are enough of which it is sure that no other place is nearer; else all are looked for. Default: `limit`. */
  readonly enough?: number;
  /** Matches less similar than this are left out. Default `0.6`. */
  readonly least?: number;
  /** Only where a sentence may hold these words, in the passages that share most with the quotation; none is called exact. */
  readonly near?: NearWords;
  readonly token?: CancellationToken;
}

/** So many at least of some stems (text/stem.ts). */
export interface NearWords {
  readonly stems: readonly string[];
  readonly least: number;
}

/** A run of words of a text that also stands in a source. */
export interface SharedRun {
  /** Where in the text that was asked about. */
  readonly span: Span;
  readonly source: string;
  readonly sourceSpan: Span;
  /** Number of words in the run. */
  readonly words: number;
}

/**
 * The words of one source and where they stand, known without its text. Places count its words from 0; words are in
 * the index's form: folded, without apostrophes. Sentences are guessed.
 */
export interface SourceTokens {
  /** Words. */
  readonly size: number;
  readonly sentences: number;
  sentenceOf(place: number): number;
  /** Place of its first word; for the number of sentences, `size`. */
  sentenceStart(sentence: number): number;
  /** Rising. */
  placesOf(word: string): Uint32Array;
  /** Rising places of all forms of a stem (text/stem.ts), of an acronym with points between its letters too. */
  placesOfStem(root: string): Uint32Array;
  /** Rising, the sentences that they are in. */
  sentencesOfStem(root: string): Uint16Array | Uint32Array;
  /** Whether any word has a stem that begins so. */
  hasBeginning(beginning: string): boolean;
  /** The different words, or those of which the first code unit, 128 and more for any but ASCII, is such a one. */
  words(begins?: (unit: number) => boolean): Iterable<{ word: string; places: Uint32Array }>;
  /** First letters of all words in a row, and of all longer ones. */
  readonly initials: readonly [all: string, longer: string];
  /** The text of places `[start, end)`, with the marks around it; the ranges rise. `text` is the source's. */
  spansOf(text: string, ranges: readonly Span[]): Span[];
}

export interface IndexStatistics {
  readonly sources: number;
  readonly passages: number;
  /** UTF-16 code units of text. */
  readonly characters: number;
  /** Bytes that the index holds in memory, texts not counted. */
  readonly indexBytes: number;
  /** Bytes of the files in the cache. */
  readonly cacheBytes: number;
}

/**
 * Finds words in the texts of a library. One segment a source; texts are read back from the cache when
 * they are needed.
 */
export interface SourceIndex {
  /**
   * Adds or replaces one source, touching its segment only. Its file in the cache, under `hash`, may still be on its
   * way then; `save` waits for it.
   */
  add(source: IndexedSource, document: SourceDocument, hash: string): Promise<void>;
  /** Takes a source up from the cache. Undefined where the cached file is torn, foreign, old or not there. */
  restore(
    source: IndexedSource,
    hash: string,
  ): Promise<Omit<SourceDocument, 'text' | 'blocks'> | undefined>;
  /** New key, title, author or date of a source whose text is the same. */
  describe(source: IndexedSource): void;
  remove(source: string): void;
  has(source: string): boolean;
  document(source: string): Promise<SourceDocument | undefined>;
  /** A passage with so many code units more on either side at least; the rest of its source is not read. */
  excerpt(source: string, span: Span, context: number): Promise<Excerpt | undefined>;
  /** Undefined where the source is gone. */
  tokens(source: string): Promise<SourceTokens | undefined>;
  /** Throws `Cancelled`. */
  lookup(query: LookupQuery, token?: CancellationToken): Promise<LookupHit[]>;
  /** Where quoted words stand. Ellipses and brackets mean nothing here: the caller asks for each part. */
  verify(quotation: string, options?: VerifyOptions): Promise<Match[]>;
  /** Maximal runs of `least` or more words of `text` that stand in a source as they are. */
  sharedRuns(text: string, least: number, options?: VerifyOptions): Promise<SharedRun[]>;
  statistics(): Promise<IndexStatistics>;
  /** Drops cached files whose hash is in none of the sources. */
  prune(): Promise<void>;
  /** Keeps what it holds in memory for the next process, unless that would find little new. */
  save(): Promise<void>;
  /** Empties index and cache. */
  clear(): Promise<void>;
}
