/** What a lexicon is made of; its arrays are its own. */
export interface LexiconState {
  readonly arena: Uint8Array;
  readonly starts: Uint32Array;
  readonly table: Int32Array;
  readonly size: number;
}

/** Bytes of a word, on average. */
const WORD_BYTES = 8;
/** A table is made larger when this share of it is taken. */
const MOST_FILLED = 0.75;
/** A share of words that may come, as with a changed source, before the table has to be made larger again. */
const KEPT_FREE = 1 / 16;
/** Slack is given back where it is a tenth of what is needed. */
const WORTH_TRIMMING = 1.1;

/**
 * All different words, numbered: an open hash table over one arena of bytes, some 18 bytes a word where a
 * `Map` of strings takes 100. Code units below 128 take one byte in the arena, others three.
 */
export class Lexicon {
  #arena: Uint8Array;
  /** Where each word begins in the arena, with the end of the last one behind. */
  #starts: Uint32Array;
  /** Ids, at the place of their hash or the next free one behind it; 0 where nothing is. */
  #table: Int32Array;
  #scratch = new Uint8Array(256);
  /** Id 0 is no word: it is what divides sentences. */
  #size: number;

  /** Empty, or as another one was. */
  constructor(state: LexiconState = emptyLexicon(512)) {
    this.#arena = state.arena;
    this.#starts = state.starts;
    this.#table = state.table;
    this.#size = state.size;
  }

