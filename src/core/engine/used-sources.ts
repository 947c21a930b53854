/** Sources inserted from that are remembered. */
const MOST_INSERTED = 20;

/** The sources that a writer has used lately: what a lookup puts first among equals. */
export class UsedSources {
  #inserted: readonly string[] = [];
  #quoted: readonly string[] = [];

  /** Latest first: inserted from in this session, then quoted in the draft that was checked last. */
  get paths(): readonly string[] {
    return [...new Set([...this.#inserted, ...this.#quoted])];
  }

  insertedFrom(path: string): void {
    const others = this.#inserted.filter((one) => one !== path);
    this.#inserted = [path, ...others].slice(0, MOST_INSERTED);
  }

  /** Takes the sources of a draft's quotations, in their order. */
  quotedIn(paths: readonly string[]): void {
    this.#quoted = [...new Set(paths.toReversed())];
  }
}
