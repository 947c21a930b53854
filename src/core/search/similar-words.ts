/**
 * Words of a lexicon that differ from a given one by few letters, the first letter too.
 *
 * Words lie in buckets by length with a 32-bit signature of the letters they hold. One edit changes at most two
 * bits, so a scan over the signatures of the few lengths that can match leaves about one word in a hundred
 * for the real comparison (optimal string alignment: a swap of neighbours is one edit). Linear in the
 * lexicon with 1-2 ns a word: 0.1 ms at 67,000 words, and vocabularies grow with the root of a library.
 * Eight bytes a word. Deletion neighbourhoods answer faster but take 70 bytes a word and more; a trie walks
 * thousands of nodes for two edits; trigrams miss short words.
 */
import { encodeWord, roomFor, type Lexicon } from './lexicon';

export interface SimilarWord {
  readonly id: number;
  readonly distance: number;
}

interface Bucket {
  ids: Uint32Array;
  signatures: Uint32Array;
  size: number;
}

/** Longer words are compared with none. */
const LONGEST = 32;

export class SimilarWords {
  readonly #lexicon: Lexicon;
  readonly #buckets: Bucket[] = [];
  #known = 1;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get byteLength(): number {
    return this.#buckets.reduce((sum, { ids }) => sum + ids.byteLength * 2, 0);
  }

  /** Words of at most `edits` edits' distance, the word itself not among them. */
  find(word: string, edits: number): SimilarWord[] {
    this.#catchUp();
    const found: SimilarWord[] = [];
    if (word.length > LONGEST) return found;
    const signature = signatureOf(word);
    const pattern = new WordPattern(word);
    const codes = new Uint16Array(LONGEST);
    const first = Math.max(1, word.length - edits);
    for (let length = first; length <= Math.min(LONGEST, word.length + edits); length++) {
      const bucket = this.#buckets[length];
      if (!bucket) continue;
      const { ids, signatures, size } = bucket;
      // Each edit brings in one letter and takes away one at most; those that change the length do one of both.
      const lost = edits - Math.max(0, length - word.length);
      const won = edits - Math.max(0, word.length - length);
      for (let i = 0; i < size; i++) {
        const other = signatures[i]!;
        if (bitsIn(signature & ~other) > lost || bitsIn(other & ~signature) > won) continue;
        const distance = pattern.distanceTo(codes, this.#lexicon.readCodes(ids[i]!, codes));
        if (distance > 0 && distance <= edits) found.push({ id: ids[i]!, distance });
      }
    }
    return found;
  }

  /** Words that begin so and are longer. */
  startingWith(beginning: string): number[] {
    this.#catchUp();
    const found: number[] = [];
    const signature = signatureOf(beginning);
    const start = encodeWord(beginning);
    for (let length = beginning.length + 1; length <= LONGEST; length++) {
      const bucket = this.#buckets[length];
      if (!bucket) continue;
      for (let i = 0; i < bucket.size; i++) {
        if ((bucket.signatures[i]! & signature) >>> 0 !== signature) continue;
        const id = bucket.ids[i]!;
        if (this.#lexicon.startsWith(id, start)) found.push(id);
      }
    }
    return found;
  }

  #catchUp(): void {
    for (; this.#known < this.#lexicon.size; this.#known++) {
      const word = this.#lexicon.word(this.#known);
      if (word.length > LONGEST) continue;
      const bucket = (this.#buckets[word.length] ??= {
        ids: new Uint32Array(8),
        signatures: new Uint32Array(8),
        size: 0,
      });
      bucket.ids = roomFor(bucket.ids, bucket.size + 1);
      bucket.signatures = roomFor(bucket.signatures, bucket.size + 1);
      bucket.ids[bucket.size] = this.#known;
      bucket.signatures[bucket.size++] = signatureOf(word);
    }
  }
}

/** A bit for each of a to z, the other six for whatever else there is. */
function signatureOf(word: string): number {
  let signature = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const letter = code - 0x61;
    signature |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (code % 6));
  }
  return signature >>> 0;
}

function bitsIn(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * A word that others are compared with: the dynamic program below with a column in the bits of a number
 * (Myers 1999, with swaps as in Hyyrö 2003): a dozen operations a letter of the other word.
 */
class WordPattern {
  readonly #length: number;
  /** By code unit below 128, the places at which the word has it. */
  readonly #ascii = new Int32Array(128);
  readonly #others = new Map<number, number>();

  constructor(word: string) {
    this.#length = word.length;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      if (code < 128) this.#ascii[code]! |= 1 << i;
      else this.#others.set(code, (this.#others.get(code) ?? 0) | (1 << i));
    }
  }

  distanceTo(codes: Uint16Array, length: number): number {
    const last = 1 << (this.#length - 1);
    let distance = this.#length;
    let up = -1;
    let down = 0;
    let same = 0;
    let before = 0;
    for (let i = 0; i < length; i++) {
      const code = codes[i]!;
      const here = code < 128 ? this.#ascii[code]! : (this.#others.get(code) ?? 0);
      const swapped = ((~same & here) << 1) & before;
      same = ((((here & up) + up) | 0) ^ up) | here | down | swapped;
      let more = down | ~(same | up);
      let less = same & up;
      if ((more & last) !== 0) distance++;
      if ((less & last) !== 0) distance--;
      more = (more << 1) | 1;
      less <<= 1;
      up = less | ~(same | more);
      down = more & same;
      before = here;
    }
    return distance;
  }
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that make one word of the other; `most + 1`
 * where it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  let from = 0;
  let aEnd = a.length;
  let bEnd = b.length;
  while (from < aEnd && from < bEnd && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  while (aEnd > from && bEnd > from && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const width = bEnd - from;
  const height = aEnd - from;
  if (Math.abs(width - height) > most) return most + 1;
  if (!width || !height) return width + height;
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, i) => i);
  for (let i = 1; i <= height; i++) {
    const row = [i];
    let least = i;
    const letter = a.charCodeAt(from + i - 1);
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(from + j - 1);
      let cost = Math.min(
        above[j]! + 1,
        row[j - 1]! + 1,
        above[j - 1]! + (letter === other ? 0 : 1),
      );
      const swapped =
        i > 1 &&
        j > 1 &&
        letter === b.charCodeAt(from + j - 2) &&
        a.charCodeAt(from + i - 2) === other;
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[width]!, most + 1);
}
