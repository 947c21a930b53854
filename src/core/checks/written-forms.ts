/**
 * What is known of the words of a language as they are written, read once a form and not again for any text: forms are
 * hashed by their code units and compared with those met before, without making a string of each. A fraction of the
 * time of a map of strings, and no garbage; what is looked at for a word lies side by side.
 */
import { isNegation, lookUp } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import { numberLexicon } from '../text/number-words';
import { stem } from '../text/stem';
import { fold } from '../text/words';

/** What a form says beside its stem: bits of its code. */
export const NEGATES = 1;
/** It may be of a figure, or of a date. */
const FIGURE = 2;
export const DATE = 4;
export const TELLS = FIGURE | DATE;
const BITS = 3;

/** Numbers of a slot: the hash, where the form begins among all, its length, and its code plus one. */
const WIDTH = 4;
/** Forms that are known of a language: one document has most of its words from others. */
const MOST_FORMS = 50_000;
/** Code units of them: encoded data has endless words. */
const MOST_UNITS = 1_000_000;

export class WrittenForms {
  readonly #table: LanguageTable;
  /** By stem its number, and the other way round. */
  readonly #numbers = new Map<string, number>();
  readonly #stems: string[] = [];
  /** All forms in a row. */
  #units = new Uint16Array(1 << 12);
  #used = 0;
  #slots = new Int32Array(WIDTH << 11);
  #size = 0;

  constructor(table: LanguageTable) {
    this.#table = table;
  }

  /** How many forms there are. */
  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size > MOST_FORMS || this.#used > MOST_UNITS;
  }

  /** The code of the word `text[start, end)`: the number of its stem, and what else it says. */
  codeOf(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash * WIDTH) & mask;
    while (slots[slot + 3]) {
      if (slots[slot] === hash && slots[slot + 2] === end - start) {
        const first = slots[slot + 1]!;
        let i = start;
        while (i < end && this.#units[first + i - start] === text.charCodeAt(i)) i++;
        if (i === end) return slots[slot + 3]! - 1;
      }
      slot = (slot + WIDTH) & mask;
    }
    const code = this.#read(text.slice(start, end));
    slots.set([hash, this.#keep(text, start, end), end - start, code + 1], slot);
    if (++this.#size * 2 * WIDTH > mask) this.#grow();
    return code;
  }

  /** The number of a stem; undefined where no form had it. */
  numberOf(root: string): number | undefined {
    return this.#numbers.get(root);
  }

  stemOf(number: number): string {
    return this.#stems[number]!;
  }

  #read(written: string): number {
    const folded = fold(written);
    const root = stem(folded);
    let number = this.#numbers.get(root);
    if (number === undefined) this.#numbers.set(root, (number = this.#stems.push(root) - 1));
    const isDate = /\p{N}/u.test(folded) || lookUp(this.#table.months, folded) !== undefined;
    return (
      (number << BITS) |
      (isNegation(folded, this.#table.code) ? NEGATES : 0) |
      (isDate ? DATE : isFigure(folded, this.#table) ? FIGURE : 0)
    );
  }

  #keep(text: string, start: number, end: number): number {
    const first = this.#used;
    this.#used += end - start;
    while (this.#used > this.#units.length) {
      const units = new Uint16Array(this.#units.length * 2);
      units.set(this.#units);
      this.#units = units;
    }
    for (let at = start; at < end; at++) this.#units[first + at - start] = text.charCodeAt(at);
    return first;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += WIDTH) {
      if (!old[from + 3]) continue;
      let slot = (old[from]! * WIDTH) & mask;
      while (slots[slot + 3]) slot = (slot + WIDTH) & mask;
      slots.set(old.subarray(from, from + WIDTH), slot);
    }
    this.#slots = slots;
  }
}

function isFigure(folded: string, table: LanguageTable): boolean {
  const { kind } = numberLexicon(table).get(folded) ?? {};
  return kind === undefined
    ? Boolean(table.compound?.(folded))
    : kind !== 'article' && kind !== 'joiner';
}

/** The number of the stem of a form with a code. */
export function stemIn(code: number): number {
  return code >> BITS;
}

const known = new WeakMap<LanguageTable, WrittenForms>();

/** The forms of a language that are known now. */
export function formsOf(table: LanguageTable): WrittenForms {
  let forms = known.get(table);
  if (!forms || forms.isFull) known.set(table, (forms = new WrittenForms(table)));
  return forms;
}
