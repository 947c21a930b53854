import type { Fragment } from './pdf-lines';

/**
 * Reading order on a page. A second column shows as fragments that begin at one and the same place, well
 * inside the page, beside as many others that end before it; what crosses that place (a title, a wide
 * table) parts the page into bands, which are read from the top down, each column by column. Applied again to
 * every column, so three columns come out too. Whitespace-projection cuts were rejected: one
 * crossing line in a band hides the gutter from them. Columns of a table, whose cells are short, are not cut:
 * a table is read by rows. n log n a cut.
 */

/** Fewest lines in each of two columns. */
const LEAST_LINES = 4;
/** Cells of a table are shorter than half their column, or than so many characters. */
const LEAST_FILL = 0.5;
const LEAST_LETTERS = 14;

/** The fragments of a page in columns, in reading order. */
export function readColumns(fragments: readonly Fragment[], depth = 0): Fragment[][] {
  if (fragments.length < 2 * LEAST_LINES || depth > 5) return [[...fragments]];
  const edge = findColumnEdge(fragments);
  if (edge === undefined) return [[...fragments]];
  const sorted = [...fragments].sort((a, b) => a.base - b.base);
  const columns: Fragment[][] = [];
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  let across: Fragment[] = [];
  const flush = (): void => {
    for (const column of [left, right]) {
      if (column.length) columns.push(...readColumns(column, depth + 1));
    }
    left = [];
    right = [];
  };
  for (const fragment of sorted) {
    if (side(fragment, edge) === 0 || endsParagraph(fragment, across.at(-1), sorted)) {
      flush();
      across.push(fragment);
      continue;
    }
    if (across.length) columns.push(across);
    across = [];
    (side(fragment, edge) < 0 ? left : right).push(fragment);
  }
  flush();
  if (across.length) columns.push(across);
  return columns;
}

/** The short last line of a paragraph as wide as the page, with nothing beside it. */
function endsParagraph(
  fragment: Fragment,
  above: Fragment | undefined,
  all: readonly Fragment[],
): boolean {
  if (!above || fragment.base - above.base > 1.5 * fragment.size) return false;
  if (Math.abs(fragment.left - above.left) > 2 * fragment.size) return false;
  if (Math.abs(fragment.size - above.size) > 0.5) return false;
  return all.every(
    (one) => one === fragment || Math.abs(one.base - fragment.base) > 0.5 * fragment.size,
  );
}

/** Left (-1) or right (1) of an edge, or across it (0). */
function side({ left, right, size }: Fragment, edge: number): number {
  if (left >= edge - 0.25 * size) return 1;
  return right <= edge - 0.25 * size ? -1 : 0;
}

/** Where the right one of two columns begins. */
function findColumnEdge(fragments: readonly Fragment[]): number | undefined {
  const start = Math.min(...fragments.map(({ left }) => left));
  const end = Math.max(...fragments.map(({ right }) => right));
  const width = end - start;
  const counts = new Map<number, number>();
  for (const { left } of fragments) {
    if (left < start + 0.15 * width || left > end - 0.1 * width) continue;
    counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  }
  const near = (edge: number): number =>
    (counts.get(edge - 1) ?? 0) + (counts.get(edge) ?? 0) + (counts.get(edge + 1) ?? 0);
  const edges = [...counts.keys()]
    .filter((edge) => near(edge) >= LEAST_LINES)
    .sort((a, b) => near(b) - near(a))
    .slice(0, 8);
  let best: { readonly edge: number; readonly score: number } | undefined;
  for (const edge of edges) {
    const score = scoreEdge(fragments, edge, start, end);
    if (score > (best?.score ?? 0)) best = { edge, score };
  }
  return best?.edge;
}

/** How many lines stand side by side at an edge; 0 where they are no columns of text. */
function scoreEdge(
  fragments: readonly Fragment[],
  edge: number,
  start: number,
  end: number,
): number {
  const left = fragments.filter((one) => side(one, edge) < 0);
  const right = fragments.filter((one) => side(one, edge) > 0);
  if (left.length < LEAST_LINES || right.length < LEAST_LINES) return 0;
  const top = Math.max(lowest(left), lowest(right));
  const bottom = Math.min(highest(left), highest(right));
  const beside = (column: Fragment[]): Fragment[] =>
    column.filter(({ base }) => base >= top - 1 && base <= bottom + 1);
  const [besideLeft, besideRight] = [beside(left), beside(right)];
  if (besideLeft.length < LEAST_LINES || besideRight.length < LEAST_LINES) return 0;
  const isText = isTextColumn(besideLeft, start, edge) && isTextColumn(besideRight, edge, end);
  if (!isText) return 0;
  const across = fragments.filter(
    (one) => side(one, edge) === 0 && one.base > top && one.base < bottom,
  ).length;
  return Math.max(0, Math.min(besideLeft.length, besideRight.length) - across);
}

function isTextColumn(column: readonly Fragment[], start: number, end: number): boolean {
  const width = end - start;
  const fills = column.map(({ left, right }) => (right - left) / width).sort((a, b) => a - b);
  const letters = column.map(({ text }) => text.length).sort((a, b) => a - b);
  const middle = column.length >> 1;
  return fills[middle]! >= LEAST_FILL && letters[middle]! >= LEAST_LETTERS;
}

function lowest(column: readonly Fragment[]): number {
  return Math.min(...column.map(({ base }) => base));
}

function highest(column: readonly Fragment[]): number {
  return Math.max(...column.map(({ base }) => base));
}
