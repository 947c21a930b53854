/**
 * Words as token streams have them, so that a run of them is found among the bytes of a passage without decoding it:
 * some 0.4 µs a passage, of which few have to be decoded then.
 */
import { BREAK, putToken } from './codes';

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

/** Words `[from, to)` of some, which must stand in a row, and `least` of `[first, last)` around them and with them. */
export interface Phrase {
  readonly words: EncodedWords;
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  readonly least: number;
}

/** All these words in a row. */
export function phraseOf(words: EncodedWords, from = 0, to = words.ids.length): Phrase {
  return { words, from, to, first: from, last: to, least: to - from };
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
  const { words, from, to, first, last, least } = phrase;
  const { ids, starts } = words;
  // The rarest word, as numbers of words go, is sought and then its neighbours.
  let rarest = from;
  for (let i = from + 1; i < to; i++) if (ids[i]! > ids[rarest]!) rarest = i;
  const lead = words.codes[starts[rarest]!]!;
  const behind = Math.min(codes.length, end + starts[rarest]! - starts[from]! + rarest - from);
  let at = start;
  while ((at = nextOf(searched, lead, at, behind)) < behind) {
    const reached = standsBehind(codes, at, words, rarest, last);
    if (reached >= to) {
      const begun = standsBefore(codes, at, words, rarest, first);
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
