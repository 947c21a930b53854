/**
 * Two byte codes, both for numbers of which small ones are frequent.
 *
 * Tokens: ids are given out by falling frequency, so that 176 ids take one byte, 17,340 two, 715,275 three and
 * the rest four: 1.41 bytes a word of English prose (the unigram entropy is 1.2). Gaps between passages in a
 * posting list: two up to 8 share a byte, one up to 174 takes one, up to 4,270 two, then three and five. Both read
 * without a loop. Seven-bit varints took 8 % more for tokens and 30 % more for gaps; Huffman codes would save
 * 10 % at a third of the speed, Rice codes 8 % of the gaps at a fifth.
 */

const ONE = 176;
/** Ids below this take one byte. */
export const ONE_BYTE_IDS = ONE;
/** Values of a byte behind the first one of a token: never 0, so that a sentence end can be told from any byte. */
const DIGITS = 255;
const TWO = 68 * DIGITS;
const THREE = 11 * DIGITS * DIGITS;
const THREE_AT = 244;
const FOUR_AT = 255;

/** The token that stands between two sentences. It is no word, and no other token holds its byte. */
export const BREAK = 0;

/** Writes a token behind `at` and returns the next free place; it takes at most four bytes. */
export function putToken(bytes: Uint8Array, at: number, id: number): number {
  if (id < ONE) {
    bytes[at] = id;
    return at + 1;
  }
  let rest = id - ONE;
  if (rest < TWO) {
    const high = (rest / DIGITS) | 0;
    bytes[at] = ONE + high;
    bytes[at + 1] = 1 + rest - high * DIGITS;
    return at + 2;
  }
  rest -= TWO;
  const wide = rest >= THREE;
  if (wide) rest -= THREE;
  let next = at + 1;
  const high = (rest / (DIGITS * DIGITS)) | 0;
  bytes[at] = wide ? FOUR_AT : THREE_AT + high;
  if (wide) bytes[next++] = 1 + high;
  bytes[next] = 1 + (((rest / DIGITS) | 0) % DIGITS);
  bytes[next + 1] = 1 + (rest % DIGITS);
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
    const second = bytes[this.at++]! - 1;
    if (first < THREE_AT) return ONE + (first - ONE) * DIGITS + second;
    const third = second * DIGITS + bytes[this.at++]! - 1;
    if (first < FOUR_AT) return ONE + TWO + (first - THREE_AT) * DIGITS * DIGITS + third;
    return ONE + TWO + THREE + third * DIGITS + bytes[this.at++]! - 1;
  }
}

/** Writes tokens of one numbering in another. Their codes are made beforehand: no branch depends on a token. */
export class TokenWriter {
  /** The codes of each token, the first byte lowest. */
  readonly #forms: Uint32Array;
  readonly #lengths: Uint8Array;

  /** Token `i` is written as `ids[i]`. */
  constructor(ids: Uint32Array) {
    const bytes = new Uint8Array(4);
    this.#forms = new Uint32Array(ids.length);
    this.#lengths = new Uint8Array(ids.length);
    for (let i = 0; i < ids.length; i++) {
      this.#lengths[i] = putToken(bytes, 0, ids[i]!);
      this.#forms[i] = bytes[0]! | (bytes[1]! << 8) | (bytes[2]! << 16) | (bytes[3]! << 24);
    }
  }

