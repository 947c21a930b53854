/**
 * Tokens of a text, in one pass over its code units. A table says of each unit which letter it is when folded, so
 * that a word of letters alone, which nearly all words are in scripts with spaces, is found, folded and coded
 * letter by letter, without a string. What the table does not settle by itself (digits, combining marks,
 * ligatures, halves of pairs, scripts without spaces, hyphens at line ends) goes through `WordScanner` and `fold`,
 * which are the oracle of the test. The units are copied first: a typed array is read three times as fast as a string.
 */
import { fold, kindOfUnit, WordScanner } from '../text/words';
import { putUnit, putWord } from './lexicon';

/** Longer words are cut for comparing: encoded data, no language. */
const LONGEST = 80;

const UNSETTLED = 0;
const BETWEEN = 1;
const APOSTROPHE = 2;
const HYPHEN = 3;
/** Where letters lie that are looked up: beyond ASCII, Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic ones. */
const LOOKED_UP = [
  [0, 0x700],
  [0x1e00, 0x2000],
] as const;

/** Of each code unit what it is to a word: the letter that it is when folded, or one of the above. */
const LETTERS = letterTable();

function letterTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) {
    const kind = kindOfUnit(unit);
    if (kind === 'between') table[unit] = BETWEEN;
    else if (kind === 'apostrophe') table[unit] = APOSTROPHE;
  }
  for (const hyphen of [0x2d, 0x2010]) table[hyphen] = HYPHEN;
  for (const [first, end] of LOOKED_UP) {
    for (let unit = first; unit < end; unit++) {
      if (kindOfUnit(unit) !== 'letter') continue;
      const letter = String.fromCharCode(unit);
      const folded = foldToken(letter);
      // A final sigma is another letter than one between others.
      const free =
        foldToken(`a${letter}`) === `a${folded}` && foldToken(`${letter}a`) === `${folded}a`;
      if (folded.length === 1 && free) table[unit] = folded.charCodeAt(0);
    }
  }
  return table;
}

/** Whether what is of this kind may stand before a word and is none of it. */
function isBetween(kind: number): boolean {
  return kind !== UNSETTLED && kind <= HYPHEN;
}

function isLower(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a;
  return /\p{Ll}/u.test(String.fromCharCode(unit));
}

function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return /\p{Lu}/u.test(String.fromCharCode(unit));
}

/** The form in which the index compares words: folded, without apostrophes ("dont"). */
export function foldToken(word: string): string {
  return fold(word).replaceAll("'", '').slice(0, LONGEST);
}

const ENCODER = new TextEncoder();
/** Units that are looked at together to see whether all are ASCII. */
const CHUNK = 1 << 12;

/** The code units of `text[start, end)`, at their places. */
export function unitsOf(text: string, start = 0, end = text.length): Uint16Array {
  const units = new Uint16Array(end);
  const ascii = new Uint8Array(Math.min(CHUNK, end - start));
  for (let at = start; at < end; at += CHUNK) {
    const chunk = text.slice(at, Math.min(end, at + CHUNK));
    const room = ascii.subarray(0, chunk.length);
    // What is all ASCII has as many bytes as units, and the platform writes them ten times as fast as a loop.
    if (ENCODER.encodeInto(chunk, room).read === chunk.length) units.set(room, at);
    else for (let i = 0; i < chunk.length; i++) units[at + i] = chunk.charCodeAt(i);
  }
  return units;
}

/**
 * Steps through a text token by token. A token is a word in the index's form, coded into `bytes[0, length)`;
 * a word that a hyphen divides at the end of a line is one token. Steps from any token's start are the
 * same as from the start of the text.
 */
export class TokenScanner {
  readonly #text: string;
  readonly #units: Uint16Array;
  readonly #words: WordScanner;
  #previousStart = -1;
  #previousEnd = -1;
  readonly bytes = new Uint8Array(LONGEST * 3);
  length = 0;
  /** The last eight bytes, which are those of most words: the earlier four of them second. */
  readonly key = new Int32Array(2);
  start: number;
  end: number;
  /** Whether a sentence may have ended before this token. */
  opens = false;

  /** `units` are those of the text, where they are known already. */
  constructor(text: string, start = 0, end = text.length, units = unitsOf(text, start, end)) {
    this.#text = text;
    this.#units = units;
    this.#words = new WordScanner(text, start, end);
    this.start = this.end = start;
  }

