import { encloses, type Span } from './span';

/** Finds the first of some spans around another, by halving; `spans` begin in the order of the text. */
export function finder(spans: readonly Span[]): (inner: Span) => number {
  let furthest = -1;
  // The first span that reaches so far is the outermost around a place that it encloses.
  const reach = spans.map(({ end }) => (furthest = Math.max(furthest, end)));
  return (inner) => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reach[middle]! < inner.end) low = middle + 1;
      else high = middle;
    }
    return low < spans.length && encloses(spans[low]!, inner) ? low : -1;
  };
}
