/**
 * What is known of each word as it is written, read once a form and not again for any text: forms are hashed by
 * their code units and compared with those met before, without making a string of each. A fraction of the time of a
 * map of strings, and no garbage.
 */
import { isNegation, lookUp } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import { numberLexicon } from '../text/number-words';
import { stem } from '../text/stem';
import { fold } from '../text/words';

export class WrittenForms<Form> {
  readonly #read: (written: string) => Form;
  readonly #forms: Form[] = [];
  /** All forms in a row, and where each begins; behind the last one the end. */
  #units = new Uint16Array(1 << 12);
  readonly #starts: number[] = [0];
  readonly #hashes: number[] = [];
  /** Open hash table of the numbers of forms, from 1 on. */
  #table = new Int32Array(1 << 11);

  constructor(read: (written: string) => Form) {
    this.#read = read;
  }

  /** How many forms there are. */
  get size(): number {
    return this.#forms.length;
  }

  /** What is known of the word `text[start, end)`. */
  of(text: string, start: number, end: number): Form {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let number = this.#table[slot]!; number; number = this.#table[slot]!) {
      if (this.#hashes[number - 1] === hash && this.#isSame(number - 1, text, start, end))
        return this.#forms[number - 1]!;
      slot = (slot + 1) & mask;
    }
    const form = this.#read(text.slice(start, end));
    this.#table[slot] = this.#forms.push(form);
    this.#hashes.push(hash);
    this.#keep(text, start, end);
    if (this.size * 2 > mask) this.#grow();
    return form;
  }

  #isSame(form: number, text: string, start: number, end: number): boolean {
    const first = this.#starts[form]!;
    if (this.#starts[form + 1]! - first !== end - start) return false;
    for (let i = 0; start + i < end; i++)
      if (this.#units[first + i] !== text.charCodeAt(start + i)) return false;
    return true;
  }

  #keep(text: string, start: number, end: number): void {
    let next = this.#starts[this.#starts.length - 1]!;
    while (next + end - start > this.#units.length) {
      const units = new Uint16Array(this.#units.length * 2);
      units.set(this.#units);
      this.#units = units;
    }
    for (let at = start; at < end; at++) this.#units[next++] = text.charCodeAt(at);
    this.#starts.push(next);
  }

  #grow(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    this.#hashes.forEach((hash, form) => {
      let slot = hash & mask;
      while (table[slot]) slot = (slot + 1) & mask;
      table[slot] = form + 1;
    });
    this.#table = table;
  }
}

/** What a word as it is written says by itself. */
export interface Form {
  readonly root: string;
  readonly negates: 0 | 1;
  /** 0, or what it may be of. */
  readonly tells: number;
}

/** A form may be of a figure, or of a date too. */
const FIGURE = 1;
export const DATE = 2;
/** Forms that are known of a language: one document has most of its words from others. */
const MOST_FORMS = 50_000;
const knownForms = new WeakMap<LanguageTable, WrittenForms<Form>>();

/** What is known of the words of a language. */
export function formsOf(table: LanguageTable): WrittenForms<Form> {
  let forms = knownForms.get(table);
  if (!forms || forms.size > MOST_FORMS)
    knownForms.set(table, (forms = new WrittenForms((written) => readForm(written, table))));
  return forms;
}

function readForm(written: string, table: LanguageTable): Form {
  const folded = fold(written);
  const isDate = /\p{N}/u.test(folded) || lookUp(table.months, folded) !== undefined;
  return {
    root: stem(folded),
    negates: isNegation(folded, table.code) ? 1 : 0,
    tells: isDate ? DATE : isFigure(folded, table) ? FIGURE : 0,
  };
}

function isFigure(folded: string, table: LanguageTable): boolean {
  const { kind } = numberLexicon(table).get(folded) ?? {};
  return kind === undefined
    ? Boolean(table.compound?.(folded))
    : kind !== 'article' && kind !== 'joiner';
}
