import type { SourceDocument } from '../sources/types';

/**
 * Gives the pages of a document without printed labels the numbers that its work has them under:
 * counted on from the first page of the bibliography entry's `pages` or of the sidecar's `first-page`.
 */
export function derivePages(
  document: SourceDocument,
  firstPage: string | undefined,
): SourceDocument {
  const first = Number(/^\s*(\d+)/.exec(firstPage ?? '')?.[1]);
  if (!first || document.blocks.some(({ page }) => page !== undefined)) return document;
  const blocks = document.blocks.map((block) =>
    block.pageIndex === undefined ? block : { ...block, page: String(first + block.pageIndex - 1) },
  );
  return { ...document, blocks, pagesDerived: true };
}
