import type { Block, BlockKind, Span } from '../core/index';

/** How much of one part of a source drafts have used. */
export interface PartUse {
  /** Heading, chapter or page; empty before the first of them. */
  readonly name: string;
  /** Offset of its first paragraph that is not used; of its first one where all are. */
  readonly start: number;
  readonly paragraphs: number;
  readonly unused: number;
}

const COUNTED: ReadonlySet<BlockKind> = new Set([
  'paragraph',
  'list',
  'quote',
  'table',
  'note',
  'cue',
  'code',
]);

/** Paragraphs by heading (page, where there are none), and how many of them no span touches. */
export function countUnused(blocks: readonly Block[], used: readonly Span[]): PartUse[] {
  const spans = [...used].sort((a, b) => a.start - b.start);
  const parts: { name: string; start: number; paragraphs: number; unused: number }[] = [];
  let next = 0;
  let reach = -1;
  for (const block of blocks) {
    while (next < spans.length && spans[next]!.start < block.end) {
      reach = Math.max(reach, spans[next]!.end);
      next++;
    }
    if (!COUNTED.has(block.kind)) continue;
    const name = block.section ?? block.chapter ?? block.page ?? '';
    if (parts.at(-1)?.name !== name || parts.length === 0) {
      parts.push({ name, start: block.start, paragraphs: 0, unused: 0 });
    }
    const part = parts.at(-1)!;
    part.paragraphs++;
    if (reach > block.start) continue;
    if (part.unused === 0) part.start = block.start;
    part.unused++;
  }
  return parts;
}
