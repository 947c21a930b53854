import type { Span } from '../../core/index';
import type { ReadingUse } from '../../vscode/reading-protocol';

/** What both ways to show a source can do; spans count in the source's text. */
export interface SourceView {
  readonly element: HTMLElement;
  /** Marks a passage; `reveal` scrolls to it and gives it the focus. */
  mark(span: Span | undefined): void;
  reveal(span: Span, focus: boolean): void;
  showUses(uses: readonly ReadingUse[]): void;
  /** Matches of a search, and the one that is being looked at. */
  showMatches(matches: readonly Span[], current: Span | undefined): void;
  selected(): Span | undefined;
  /** Index of the section that is being read. */
  current(): number;
  turnTo(section: number): void;
  /** To the beginning of the next section, or with -1 of this one or the one before. */
  turnBy(step: 1 | -1): void;
}

/** Index of the element that stands a third down the window in which they scroll. */
export function elementBeingRead(elements: readonly HTMLElement[], pane: Element | null): number {
  const { top, height } = (pane ?? document.body).getBoundingClientRect();
  const line = top + height / 3;
  const index = firstIndex(elements, (element) => element.getBoundingClientRect().bottom > line);
  return Math.min(index, elements.length - 1);
}

/** Index of the element behind the one being read or, with -1, of the last that begins above the window. */
export function elementToTurnTo(
  elements: readonly HTMLElement[],
  pane: Element | null,
  step: 1 | -1,
): number {
  if (step > 0) return Math.min(elementBeingRead(elements, pane) + 1, elements.length - 1);
  const edge = (pane ?? document.body).getBoundingClientRect().top - NEAR;
  const below = firstIndex(elements, (element) => element.getBoundingClientRect().top >= edge);
  return Math.max(0, below - 1);
}

/** Pixels off the edge at which an element still counts as turned to. */
const NEAR = 32;

/** Index of the first element that fits, their number where none does; those behind one that fits do too. */
function firstIndex(
  elements: readonly HTMLElement[],
  fits: (element: HTMLElement) => boolean,
): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(elements[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
