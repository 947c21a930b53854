import type { Block } from '../../core/index';

/** A stretch of blocks that is laid out and turned to as one: a page, or some screens of a text without pages. */
export interface Section {
  /** Index of its first block, and of the one behind its last. */
  readonly first: number;
  readonly end: number;
  /** Offset of its first character in the text. */
  readonly start: number;
  /** The page label as printed. */
  readonly page?: string;
  /** Count of the page in the file, from 1. */
  readonly pageIndex?: number;
}

/** Blocks of a section without pages, at which the next heading begins a new one, and at most. */
const MANY = 12;
const MOST = 60;

/** Cuts a source's blocks into sections, in order. */
export function cutSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  let first = 0;
  const close = (end: number) => {
    const { start, page, pageIndex } = blocks[first]!;
    sections.push({
      first,
      end,
      start,
      ...(page !== undefined && { page }),
      ...(pageIndex !== undefined && { pageIndex }),
    });
    first = end;
  };
  for (let at = 1; at < blocks.length; at++) {
    if (beginsSection(blocks[first]!, blocks[at]!, at - first)) close(at);
  }
  if (blocks.length) close(blocks.length);
  return sections;
}

function beginsSection(first: Block, block: Block, count: number): boolean {
  if (first.pageIndex !== block.pageIndex || first.page !== block.page) return true;
  if (block.pageIndex !== undefined || block.page !== undefined) return count >= 4 * MOST;
  const turns = block.kind === 'heading' || first.chapter !== block.chapter;
  return count >= MOST || (turns && count >= MANY) || first.chapter !== block.chapter;
}

/** Index of the section in which an offset of the text lies: the last that begins at or before it. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sections[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
