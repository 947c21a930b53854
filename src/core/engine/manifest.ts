import type { FileStat, Host } from '../host';

interface Line {
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
}

/** How long a line is kept. */
export type Lasting = 'always' | 'session';

const NAME = 'manifest.json';

/**
 * Which content each path had when it was last read, so that a library opens without reading its files
 * again. Losing it costs that reading and nothing else.
 */
export class Manifest {
  readonly #host: Host;
  readonly #readerVersion: number;
  #lines = new Map<string, Line>();
  #loaded = false;
  #dirty = false;
  /** Paths whose content this process has seen under the line's stat. */
  readonly #current = new Set<string>();
  /** Paths whose lines are not written. */
  readonly #passing = new Set<string>();

  constructor(host: Host, readerVersion: number) {
    this.#host = host;
    this.#readerVersion = readerVersion;
  }

  async load(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    const bytes = await this.#host.cache.read(NAME);
    if (!bytes) return;
    try {
      const stored = JSON.parse(new TextDecoder().decode(bytes)) as {
        reader: number;
        lines: [string, Line][];
      };
      if (stored.reader === this.#readerVersion) this.#lines = new Map(stored.lines);
    } catch {
      this.#host.logger.warn('the list of read sources was damaged and is made anew');
    }
  }

  /** The content hash of a file that looks as it did when it was read. */
  hashOf(path: string, stat: FileStat): string | undefined {
    const line = this.#lines.get(path);
    const same = line && line.size === stat.size && line.modified === stat.modified;
    if (same) this.#current.add(path);
    return same ? line.hash : undefined;
  }

  /** True where this process has taken the file up as it now is. */
  isCurrent(path: string, stat: FileStat): boolean {
    return this.#current.has(path) && this.hashOf(path, stat) !== undefined;
  }

  /** The content hash of a file when it was last taken up. */
  lastHash(path: string): string | undefined {
    return this.#lines.get(path)?.hash;
  }

  /** What lasts for the session alone is tried again by the next process. */
  set(path: string, { size, modified }: FileStat, hash: string, lasting: Lasting): void {
    this.#lines.set(path, { size, modified, hash });
    this.#current.add(path);
    if (lasting === 'session') this.#passing.add(path);
    else this.#passing.delete(path);
    this.#dirty = true;
  }

  /** The file is read afresh, whatever it looks like. */
  forget(path: string): void {
    this.#current.delete(path);
    this.#passing.delete(path);
    this.#dirty = this.#lines.delete(path) || this.#dirty;
  }

  /** Writes it where it has changed, with the wanted paths only. */
  async save(wanted: ReadonlySet<string>): Promise<void> {
    for (const path of this.#lines.keys()) {
      if (!wanted.has(path)) this.forget(path);
    }
    if (!this.#dirty) return;
    this.#dirty = false;
    const lines = [...this.#lines].filter(([path]) => !this.#passing.has(path));
    const stored = JSON.stringify({ reader: this.#readerVersion, lines });
    await this.#host.cache.write(NAME, new TextEncoder().encode(stored));
  }

  async clear(): Promise<void> {
    this.#lines.clear();
    this.#current.clear();
    this.#passing.clear();
    await this.#host.cache.remove(NAME);
  }
}
