import type { Block, Span } from '../../core/index';

/** The paragraph after (or before, with -1) the one at an offset; the one at it where `at` is undefined. */
export function stepParagraph(
  blocks: readonly Block[],
  at: Span | undefined,
  top: number,
  by: 1 | -1,
): Span | undefined {
  if (!at) return blocks.find(({ end }) => end > top);
  return by > 0
    ? blocks.find(({ start }) => start >= at.end)
    : blocks.findLast(({ end }) => end <= at.start);
}

/** The sentence after or before a span; the first one from `top` on where there is none. */
export function stepSentence(
  text: string,
  blocks: readonly Block[],
  at: Span | undefined,
  top: number,
  by: 1 | -1,
): Span | undefined {
  const here = at ?? { start: top, end: top };
  const middle = blocks.findIndex(({ end }) => end > (by > 0 ? here.end : here.start - 1));
  const index = middle < 0 ? blocks.length - 1 : middle;
  const near = blocks.slice(Math.max(0, index - 1), index + 2);
  const sentences = near.flatMap((block) => sentencesOf(text, block));
  return by > 0
    ? sentences.find(({ start }) => start >= here.end)
    : sentences.findLast(({ end }) => end <= here.start);
}

function sentencesOf(text: string, { start, end }: Span): Span[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(
    text.slice(start, end),
  );
  return [...segments].flatMap(({ segment, index }) => {
    const words = segment.trimEnd();
    return words.trim() ? [{ start: start + index, end: start + index + words.length }] : [];
  });
}
