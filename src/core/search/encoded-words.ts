/**
 * Words as token streams have them, so that a run of them is found among the bytes of a passage without decoding it:
 * some 0.4 µs a passage, of which few have to be decoded then.
 */
import { BREAK, ONE_BYTE_IDS, putToken } from './codes';

/** The codes of word `i` are `codes[starts[i], starts[i + 1])`. */
export interface EncodedWords {
  readonly ids: Int32Array;
  readonly codes: Uint8Array;
  readonly starts: Int32Array;
}

/** Bytes that a token takes at most. */
const LONGEST = 4;

export function encodeWords(ids: Int32Array): EncodedWords {
  const codes = new Uint8Array(ids.length * LONGEST);
  const starts = new Int32Array(ids.length + 1);
  for (let i = 0; i < ids.length; i++) starts[i + 1] = putToken(codes, starts[i]!, ids[i]!);
  return { ids, codes, starts };
}

/** So many of the words `[first, last)`. */
interface Around {
  readonly first: number;
  readonly last: number;
  readonly least: number;
}

/** Words `[from, to)` of some, which stand in a row, and as many as are asked for around them and with them. */
export interface Phrase extends Around {
  readonly words: EncodedWords;
  readonly from: number;
  readonly to: number;
  /** The byte of their codes that is sought, and the word that it belongs to. */
  readonly sought: number;
  readonly word: number;
}

/**
 * How often a byte stands in a passage, against one that is only met behind the first byte of words, where all are
 * alike: as a word or the first byte of 255 words, if these are as frequent as Zipf (1935) has it.
 */
const COMMONNESS = Float64Array.from({ length: 256 }, (_, byte) => {
  if (byte < ONE_BYTE_IDS) return 1 + 70 / byte;
  const rank = ONE_BYTE_IDS + (byte - ONE_BYTE_IDS) * 255;
  return 1 + 70 * Math.log((rank + 255) / rank);
});

export function phraseOf(
  words: EncodedWords,
  from: number,
  to: number,
  around: Around = { first: from, last: to, least: to - from },
): Phrase {
  const { codes, starts } = words;
  let sought = starts[from]!;
  for (let at = sought + 1; at < starts[to]!; at++)
    if (COMMONNESS[codes[at]!]! < COMMONNESS[codes[sought]!]!) sought = at;
  let word = from;
  while (starts[word + 1]! <= sought) word++;
  return { words, from, to, ...around, sought, word };
}

/** Codes of a source to search, and the same four by four. */
export interface SearchedCodes {
  readonly codes: Uint8Array;
  readonly fours: Int32Array;
}

export function searchedCodes(codes: Uint8Array): SearchedCodes {
  return { codes, fours: new Int32Array(codes.buffer, codes.byteOffset, codes.length >> 2) };
}

/**
 * Whether a phrase begins in `[start, end)` of some codes, sentence ends passed over. Never false where it does; seldom
 * true where it does not, since bytes within a token may look like another one.
 */
export function mayHold(
  searched: SearchedCodes,
  start: number,
  end: number,
  phrase: Phrase,
): boolean {
  const { codes } = searched;
  const { words, from, to, first, last, least, sought, word } = phrase;
  const byte = words.codes[sought]!;
  const inside = sought - words.starts[word]!;
  const before = sought - words.starts[from]!;
  // Sentence ends may stand between its words.
  const behind = Math.min(codes.length, end + before + word - from);
  let at = start + before;
  while ((at = nextOf(searched, byte, at, behind)) < behind) {
    const reached = standsBehind(codes, at - inside, words, word, last);
    if (reached >= to) {
      const begun = standsBefore(codes, at - inside, words, word, first);
      if (begun <= from && reached - begun >= least) return true;
    }
    at++;
  }
  return false;
}

/** Where a byte stands next, `end` where it does not: four are looked at at once (Mycroft 1987). */
function nextOf({ codes, fours }: SearchedCodes, byte: number, at: number, end: number): number {
  for (; (at & 3) !== 0; at++) if (at >= end || codes[at] === byte) return Math.min(at, end);
  const same = Math.imul(byte, 0x01010101);
  for (; at + 4 <= end; at += 4) {
    const zeros = fours[at >> 2]! ^ same;
    if (((zeros - 0x01010101) & ~zeros & 0x80808080) !== 0) break;
  }
  while (at < end && codes[at] !== byte) at++;
  return at;
}

/** The word up to which they stand from `at` on, those from `i` and before `last`. */
function standsBehind(
  codes: Uint8Array,
  at: number,
  { codes: own, starts }: EncodedWords,
  i: number,
  last: number,
): number {
  for (; i < last; i++) {
    if (codes[at] === BREAK) at++;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) if (codes[at++] !== own[k]) return i;
  }
  return i;
}

/** The word from which on they stand up to `at`, those before `i` and from `first` on. */
function standsBefore(
  codes: Uint8Array,
  at: number,
  { codes: own, starts }: EncodedWords,
  i: number,
  first: number,
): number {
  for (; i > first; i--) {
    if (at > 0 && codes[at - 1] === BREAK) at--;
    for (let k = starts[i]! - 1; k >= starts[i - 1]!; k--)
      if (at === 0 || codes[--at] !== own[k]) return i;
  }
  return i;
}
