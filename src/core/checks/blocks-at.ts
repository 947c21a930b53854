import type { Block, SourceDocument } from '../sources/types';
import type { Span } from '../text/span';

/** The blocks that a span touches, found by halving: books have thousands. */
export function blocksAt({ blocks }: SourceDocument, span: Span): readonly Block[] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < blocks.length && blocks[end]!.start < span.end) end++;
  return blocks.slice(low, end);
}
