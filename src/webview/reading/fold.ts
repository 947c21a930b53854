import type { Span } from '../../core/index';

/**
 * Text reduced to what two renderings of the same words share: letters and digits in lower case, without
 * accents, ligatures taken apart. A page's drawn text and its extracted text differ in spaces, hyphens,
 * accents set as signs of their own, and case; their letters agree. Linear in the text.
 */
export interface Folded {
  readonly text: string;
  /** Offsets in the original at which the sign behind each character of `text` begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const KEPT = /[\p{L}\p{N}]/u;

/** Folds a text; with `spaces`, what stands between words becomes one space. */
export function fold(text: string, { spaces = false } = {}): Folded {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let pending = false;
  for (const sign of text) {
    const plain = /[\p{M}\u00ad]/u.test(sign);
    const kept = plain ? '' : foldSign(sign);
    if (kept) {
      if (pending && pieces.length) {
        pieces.push(' ');
        starts.push(at - 1);
        ends.push(at);
      }
      pending = false;
      pieces.push(kept);
      for (let i = 0; i < kept.length; i++) {
        starts.push(at);
        ends.push(at + sign.length);
      }
    } else if (plain) {
      if (ends.length) ends[ends.length - 1] = at + sign.length;
    } else if (spaces) pending = true;
    at += sign.length;
  }
  return {
    text: pieces.join(''),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
  };
}

function foldSign(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 128) {
    const isLetter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (isLetter) return sign;
    return code >= 65 && code <= 90 ? sign.toLowerCase() : '';
  }
  return [...sign.normalize('NFKD').toLowerCase()].filter((part) => KEPT.test(part)).join('');
}

/** The span of the original that `length` folded characters from `at` on stand for. */
export function unfold({ starts, ends }: Folded, at: number, length: number): Span {
  return { start: starts[at]!, end: ends[at + length - 1]! };
}
