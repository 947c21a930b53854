import { type Tree, TreeFragment } from '@lezer/common';
import { GFM, Subscript, Superscript, parser as commonmark } from '@lezer/markdown';
import { lineStart } from './place';
import { draftBlocks } from './syntax-blocks';
import { draftInlines } from './syntax-inlines';

/*
 * Markdown to a lezer tree whose offsets count in the text as it was given.
 *
 * Lezer pairs the marks of a paragraph by looking back over all open ones, which is quadratic in the
 * length of the paragraph. Paragraphs above PIECE are therefore read in pieces cut behind a blank: a
 * line of 1 MB costs 128 small pieces, and only emphasis or a link that runs across a cut is missed.
 */

const PIECE = 8192;

const parser = commonmark.configure([GFM, Subscript, Superscript, draftBlocks, draftInlines]);
const parseWhole = parser.parseInline.bind(parser);
parser.parseInline = (text, offset) => {
  if (text.length <= PIECE) return parseWhole(text, offset);
  const elements = [];
  for (let from = 0; from < text.length;) {
    const to = text.length - from <= PIECE ? text.length : cutBefore(text, from + PIECE, from);
    elements.push(...parseWhole(text.slice(from, to), offset + from));
    from = to;
  }
  return elements;
};

/** Behind the last blank before `at`; at `at` itself (never inside a surrogate pair) where there is none. */
function cutBefore(text: string, at: number, least: number): number {
  const blank = text.lastIndexOf(' ', at - 1);
  if (blank > least + PIECE / 2) return blank + 1;
  return /[\udc00-\udfff]/.test(text[at]!) ? at - 1 : at;
}

/** A text as lezer read it, kept for reading the next version of it. */
export interface ParsedMarkdown {
  /** As long as the draft: front matter blanked out, line ends as `\n`. */
  readonly text: string;
  readonly tree: Tree;
  readonly fragments: readonly TreeFragment[];
}

/** The text lezer reads: it knows no `\r` and no front matter, and offsets must stay. */
export function maskForParsing(text: string, bodyStart: number): string {
  const head = text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ');
  const whole = bodyStart ? head + text.slice(bodyStart) : text;
  if (!whole.includes('\r')) return whole;
  return whole.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
}

/** Reads Markdown; what lies outside the changed range of `previous` is taken over from it. */
export function parseMarkdown(text: string, previous?: ParsedMarkdown): ParsedMarkdown {
  if (previous?.text === text) return previous;
  const fragments = previous ? keepUnchanged(previous, text) : [];
  const tree = parser.parse(text, fragments);
  return { text, tree, fragments: TreeFragment.addTree(tree, fragments) };
}

/**
 * What of the last tree can be taken over: whole lines behind the change, and before it all up to the line above.
 * The end of a block may hang on the two lines below it, and what is read from the middle of a line on is
 * another block.
 */
function keepUnchanged(previous: ParsedMarkdown, text: string): readonly TreeFragment[] {
  const before = previous.text;
  const shorter = Math.min(before.length, text.length);
  const same = countSame(shorter, (from, to) => before.slice(from, to) === text.slice(from, to));
  const tail = countSame(
    shorter - same,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      text.slice(text.length - to, text.length - from),
  );
  const from = lineStart(text, lineStart(text, same) - 1);
  const next = text.indexOf('\n', text.length - tail);
  const behind = next < 0 ? 0 : text.length - next - 1;
  return TreeFragment.applyChanges(previous.fragments, [
    { fromA: from, toA: before.length - behind, fromB: from, toB: text.length - behind },
  ]);
}

/** How many units of at most `length` are the same: texts are compared many times faster than their characters. */
function countSame(length: number, isSame: (from: number, to: number) => boolean): number {
  let count = 0;
  for (const stride of [4096, 64, 1])
    while (count + stride <= length && isSame(count, count + stride)) count += stride;
  return count;
}
