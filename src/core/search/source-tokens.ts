/**
 * The words of one source turned round: where each word stands, in words from its beginning, and in which sentence.
 *
 * Made of the token stream in two passes, some 20 ns a word, when a draft first cites the source; six to eight bytes
 * a word. What a source says nowhere is known from this alone; of its text only the few sentences are read that
 * are chosen by it (checks/evidence.ts). Sentences are those that the scanner guessed.
 */
import type { Span } from '../text/span';
import { stem } from '../text/stem';
import { BREAK, TokenReader } from './codes';
import type { Lexicon } from './lexicon';
import { passagesOf, type Segment } from './segment';
import { TokenScanner } from './token-scanner';
import type { SourceTokens } from './types';
import { WordForms } from './word-forms';

const NONE = new Uint32Array(0);
/** Stems whose places are kept. */
const MOST_KEPT = 500;
/** Letters of words that an acronym does not leave out. */
const LONG = 4;
/** The longest acronym that is looked for letter by letter. */
const LONGEST_ACRONYM = 6;
/** Marks that a sentence begins with, behind the last one's end. */
const OPENING = /\s+["'“‘„‚«»‹›([{*_¿¡—–-]*$/u;
/** Characters that may stand before a sentence's first word. */
const MOST_MARKS = 8;

/** Words of sources that are kept: of some 60 books, as many as a long draft cites. */
const MOST_WORDS = 6_000_000;

/** The words of sources asked about last, those used last at the end. */
export class RecentTokens {
  readonly forms: WordForms;
  readonly #lexicon: Lexicon;
  readonly #kept = new Map<Segment, StreamTokens>();
  #words = 0;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.forms = new WordForms(lexicon);
  }

  get byteLength(): number {
    const kept = [...this.#kept.values()];
    return kept.reduce((sum, tokens) => sum + tokens.byteLength, this.forms.byteLength);
  }

  /** The words of a segment whose tokens are numbers of the library. */
  of(segment: Segment): SourceTokens {
    const known = this.#kept.get(segment);
    const tokens = known ?? new StreamTokens(segment, this.#lexicon, this.forms);
    this.#kept.delete(segment);
    this.#kept.set(segment, tokens);
    if (!known) this.#words += tokens.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#words <= MOST_WORDS || oldest === segment) break;
      this.#kept.delete(oldest);
      this.#words -= size;
    }
    return tokens;
  }
}

class StreamTokens implements SourceTokens {
  readonly size: number;
  readonly sentences: number;
  readonly #lexicon: Lexicon;
  readonly #forms: WordForms;
  readonly #segment: Segment;
  /** The different words, rising; word `terms[i]` stands at `places[first[i], first[i + 1])`. */
  readonly #terms: Uint32Array;
  readonly #first: Uint32Array;
  readonly #places: Uint32Array;
  readonly #sentenceOf: Uint16Array | Uint32Array;
  /** The first word of each sentence and of each passage, with the number of words behind. */
  readonly #sentenceStarts: Uint32Array;
  readonly #passageStarts: Uint32Array;
  readonly #stems = new Map<string, Uint32Array>();
  readonly #sentencesOfStems = new Map<string, Uint16Array | Uint32Array>();
  #initials: readonly [string, string] | undefined;

  constructor(segment: Segment, lexicon: Lexicon, forms: WordForms) {
    this.#lexicon = lexicon;
    this.#forms = forms;
    this.#segment = segment;
    const { codes, starts, words } = segment;
    const ids = new Uint32Array(words);
    const uses = new Uint32Array(lexicon.size);
    const passages = passagesOf(segment);
    this.#passageStarts = new Uint32Array(passages + 1);
    const breaks = [0];
    const reader = new TokenReader(codes);
    let count = 0;
    for (let p = 0; p < passages; p++) {
      this.#passageStarts[p] = count;
      for (const end = starts[p + 1]!; reader.at < end;) {
        const id = reader.next();
        if (id === BREAK) breaks.push(count);
        else {
          ids[count++] = id;
          uses[id]!++;
        }
      }
    }
    this.#passageStarts[passages] = count;
    if (breaks.at(-1) === count) breaks.pop();
    this.size = count;
    this.sentences = breaks.length;
    this.#sentenceStarts = Uint32Array.from([...breaks, count]);
    this.#sentenceOf = this.sentences < 1 << 16 ? new Uint16Array(count) : new Uint32Array(count);
    for (let s = 1; s < this.sentences; s++)
      this.#sentenceOf.fill(s, breaks[s], this.#sentenceStarts[s + 1]);
    [this.#terms, this.#first, this.#places] = invert(ids, count, uses);
  }

  get byteLength(): number {
    const { byteLength } = this.#sentenceOf;
    return this.#places.byteLength + byteLength + 8 * this.#terms.length + 4 * this.sentences;
  }

  sentenceOf(place: number): number {
    return this.#sentenceOf[place]!;
  }

  sentenceStart(sentence: number): number {
    return this.#sentenceStarts[sentence]!;
  }

  placesOf(word: string): Uint32Array {
    const id = this.#lexicon.find(word);
    return id ? this.#placesOfId(id) : NONE;
  }

  placesOfStem(root: string): Uint32Array {
    const known = this.#stems.get(root);
    if (known) return known;
    const lists = this.#forms.ofStem(root).map((id) => this.#placesOfId(id));
    const written = merge(lists);
    const places = written.length ? written : this.#acronym(root);
    if (this.#stems.size >= MOST_KEPT) this.#stems.clear();
    this.#stems.set(root, places);
    return places;
  }

  sentencesOfStem(root: string): Uint16Array | Uint32Array {
    const known = this.#sentencesOfStems.get(root);
    if (known) return known;
    const places = this.placesOfStem(root);
    const found = this.#sentenceOf.slice(0, places.length);
    let count = 0;
    for (let i = 0; i < places.length; i++) {
      const sentence = this.#sentenceOf[places[i]!]!;
      if (count === 0 || found[count - 1] !== sentence) found[count++] = sentence;
    }
    const sentences = found.slice(0, count);
    if (this.#sentencesOfStems.size >= MOST_KEPT) this.#sentencesOfStems.clear();
    this.#sentencesOfStems.set(root, sentences);
    return sentences;
  }

  hasBeginning(beginning: string): boolean {
    return this.#forms
      .beginningWith(beginning)
      .some((id) => this.#termAt(id) >= 0 && stem(this.#lexicon.word(id)).startsWith(beginning));
  }

  *words(begins?: (byte: number) => boolean): Iterable<{ word: string; places: Uint32Array }> {
    const lexicon = this.#lexicon;
    for (let i = 0; i < this.#terms.length; i++) {
      const id = this.#terms[i]!;
      if (begins && !begins(lexicon.byteAt(id, 0)!)) continue;
      const places = this.#places.subarray(this.#first[i], this.#first[i + 1]);
      yield { word: lexicon.word(id), places };
    }
  }

  get initials(): readonly [all: string, longer: string] {
    if (this.#initials) return this.#initials;
    const letters = new Uint16Array(this.size);
    const isLong = new Uint8Array(this.size);
    const codes = new Uint16Array(LONG);
    for (let i = 0; i < this.#terms.length; i++) {
      const length = this.#lexicon.readCodes(this.#terms[i]!, codes);
      for (let k = this.#first[i]!; k < this.#first[i + 1]!; k++) {
        letters[this.#places[k]!] = codes[0]!;
        isLong[this.#places[k]!] = Number(length >= LONG);
      }
    }
    const text = (units: Uint16Array): string => new TextDecoder('utf-16le').decode(units);
    this.#initials = [text(letters), text(letters.filter((_, place) => isLong[place]))];
    return this.#initials;
  }

  spansOf(text: string, ranges: readonly Span[]): Span[] {
    const spans: Span[] = [];
    let cursor: WordCursor | undefined;
    for (const { start, end } of ranges) {
      const passage = lastUpTo(this.#passageStarts, start);
      if (!cursor || cursor.passage > passage || cursor.next > start || cursor.behind < end)
        cursor = new WordCursor(text, this.#segment, passage, this.#passageStarts, end);
      spans.push(cursor.span(start, end));
    }
    return spans;
  }

  #termAt(id: number): number {
    const at = lastUpTo(this.#terms, id);
    return this.#terms[at] === id ? at : -1;
  }

  #placesOfId(id: number): Uint32Array {
    const at = this.#termAt(id);
    return at < 0 ? NONE : this.#places.subarray(this.#first[at], this.#first[at + 1]);
  }

  /** Where letters with points between stand that a draft writes as one word: "U.S." */
  #acronym(root: string): Uint32Array {
    if (root.length < 2 || root.length > LONGEST_ACRONYM) return NONE;
    const [first, ...rest] = Array.from(root, (letter) => this.placesOf(letter));
    if (rest.some(({ length }) => length === 0)) return NONE;
    return first!.filter((place) =>
      rest.every((places, i) => places[lastUpTo(places, place + i + 1)] === place + i + 1),
    );
  }
}

/** Steps through the words of some passages in a row. */
class WordCursor {
  readonly passage: number;
  /** The word that the scanner will find next, and the first one behind its text. */
  next: number;
  readonly behind: number;
  readonly #text: string;
  readonly #offset: number;
  readonly #scanner: TokenScanner;

  constructor(
    text: string,
    { offsets }: Segment,
    passage: number,
    passageStarts: Uint32Array,
    end: number,
  ) {
    this.passage = passage;
    this.next = passageStarts[passage]!;
    const last = lastUpTo(passageStarts, Math.min(end, passageStarts.at(-1)! - 1));
    this.behind = passageStarts[last + 1]!;
    this.#text = text;
    this.#offset = offsets[passage]!;
    this.#scanner = new TokenScanner(text.slice(this.#offset, offsets[last + 1]));
  }

  /** The text of words `[start, end)` with the marks before the first one and behind the last. */
  span(start: number, end: number): Span {
    const scanner = this.#scanner;
    this.next += scanner.skip(start + 1 - this.next);
    const first = this.#offset + scanner.start;
    this.next += scanner.skip(end - this.next);
    return { start: this.#before(first), end: this.#behind(this.#offset + scanner.end) };
  }

  #before(at: number): number {
    let start = at;
    while (start > 0 && at - start < MOST_MARKS && /[^\s\p{L}\p{N}]/u.test(this.#text[start - 1]!))
      start--;
    return start;
  }

  #behind(at: number): number {
    const [marks] = /^[^\p{L}\p{N}]{0,12}/u.exec(this.#text.slice(at, at + 12))!;
    return at + marks.replace(OPENING, '').length;
  }
}

/**
 * Where each of `count` numbers stands: they themselves, where the places of each begin, and the places. `uses`, how
 * often each stands, is spoiled.
 */
function invert(
  ids: Uint32Array,
  count: number,
  uses: Uint32Array,
): [terms: Uint32Array, first: Uint32Array, places: Uint32Array] {
  let size = 0;
  for (let id = 0; id < uses.length; id++) if (uses[id]! > 0) size++;
  const terms = new Uint32Array(size);
  const first = new Uint32Array(size + 1);
  for (let id = 0, i = 0, at = 0; id < uses.length; id++) {
    const used = uses[id]!;
    if (used === 0) continue;
    terms[i++] = id;
    uses[id] = at;
    first[i] = at += used;
  }
  const places = new Uint32Array(count);
  for (let place = 0; place < count; place++) places[uses[ids[place]!]!++] = place;
  return [terms, first, places];
}

/** The place of the last of rising numbers that is not above a value; 0 where all are. */
function lastUpTo(list: Uint32Array, value: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rising lists with no number in common as one. */
function merge(lists: readonly Uint32Array[]): Uint32Array {
  const filled = lists.filter(({ length }) => length > 0);
  if (filled.length < 2) return filled[0] ?? NONE;
  const all = new Uint32Array(filled.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of filled) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}