  get state(): LexiconState {
    return { arena: this.#arena, starts: this.#starts, table: this.#table, size: this.#size };
  }

  get size(): number {
    return this.#size;
  }

  get byteLength(): number {
    return this.#arena.byteLength + this.#starts.byteLength + this.#table.byteLength;
  }

  /** Gives back what was kept free for more words, where it is worth the copying. */
  trim(): void {
    const end = this.#starts[this.#size]!;
    const needed = end + 4 * (this.#size + 1) + 4 * slotsFor(this.#size);
    if (this.byteLength < needed * WORTH_TRIMMING) return;
    this.#arena = this.#arena.slice(0, end);
    this.#starts = this.#starts.slice(0, this.#size + 1);
    this.#rehash(slotsFor(this.#size * (1 + KEPT_FREE)));
  }

  /** The id of the word whose coded bytes stand in `bytes[from, end)`; a new one where it is not known. */
  intern(bytes: Uint8Array, from: number, end: number): number {
    const slot = this.#slotOf(bytes, from, end);
    const known = this.#table[slot]!;
    if (known) return known;
    const id = this.#size;
    const start = this.#starts[id]!;
    const length = end - from;
    this.#arena = roomFor(this.#arena, start + length);
    for (let i = 0; i < length; i++) this.#arena[start + i] = bytes[from + i]!;
    this.#starts = roomFor(this.#starts, id + 2);
    this.#starts[id + 1] = start + length;
    this.#size++;
    this.#table[slot] = id;
    if (this.#size > this.#table.length * MOST_FILLED) this.#rehash(this.#table.length * 2);
    return id;
  }

  /** The id of a word, 0 where it is not known. */
  find(word: string): number {
    const end = this.#encode(word);
    return this.#table[this.#slotOf(this.#scratch, 0, end)]!;
  }

  add(word: string): number {
    const end = this.#encode(word);
    return this.intern(this.#scratch, 0, end);
  }

  /** Codes a word into the scratch and returns its end. */
  #encode(word: string): number {
    if (word.length * 3 > this.#scratch.length) this.#scratch = new Uint8Array(word.length * 3);
    return putWord(word, this.#scratch, 0);
  }

  /** A word, or what of it stands behind so many bytes. */
  word(id: number, from = 0): string {
    let word = '';
    const end = this.#starts[id + 1]!;
    for (let at = this.#starts[id]! + from; at < end; at += this.#arena[at]! < 0x80 ? 1 : 3) {
      word += String.fromCharCode(this.#codeAt(at));
    }
    return word;
  }

  /** Writes the code units of a word, as many as there is room for, and returns their number. */
  readCodes(id: number, out: Uint16Array): number {
    const end = this.#starts[id + 1]!;
    let length = 0;
    for (let at = this.#starts[id]!; at < end; at += this.#arena[at]! < 0x80 ? 1 : 3) {
      out[length++] = this.#codeAt(at);
    }
    return length;
  }

  #codeAt(at: number): number {
    const arena = this.#arena;
    const first = arena[at]!;
    if (first < 0x80) return first;
    return ((first & 3) << 14) | ((arena[at + 1]! & 0x7f) << 7) | (arena[at + 2]! & 0x7f);
  }

  /** A byte of a word, as `encodeWord` writes it; undefined behind its end. */
  byteAt(id: number, index: number): number | undefined {
    const at = this.#starts[id]! + index;
    return at < this.#starts[id + 1]! ? this.#arena[at] : undefined;
  }

  /** How many bytes a word has, as `encodeWord` writes it. */
  bytesOf(id: number): number {
    return this.#starts[id + 1]! - this.#starts[id]!;
  }

  /** Whether a word begins with these, as `encodeWord` writes them. */
  startsWith(id: number, bytes: Uint8Array): boolean {
    const start = this.#starts[id]!;
    if (this.#starts[id + 1]! - start < bytes.length) return false;
    for (let i = 0; i < bytes.length; i++) if (this.#arena[start + i] !== bytes[i]) return false;
    return true;
  }

  #slotOf(bytes: Uint8Array, from: number, end: number): number {
    const table = this.#table;
    for (let slot = slotIn(table, hash(bytes, from, end)); ; slot++) {
      if (slot === table.length) slot = 0;
      const id = table[slot]!;
      if (id === 0 || this.#holds(id, bytes, from, end)) return slot;
    }
  }

  #holds(id: number, bytes: Uint8Array, from: number, end: number): boolean {
    const start = this.#starts[id]!;
    if (this.#starts[id + 1]! - start !== end - from) return false;
    const arena = this.#arena;
    for (let at = start, i = from; i < end; at++, i++) if (arena[at] !== bytes[i]) return false;
    return true;
  }

  #rehash(slots: number): void {
    const table = new Int32Array(slots);
    for (let id = 1; id < this.#size; id++) {
      let slot = slotIn(table, hash(this.#arena, this.#starts[id]!, this.#starts[id + 1]!));
      while (table[slot]) if (++slot === slots) slot = 0;
      table[slot] = id;
    }
    this.#table = table;
  }
}

/** A lexicon without words, and with room for so many. */
export function emptyLexicon(words: number): LexiconState {
  return {
    arena: new Uint8Array(words * WORD_BYTES),
    starts: new Uint32Array(words + 2),
    table: new Int32Array(slotsFor(words)),
    size: 1,
  };
}

/** Slots for so many words that are not becoming more. */
function slotsFor(size: number): number {
  return Math.ceil(size / MOST_FILLED) + 1;
}

/** The place of a hash in a table of any length. */
function slotIn(table: Int32Array, hash: number): number {
  return Math.floor((hash >>> 0) * 2 ** -32 * table.length);
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0x811c9dc5;
  for (let i = start; i < end; i++) sum = Math.imul(sum ^ bytes[i]!, 0x01000193);
  // The slot is read off the high bits, which the last letters have hardly reached.
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return sum ^ (sum >>> 13);
}

/** Codes a word into `out` from `at` on and returns the end; at most three bytes a code unit. */
export function putWord(word: string, out: Uint8Array, at: number): number {
  let end = at;
  for (let i = 0; i < word.length; i++) end = putUnit(word.charCodeAt(i), out, end);
  return end;
}

/** Codes one unit of a word. */
export function putUnit(code: number, out: Uint8Array, at: number): number {
  if (code < 0x80) {
    out[at] = code;
    return at + 1;
  }
  out[at] = 0x80 | (code >> 14);
  out[at + 1] = 0x80 | (code >> 7);
  out[at + 2] = 0x80 | code;
  return at + 3;
}

/** A word as the arena has it. */
export function encodeWord(word: string): Uint8Array {
  const bytes = new Uint8Array(word.length * 3);
  return bytes.subarray(0, putWord(word, bytes, 0));
}

/** The array itself, or one with the same content and room for `length` items and half as many more. */
export function roomFor<A extends Uint8Array | Uint32Array | Int32Array>(
  array: A,
  length: number,
): A {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => A)(length + (length >> 1));
  larger.set(array);
  return larger;
}
