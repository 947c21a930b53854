/**
 * A stretch of source that may be a quotation: aligned with it word by word, then looked at by its letters, for the
 * same letters in other words ("co-operate", "cooperate", "coop-⏎erate") are the same words.
 */
import type { Span } from '../text/span';
import { words } from '../text/words';
import { encodeWord, type Lexicon } from './lexicon';
import { readPiece, type ReadText } from './passage-text';
import { wordsFrom } from './phrase';
import type { Segment } from './segment';
import { editDistance } from './similar-words';
import type { Match } from './types';
import { alignWords, type Alignment, type QuotedWord } from './word-alignment';

/** Words around an anchor that are aligned, beside those that the quotation has there. */
export const ROOM = 8;
/** A quoted word with one letter wrong in four or more counts by this share: bad scans, misprints. */
const SIMILAR_SHARE = 0.7;
/** No approximate match is called more similar than this. */
const NOT_QUITE = 0.99;
/** Unmatched words at either end of a quotation for which the span is widened. */
const WIDENED = 2;

/** Longer words are not looked for in two parts. */
const LONGEST_DIVIDED = 24;

export interface Quotation {
  readonly tokens: readonly string[];
  readonly ids: Int32Array;
}

/** A quotation made ready for being aligned. */
export interface AskedQuotation extends Quotation {
  /** See `lettersOf`. */
  readonly letters: string;
  readonly words: readonly QuotedWord[];
  /** Where each word stands that a source may have as two. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** See `shapeOf`. */
  readonly shapes: ReadonlySet<number>;
}

export function readyForAlignment(
  lexicon: Lexicon,
  text: string,
  quoted: Quotation,
): AskedQuotation {
  const { tokens, ids } = quoted;
  const words = tokens.map((token, i): QuotedWord => {
    const next = tokens[i + 1];
    const joined = next === undefined ? 0 : lexicon.find(token + next);
    return { id: ids[i]!, letters: token.length, joined };
  });
  const places = new Map<string, number[]>();
  tokens.forEach((token, i) => {
    if (token.length <= LONGEST_DIVIDED) places.set(token, [...(places.get(token) ?? []), i]);
  });
  const codes = [...places.keys()].map(encodeWord);
  const shapes = new Set(codes.map((bytes) => shapeOf(bytes[0]!, bytes.length)));
  return { ...quoted, letters: lettersOf(text), words, places, shapes };
}

/**
 * No stretch is more similar to a quotation, for words that the library has neither as they are nor in two parts
 * nor as one with a neighbour stand nowhere.
 */
export function mostSimilar(lexicon: Lexicon, { tokens, words }: AskedQuotation): number {
  let most = 0;
  let total = 0;
  words.forEach(({ id, letters, joined }, i) => {
    const token = tokens[i]!;
    total += letters;
    if (id || joined || words[i - 1]?.joined || fallsApart(lexicon, token)) most += letters;
    else if (mayBeMisspelt(token)) most += SIMILAR_SHARE * letters;
  });
  return most / total;
}

function fallsApart(lexicon: Lexicon, word: string): boolean {
  if (word.length > LONGEST_DIVIDED) return false;
  for (let at = 1; at < word.length; at++)
    if (lexicon.find(word.slice(0, at)) && lexicon.find(word.slice(at))) return true;
  return false;
}

/** A figure with another digit is another figure. */
function mayBeMisspelt(word: string): boolean {
  return word.length >= 4 && !/\p{N}/u.test(word);
}

/** A stretch of source: places count words from the start of the passage. */
export interface Place {
  readonly segment: Segment;
  readonly passage: number;
  readonly first: number;
  readonly last: number;
}

/** Words of a quotation, from the first to the last, and where those two stand: what lies around them is aligned. */
export interface Anchor extends Place {
  readonly from: number;
  readonly to: number;
}

/** A stretch found by words, whose text is still to be looked at. */
export interface Aligned {
  readonly place: Place;
  /** Words from the start of the place's passage on that were looked at. */
  readonly words: number;
  readonly alignment: Alignment;
  readonly similarity: number;
}

/** The best alignment around an anchor. */
export function alignStretch(
  lexicon: Lexicon,
  quoted: AskedQuotation,
  { segment, passage, first, last, from, to }: Anchor,
): Aligned | undefined {
  const rest = quoted.ids.length - to;
  const before = from + ROOM + (from >> 2);
  const behind = rest + ROOM + (rest >> 2);
  const area = around(segment, passage, first - before, last + behind);
  const source = wordsFrom(segment, area.passage, area.last + 1).ids;
  const stretch = source.subarray(area.first, area.last + 1);
  const alignment = alignWords(quoted.words, stretch, dividedIn(lexicon, quoted, stretch));
  if (!alignment) return undefined;
  const similarity = similarityOf(lexicon, quoted, alignment, stretch);
  const place = {
    segment,
    passage: area.passage,
    first: area.first + alignment.start,
    last: area.first + alignment.end - 1,
  };
  return { place, words: source.length, alignment, similarity };
}

