/**
 * Words of a lexicon by how they begin, and so by their stems: the forms of a stem begin with it, but for
 * a last i, which may be a y, and irregular ones. One sort of numbers made of five letters each, 4 bytes a word;
 * after that the forms of a stem are a binary search and a look at the endings of those that begin with it (of a
 * hundred that "const" begins, few are stemmed), and those asked for are kept.
 */
import { irregularForms, mayEndForm, stem } from '../text/stem';
import { encodeWord, type Lexicon } from './lexicon';

const LETTERS = 5;
const BITS = 5;
/** There are fewer ids than this. */
const MOST_IDS = 2 ** 24;
/** The longest ending that makes a form of a stem, as in "businesses", whose stem is "bus". */
const LONGEST_ENDING = 7;
/** Stems whose forms are kept. */
const MOST_STEMS = 20_000;

export class WordForms {
  readonly #lexicon: Lexicon;
  /** Ids by their first letters. */
  #ids = new Uint32Array(0);
  #size = 1;
  readonly #stems = new Map<string, readonly number[]>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get byteLength(): number {
    return this.#ids.byteLength;
  }

  /** All words that begin so. */
  beginningWith(beginning: string): number[] {
    this.#catchUp();
    const bytes = encodeWord(beginning);
    const key = keyOf((i) => bytes[i]);
    const width = 1 << (BITS * Math.max(0, LETTERS - bytes.length));
    const found: number[] = [];
    const end = this.#first(key + width);
    for (let i = this.#first(key); i < end; i++)
      if (this.#lexicon.startsWith(this.#ids[i]!, bytes)) found.push(this.#ids[i]!);
    return found;
  }

  /** All words with a stem, those that may be a genitive of one among them. */
  ofStem(root: string): readonly number[] {
    this.#catchUp();
    const known = this.#stems.get(root);
    if (known) return known;
    const lexicon = this.#lexicon;
    // "cities" has the stem "citi".
    const beginning = root.length > 1 ? root.replace(/i$/, '') : root;
    const length = encodeWord(beginning).length;
    const found = this.beginningWith(beginning).filter((id) => {
      if (lexicon.byteAt(id, length + LONGEST_ENDING) !== undefined) return false;
      const ending = lexicon.word(id, length);
      return mayEndForm(ending) && isForm(beginning + ending, root);
    });
    for (const form of irregularForms(root)) {
      const genitive = form.startsWith(beginning) ? lexicon.find(`${form}s`) : 0;
      for (const id of [lexicon.find(form), genitive])
        if (id && !found.includes(id)) found.push(id);
    }
    if (this.#stems.size >= MOST_STEMS) this.#stems.clear();
    this.#stems.set(root, found);
    return found;
  }

  #catchUp(): void {
    const { size } = this.#lexicon;
    if (size === this.#size) return;
    this.#size = size;
    this.#stems.clear();
    const keys = new Float64Array(size - 1);
    for (let id = 1; id < size; id++) keys[id - 1] = this.#keyAt(id) * MOST_IDS + id;
    this.#ids = Uint32Array.from(keys.sort(), (key) => key % MOST_IDS);
  }

  #keyAt(id: number): number {
    return keyOf((i) => this.#lexicon.byteAt(id, i));
  }

  /** The first place of a word whose letters are not before these. */
  #first(key: number): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#keyAt(this.#ids[middle]!) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A number of the first letters of a word; other signs share what the alphabet leaves. */
function keyOf(byteAt: (i: number) => number | undefined): number {
  let key = 0;
  for (let i = 0; i < LETTERS; i++) {
    const letter = (byteAt(i) ?? 0x60) - 0x60;
    key = (key << BITS) | (letter >= 0 && letter <= 26 ? letter : 27 + (letter & 3));
  }
  return key;
}

function isForm(word: string, root: string): boolean {
  return stem(word) === root || (word.endsWith('s') && stem(word.slice(0, -1)) === root);
}
