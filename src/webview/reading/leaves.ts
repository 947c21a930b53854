import type { Span } from '../../core/index';

/** From places on the page to offsets in the source and back; see render-block.ts for what a leaf is. */

export function startOf(leaf: HTMLElement): number {
  return Number(leaf.dataset['start']);
}

export function lengthOf(leaf: HTMLElement): number {
  return leaf.textContent?.length ?? 0;
}

/** The leaves below `root` that share a character with the span, in order. */
export function leavesOf(root: ParentNode, { start, end }: Span): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-start]')].filter(
    (leaf) => startOf(leaf) < end && start < startOf(leaf) + lengthOf(leaf),
  );
}

/** The part of a leaf that the span covers, as a range of the document. */
export function rangeIn(leaf: HTMLElement, { start, end }: Span): Range {
  const from = Math.max(0, start - startOf(leaf));
  const to = Math.min(lengthOf(leaf), end - startOf(leaf));
  const range = document.createRange();
  range.setStart(...pointAt(leaf, from));
  range.setEnd(...pointAt(leaf, to));
  return range;
}

function pointAt(leaf: HTMLElement, offset: number): [Node, number] {
  const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
  let before = 0;
  let last: Node = leaf;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (offset <= before + length) return [node, offset - before];
    before += length;
    last = node;
  }
  return [last, last === leaf ? 0 : (last.nodeValue?.length ?? 0)];
}

/** The span of the source that a range of the document covers; undefined where it holds none of it. */
export function spanOfRange(root: HTMLElement, range: Range): Span | undefined {
  if (!range.intersectsNode(root)) return undefined;
  const within = leafOf(range.startContainer);
  const until = leafOf(range.endContainer);
  let start = within ? offsetIn(within, range.startContainer, range.startOffset) : undefined;
  let end = until ? offsetIn(until, range.endContainer, range.endOffset) : undefined;
  if (start === undefined || end === undefined) {
    const touched = [...root.querySelectorAll<HTMLElement>('[data-start]')].filter((leaf) =>
      range.intersectsNode(leaf),
    );
    const [first] = touched;
    const last = touched.at(-1);
    if (!first || !last) return undefined;
    start ??= startOf(first);
    end ??= startOf(last) + lengthOf(last);
  }
  return end > start ? { start, end } : undefined;
}

function leafOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-start]') ?? null;
}

function offsetIn(leaf: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(leaf, 0);
  before.setEnd(node, offset);
  return startOf(leaf) + before.toString().length;
}

/** Wraps the words of a span in `mark` elements, one in each of its leaves; they are given back in order. */
export function wrapSpan(leaves: readonly HTMLElement[], span: Span): HTMLElement[] {
  return leaves.map((leaf) => {
    const mark = document.createElement('mark');
    rangeIn(leaf, span).surroundContents(mark);
    return mark;
  });
}

/** Takes marks away again; their words stay. */
export function unwrap(marks: readonly HTMLElement[]): void {
  for (const mark of marks) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
