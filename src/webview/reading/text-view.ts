import type { Block, Span } from '../../core/index';
import type { ReadingStrings, ReadingText, ReadingUse } from '../../vscode/reading-protocol';
import { fill, make, makeButton, settle } from './dom';
import { leavesOf, rangeIn, spanOfRange, unwrap, wrapSpan } from './leaves';
import { renderBlocks } from './render-block';
import { sectionAt, type Section } from './sections';
import { elementBeingRead, elementToTurnTo, type SourceView } from './source-view';

/** Pixels that a character and a block take on average: guesses, until a section is laid out. */
const PER_CHARACTER = 0.36;
const PER_BLOCK = 16;

/**
 * A source's text, section by section. Sections are empty shells of a guessed height at first; those in
 * sight are filled at once and the rest while nothing else is to be done, so that finding in the page
 * sees all. `content-visibility` keeps what is out of sight out of layout. Opening costs one element for
 * each section; filling all of them is linear in the text.
 */
export class TextView implements SourceView {
  readonly element = make('div', { class: 'text' });
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #sections: readonly Section[];
  readonly #strings: ReadingStrings;
  readonly #shells: HTMLElement[];
  readonly #filled = new Set<number>();
  readonly #openUse: (index: number) => void;
  #span: Span | undefined;
  #marks: HTMLElement[] = [];
  #uses: readonly ReadingUse[] = [];
  #matches: readonly Span[] = [];
  #match: Span | undefined;
  #painting = false;

