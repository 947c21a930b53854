import type { Cache } from '../host';
import { checksum } from './codes';
import { CHUNK, decodeUnits, type SegmentLayout } from './segment-file';

/** A text that lies in the cache. */
export interface StoredText {
  readonly file: string;
  readonly layout: SegmentLayout;
  readonly chunkSums: Uint32Array;
}

/**
 * Reads passages of texts that lie in the cache, and keeps the chunks read last, up to a budget in code units.
 * A chunk that is gone or not what was written is undefined: its source must be read again.
 */
export class TextStore {
  readonly #cache: Cache;
  readonly #budget: number;
  /** In the order of last use. */
  readonly #chunks = new Map<string, string>();
  #units = 0;

  constructor(cache: Cache, budget: number) {
    this.#cache = cache;
    this.#budget = budget;
  }

  async read(stored: StoredText, start: number, end: number): Promise<string | undefined> {
    const first = Math.floor(start / CHUNK);
    const last = Math.floor(Math.max(start, end - 1) / CHUNK);
    const parts = await Promise.all(
      Array.from({ length: last - first + 1 }, (_, i) => this.#chunk(stored, first + i)),
    );
    if (parts.includes(undefined)) return undefined;
    return parts.join('').slice(start - first * CHUNK, end - first * CHUNK);
  }

  clear(): void {
    this.#chunks.clear();
    this.#units = 0;
  }

  async #chunk(
    { file, layout, chunkSums }: StoredText,
    index: number,
  ): Promise<string | undefined> {
    if (index >= chunkSums.length) return '';
    const name = `${file}/${index}`;
    const kept = this.#chunks.get(name);
    if (kept !== undefined) {
      this.#chunks.delete(name);
      this.#chunks.set(name, kept);
      return kept;
    }
    const start = layout.text + index * CHUNK * layout.width;
    const end = Math.min(layout.tail, start + CHUNK * layout.width);
    const bytes = await this.#cache.readRange(file, start, end);
    if (!bytes || checksum(bytes) !== chunkSums[index]) return undefined;
    const text = decodeUnits(bytes, layout.width);
    this.#keep(name, text);
    return text;
  }

  #keep(name: string, text: string): void {
    if (this.#chunks.has(name)) return;
    this.#chunks.set(name, text);
    this.#units += text.length;
    for (const [oldest, chunk] of this.#chunks) {
      if (this.#units <= this.#budget) return;
      this.#chunks.delete(oldest);
      this.#units -= chunk.length;
    }
  }
}
