/**
 * From the pieces of text that a PDF draws to lines. A PDF knows no words, lines or columns: each piece has a
 * place, a size and a direction. Pieces that stand close together on one base line make a fragment;
 * fragments are put in reading order (pdf-columns.ts) and then joined into lines. Coordinates are points from the
 * upper left corner of the page as it is looked at, whatever its rotation. n log n in the pieces.
 */

/** What pdf.js tells of a piece of text; see its `TextItem`. */
export interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  readonly font: string;
  readonly rtl: boolean;
  readonly spaced: boolean;
}

/** Text on one base line without a wide gap. */
export interface Fragment {
  text: string;
  left: number;
  right: number;
  base: number;
  size: number;
  font: string;
  /** The font that its last words are in: behind a label that runs into the text it is the text's. */
  endFont: string;
  rtl: boolean;
  /** Begins with a small raised mark: that of a footnote. */
  marked: boolean;
}

/** A line of a column. In its text a tab stands before what begins a cell. */
export interface Line extends Readonly<Fragment> {
  /** Where its pieces begin that stand apart by wide gaps, as the cells of a table's row do. */
  readonly stops: readonly number[];
}

/** The upright fragments of a page, and those that run in another direction, in reading order of their own. */
export interface PageFragments {
  readonly width: number;
  readonly height: number;
  readonly upright: Fragment[];
  readonly turned: Fragment[];
}

/** A gap wider than so many letter heights parts two fragments. */
const WIDE_GAP = 1.1;
/** A gap wider than this parts the cells of a table. */
const CELL_GAP = 1.4;
/** A gap wider than this is a space, where the file draws none. */
const WORD_GAP = 0.17;

/** The fragments of one page. `transform` leads from the file's coordinates to those of the page as seen. */
export function readFragments(
  items: readonly TextItem[],
  transform: readonly number[],
  size: { readonly width: number; readonly height: number },
): PageFragments {
  const groups: Piece[][] = [[], [], [], [], []];
  const counts = [0, 0, 0, 0, 0];
  let spaced = false;
  for (const item of items) {
    const text = item.str.replace(/[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]/g, '');
    if (!text.trim()) {
      spaced = true;
      continue;
    }
    const { direction, piece } = place(item, text, transform, size, spaced);
    groups[direction]!.push(piece);
    counts[direction]! += text.length;
    spaced = /\s$/.test(text);
  }
  const upright = counts.indexOf(Math.max(...counts.slice(0, 4)));
  const turned = groups.flatMap((pieces, direction) =>
    direction === upright ? [] : joinPieces(pieces),
  );
  const sideways = upright % 2 === 1;
  return {
    width: sideways ? size.height : size.width,
    height: sideways ? size.width : size.height,
    upright: joinPieces(groups[upright]!),
    turned,
  };
}

/** Turns a piece upright; direction counts quarter turns, 4 is slanted (a watermark). */
function place(
  item: TextItem,
  text: string,
  [va, vb, vc, vd, ve, vf]: readonly number[],
  { width, height }: { readonly width: number; readonly height: number },
  spaced: boolean,
): { direction: number; piece: Piece } {
  const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
  const right = { x: va! * a + vc! * b, y: vb! * a + vd! * b };
  const up = { x: va! * c + vc! * d, y: vb! * c + vd! * d };
  const x = va! * e + vc! * f + ve!;
  const y = vb! * e + vd! * f + vf!;
  const turn = Math.atan2(right.y, right.x) / (Math.PI / 2);
  const nearest = ((Math.round(turn) % 4) + 4) % 4;
  const direction = Math.abs(turn - Math.round(turn)) > 0.12 ? 4 : nearest;
  const [left, base] =
    direction === 1
      ? [y, width - x]
      : direction === 2
        ? [width - x, height - y]
        : direction === 3
          ? [height - y, x]
          : [x, y];
  const size = Math.hypot(up.x, up.y) || 1;
  const length = Math.abs(item.width);
  const piece = {
    text,
    left,
    right: left + length,
    base,
    size,
    font: item.fontName,
    rtl: item.dir === 'rtl',
    spaced: spaced || /^\s/.test(text),
  };
  return { direction, piece };
}

/** Joins pieces, in the order drawn, into fragments. */
function joinPieces(pieces: readonly Piece[]): Fragment[] {
  const fragments: Fragment[] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    if (last && isShadow(last, piece)) continue;
    const open = fragments.at(-1);
    if (!open || !joinsTo(open, piece)) fragments.push(fragmentOf(piece));
    else append(open, piece);
    last = piece;
  }
  return fragments.filter(({ text }) => text.trim() !== '');
}

