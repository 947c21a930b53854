import type { SourceDocument } from '../sources/types';

/** What a block weighs beside its text, in UTF-16 units: some 150 bytes. */
const BLOCK_UNITS = 75;

function unitsOf({ text, blocks }: SourceDocument): number {
  return text.length + BLOCK_UNITS * blocks.length;
}

/**
 * The documents read last, by path, up to a budget in UTF-16 units of memory. Taking one up from the cache means
 * decoding its whole text, some 8 ms a megabyte: checks ask for the same few again at every keystroke.
 */
export class RecentDocuments {
  readonly #budget: number;
  /** In the order of last use. */
  readonly #kept = new Map<string, SourceDocument>();
  #units = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get(path: string): SourceDocument | undefined {
    const document = this.#kept.get(path);
    if (!document) return undefined;
    this.#kept.delete(path);
    this.#kept.set(path, document);
    return document;
  }

  /** A document larger than the budget is kept until the next one comes. */
  set(path: string, document: SourceDocument): void {
    this.delete(path);
    this.#kept.set(path, document);
    this.#units += unitsOf(document);
    for (const oldest of this.#kept.keys()) {
      if (this.#units <= this.#budget || this.#kept.size === 1) return;
      this.delete(oldest);
    }
  }

  delete(path: string): void {
    const document = this.#kept.get(path);
    if (document) this.#units -= unitsOf(document);
    this.#kept.delete(path);
  }

  clear(): void {
    this.#kept.clear();
    this.#units = 0;
  }
}
