/**
 * Words of a lexicon that differ from a given one by few letters, the first letter too.
 *
 * Words lie in buckets by length, in each by which of eight frequent letters they hold, with a 32-bit signature of all
 * their letters. One edit brings in one letter and takes away one at most, so that one group in ten can match, and of its
 * words one in a hundred is left for the real comparison (optimal string alignment: a swap of neighbours is one
 * edit). Linear in the lexicon with 0.3 ns a word, and vocabularies grow with the root of a library. Eight bytes
 * a word. Deletion neighbourhoods answer faster but take 70 bytes a word and more; a trie walks thousands of nodes
 * for two edits; trigrams miss short words.
 */
import { encodeWord, roomFor, type Lexicon } from './lexicon';

export interface SimilarWord {
  readonly id: number;
  readonly distance: number;
}

interface Bucket {
  ids: Uint32Array;
  signatures: Uint32Array;
  /** Where each group begins; behind them where the words that came later begin, and where those end. */
  readonly starts: Uint32Array;
}

/** Longer words are compared with none. */
const LONGEST = 32;
/** Groups of a bucket: the low bits of a signature. */
const GROUPS = 256;
/** A bucket is grouped anew when such a share of its words came later. */
const MOST_LATER = 1 / 8;

/** By bit of the signature, those that half of all words hold first. */
const LETTERS = 'eairtnoslcdumpghybfvkwzxjq';
/** The bit of each of a to z. */
const BITS = Array.from({ length: 26 }, (_, i) => LETTERS.indexOf(String.fromCharCode(0x61 + i)));

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
      const { ids, signatures, starts } = bucket;
      // Each edit brings in one letter and takes away one at most; those that change the length do one of both.
      const lost = edits - Math.max(0, length - word.length);
      const won = edits - Math.max(0, word.length - length);
      const fits = (other: number, among: number): boolean =>
        !moreThan(lost, signature & ~other & among) && !moreThan(won, other & ~signature & among);
      for (let group = 0; group <= GROUPS; group++) {
        if (group < GROUPS && !fits(group, GROUPS - 1)) continue;
        for (let i = starts[group]!; i < starts[group + 1]!; i++) {
          if (!fits(signatures[i]!, -1)) continue;
          const distance = pattern.distanceTo(codes, this.#lexicon.readCodes(ids[i]!, codes));
          if (distance > 0 && distance <= edits) found.push({ id: ids[i]!, distance });
        }
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
      const { ids, signatures, starts } = bucket;
      for (let group = 0; group <= GROUPS; group++) {
        if (group < GROUPS && (signature & ~group & (GROUPS - 1)) !== 0) continue;
        for (let i = starts[group]!; i < starts[group + 1]!; i++) {
          if ((signature & ~signatures[i]!) !== 0) continue;
          if (this.#lexicon.startsWith(ids[i]!, start)) found.push(ids[i]!);
        }
      }
    }
    return found;
  }

  #catchUp(): void {
    const from = this.#known;
    for (; this.#known < this.#lexicon.size; this.#known++) {
      const word = this.#lexicon.word(this.#known);
      if (word.length > LONGEST) continue;
      const bucket = (this.#buckets[word.length] ??= {
        ids: new Uint32Array(8),
        signatures: new Uint32Array(8),
        starts: new Uint32Array(GROUPS + 2),
      });
      const size = bucket.starts[GROUPS + 1]!++;
      bucket.ids = roomFor(bucket.ids, size + 1);
      bucket.signatures = roomFor(bucket.signatures, size + 1);
      bucket.ids[size] = this.#known;
      bucket.signatures[size] = signatureOf(word);
    }
    if (this.#known > from) this.#buckets.forEach(groupWords);
  }
}

/** Brings words that came later into their groups, where they are many (counting sort). */
function groupWords(bucket: Bucket): void {
  const { ids, signatures, starts } = bucket;
  const size = starts[GROUPS + 1]!;
  if (size - starts[GROUPS]! <= size * MOST_LATER) return;
  starts.fill(0, 0, GROUPS + 1);
  for (let i = 0; i < size; i++) starts[(signatures[i]! & (GROUPS - 1)) + 1]!++;
  for (let group = 0; group < GROUPS; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  bucket.ids = new Uint32Array(ids.length);
  bucket.signatures = new Uint32Array(ids.length);
  for (let i = 0; i < size; i++) {
    const to = next[signatures[i]! & (GROUPS - 1)]!++;
    bucket.ids[to] = ids[i]!;
    bucket.signatures[to] = signatures[i]!;
  }
}

/** A bit for each of a to z, the other six for whatever else there is. */
function signatureOf(word: string): number {
  let signature = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    signature |= 1 << (BITS[code - 0x61] ?? 26 + (code % 6));
  }
  return signature >>> 0;
}

/** Whether more than so many bits are set. */
function moreThan(most: number, bits: number): boolean {
  for (let taken = 0; taken < most; taken++) bits &= bits - 1;
  return bits !== 0;
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
