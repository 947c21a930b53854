/**
 * The index of a library. From the outside: sources go in one at a time and are found again; each has one
 * file in the cache and nothing in common with the others but the numbering of words.
 *
 *   text --TokenScanner--> TokenStream (0.28 bytes a character) --buildShard--> posting lists (0.1)
 *   query --QueryReader--> Slots --CandidateFinder--> passages --Aligner--> chains --> text of the few shown
 *
 * In memory: token streams, posting lists, lexicon. In the cache: token streams in the source's own words, text,
 * blocks (segment-file.ts); posting lists are derived from the streams, so they can be neither stale nor torn.
 * Where the cache keeps nothing, documents stay in memory. Adding costs the source's own length; so does removing
 * it. What the whole library shares (lexicon, word counts) is only ever added to or counted down.
 *
 * Rejected: SQLite FTS5 in WebAssembly (371 ms a query over 70 MB), MiniSearch (10 bytes a character), suffix
 * arrays (4 bytes a character, and nothing fuzzy), a list of positions for each word (0.4 bytes a character, and
 * alignment still needs the text).
 */
import type { Host } from '../host';
import type { SourceDocument } from '../sources/types';
import { CandidateFinder } from './candidates';
import { Lexicon } from './lexicon';
import { lookup } from './lookup';
import { QueryReader } from './query-slots';
import { adoptStream, chromeOf, passagesOf, readStream, WordCounts, type Segment } from './segment';
import { SegmentCache, type StoredSegment } from './segment-cache';
import { findSharedRuns } from './shared-runs';
import { Shards } from './shards';
import { SimilarWords } from './similar-words';
import { TextStore } from './texts';
import type {
  IndexedSource,
  IndexStatistics,
  LookupHit,
  LookupQuery,
  Match,
  SharedRun,
  SourceIndex,
  VerifyOptions,
} from './types';
import { verify } from './verify';

/** Code units of text that are kept in memory. */
const TEXT_BUDGET = 24_000_000;

/** An empty index over the host's cache. */
export function createSourceIndex(host: Host): SourceIndex {
  return new LibraryIndex(host);
}

/** A segment, and where its text is: in the cache, or in memory where the cache keeps nothing. */
interface Entry {
  readonly segment: Segment;
  readonly stored?: StoredSegment;
  readonly document?: SourceDocument;
}

class LibraryIndex implements SourceIndex {
  readonly #host: Host;
  readonly #cache: SegmentCache;
  readonly #texts: TextStore;
  readonly #entries = new Map<string, Entry>();
  readonly #finder = new CandidateFinder();
  #lexicon!: Lexicon;
  #counts!: WordCounts;
  #similar!: SimilarWords;
  #reader!: QueryReader;
  readonly #shards: Shards;

  constructor(host: Host) {
    this.#host = host;
    this.#cache = new SegmentCache(host.cache);
    this.#texts = new TextStore(host.cache, TEXT_BUDGET);
    this.#shards = new Shards(host.clock, host.logger, () => this.#lexicon.size);
    this.#reset();
  }