  next(): boolean {
    if (!this.#nextPlain() && !this.#nextAny()) return false;
    this.opens = this.#previousEnd >= 0 && this.#divides();
    this.#previousStart = this.start;
    this.#previousEnd = this.end;
    return true;
  }

  /** Steps over so many tokens, or all that are left, without coding them, and returns how many there were. */
  skip(tokens: number): number {
    let skipped = 0;
    for (; skipped < tokens && (this.#skipPlain() || this.#nextAny()); skipped++) {
      this.#previousStart = this.start;
      this.#previousEnd = this.end;
    }
    return skipped;
  }

  /** As `#nextPlain`, for the sake of where the word stands. */
  #skipPlain(): boolean {
    const units = this.#units;
    let at = this.end;
    while (at < units.length && isBetween(LETTERS[units[at]!]!)) at++;
    const start = at;
    const most = Math.min(units.length, start + LONGEST);
    let kind = BETWEEN;
    for (; at < most; at++) {
      kind = LETTERS[units[at]!]!;
      if (kind <= HYPHEN && (kind !== APOSTROPHE || !this.#isLetter(at + 1))) break;
    }
    if (at === start || !this.#endsPlainly(at, kind)) return false;
    this.start = start;
    this.end = at;
    return true;
  }

  /** The next word, where it is one of letters alone. */
  #nextPlain(): boolean {
    const units = this.#units;
    const { bytes } = this;
    let at = this.end;
    while (at < units.length && isBetween(LETTERS[units[at]!]!)) at++;
    const start = at;
    const most = Math.min(units.length, start + LONGEST);
    let kind = BETWEEN;
    let length = 0;
    let low = 0;
    let high = 0;
    for (; at < most; at++) {
      kind = LETTERS[units[at]!]!;
      if (kind > HYPHEN && kind < 0x80) {
        bytes[length++] = kind;
        high = (high << 8) | (low >>> 24);
        low = (low << 8) | kind;
      } else if (kind > HYPHEN) {
        const end = putUnit(kind, bytes, length);
        for (; length < end; length++) {
          high = (high << 8) | (low >>> 24);
          low = (low << 8) | bytes[length]!;
        }
      } else if (kind !== APOSTROPHE || !this.#isLetter(at + 1)) break;
    }
    if (length === 0 || !this.#endsPlainly(at, kind)) return false;
    this.start = start;
    this.end = at;
    this.length = length;
    this.key[0] = low;
    this.key[1] = high;
    return true;
  }

  #isLetter(at: number): boolean {
    return at < this.#units.length && LETTERS[this.#units[at]!]! > HYPHEN;
  }

  /** Whether letters of a word end for good before a unit of this kind; a letter where it is too long. */
  #endsPlainly(at: number, kind: number): boolean {
    if (kind === BETWEEN || at === this.#units.length) return true;
    const next = at + 1 < this.#units.length ? LETTERS[this.#units[at + 1]!]! : BETWEEN;
    // An apostrophe and all that is unsettled may join it, a hyphen at the end of a line divide it.
    return kind === APOSTROPHE ? next !== UNSETTLED : kind === HYPHEN && next !== BETWEEN;
  }

  #nextAny(): boolean {
    this.#words.end = this.end;
    do {
      if (!this.#words.next()) return false;
      this.start = this.#words.start;
      this.end = this.#words.end;
      this.#encode(this.#text.slice(this.start, this.end));
      if (LETTERS[this.#text.charCodeAt(this.end)] === HYPHEN) this.#joinLines();
    } while (this.length === 0);
    return true;
  }

  /** The token as a string. */
  token(): string {
    return foldToken(this.#text.slice(this.start, this.end).replace(/[-\u2010]\s+/, ''));
  }

  #encode(word: string): void {
    const { bytes, key } = this;
    this.length = putWord(foldToken(word), bytes, 0);
    key.fill(0);
    for (let i = Math.max(0, this.length - 8); i < this.length; i++) {
      key[1] = (key[1]! << 8) | (key[0]! >>> 24);
      key[0] = (key[0]! << 8) | bytes[i]!;
    }
  }

  /** "exam-⏎ple" is "example"; "Anglo-⏎American" and "1990-⏎1995" stay two. */
  #joinLines(): void {
    const gap = /[-\u2010][^\S\n]*\r?\n[^\S\n]*(?=\p{Ll})/uy;
    gap.lastIndex = this.end;
    if (!gap.test(this.#text) || !/\p{L}/u.test(this.#text[this.end - 1]!)) return;
    if (!this.#words.next()) return;
    if (this.#words.start === gap.lastIndex) {
      const first = this.#text.slice(this.start, this.end);
      this.end = this.#words.end;
      this.#encode(first + this.#text.slice(this.#words.start, this.end));
    } else this.#words.end = this.end;
  }

  /** A cheap guess at sentence ends, for closeness only; what is shown is grown by `text/sentences`. */
  #divides(): boolean {
    const units = this.#units;
    const from = this.#previousEnd;
    if (this.start - from === 1 && units[from] === 0x20) return false;
    let lines = 0;
    let mark = false;
    for (let i = from; i < this.start; i++) {
      const code = units[i]!;
      if (code === 0x0a) lines++;
      else if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return true;
      else if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026) mark = true;
    }
    if (lines > 1) return true;
    if (!mark || this.start - from < 2 || isLower(units[this.start]!)) return false;
    // "Mr. Smith", "J. Smith"
    const short = from - this.#previousStart <= 3 && units[from] === 0x2e;
    return !(short && isUpper(units[this.#previousStart]!));
  }
}

/** The tokens of a short text as strings, and where they stand. */
export function tokens(text: string): { token: string; start: number; end: number }[] {
  const scanner = new TokenScanner(text);
  const found = [];
  while (scanner.next()) {
    found.push({ token: scanner.token(), start: scanner.start, end: scanner.end });
  }
  return found;
}
