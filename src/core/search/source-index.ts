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
import { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import { CandidateFinder } from './candidates';
import { Lexicon } from './lexicon';
import { lookup } from './lookup';
import { QueryReader } from './query-slots';
import { adoptStreams, readStream, type LocalStream } from './local-stream';
import { chromeOf, passagesOf, WordCounts, type Segment, type TokenStream } from './segment';
import { chunkStart, excerptOf, positionIn, type Excerpt } from './excerpt';
import { SegmentCache, type StoredSegment } from './segment-cache';
import type { Outline } from './segment-file';
import { findSharedRuns } from './shared-runs';
import type { Shard } from './shard';
import { Shards } from './shards';
import { SimilarWords } from './similar-words';
import { RecentTokens } from './source-tokens';
import { loadSnapshot, saveSnapshot, type KeptSource } from './snapshot';
import { TextStore } from './texts';
import { unitsOf } from './token-scanner';
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
/** Code units of texts that may be on their way to the cache. */
const MOST_UNWRITTEN = 8_000_000;
/** The snapshot is written again once it lacks so large a share of the passages. */
const SAVED_FROM = 0.05;

/** An empty index over the host's cache. `lost` hears of sources whose cached text was found damaged or gone. */
export function createSourceIndex(
  host: Host,
  lost: (source: string) => void = () => undefined,
): SourceIndex {
  return new LibraryIndex(host, lost);
}

/** A segment, and where its text is: in memory until it is in the cache, for good where the cache keeps nothing. */
interface Entry {
  readonly segment: Segment;
  /** As JSON. */
  readonly outline: string;
  stored?: StoredSegment;
  document?: SourceDocument;
}

function outlineOf({ format, metadata, problems, pages, pagesDerived }: Outline): Outline {
  return { format, metadata, problems, pages, pagesDerived };
}

class LibraryIndex implements SourceIndex {
  readonly #host: Host;
  readonly #lost: (source: string) => void;
  readonly #cache: SegmentCache;
  readonly #texts: TextStore;
  readonly #entries = new Map<string, Entry>();
  readonly #finder = new CandidateFinder();
  #lexicon!: Lexicon;
  #counts!: WordCounts;
  #similar!: SimilarWords;
  #reader!: QueryReader;
  #tokens!: RecentTokens;
  readonly #shards: Shards;
  /** Segments whose words still have the numbers of their own sources. */
  readonly #waiting = new Map<Segment, LocalStream>();
  /** Where the lines begin of documents that are kept in memory. */
  readonly #lines = new WeakMap<SourceDocument, LineIndex>();
  #opened: Promise<void> | undefined;
  /** Sources of the snapshot that nobody has asked for yet. */
  #kept = new Map<string, KeptSource>();
  /** Passages that the snapshot has not, and those that it has in vain. */
  #unsaved = 0;
  /** Files that are being written. */
  readonly #writing = new Set<Promise<void>>();
  #unwritten = 0;

  constructor(host: Host, lost: (source: string) => void) {
    this.#host = host;
    this.#lost = lost;
    this.#cache = new SegmentCache(host.cache);
    this.#texts = new TextStore(host.cache, TEXT_BUDGET);
    this.#shards = new Shards(
      host.clock,
      host.logger,
      () => this.#lexicon.size,
      (segments) => this.#adopt(segments),
      () => this.#kept.size === 0,
    );
    this.#reset();
  }

  async add(source: IndexedSource, document: SourceDocument, hash: string): Promise<void> {
    await this.#open();
    const units = unitsOf(document.text);
    const local = readStream(document.text, units);
    const writing = this.#cache.write(source.id, hash, document, units, local);
    const about = {
      source,
      file: this.#cache.nameOf(source.id, hash),
      characters: document.text.length,
      chrome: chromeOf(document),
    };
    const entry = this.#enter(local, about, {
      document,
      outline: JSON.stringify(outlineOf(document)),
    });
    this.#keep(entry, writing);
    await this.#shards.add(entry.segment);
    while (this.#unwritten > MOST_UNWRITTEN) await Promise.race(this.#writing);
  }

  async restore(source: IndexedSource, hash: string): Promise<Outline | undefined> {
    await this.#open();
    const kept = this.#kept.get(source.id);
    const file = this.#cache.nameOf(source.id, hash);
    if (kept?.stored.file === file && (await this.#cache.holds(kept.stored))) {
      this.#kept.delete(source.id);
      this.#drop(source.id);
      Object.assign(kept.segment, { source, dead: false });
      this.#entries.set(source.id, kept);
      return JSON.parse(kept.outline) as Outline;
    }
    const restored = await this.#cache.restore(source.id, hash);
    if (!restored) return undefined;
    const { stored, stream, chrome, document } = restored;
    const about = {
      source,
      file: stored.file,
      characters: stored.layout.characters,
      chrome,
    };
    const outline = outlineOf(document);
    const entry = this.#enter(stream, about, { stored, outline: JSON.stringify(outline) });
    await this.#shards.add(entry.segment);
    return outline;
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
    if (!document) await this.#lose(entry);
    return document;
  }

  async excerpt(source: string, span: Span, context: number): Promise<Excerpt | undefined> {
    const entry = this.#entries.get(source);
    if (!entry) return undefined;
    const { document, stored } = entry;
    if (document) {
      let lines = this.#lines.get(document);
      if (!lines) this.#lines.set(document, (lines = new LineIndex(document.text)));
      return excerptOf(document, lines, span, context);
    }
    const { lines, labelled } = stored!;
    const offset = chunkStart(lines, Math.max(0, span.start - context));
    const [text, around] = await Promise.all([
      this.#texts.read(stored!, offset, span.end + context),
      this.#cache.blocksAround(stored!, span),
    ]);
    if (text === undefined || !around) {
      await this.#lose(entry);
      return undefined;
    }
    const [start, end] = [span.start, span.end].map((at) => positionIn(lines, text, offset, at));
    return { text, offset, ...around, labelled, start: start!, end: end! };
  }

  async tokens(source: string) {
    await this.#shards.current();
    const segment = this.#entries.get(source)?.segment;
    return segment && this.#tokens.of(segment);
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
    await Promise.all([this.#settle(), ...this.#writing]);
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
      indexBytes: streams + this.#shards.byteLength + shared + this.#tokens.byteLength,
      cacheBytes: [...files.values()].reduce((total, bytes) => total + bytes, 0),
    };
  }

  async prune(): Promise<void> {
    await Promise.all(this.#writing);
    await this.#cache.prune(
      new Set([...this.#entries.values()].map(({ segment }) => segment.file)),
    );
  }

  async save(): Promise<void> {
    for (const { segment } of this.#kept.values()) {
      this.#counts.forget(segment);
      this.#unsaved += passagesOf(segment);
    }
    this.#kept.clear();
    const [shards] = await Promise.all([this.#settle(), ...this.#writing]);
    const sources = new Map<string, KeptSource>();
    let passages = 0;
    for (const [id, { segment, stored, outline }] of this.#entries) {
      // Without a file there is nothing to come back to.
      if (!stored) return;
      sources.set(id, { segment, stored, outline });
      passages += passagesOf(segment);
    }
    if (this.#waiting.size || this.#unsaved <= passages * SAVED_FROM) return;
    this.#unsaved = 0;
    const [lexicon, counts] = [this.#lexicon, this.#counts];
    await saveSnapshot(this.#host.cache, { lexicon, counts, sources, shards });
  }

  async clear(): Promise<void> {
    for (const id of [...this.#entries.keys()]) this.#drop(id);
    this.#shards.clear();
    this.#texts.clear();
    this.#reset();
    await Promise.all(this.#writing);
    await this.#cache.clear();
  }

  /** Takes up the snapshot, before anything else. */
  #open(): Promise<void> {
    this.#opened ??= loadSnapshot(this.#host.cache).then(
      (snapshot) => {
        if (!snapshot) return;
        const { lexicon, counts, sources, shards } = snapshot;
        this.#reset(lexicon, counts);
        this.#shards.adopt(shards);
        this.#kept = new Map(sources);
      },
      // Without it the library is only opened more slowly.
      (cause: unknown) => this.#host.logger.error('opening the kept index', cause),
    );
    return this.#opened;
  }

  #reset(lexicon = new Lexicon(), counts = new WordCounts()): void {
    this.#lexicon = lexicon;
    this.#counts = counts;
    this.#kept.clear();
    this.#unsaved = 0;
    this.#similar = new SimilarWords(this.#lexicon);
    this.#reader = new QueryReader(this.#lexicon, this.#counts, this.#similar);
    this.#tokens = new RecentTokens(this.#lexicon);
  }

  #enter(
    local: LocalStream,
    about: Omit<Segment, keyof TokenStream | 'dead'>,
    rest: Omit<Entry, 'segment'>,
  ): Entry {
    const { codes, starts, offsets, words } = local;
    const segment: Segment = { codes, starts, offsets, words, ...about, dead: false };
    const entry = { segment, ...rest };
    this.#drop(about.source.id);
    this.#waiting.set(segment, local);
    this.#entries.set(about.source.id, entry);
    this.#unsaved += passagesOf(segment);
    return entry;
  }

  /** Lets a text go from memory once its file is written. */
  #keep(entry: Entry, writing: Promise<StoredSegment | undefined>): void {
    const { characters } = entry.segment;
    const written = writing.then((stored) => {
      if (stored) Object.assign(entry, { stored, document: undefined });
      this.#writing.delete(written);
      this.#unwritten -= characters;
    });
    this.#writing.add(written);
    this.#unwritten += characters;
  }

  /** Puts segments that have waited into the numbers of the library. */
  async #adopt(segments: readonly Segment[]): Promise<void> {
    const locals = segments.map((segment) => this.#waiting.get(segment)!);
    const counts = this.#counts;
    const streams = await adoptStreams(locals, this.#lexicon, counts, this.#host.clock);
    segments.forEach((segment, i) => {
      if (this.#waiting.delete(segment)) Object.assign(segment, streams[i]);
      else counts.forget(streams[i]!);
    });
  }

  /** All posting lists, once nothing is being merged; what was kept free for new words is given back. */
  async #settle(): Promise<readonly Shard[]> {
    const shards = await this.#shards.settled();
    this.#lexicon.trim();
    this.#counts.trim(this.#lexicon.size);
    return shards;
  }

  #drop(source: string): void {
    const entry = this.#entries.get(source);
    if (!entry) return;
    this.#entries.delete(source);
    this.#unsaved += passagesOf(entry.segment);
    entry.segment.dead = true;
    if (!this.#waiting.delete(entry.segment)) this.#counts.forget(entry.segment);
  }

  /** Gives a source up whose file is gone or damaged: it has to be read again. */
  async #lose({ segment: { dead, file, source } }: Entry): Promise<void> {
    if (dead) return;
    this.#host.logger.warn(`cached text of ${source.id} is gone; it will be read again`);
    this.#drop(source.id);
    await this.#host.cache.remove(file);
    this.#lost(source.id);
  }

  #context(): Parameters<typeof lookup>[0] & Parameters<typeof verify>[0] {
    return {
      clock: this.#host.clock,
      listsOf: (shard) => this.#shards.listsOf(shard),
      lexicon: this.#lexicon,
      reader: this.#reader,
      finder: this.#finder,
      forms: this.#tokens.forms,
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
    if (text === undefined) await this.#lose(entry);
    return text;
  }
}
