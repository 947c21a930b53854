import { checkCancelled, type CancellationToken, type FileStat, type Host } from '../host';
import type { Message } from '../message';
import type { SourceIndex } from '../search/types';
import { READER_VERSION, SOURCE_EXTENSIONS } from '../sources/read';
import type { SourceDocument } from '../sources/types';
import type { EngineEvents, IndexReport, Workspace } from '../api';
import { keyFromFileName } from '../text/file-key';
import { join } from '../text/paths';
import type { Span } from '../text/span';
import { derivePages } from './derived-pages';
import { BibliographyShelf } from './bibliography-shelf';
import {
  describeSources,
  type LibrarySource,
  type Outline,
  type SourceRecord,
} from './described-sources';
import { discover, PathRules, type Discovery } from './discover';
import { LocatedPassages, type LocatedPassage } from './located-passages';
import { Manifest } from './manifest';
import { readSidecarOf, type SidecarDetails } from './sidecars';
import { prepareAhead } from './read-ahead';
import { readOrExplain, readsBeside, type ReadFile } from './read-file';
import { RecentDocuments } from './recent-documents';

const EXTENSIONS: ReadonlySet<string> = new Set(SOURCE_EXTENSIONS.map((name) => `.${name}`));

/** What a refresh has cost so far: milliseconds waited for reading and for indexing, and cached sources. */
interface Cost {
  msRead: number;
  msIndex: number;
  fromCache: number;
}

/** A file that has been looked at and may already be on its way. */
interface Prepared {
  readonly path: string;
  /** Undefined where no file is there any more. */
  readonly stat?: FileStat;
  readonly sidecar?: SidecarDetails;
  readonly reading?: Promise<ReadFile>;
  readonly bytes: number;
}

function outlineOf({ format, metadata, problems, pages, pagesDerived }: SourceDocument): Outline {
  return { format, metadata, problems, pages, pagesDerived };
}

/** UTF-16 units of documents that are kept for checks and hovers: of some 45 books. */
const DOCUMENT_BUDGET = 64_000_000;