  async add(source: IndexedSource, document: SourceDocument, hash: string): Promise<void> {
    const local = readStream(document.text);
    const stored = await this.#cache.write(source.id, hash, document, local);
    this.#drop(source.id);
    const segment: Segment = {
      ...adoptStream(local, this.#lexicon, this.#counts),
      source,
      file: this.#cache.nameOf(source.id, hash),
      characters: document.text.length,
      chrome: chromeOf(document),
      dead: false,
    };
    this.#entries.set(source.id, stored ? { segment, stored } : { segment, document });
    await this.#shards.add(segment);
  }

  async restore(
    source: IndexedSource,
    hash: string,
  ): Promise<Omit<SourceDocument, 'text' | 'blocks'> | undefined> {
    const restored = await this.#cache.restore(source.id, hash);
    if (!restored) return undefined;
    const { stored, index, document } = restored;
    this.#drop(source.id);
    const segment: Segment = {
      ...adoptStream(index.stream, this.#lexicon, this.#counts),
      source,
      file: stored.file,
      characters: stored.layout.characters,
      chrome: index.chrome,
      dead: false,
    };
    this.#entries.set(source.id, { segment, stored });
    await this.#shards.add(segment);
    const { format, metadata, problems, pages, pagesDerived } = document;
    return { format, metadata, problems, pages, pagesDerived };
  }

  describe(source: IndexedSource): void {
    const entry = this.#entries.get(source.id);
    if (entry) entry.segment.source = source;
  }

  remove(source: string): void {
    this.#drop(source);
  }

  has(source: string): boolean {
    return this.#entries.has(source);
  }

  async document(source: string): Promise<SourceDocument | undefined> {
    const entry = this.#entries.get(source);
    if (!entry) return undefined;
    if (entry.document) return entry.document;
    const document = await this.#cache.document(entry.stored!);
    if (!document) this.#lose(entry);
    return document;
  }

  lookup(query: LookupQuery, token?: Parameters<SourceIndex['lookup']>[1]): Promise<LookupHit[]> {
    return lookup(this.#context(), query, token);
  }

  verify(quotation: string, options?: VerifyOptions): Promise<Match[]> {
    return verify(this.#context(), quotation, options);
  }

  sharedRuns(text: string, least: number, options?: VerifyOptions): Promise<SharedRun[]> {
    return findSharedRuns(this.#context(), text, least, options);
  }

  async statistics(): Promise<IndexStatistics> {
    await this.#shards.settled();
    const segments = [...this.#entries.values()].map(({ segment }) => segment);
    const sum = (of: (segment: Segment) => number): number =>
      segments.reduce((total, segment) => total + of(segment), 0);
    const streams = sum(
      ({ codes, starts, offsets }) => codes.byteLength + starts.byteLength + offsets.byteLength,
    );
    const shared = this.#lexicon.byteLength + this.#counts.byteLength + this.#similar.byteLength;
    const files = new Map(
      [...this.#entries.values()].map(({ stored }) => [stored?.file, stored?.bytes ?? 0]),
    );
    return {
      sources: segments.length,
      passages: sum(passagesOf),
      characters: sum(({ characters }) => characters),
      indexBytes: streams + this.#shards.byteLength + shared,
      cacheBytes: [...files.values()].reduce((total, bytes) => total + bytes, 0),
    };
  }

  async prune(): Promise<void> {
    await this.#cache.prune(
      new Set([...this.#entries.values()].map(({ segment }) => segment.file)),
    );
  }

  async clear(): Promise<void> {
    for (const id of [...this.#entries.keys()]) this.#drop(id);
    this.#shards.clear();
    this.#texts.clear();
    this.#reset();
    await this.#cache.clear();
  }

  #reset(): void {
    this.#lexicon = new Lexicon();
    this.#counts = new WordCounts();
    this.#similar = new SimilarWords(this.#lexicon);
    this.#reader = new QueryReader(this.#lexicon, this.#counts, this.#similar);
  }

  #drop(source: string): void {
    const entry = this.#entries.get(source);
    if (!entry) return;
    this.#entries.delete(source);
    entry.segment.dead = true;
    this.#counts.forget(entry.segment);
  }

  /** Gives a source up whose file is gone or damaged: it has to be read again. */
  #lose({ segment }: Entry): void {
    if (segment.dead) return;
    this.#host.logger.warn(`cached text of ${segment.source.id} is gone; it will be read again`);
    this.#drop(segment.source.id);
  }

  #context(): Parameters<typeof lookup>[0] & Parameters<typeof verify>[0] {
    return {
      clock: this.#host.clock,
      lexicon: this.#lexicon,
      reader: this.#reader,
      finder: this.#finder,
      read: (segment, start, end) => this.#read(segment, start, end),
      shards: () => this.#shards.current(),
      sources: () => [...this.#entries.values()].map(({ segment }) => segment.source),
      document: (source) => this.document(source),
    };
  }

  async #read(segment: Segment, start: number, end: number): Promise<string | undefined> {
    const entry = this.#entries.get(segment.source.id);
    if (entry?.segment !== segment) return undefined;
    if (entry.document) return entry.document.text.slice(start, end);
    const text = await this.#texts.read(entry.stored!, start, end);
    if (text === undefined) this.#lose(entry);
    return text;
  }
}
