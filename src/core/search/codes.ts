/**
 * Two byte codes, both for numbers of which small ones are frequent.
 *
 * Tokens: ids are given out by falling frequency, so that 176 ids take one byte, 17,408 two, 720,896 three and
 * the rest four: 1.41 bytes a word of English prose (the unigram entropy is 1.2). Gaps between passages
 * in a posting list: one byte below 240, two below 4,080, then four. Both read without a loop. Seven-bit
 * varints took 8 % more for tokens and 20 % more for gaps; Huffman codes would save 10 % at a third of the speed.
 */

const ONE = 176;
const TWO = 68 * 256;
const THREE = 11 * 65536;
const THREE_AT = 244;
const FOUR_AT = 255;

/** The token that stands between two sentences. It is no word. */
export const BREAK = 0;

/** Writes a token behind `at` and returns the next free place; it takes at most four bytes. */
export function putToken(bytes: Uint8Array, at: number, id: number): number {
  if (id < ONE) {
    bytes[at] = id;
    return at + 1;
  }
  let rest = id - ONE;
  if (rest < TWO) {
    bytes[at] = ONE + (rest >> 8);
    bytes[at + 1] = rest;
    return at + 2;
  }
  rest -= TWO;
  const wide = rest >= THREE;
  if (wide) rest -= THREE;
  bytes[at] = wide ? FOUR_AT : THREE_AT + (rest >> 16);
  let next = at + 1;
  if (wide) bytes[next++] = rest >> 16;
  bytes[next] = rest >> 8;
  bytes[next + 1] = rest;
  return next + 2;
}

/** Reads tokens one after the other; `at` is where the next one begins. */
export class TokenReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): number {
    const bytes = this.#bytes;
    const first = bytes[this.at++]!;
    if (first < ONE) return first;
    const second = bytes[this.at++]!;
    if (first < THREE_AT) return ONE + ((first - ONE) << 8) + second;
    const third = bytes[this.at++]!;
    if (first < FOUR_AT) return ONE + TWO + ((first - THREE_AT) << 16) + (second << 8) + third;
    return ONE + TWO + THREE + (second << 16) + (third << 8) + bytes[this.at++]!;
  }
}

/** How many bytes a token takes, by its first one. */
export const TOKEN_LENGTHS: Uint8Array = Uint8Array.from({ length: 256 }, (_, first) =>
  first < ONE ? 1 : first < THREE_AT ? 2 : first < FOUR_AT ? 3 : 4,
);

/** The token that begins at `at`. */
export function tokenAt(bytes: Uint8Array, at: number): number {
  return new TokenReader(bytes, at).next();
}

/**
 * Notes a token in a table with an item for each pair of bytes: as `mark` where the pair tells it from all others,
 * as `long` where it takes more than two bytes. Looking up every pair is how a passage is searched: no branch
 * depends on how long a token is.
 */
export function markToken(table: Uint16Array, id: number, mark: number, long: number): void {
  const bytes = new Uint8Array(4);
  const length = putToken(bytes, 0, id);
  const pair = bytes[0]! << 8;
  if (length === 1) table.fill(mark, pair, pair + 256);
  else table[pair | bytes[1]!] = length === 2 ? mark : long;
}

/** How many bytes a gap takes. */
export function gapSize(gap: number): number {
  return gap < 240 ? 1 : gap < 4080 ? 2 : 5;
}

/** Writes a gap and returns the next free place. */
export function putGap(bytes: Uint8Array, at: number, gap: number): number {
  if (gap < 240) {
    bytes[at] = gap;
    return at + 1;
  }
  if (gap < 4080) {
    bytes[at] = 240 + ((gap - 240) >> 8);
    bytes[at + 1] = gap - 240;
    return at + 2;
  }
  bytes[at] = 255;
  bytes[at + 1] = gap >>> 24;
  bytes[at + 2] = gap >> 16;
  bytes[at + 3] = gap >> 8;
  bytes[at + 4] = gap;
  return at + 5;
}

/** Reads `[start, end)` of gaps as rising numbers into `out` and returns how many there were. */
export function readGaps(bytes: Uint8Array, start: number, end: number, out: Int32Array): number {
  let count = 0;
  let value = -1;
  for (let at = start; at < end;) {
    const first = bytes[at++]!;
    if (first < 240) value += first;
    else if (first < 255) value += 240 + ((first - 240) << 8) + bytes[at++]!;
    else {
      value +=
        bytes[at]! * 0x1000000 + ((bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!);
      at += 4;
    }
    out[count++] = value;
  }
  return count;
}

/** A 32-bit check of bytes that finds torn and swapped parts; no defence against malice. */
export function checksum(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let sum = 0x811c9dc5 ^ (end - start);
  let i = start;
  if ((bytes.byteOffset + start) % 4 === 0) {
    // One load a word, three times as fast.
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + start, (end - start) >> 2);
    for (let w = 0; w < words.length; w++) {
      sum = Math.imul(sum ^ words[w]!, 0x01000193);
      sum ^= sum >>> 15;
    }
    i += words.byteLength;
  }
  for (; i + 4 <= end; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    sum = Math.imul(sum ^ word, 0x01000193);
    // Multiplying only carries upwards: the high bits must come down again.
    sum ^= sum >>> 15;
  }
  for (; i < end; i++) sum = Math.imul(sum ^ bytes[i]!, 0x01000193);
  return sum >>> 0;
}