  /** Bytes for tokens that stand so often each. */
  sizeOf(uses: Uint32Array): number {
    let size = 0;
    for (let i = 0; i < this.#lengths.length; i++) size += this.#lengths[i]! * uses[i]!;
    return size;
  }

  /** Writes the tokens of `codes[start, end)` behind `at` and returns the next free place; some bytes more are spoiled. */
  put(codes: Uint8Array, start: number, end: number, bytes: Uint8Array, at: number): number {
    const forms = this.#forms;
    const lengths = this.#lengths;
    const reader = new TokenReader(codes, start);
    while (reader.at < end) {
      const token = reader.next();
      const form = forms[token]!;
      bytes[at] = form;
      bytes[at + 1] = form >> 8;
      bytes[at + 2] = form >> 16;
      bytes[at + 3] = form >> 24;
      at += lengths[token]!;
    }
    return at;
  }
}

/** The most bytes behind the last token that `TokenWriter` spoils. */
export const SPOILED = 3;

/** How many bytes a token takes, by its first one. */
export const TOKEN_LENGTHS: Uint8Array = Uint8Array.from({ length: 256 }, (_, first) =>
  first < ONE ? 1 : first < THREE_AT ? 2 : first < FOUR_AT ? 3 : 4,
);

/** The token that begins at `at`. */
export function tokenAt(bytes: Uint8Array, at: number): number {
  return new TokenReader(bytes, at).next();
}

/**
 * Notes a token in a table with an item for each pair of bytes: as `mark` where the pair tells it from all others; as
 * `long`, or what stands there already, where it takes more than two bytes. Returns which. Looking up every pair is how
 * a passage is searched: no branch depends on how long a token is.
 */
export function markToken(table: Uint16Array, id: number, mark: number, long: number): number {
  const bytes = new Uint8Array(4);
  const length = putToken(bytes, 0, id);
  const pair = bytes[0]! << 8;
  if (length === 1) {
    table.fill(mark, pair, pair + 256);
    return mark;
  }
  const at = pair | bytes[1]!;
  return (table[at] = length === 2 ? mark : table[at] || long);
}

/** Gaps up to this one share a byte where two of them follow one another. */
const PAIRED = 8;
const ALONE_AT = PAIRED * PAIRED;
const TWO_AT = 238;
const THREE_AT_GAP = 254;
/** The first gaps that take two and three bytes. */
const TWO_FROM = TWO_AT - ALONE_AT + 1;
const THREE_FROM = TWO_FROM + ((THREE_AT_GAP - TWO_AT) << 8);
const FIVE_FROM = THREE_FROM + 0x10000;

/** The most numbers that so many bytes of gaps may stand for. */
export function mostGaps(bytes: number): number {
  return bytes * 2;
}

/** The most bytes that so many gaps may take. */
export function mostGapBytes(gaps: number): number {
  return gaps * 5;
}

/** Writes rising numbers, `[start, end)` of `list`, behind `at` and returns the next free place. */
export function putGaps(
  bytes: Uint8Array,
  at: number,
  list: Int32Array,
  start: number,
  end: number,
): number {
  let before = -1;
  for (let i = start; i < end; i++) {
    const gap = list[i]! - before;
    before = list[i]!;
    const next = i + 1 < end ? list[i + 1]! - before : FIVE_FROM;
    if (gap <= PAIRED && next <= PAIRED) {
      bytes[at++] = (gap - 1) * PAIRED + next - 1;
      before = list[++i]!;
    } else if (gap < TWO_FROM) bytes[at++] = ALONE_AT + gap - 1;
    else if (gap < THREE_FROM) {
      bytes[at++] = TWO_AT + ((gap - TWO_FROM) >> 8);
      bytes[at++] = gap - TWO_FROM;
    } else {
      const wide = gap >= FIVE_FROM;
      const rest = gap - (wide ? FIVE_FROM : THREE_FROM);
      bytes[at++] = THREE_AT_GAP + Number(wide);
      if (wide) {
        bytes[at++] = rest >>> 24;
        bytes[at++] = rest >> 16;
      }
      bytes[at++] = rest >> 8;
      bytes[at++] = rest;
    }
  }
  return at;
}

/** Reads `[start, end)` of gaps as rising numbers into `out` and returns how many there were. */
export function readGaps(bytes: Uint8Array, start: number, end: number, out: Int32Array): number {
  let count = 0;
  let value = -1;
  for (let at = start; at < end;) {
    const first = bytes[at++]!;
    if (first < ALONE_AT) {
      value += (first >> 3) + 1;
      out[count++] = value;
      value += (first & 7) + 1;
    } else if (first < TWO_AT) value += first - ALONE_AT + 1;
    else if (first < THREE_AT_GAP) value += TWO_FROM + ((first - TWO_AT) << 8) + bytes[at++]!;
    else {
      let rest = 0;
      if (first > THREE_AT_GAP) rest = (bytes[at++]! << 8) | bytes[at++]!;
      rest = (rest << 16) | (bytes[at++]! << 8) | bytes[at++]!;
      value += rest + (first > THREE_AT_GAP ? FIVE_FROM : THREE_FROM);
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