/** The sources and bibliographies of a workspace, kept up with the disk. */
export class Library {
  readonly #host: Host;
  readonly #index: SourceIndex;
  readonly #events: EngineEvents;
  readonly #manifest: Manifest;
  readonly #records = new Map<string, SourceRecord>();
  readonly shelf: BibliographyShelf;
  #workspace: Workspace | undefined;
  #rules: PathRules | undefined;
  #discovery: Discovery = {
    sources: [],
    drafts: [],
    bibliographies: [],
    sidecars: new Set(),
    others: [],
  };
  #sources: readonly LibrarySource[] = [];
  #byPath = new Map<string, LibrarySource>();
  #unread: ReadonlyMap<string, string> = new Map();
  readonly #recent = new RecentDocuments(DOCUMENT_BUDGET);
  readonly #passages: LocatedPassages;
  #queue: Promise<unknown> = Promise.resolve();
  #version = 0;
  #state: string | undefined;

  constructor(host: Host, index: SourceIndex, events: EngineEvents) {
    this.#host = host;
    this.#index = index;
    this.#events = events;
    this.#manifest = new Manifest(host, READER_VERSION);
    this.#passages = new LocatedPassages(index);
    this.shelf = new BibliographyShelf(host);
  }

  /** Goes up whenever sources or bibliographies change. */
  get version(): number {
    return this.#version;
  }

  /** A hash of everything that checks are told of sources and bibliographies. */
  get state(): string {
    this.#state ??= this.#host.hash(
      new TextEncoder().encode(
        JSON.stringify([
          this.#sources.map((source) => [source, this.#stampOf(source.path)]),
          this.shelf.entries,
          this.shelf.complete,
          this.#discovery.others,
        ]),
      ),
    );
    return this.#state;
  }

  /** False while the text of a source was lost and is not there again. */
  get isWhole(): boolean {
    return this.#sources.every(({ path }) => this.#index.has(path));
  }

  /** What a source's text was made of. */
  #stampOf(path: string): string | undefined {
    return this.#records.get(path)?.passing ?? this.#manifest.lastHash(path);
  }

  get workspace(): Workspace {
    if (!this.#workspace) throw new Error('the engine is not configured');
    return this.#workspace;
  }

  /** Where settings say that sources and bibliographies are. */
  get places(): readonly string[] {
    const { roots, config } = this.workspace;
    const named = config['bibliography.files'].flatMap((file) =>
      roots.map((root) => join(root, file)),
    );
    return [...new Set([...(this.#rules?.sourceRoots ?? []), ...named])];
  }

  get sources(): readonly LibrarySource[] {
    return this.#sources;
  }

  get drafts(): readonly string[] {
    return this.#discovery.drafts;
  }

  /** The file of a kind that is not read and would have this key. */
  unread(key: string): string | undefined {
    return this.#unread.get(key);
  }

  source(path: string): LibrarySource | undefined {
    return this.#byPath.get(path);
  }

  /** The hash of a source's file as the library has it. */
  contentHash(path: string): string | undefined {
    return this.#byPath.has(path) ? this.#manifest.lastHash(path) : undefined;
  }

  /** The text of a source, its pages numbered as its work has them. */
  async document(path: string): Promise<SourceDocument | undefined> {
    const recent = this.#recent.get(path);
    if (recent) return recent;
    const version = this.#version;
    const document = await this.#index.document(path);
    if (!document) return undefined;
    const source = this.#byPath.get(path);
    const numbered = derivePages(document, source?.firstPage ?? source?.item.page);
    if (version === this.#version) this.#recent.set(path, numbered);
    return numbered;
  }

  /** A passage and where it stands; the rest of its source is not read. Undefined where the source is gone. */
  async passage(path: string, span: Span): Promise<LocatedPassage | undefined> {
    const source = this.#byPath.get(path);
    return source && this.#passages.at(source, span);
  }

  /** Takes up the bibliographies that a draft names. */
  async nameBibliographies(paths: readonly string[]): Promise<void> {
    if (await this.shelf.loadFor(paths)) await this.#inTurn(async () => this.#describe());
  }

  isDraft(path: string): boolean {
    return this.#rules?.isDraft(path) ?? false;
  }

  configure(workspace: Workspace): void {
    this.#workspace = workspace;
    this.#rules = new PathRules(workspace, EXTENSIONS);
  }

  /** Takes up what was added, changed or removed anywhere. Calls wait for one another. */
  refresh(token?: CancellationToken): Promise<IndexReport> {
    return this.#inTurn(() => this.#refresh(token));
  }

  /** Takes up single files; anything but known files leads to a refresh. */
  filesChanged(paths: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#rules) return;
      if (paths.every((path) => this.#records.has(path))) await this.#changeSources(paths);
      else await this.#refresh();
    });
  }

  /** Reads a source again whose cached text is gone; what was said of it without that text holds no longer. */
  sourceLost(path: string): Promise<void> {
    this.#version++;
    return this.filesChanged([path]);
  }

  /** Forgets everything, also in the cache. */
  clear(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#index.clear();
      await this.#manifest.clear();
      this.#records.clear();
      this.#describe();
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #refresh(token?: CancellationToken): Promise<IndexReport> {
    const { clock } = this.#host;
    const began = clock.now();
    const cost: Cost = { msRead: 0, msIndex: 0, fromCache: 0 };
    await this.#manifest.load();
    const before = this.#discovery.others.join();
    this.#discovery = await discover(this.#host.files, this.workspace, this.#rules!, token);
    const { sources, others } = this.#discovery;
    const wanted = new Set(sources);
    let changed = others.join() !== before;
    this.#unread = new Map(others.map((path) => [keyFromFileName(path), path]));
    for (const path of this.#records.keys()) {
      if (!wanted.has(path)) changed = this.#forget(path) || changed;
    }
    let done = 0;
    for await (const prepared of prepareAhead(sources, (path) => this.#prepare(path, token))) {
      checkCancelled(token);
      this.#events.progress(done++, sources.length, prepared.path);
      changed = (await this.#take(prepared, cost, token)) || changed;
    }
    this.#events.progress(sources.length, sources.length, '');
    const shelved = await this.shelf.load(this.workspace, this.#discovery.bibliographies);
    if (changed || shelved || this.#version === 0) this.#describe();
    await this.#manifest.save(wanted);
    if (changed) await this.#index.prune();
    const statistics = await this.#index.statistics();
    if (changed) await this.#index.save();
    return {
      sources: this.#sources.length,
      unreadable: this.#sources.filter(({ readable }) => readable === 'no').length,
      passages: statistics.passages,
      characters: statistics.characters,
      indexBytes: statistics.indexBytes,
      cacheBytes: statistics.cacheBytes,
      msTotal: clock.now() - began,
      ...cost,
      problems: this.problems(),
    };
  }

  /** Everything that is wrong with single files, in path order. */
  problems(): { path: string; message: Message }[] {
    const ofSources = this.#sources.flatMap(({ path, problems }) =>
      problems.map((problem) => ({ path, message: problem })),
    );
    const ofBibliographies = this.shelf.problems.map(({ path, message }) => ({ path, message }));
    return [...ofSources, ...ofBibliographies];
  }

  async #changeSources(paths: readonly string[]): Promise<void> {
    const cost = { msRead: 0, msIndex: 0, fromCache: 0 };
    let changed = false;
    for (const path of paths) {
      this.#manifest.forget(path);
      changed = (await this.#take(await this.#prepare(path), cost)) || changed;
    }
    if (changed) this.#describe();
  }

  #forget(path: string): boolean {
    this.#index.remove(path);
    this.#recent.delete(path);
    return this.#records.delete(path);
  }

  /** Looks at one source and, where another thread is to read it, has that begin. */
  async #prepare(path: string, token?: CancellationToken): Promise<Prepared> {
    const stat = await this.#host.files.stat(path);
    if (!stat || stat.kind !== 'file') return { path, bytes: 0 };
    const isThere = (beside: string) => this.#discovery.sidecars.has(beside);
    const sidecar = await readSidecarOf(this.#host, path, isThere);
    if (this.#manifest.hashOf(path, stat) || !readsBeside(this.#host, path)) {
      return { path, stat, sidecar, bytes: 0 };
    }
    const reading = this.#read(path, stat, token);
    // Nobody waits for it any more where the refresh has been cancelled.
    reading.catch(() => undefined);
    return { path, stat, sidecar, reading, bytes: stat.size };
  }

  #read(path: string, stat: FileStat, token?: CancellationToken): Promise<ReadFile> {
    const maxMegabytes = this.workspace.config.maxFileSize;
    return readOrExplain(this.#host, path, stat, { maxMegabytes, token });
  }

  /** Takes up one source where it is new or has changed. True where the library is another now. */
  async #take(
    { path, stat, sidecar, reading }: Prepared,
    cost: Cost,
    token?: CancellationToken,
  ): Promise<boolean> {
    if (!stat) return this.#forget(path);
    const record = this.#records.get(path);
    if (record && !record.passing && this.#manifest.isCurrent(path, stat)) {
      return this.#keep({ ...record, sidecar }, record);
    }
    const { clock } = this.#host;
    const bare = { id: path, key: '', title: '', authors: '', date: '' };
    const known = this.#manifest.hashOf(path, stat);
    const restored = known ? await this.#index.restore(bare, known) : undefined;
    if (restored) {
      cost.fromCache++;
      this.#records.set(path, { path, outline: restored, sidecar });
    } else {
      const began = clock.now();
      const read = await (reading ?? this.#read(path, stat, token));
      const indexing = clock.now();
      cost.msRead += indexing - began;
      const { document, hash, lasts } = read;
      if (lasts === 'never' && record?.passing === hash) {
        return this.#keep({ ...record, sidecar }, record);
      }
      await this.#index.add(bare, document, hash);
      this.#recent.delete(path);
      cost.msIndex += clock.now() - indexing;
      if (lasts !== 'never') this.#manifest.set(path, read.stat, hash, lasts);
      const passing = lasts === 'never' ? hash : undefined;
      this.#records.set(path, { path, outline: outlineOf(document), sidecar, passing });
    }
    await clock.breathe();
    return true;
  }

  /** The same text as before; its sidecar may be another. */
  #keep(record: SourceRecord, before: SourceRecord): boolean {
    if (record.sidecar?.stamp === before.sidecar?.stamp) return false;
    this.#records.set(record.path, record);
    return true;
  }

  /** Works out keys, titles and works anew from what all files say; cheap beside reading them. */
  #describe(): void {
    this.#sources = describeSources(this.#records.values(), this.shelf.entries);
    this.#byPath = new Map(this.#sources.map((source) => [source.path, source]));
    for (const { path, key, title, authors, date } of this.#sources) {
      this.#index.describe({ id: path, key, title, authors, date });
    }
    this.#version++;
    this.#state = undefined;
    this.#passages.clear();
    this.#recent.clear();
    this.#events.changed();
  }
}