/** The same stretch counted from the passage that its first word lies in; what lies before the beginning is cut. */
function around(segment: Segment, passage: number, first: number, last: number): Place {
  let [p, from, to] = [passage, first, last];
  while (from < 0 && p > 0) {
    const { own } = wordsFrom(segment, --p, 1);
    from += own;
    to += own;
  }
  return { segment, passage: p, first: Math.max(0, from), last: to };
}

/**
 * Where a stretch has quoted words as two: read off its own neighbours, for in a large library most words fall apart
 * into others somewhere.
 */
function dividedIn(
  lexicon: Lexicon,
  { places, shapes }: AskedQuotation,
  stretch: Int32Array,
): ReadonlyMap<number, ReadonlySet<number>> {
  const divided = new Map<number, Set<number>>();
  for (let at = 1; at < stretch.length; at++) {
    const [first, second] = [stretch[at - 1]!, stretch[at]!];
    const bytes = lexicon.bytesOf(first) + lexicon.bytesOf(second);
    if (!shapes.has(shapeOf(lexicon.byteAt(first, 0)!, bytes))) continue;
    for (const i of places.get(lexicon.word(first) + lexicon.word(second)) ?? [])
      divided.set(i, (divided.get(i) ?? new Set()).add(at + 1));
  }
  return divided;
}

/** The first byte of a word and how many it has, in one number: most words differ in them. */
function shapeOf(first: number, bytes: number): number {
  return first + 256 * bytes;
}

function similarityOf(
  lexicon: Lexicon,
  quoted: Quotation,
  { letters, replaced }: Alignment,
  stretch: Int32Array,
): number {
  const total = quoted.tokens.reduce((sum, token) => sum + token.length, 0);
  let standing = letters;
  for (const { quoted: i, place } of replaced) {
    const word = quoted.tokens[i]!;
    if (!mayBeMisspelt(word)) continue;
    const edits = word.length >> 2;
    const other = lexicon.word(stretch[place]!);
    if (editDistance(word, other, edits) <= edits) standing += SIMILAR_SHARE * word.length;
  }
  return Math.min(NOT_QUITE, standing / total);
}

/** The span of a stretch, its text and its words; undefined where the text is gone. */
export async function spanOf(
  read: ReadText,
  { segment, passage, first, last }: Place,
): Promise<{ span: Span; text: string; words: readonly Span[] } | undefined> {
  const piece = await readPiece(read, segment, passage, first, last);
  if (!piece) return undefined;
  const span = { start: piece.words[0]!.start, end: piece.words.at(-1)!.end };
  const text = piece.text.slice(span.start - piece.offset, span.end - piece.offset);
  return { span, text, words: piece.words };
}

/** The match that a stretch is: exact where its letters are the quotation's. */
export async function describeStretch(
  read: ReadText,
  quoted: AskedQuotation,
  { place, words, alignment, similarity }: Aligned,
): Promise<Match | undefined> {
  const source = place.segment.source.id;
  const { head, tail } = alignment;
  const wide = {
    ...place,
    first: Math.max(0, place.first - Math.min(head, WIDENED)),
    last: Math.min(words - 1, place.last + Math.min(tail, WIDENED)),
  };
  const found = await spanOf(read, wide);
  if (!found) return undefined;
  const offset = found.span.start;
  const slice = (from: number, to: number): string => found.text.slice(from - offset, to - offset);
  const core = place.last - place.first;
  let from = place.first - wide.first;
  let to = from + core;
  const letters = found.words.map(({ start, end }) => lettersOf(slice(start, end)));
  // A word that was split or joined at an end may stand outside the alignment.
  for (let a = from; a >= 0; a--) {
    for (let b = to; b < letters.length; b++) {
      if (letters.slice(a, b + 1).join('') !== quoted.letters) continue;
      const span = { start: found.words[a]!.start, end: found.words[b]!.end };
      return { ...span, source, exact: true, similarity: 1 };
    }
  }
  const sentenceEnd = /[.!?…]["'”’)\]]*\s/;
  while (
    from > 0 &&
    !sentenceEnd.test(slice(found.words[from - 1]!.start, found.words[from]!.start))
  )
    from--;
  while (
    to + 1 < found.words.length &&
    !sentenceEnd.test(slice(found.words[to]!.end, found.words[to + 1]!.start) + ' ')
  ) {
    to++;
  }
  const span = { start: found.words[from]!.start, end: found.words[to]!.end };
  return { ...span, source, exact: false, similarity };
}

/**
 * The letters of a text without what lies between words. Words with digits keep their limits, and points
 * and commas between digits count: "5.6" is not "56", "1 5" not "15".
 */
export function lettersOf(text: string): string {
  return words(text)
    .map(({ folded }) => (/\p{N}/u.test(folded) ? ` ${folded} ` : folded))
    .join('')
    .replaceAll("'", '');
}
