/**
 * Numbers the words of a text as they are written, without making a string of each: hashed by their code units
 * and compared with where the same form stood first. About a third of the time of a map of strings, and no garbage.
 */
export class WrittenForms {
  readonly #text: string;
  /** Open hash table of the numbers of forms, 0 for none. */
  #table = new Int32Array(1 << 12);
  readonly #hashes: number[] = [0];
  readonly #starts: number[] = [0];
  readonly #lengths: number[] = [0];

  constructor(text: string) {
    this.#text = text;
  }

  /** How many forms there are. */
  get size(): number {
    return this.#starts.length - 1;
  }

  /** The number of the form `[start, end)`, from 1 on: `size` has grown where it is new. */
  numberOf(start: number, end: number): number {
    const text = this.#text;
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let form = this.#table[slot]!; form; form = this.#table[slot]!) {
      if (this.#hashes[form] === hash && this.#same(form, start, end)) return form;
      slot = (slot + 1) & mask;
    }
    this.#table[slot] = this.#starts.length;
    this.#hashes.push(hash);
    this.#starts.push(start);
    this.#lengths.push(end - start);
    if (this.size * 2 > mask) this.#grow();
    return this.size;
  }

  #same(form: number, start: number, end: number): boolean {
    if (this.#lengths[form] !== end - start) return false;
    const first = this.#starts[form]!;
    for (let i = 0; start + i < end; i++)
      if (this.#text.charCodeAt(first + i) !== this.#text.charCodeAt(start + i)) return false;
    return true;
  }

  #grow(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let form = 1; form <= this.size; form++) {
      let slot = this.#hashes[form]! & mask;
      while (table[slot]) slot = (slot + 1) & mask;
      table[slot] = form;
    }
    this.#table = table;
  }
}
