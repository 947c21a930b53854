import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { PASSAGE_LEAST, passagesOf, type Segment } from './segment';
import { TokenScanner } from './token-scanner';

/** Reads part of a source's text; undefined where it is no longer there. */
export type ReadText = (
  segment: Segment,
  start: number,
  end: number,
) => Promise<string | undefined>;

/** Characters before and behind the passages of a match: a longer sentence is cut anyway. */
const CONTEXT = 900;
/** Where most sentences end: it is tried first. */
const NEAR_CONTEXT = 250;

/** A piece of a source's text around some of its words. */
export interface Piece {
  readonly text: string;
  /** Offset of `text` in the source. */
  readonly offset: number;
  /** Spans in the source of the words from `first` on. */
  readonly words: readonly Span[];
}

/**
 * The text around the words `[first, last]` that stand at these places of a passage, counted from its start,
 * with so much before and behind that a sentence can be grown. `first` is not below 0; `last` may lie in later passages.
 */
export async function readPiece(
  read: ReadText,
  segment: Segment,
  passage: number,
  first: number,
  last: number,
): Promise<Piece | undefined> {
  const { offsets, characters } = segment;
  // All passages but a source's last one have `PASSAGE_LEAST` words or more.
  const behind = passage + 1 + Math.floor(last / PASSAGE_LEAST);
  const offset = Math.max(0, offsets[passage]! - CONTEXT);
  const end = Math.min(characters, offsets[Math.min(passagesOf(segment), behind)]! + CONTEXT);
  const text = await read(segment, offset, end);
  if (text === undefined) return undefined;
  const scanner = new TokenScanner(text, offsets[passage]! - offset);
  const words: Span[] = [];
  for (let place = 0; place <= last && scanner.next(); place++) {
    if (place >= first) words.push({ start: offset + scanner.start, end: offset + scanner.end });
  }
  return words.length === last - first + 1 ? { text, offset, words } : undefined;
}

/** A sentence longer than the match times this and `GROWN_MORE` is cut around it. */
const GROWN_TIMES = 2;
const GROWN_MORE = 400;
/** Characters kept before and behind a match in an endless sentence. */
const MARGIN = 120;

/** A blank line, not behind the colon that introduces what follows. No span grows over it, also where a sentence seems to. */
const PARAGRAPH_BREAK = /(?<!:[^\S\n]*)(?:\r?\n[^\S\n]*\n\s*|\u2029\s*)/g;

/**
 * A span grown to the sentences that it touches, within the paragraphs that it touches. Both count in
 * the source.
 */
export function growToSentences({ text, offset }: Piece, span: Span): Span {
  let start = span.start - offset;
  let end = span.end - offset;
  const around = sentencesAround(text, start, end);
  const whole = withinParagraphs(text, start, end, {
    start: Math.min(start, around.start),
    end: Math.max(end, around.end),
  });
  if (whole.end - whole.start > (end - start) * GROWN_TIMES + GROWN_MORE) {
    start = Math.max(whole.start, clauseStart(text, start));
    end = Math.min(whole.end, clauseEnd(text, end));
    return { start: start + offset, end: end + offset };
  }
  return { start: whole.start + offset, end: whole.end + offset };
}

/** From the start of the first sentence that `[start, end)` touches to the end of the last. */
function sentencesAround(text: string, start: number, end: number, context = NEAR_CONTEXT): Span {
  const from = Math.max(0, start - context);
  const to = Math.min(text.length, end + context);
  const all = sentences(text, from, to);
  const touched = all.filter((sentence) => sentence.start < end && sentence.end > start);
  const first = touched[0];
  const last = touched.at(-1);
  const cut = (first === all[0] && from > 0) || (last === all.at(-1) && to < text.length);
  if (cut && context < CONTEXT) return sentencesAround(text, start, end, CONTEXT);
  return { start: first?.start ?? start, end: last?.end ?? end };
}

/** Words of a match without a single one that a paragraph break divides from three and more others. */
export function withoutStray({ text, offset }: Piece, words: readonly Span[]): readonly Span[] {
  if (words.length < 4) return words;
  const divided = (before: number): boolean =>
    text
      .slice(words[before]!.end - offset, words[before + 1]!.start - offset)
      .search(PARAGRAPH_BREAK) >= 0;
  if (divided(words.length - 2)) return words.slice(0, -1);
  return divided(0) ? words.slice(1) : words;
}

/** `whole` without what a paragraph break divides from `[start, end)`, which it encloses. */
function withinParagraphs(text: string, start: number, end: number, whole: Span): Span {
  const before = [...text.slice(whole.start, start).matchAll(PARAGRAPH_BREAK)].at(-1);
  const behind = text.slice(end, whole.end).search(PARAGRAPH_BREAK);
  return {
    start: before ? whole.start + before.index + before[0].length : whole.start,
    end: behind < 0 ? whole.end : end + behind,
  };
}

function clauseStart(text: string, at: number): number {
  const from = Math.max(0, at - MARGIN);
  const before = text.slice(from, at);
  const clause = /[;:—–]\s+(?!.*[;:—–]\s)/s.exec(before);
  if (clause) return from + clause.index + clause[0].length;
  return from === 0 ? 0 : from + (/\s\S/.exec(before)?.index ?? before.length - 1) + 1;
}

function clauseEnd(text: string, at: number): number {
  const behind = text.slice(at, at + MARGIN);
  const clause = /[;:—–](?=\s)/.exec(behind);
  if (clause) return at + clause.index + 1;
  return at + (at + MARGIN >= text.length ? behind.length : (/\s\S*$/.exec(behind)?.index ?? 0));
}
