import { CODE, type Rendered } from './prose-builder';

/*
 * Pairs the quotation marks of one block of rendered text, in one pass with a stack.
 *
 * Directional marks say themselves whether they open, except where languages differ: “ closes „ in
 * German, » opens in German and Swedish, ” opens in Swedish. Straight marks are judged by their
 * neighbours. A closing mark takes the nearest fitting opening one; what stands open between the two is
 * lost, so an unbalanced mark loses only itself. Single marks are apostrophes unless they enclose
 * several words. Time is linear in the marks times the depth of nesting, which is bounded.
 */

/** A pair in rendered text: `open` and `close` are the indices of the marks. */
export interface MarkPair {
  readonly open: number;
  readonly close: number;
  readonly depth: number;
}

export interface PairedMarks {
  readonly pairs: readonly MarkPair[];
  /** The last directional opening mark that nothing closes and no pair encloses. */
  readonly open?: number;
}

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '‟': '”',
  '‚': '‘’',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '”': '”',
  '‘': '’',
  '"': '"',
  "'": "'",
  '＂': '＂',
};
const MARK = /[“”„‟‚‘’«»‹›「」『』"'＂]/g;
const DEEPEST = 16;
const LETTER = /[\p{L}\p{N}]/u;
/** What may stand before an opening mark: nothing, a blank, an opening bracket, a dash, another mark. */
const BEFORE_OPEN = /[\s([{<¿¡—–\-/“„‚‘«»‹›「『"'=:*_…|]/;
const AFTER_CLOSE = /[\s.,;:!?)\]}>—–\-/”’»«›」』"'…|*_]/;
const SINGLE = "‘‚'";
/** Words that begin with an apostrophe, and decades. */
const ELISION =
  /^(?:tis|twas|twere|twill|twould|em|im|er|til|till|cause|cos|cuz|round|bout|neath|nother|fore|gainst|ere|o|n|ave|ow|ome|appen|e|s|t|ll|re|ve|d|m|m?sieur)(?![\p{L}])|^\d\ds?(?!\d)/iu;

/** Pairs the marks of one block; marks in code do not count, nor, unless `anySingle`, single ones around a word. */
export function pairMarks({ text, kinds }: Rendered, anySingle = false): PairedMarks {
  const marks: number[] = [];
  for (const { index } of text.matchAll(MARK)) if (kinds[index] !== CODE) marks.push(index);
  const stack: number[] = [];
  const closed: [number, number][] = [];
  for (let i = 0; i < marks.length; i++) {
    const at = marks[i]!;
    const found = closes(text, at, stack, marks, i);
    if (found >= 0) {
      closed.push([stack[found]!, at]);
      stack.length = found;
    } else if (opens(text, at, stack)) {
      // Deeper nesting than this is no prose; forgetting the outermost keeps the pass linear.
      if (stack.length === DEEPEST) stack.shift();
      stack.push(at);
    }
  }
  const pairs = withDepth(closed.filter(([open, close]) => anySingle || counts(text, open, close)));
  const open = stack.findLast((at) => '“„«‟「『'.includes(text[at]!));
  return { pairs, ...(open !== undefined && !enclosed(pairs, open) && { open }) };
}

function enclosed(pairs: readonly MarkPair[], at: number): boolean {
  return pairs.some((pair) => pair.open < at && at < pair.close);
}

/** The index in the stack of the mark that the one at `at` closes, or -1. */
function closes(text: string, at: number, stack: readonly number[], marks: number[], i: number) {
  const mark = text[at]!;
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  for (let k = stack.length - 1; k >= 0; k--) {
    const open = text[stack[k]!]!;
    if (!CLOSERS[open]!.includes(mark)) continue;
    switch (mark) {
      case '"':
      case '＂':
        return closesStraight(text, at, marks, i) ? k : -1;
      case "'":
      case '’':
        return closesSingle(text, at, marks, i) ? k : -1;
      case '“':
      case '‘':
        // In a German quotation “ closes, unless it clearly opens another one.
        if (/\s/.test(before) && LETTER.test(after)) continue;
        return k;
      case '«':
      case '‹':
      case '»':
      case '›':
        if (open === '»' || open === '›') {
          if (/\s/.test(before) && LETTER.test(after)) continue;
        }
        return k;
      default:
        return k;
    }
  }
  return -1;
}

function opens(text: string, at: number, stack: readonly number[]): boolean {
  const mark = text[at]!;
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/[“„‟‚«‹「『]/.test(mark)) return true;
  if (/[」』’]/.test(mark)) return false;
  const opening = BEFORE_OPEN.test(before) && !/\s/.test(after);
  if (mark === '»' || mark === '›' || mark === '”')
    return opening && /\s|[([{—–]/.test(before) && (LETTER.test(after) || after === '[');
  if (mark === '"' || mark === '＂') return opening && !/[.,;:!?)\]]/.test(after.replace('…', ''));
  if (!opening || !/[\p{L}\p{N}“"„«[(…]/u.test(after)) return false;
  // ‘ or ': an apostrophe at the start of a word is none.
  if (stack.some((open) => text[open] === mark)) return mark === '‘';
  return !ELISION.test(text.slice(at + 1, at + 12));
}

function closesStraight(text: string, at: number, marks: readonly number[], i: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/\s/.test(before)) return false;
  if (LETTER.test(after)) return /[.,!?;:…”’'\])]/.test(before);
  if (!AFTER_CLOSE.test(after) && !/[[(^\\@]/.test(after)) return !BEFORE_OPEN.test(before);
  if (!/\d/.test(before)) return true;
  // 6'2" and 12": inches, where another mark closes the quotation.
  if (/\d['’′]\s?\d+(?:[.½¼¾]\d*)?$/.test(text.slice(Math.max(0, at - 8), at))) return false;
  const next = marks.slice(i + 1, i + 8).find((other) => text[other] === text[at]);
  return (
    next === undefined || /\s/.test(text[next - 1] ?? ' ') || LETTER.test(text[next + 1] ?? ' ')
  );
}

function closesSingle(text: string, at: number, marks: readonly number[], i: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/\s/.test(before) || LETTER.test(after)) return false;
  // The dogs' bowls: a plural's apostrophe, where a later mark can close.
  if (before !== 's' || !/^\s\p{Ll}/u.test(text.slice(at + 1, at + 3))) return true;
  for (const next of marks.slice(i + 1, i + 12)) {
    const mark = text[next]!;
    if (mark === '”' || mark === '»') return true;
    if (mark === '‘') return true;
    if (mark !== text[at]) continue;
    if (!/\s/.test(text[next - 1] ?? ' ') && !LETTER.test(text[next + 1] ?? ' ')) return false;
    if (/\s/.test(text[next - 1] ?? ' ')) return true;
  }
  return true;
}

/** Single marks count only around several words, others around at least one character. */
function counts(text: string, open: number, close: number): boolean {
  const inside = text.slice(open + 1, close).trim();
  if (!inside) return false;
  if (!SINGLE.includes(text[open]!)) return true;
  return /[\p{L}\p{N}][^\p{L}\p{N}]*[\s\u00a0—–][^\p{L}\p{N}]*[\p{L}\p{N}]/u.test(inside);
}

function withDepth(closed: readonly [number, number][]): MarkPair[] {
  const open: number[] = [];
  return [...closed]
    .sort((a, b) => a[0] - b[0])
    .map(([start, close]) => {
      while (open.length && open[open.length - 1]! < start) open.pop();
      open.push(close);
      return { open: start, close, depth: open.length - 1 };
    });
}
