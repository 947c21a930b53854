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
  /** Index of the section at the top of the window. */
  current(): number;
  turnTo(section: number): void;
}