  constructor(
    { text, blocks }: ReadingText,
    sections: readonly Section[],
    strings: ReadingStrings,
    openUse: (index: number) => void,
  ) {
    this.#text = text;
    this.#blocks = blocks;
    this.#sections = sections;
    this.#strings = strings;
    this.#openUse = openUse;
    this.#shells = sections.map((section, index) => this.#shell(section, index));
    this.element.append(...this.#shells);
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue;
          this.#fill(Number((target as HTMLElement).dataset['section']));
          observer.unobserve(target);
        }
      },
      { rootMargin: '800px' },
    );
    for (const shell of this.#shells) observer.observe(shell);
    this.#fillIdly(0);
  }

  mark(span: Span | undefined): void {
    unwrap(this.#marks);
    this.#marks = [];
    this.#span = span;
    if (!span) return;
    for (const index of this.#sectionsOf(span)) this.#fill(index);
    this.#wrap();
  }

  reveal(span: Span, focus: boolean): void {
    for (const index of this.#sectionsOf(span)) this.#fill(index);
    const isMarked = this.#span?.start === span.start && this.#marks.length > 0;
    const target = isMarked ? this.#marks[0] : this.#leavesOf(span)[0];
    if (!target) return;
    settle(target);
    if (focus && isMarked) target.focus({ preventScroll: true });
  }

  showUses(uses: readonly ReadingUse[]): void {
    this.#uses = uses;
    for (const note of this.element.querySelectorAll('.uses')) note.remove();
    for (const block of this.element.querySelectorAll('.used')) block.classList.remove('used');
    for (const index of this.#filled) this.#noteUses(index);
    this.#paint();
  }

  showMatches(matches: readonly Span[], current: Span | undefined): void {
    this.#matches = matches;
    this.#match = current;
    if (current) this.reveal(current, false);
    this.#paint();
  }

  selected(): Span | undefined {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return undefined;
    return spanOfRange(this.element, selection.getRangeAt(0));
  }

  current(): number {
    return elementBeingRead(this.#shells, this.element.parentElement);
  }

  turnBy(step: 1 | -1): void {
    this.turnTo(elementToTurnTo(this.#shells, this.element.parentElement, step));
  }

  turnTo(section: number): void {
    const shell = this.#shells[section];
    if (!shell) return;
    this.#fill(section);
    settle(shell, 'start');
  }

  /** Selects words, as one does with the mouse. */
  select(span: Span): void {
    for (const index of this.#sectionsOf(span)) this.#fill(index);
    const leaves = this.#leavesOf(span);
    const [first] = leaves;
    const last = leaves.at(-1);
    if (!first || !last) return;
    const range = rangeIn(first, span);
    const end = rangeIn(last, span);
    range.setEnd(end.endContainer, end.endOffset);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    settle(first);
  }

  #shell(section: Section, index: number): HTMLElement {
    const { page, pageIndex, first, end } = section;
    const label = page ?? pageIndex?.toString();
    const shell = make('section', {
      class: label === undefined ? 'section' : 'section page',
      data: { section: index },
      attributes:
        label === undefined ? {} : { 'aria-label': fill(this.#strings.pageNumber, label) },
    });
    const characters = this.#blocks[end - 1]!.end - section.start;
    const height = Math.round(characters * PER_CHARACTER + (end - first) * PER_BLOCK);
    shell.style.containIntrinsicSize = `auto ${height}px`;
    return shell;
  }

  #fill(index: number): void {
    const section = this.#sections[index];
    const shell = this.#shells[index];
    if (!section || !shell || this.#filled.has(index)) return;
    this.#filled.add(index);
    const label = section.page ?? section.pageIndex?.toString();
    if (label !== undefined) {
      const text = fill(this.#strings.pageNumber, label);
      shell.append(make('p', { class: 'page-label', text, attributes: { 'aria-hidden': 'true' } }));
    }
    shell.append(...renderBlocks(this.#text, this.#blocks, section.first, section.end));
    this.#noteUses(index);
    if (this.#matches.length || this.#uses.length) this.#paint();
  }

  #fillIdly(from: number): void {
    requestIdleCallback((deadline) => {
      let index = from;
      while (index < this.#sections.length && deadline.timeRemaining() > 4) this.#fill(index++);
      if (index < this.#sections.length) this.#fillIdly(index);
    });
  }

  #sectionsOf({ start, end }: Span): number[] {
    const first = sectionAt(this.#sections, start);
    const last = sectionAt(this.#sections, Math.max(start, end - 1));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }

  /** Looks into the sections of the span alone: a long table has a hundred thousand leaves. */
  #leavesOf(span: Span): HTMLElement[] {
    return this.#sectionsOf(span).flatMap((index) => leavesOf(this.#shells[index]!, span));
  }

  #wrap(): void {
    if (!this.#span) return;
    this.#marks = wrapSpan(this.#leavesOf(this.#span), this.#span);
    this.#marks[0]?.setAttribute('tabindex', '-1');
    this.#marks[0]?.classList.add('first');
  }

  /** Says beside each paragraph which drafts quote it, with the way there. */
  #noteUses(index: number): void {
    const section = this.#sections[index]!;
    const last = this.#blocks[section.end - 1]!;
    const shell = this.#shells[index]!;
    this.#uses.forEach(({ span, label }, use) => {
      if (span.start >= last.end || span.end <= section.start) return;
      const leaves = leavesOf(shell, span);
      for (const leaf of leaves) leaf.closest('[data-block]')?.classList.add('used');
      const block = leaves.at(-1)?.closest<HTMLElement>('[data-block]');
      if (!block || span.end > last.end) return;
      const button = makeButton({ class: 'use', text: label }, () => this.#openUse(use));
      this.#usesOf(block).append(button);
    });
  }

  #usesOf(block: HTMLElement): HTMLElement {
    const inside = block.matches('li, tr');
    const holder = block.matches('tr') ? block.lastElementChild! : block;
    const there = inside ? holder.querySelector('.uses') : block.nextElementSibling;
    if (there instanceof HTMLElement && there.classList.contains('uses')) return there;
    const made = make('div', { class: 'uses' });
    if (block.matches('tr')) holder.after(make('td', { class: 'beside' }, made));
    else if (inside) holder.append(made);
    else block.after(made);
    return made;
  }

  /** Colours uses and matches without touching the elements; once for all that happens in a frame. */
  #paint(): void {
    if (this.#painting) return;
    this.#painting = true;
    requestAnimationFrame(() => {
      this.#painting = false;
      paint('used', this.#ranges(this.#uses.map(({ span }) => span)));
      paint('found', this.#ranges(this.#matches));
      paint('current', this.#ranges(this.#match ? [this.#match] : []));
    });
  }

  #ranges(spans: readonly Span[]): Range[] {
    return spans.flatMap((span) =>
      this.#sectionsOf(span)
        .filter((index) => this.#filled.has(index))
        .flatMap((index) =>
          leavesOf(this.#shells[index]!, span).map((leaf) => rangeIn(leaf, span)),
        ),
    );
  }
}

function paint(name: string, ranges: readonly Range[]): void {
  CSS.highlights.set(name, new Highlight(...ranges));
}