/** The same words drawn again a hair beside: bold type made by printing twice. */
function isShadow(last: Piece, piece: Piece): boolean {
  const near = Math.max(0.15 * piece.size, 0.5);
  return (
    last.text === piece.text &&
    Math.abs(last.left - piece.left) < near &&
    Math.abs(last.base - piece.base) < near
  );
}

function fragmentOf({ text, left, right, base, size, font, rtl }: Piece): Fragment {
  return { text: text.trim(), left, right, base, size, font, endFont: font, rtl, marked: false };
}

function joinsTo(open: Fragment, piece: Piece): boolean {
  const em = Math.max(open.size, piece.size);
  const drop = piece.base - open.base;
  const onLine = Math.abs(drop) < 0.2 * em;
  const raised = piece.size < 0.85 * open.size && drop < 0 && drop > -0.7 * em;
  const lowered = piece.size < 0.85 * open.size && drop > 0 && drop < 0.35 * em;
  const afterMark =
    open.size < 0.85 * piece.size && drop > 0 && drop < 0.7 * em && open.text.length < 4;
  if (!onLine && !raised && !lowered && !afterMark) return false;
  const gap = open.rtl || piece.rtl ? open.left - piece.right : piece.left - open.right;
  if ((open.rtl || piece.rtl) && Math.abs(piece.left - open.right) < em) return onLine;
  return gap > -0.6 * em && gap < WIDE_GAP * em;
}

/** Marks that call a footnote, as they stand raised behind a word. */
const CALL = /^\s*(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[*†‡§¶]{1,3}|[a-z])\s*$/;

/** Units that are squared and cubed. */
const UNIT = /(?:^|[\s\d(/])(?:[kcdm]?m|ft|in|mi|yd)$/;

function append(open: Fragment, piece: Piece): void {
  const em = Math.max(open.size, piece.size);
  const raised = piece.size < 0.85 * open.size && piece.base < open.base - 0.15 * em;
  const marks = open.size < 0.85 * piece.size && piece.base > open.base + 0.1 * em;
  const isRight = piece.left >= open.right - 0.6 * em;
  const gap = isRight ? piece.left - open.right : open.left - piece.right;
  const text = piece.text.trim();
  // A footnote's number behind a word is no part of the words; "x²" is, and so is an ordinal's "th".
  const isPower = /^[23]$/.test(text) && UNIT.test(open.text);
  const calls =
    raised && !isPower && CALL.test(text) && /(?:\p{L}{2}|[.,;:!?”"’)\]])$/u.test(open.text);
  if (!calls) {
    const space = piece.spaced || gap > WORD_GAP * em || marks ? ' ' : '';
    open.text = piece.rtl && !isRight ? `${open.text}${space}${text}` : open.text + space + text;
    if (piece.spaced || /\s$/.test(piece.text)) open.text = open.text.replace(/\s+/g, ' ');
  }
  open.left = Math.min(open.left, piece.left);
  open.right = Math.max(open.right, piece.right);
  if (marks) {
    open.marked = true;
    open.base = piece.base;
  }
  if (piece.size > open.size || marks) {
    open.size = piece.size;
    open.font = piece.font;
  }
  open.endFont = piece.font;
  open.rtl ||= piece.rtl;
}

/** The fragments of one column as lines, from the top down. */
export function joinLines(fragments: readonly Fragment[]): Line[] {
  const sorted = [...fragments].sort((a, b) => a.base - b.base || a.left - b.left);
  const rows: Fragment[][] = [];
  for (const fragment of sorted) {
    const row = rows.at(-1);
    const base = row?.[0]!.base ?? -Infinity;
    if (row && fragment.base - base < 0.4 * Math.min(fragment.size, row[0]!.size))
      row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => {
    const rtl = row.filter((one) => one.rtl).length * 2 > row.length;
    row.sort((a, b) => (rtl ? b.right - a.right : a.left - b.left));
    const longest = row.reduce((a, b) => (b.text.length > a.text.length ? b : a));
    return {
      text: row
        .map(({ text }, i) => (i === 0 ? '' : isCell(row, i) ? '\t' : ' ') + text.trim())
        .join(''),
      left: Math.min(...row.map(({ left }) => left)),
      right: Math.max(...row.map(({ right }) => right)),
      base: longest.base,
      size: longest.size,
      font: longest.font,
      endFont: row.at(-1)!.endFont,
      rtl,
      marked: row[0]!.marked,
      stops: row.filter((_, i) => isCell(row, i)).map(({ left }) => left),
    };
  });
}

/** True for what begins a cell: the first of a line, or behind a wide gap. */
function isCell(row: readonly Fragment[], i: number): boolean {
  return i === 0 || row[i]!.left - row[i - 1]!.right > CELL_GAP * row[i]!.size;
}
