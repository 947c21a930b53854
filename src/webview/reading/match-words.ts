import type { Span } from '../../core/index';
import { fold, unfold, type Folded } from './fold';

/** Folded characters of a piece, where words are not found in one run. */
const PIECE = 24;

/**
 * Where the words stand in a folded text: one run where it has them so, else the pieces of them that it
 * has, in any order (columns and notes may be drawn in another one); empty where that is less than half.
 * `near` (0 to 1) is how far into the text they are expected: the nearest of several places is taken.
 */
export function matchWords(text: Folded, words: string, near = 0): Span[] {
  const wanted = fold(words).text;
  if (!wanted) return [];
  const whole = nearest(text.text, wanted, near * text.text.length);
  if (whole >= 0) return [unfold(text, whole, wanted.length)];
  const found: Span[] = [];
  let held = 0;
  for (let at = 0; at < wanted.length; at += PIECE) {
    const piece = wanted.slice(at, at + PIECE);
    if (piece.length < PIECE / 2) break;
    const place = nearest(text.text, piece, near * text.text.length + at);
    if (place < 0) continue;
    held += piece.length;
    found.push(unfold(text, place, piece.length));
  }
  return held * 2 >= wanted.length ? joinSpans(found) : [];
}

function nearest(text: string, wanted: string, expected: number): number {
  let best = -1;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (best >= 0 && Math.abs(at - expected) >= Math.abs(best - expected)) break;
    best = at;
  }
  return best;
}

/** Neighbours that almost touch become one. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start - last.end < 4) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

/**
 * The other way round: the span of a page's extracted text that words selected on its picture stand for;
 * by their beginning and end where they do not stand there in one run.
 */
export function spanOfWords(text: Folded, words: string, near = 0): Span | undefined {
  const wanted = fold(words).text;
  if (!wanted) return undefined;
  const expected = near * text.text.length;
  const whole = nearest(text.text, wanted, expected);
  if (whole >= 0) return unfold(text, whole, wanted.length);
  const length = Math.min(PIECE, Math.floor(wanted.length / 2));
  if (length < PIECE / 2) return undefined;
  const first = nearest(text.text, wanted.slice(0, length), expected);
  const last = nearest(text.text, wanted.slice(-length), expected + wanted.length);
  if (first < 0 || last < first) return undefined;
  return { start: unfold(text, first, length).start, end: unfold(text, last, length).end };
}
