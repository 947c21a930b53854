import { fold, WordScanner } from '../text/words';
import { putWord } from './lexicon';

/** Longer words are cut for comparing: encoded data, no language. */
const LONGEST = 80;

const BETWEEN = 1;
/** Of ASCII, what a letter is in lower case; `BETWEEN` for what is in no word; 0 for digits. */
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/.test(character)) return character.toLowerCase().charCodeAt(0);
  return /[0-9]/.test(character) ? 0 : BETWEEN;
});

/** The form in which the index compares words: folded, without apostrophes ("dont"). */
export function foldToken(word: string): string {
  return fold(word).replaceAll("'", '').slice(0, LONGEST);
}

/**
 * Steps through a text token by token. A token is a word in the index's form, coded into `bytes[0, length)`;
 * a word that a hyphen divides at the end of a line is one token. Steps from any token's start are the
 * same as from the start of the text.
 */
export class TokenScanner {
  readonly #text: string;
  readonly #limit: number;
  readonly #words: WordScanner;
  /** A word that was looked at to see whether it continues the one before, and does not. */
  #waiting = false;
  #previousStart = -1;
  #previousEnd = -1;
  readonly bytes = new Uint8Array(LONGEST * 3);
  length = 0;
  start = 0;
  end = 0;
  /** Whether a sentence may have ended before this token. */
  opens = false;

  constructor(text: string, start = 0, end = text.length) {
    this.#text = text;
    this.#limit = end;
    this.#words = new WordScanner(text, start, end);
  }

  next(): boolean {
    if (!this.#nextPlain() && !this.#nextAny()) return false;
    this.opens = this.#previousEnd >= 0 && this.#divides();
    this.#previousStart = this.start;
    this.#previousEnd = this.end;
    return true;
  }

  /** Most words: letters from A to z between blanks and marks, found and folded in one pass. */
  #nextPlain(): boolean {
    if (this.#waiting) return false;
    const text = this.#text;
    const limit = this.#limit;
    const { bytes } = this;
    let at = this.#words.end;
    while (at < limit && PLAIN[text.charCodeAt(at)] === BETWEEN) at++;
    const start = at;
    let length = 0;
    for (; at < limit && length < LONGEST; at++) {
      const letter = PLAIN[text.charCodeAt(at)]!;
      if (!(letter > BETWEEN)) break;
      bytes[length++] = letter;
    }
    if (length === 0 || length === LONGEST) return false;
    if (at < limit) {
      // A hyphen may divide a word, an apostrophe and all that is not ASCII continue it.
      const code = text.charCodeAt(at);
      if (PLAIN[code] !== BETWEEN || code === 0x27 || code === 0x2d) return false;
    }
    this.#words.start = this.start = start;
    this.#words.end = this.end = at;
    this.length = length;
    return true;
  }

  #nextAny(): boolean {
    do {
      if (!this.#waiting && !this.#words.next()) return false;
      this.#waiting = false;
      this.start = this.#words.start;
      this.end = this.#words.end;
      this.length = this.#encode(this.start, this.end);
      const hyphen = this.#text.charCodeAt(this.end);
      if (hyphen === 0x2d || hyphen === 0x2010) this.#joinLines();
    } while (this.length === 0);
    return true;
  }

  /** The token as a string. */
  token(): string {
    return foldToken(this.#text.slice(this.start, this.end).replace(/[-\u2010]\s+/, ''));
  }

  #encode(start: number, end: number): number {
    const { bytes } = this;
    let length = 0;
    for (let i = start; i < end && length < LONGEST; i++) {
      const code = this.#text.charCodeAt(i);
      if (code >= 0x80) return putWord(foldToken(this.#text.slice(start, end)), bytes, 0);
      if (code === 0x27) continue;
      bytes[length++] = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    }
    return length;
  }

  /** "exam-⏎ple" is "example"; "Anglo-⏎American" and "1990-⏎1995" stay two. */
  #joinLines(): void {
    const gap = /[-\u2010][^\S\n]*\r?\n[^\S\n]*(?=\p{Ll})/uy;
    gap.lastIndex = this.end;
    if (!gap.test(this.#text) || !/\p{L}/u.test(this.#text[this.end - 1]!)) return;
    if (!this.#words.next()) return;
    if (this.#words.start !== gap.lastIndex) {
      this.#waiting = true;
      return;
    }
    const first = this.#text.slice(this.start, this.end);
    this.end = this.#words.end;
    const joined = foldToken(first + this.#text.slice(this.#words.start, this.end));
    this.length = putWord(joined, this.bytes, 0);
  }

  /** A cheap guess at sentence ends, for closeness only; what is shown is grown by `text/sentences`. */
  #divides(): boolean {
    const text = this.#text;
    const from = this.#previousEnd;
    if (this.start - from === 1 && text.charCodeAt(from) === 0x20) return false;
    let lines = 0;
    let mark = false;
    for (let i = from; i < this.start; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x0a) lines++;
      else if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return true;
      else if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026) mark = true;
    }
    if (lines > 1) return true;
    if (!mark || this.start - from < 2 || /\p{Ll}/u.test(text[this.start]!)) return false;
    // "Mr. Smith", "J. Smith"
    const short = from - this.#previousStart <= 3 && text.charCodeAt(from) === 0x2e;
    return !(short && /\p{Lu}/u.test(text[this.#previousStart]!));
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
