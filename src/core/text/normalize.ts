/**
 * Text without its typography, and the way back.
 *
 * Quotation marks, dashes (`--` too), blanks, ligatures, soft hyphens and hyphens at line ends are what a
 * writer, a word processor or a PDF changes without changing the words. One pass of one expression, linear
 * in the text; the map is one `Uint32Array`. Words are compared by `fold` (words.ts): this is for marks.
 */
import type { Span } from './span';

export interface Normalized {
  readonly text: string;
  /** The source offset of a character of `text`; its length gives the end of the source. */
  toSource(offset: number): number;
  /** The source characters that a span of `text` stands for, ligatures whole. */
  span(back: Span): Span;
}

/** In this order, for earlier ones win where two fit. */
const SPECIAL = new RegExp(
  [
    '(?<removed>[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+)',
    '(?<=\\p{L})(?<hyphen>[-\\u2010]\\n\\s*)(?=\\p{Ll})',
    '(?<dash>\\s*(?:--+|[\\u2012-\\u2015\\u2212])\\s*|\\s+-\\s+)',
    '(?<blank>\\s+)',
    '(?<double>[\\u201c-\\u201f\\u00ab\\u00bb\\uff02])',
    '(?<single>[\\u2018-\\u201b\\u2039\\u203a\\u02bc\\uff07])',
    '(?<joined>[\\u2010\\u2011])',
    '(?<dots>\\u2026)',
    '(?<ligature>[\\ufb00-\\ufb06])',
  ].join('|'),
  'gu',
);

function replacement(groups: Readonly<Record<string, string | undefined>>): string {
  if (groups['removed'] !== undefined || groups['hyphen'] !== undefined) return '';
  if (groups['dash'] !== undefined || groups['joined'] !== undefined) return '-';
  if (groups['blank'] !== undefined) return ' ';
  if (groups['double'] !== undefined) return '"';
  if (groups['single'] !== undefined) return "'";
  if (groups['dots'] !== undefined) return '...';
  return groups['ligature']!.normalize('NFKD');
}

/** `text` with plain quotation marks, dashes, blanks and letters. Offsets are UTF-16. */
export function normalize(text: string): Normalized {
  const pieces: string[] = [];
  const offsets = new Uint32Array(text.length * 3 + 1);
  let length = 0;
  let from = 0;
  const copy = (to: number): void => {
    if (to > from) pieces.push(text.slice(from, to));
    for (let at = from; at < to; at++) offsets[length++] = at;
  };
  for (const match of text.matchAll(SPECIAL)) {
    copy(match.index);
    const put = replacement(match.groups!);
    if (put) pieces.push(put);
    for (let i = 0; i < put.length; i++) offsets[length++] = match.index;
    from = match.index + match[0].length;
  }
  copy(text.length);
  offsets[length] = text.length;
  const map = offsets.slice(0, length + 1);
  return {
    text: pieces.join(''),
    toSource: (offset) => map[Math.max(0, Math.min(offset, length))]!,
    span: ({ start, end }) => {
      const first = map[Math.min(start, length)]!;
      if (end <= start) return { start: first, end: first };
      let last = Math.min(end, length);
      while (last < length && map[last] === map[end - 1]) last++;
      return { start: first, end: map[last]! };
    },
  };
}
