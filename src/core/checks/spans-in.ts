import type { Prose } from '../draft/types';
import type { Span } from '../text/span';

/** Stretches of a draft in offsets of some prose of it, by halving: offsets rise. */
export function spansIn(prose: Prose, stretches: readonly Span[]): Span[] {
  if (!stretches.length) return [];
  const { text, offsets } = prose;
  const offsetOf = (offset: number): number => {
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offsets[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return stretches.map(({ start, end }) => ({ start: offsetOf(start), end: offsetOf(end) }));
}
