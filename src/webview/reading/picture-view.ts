import type { Block, Span } from '../../core/index';
import type { ReadingStrings, ReadingText, ReadingUse } from '../../vscode/reading-protocol';
import { fill, make, makeButton, settle } from './dom';
import { fold, type Folded } from './fold';
import { matchWords, spanOfWords } from './match-words';
import { PagePicture } from './page-picture';
import type { OpenedPdf } from './pdf-library';
import { sectionAt, type Section } from './sections';
import { elementBeingRead, elementToTurnTo, type SourceView } from './source-view';

/** Drawn pages that are kept; a page on the screen takes some 10 MB. */
const KEPT = 8;
const WIDEST = 1000;
/** Pixels on both sides of a page, as the style sheet has them. */
const MARGINS = 32;

/** The span of one page of the source's text. */
interface PageText extends Span {
  readonly folded: Folded;
}

/**
 * A PDF's pages as they look. Each page is an empty frame until it comes near the window; the ones farthest
 * away are emptied again. Passages are found on a page by their letters, see match-words.ts.
 */
export class PictureView implements SourceView {
  readonly element = make('div', { class: 'pictures' });
  readonly #content: ReadingText | undefined;
  readonly #sections: readonly Section[];
  readonly #strings: ReadingStrings;
  readonly #openUse: (index: number) => void;
  readonly #pages: readonly PagePicture[];
  readonly #frames: readonly HTMLElement[];
  readonly #texts = new Map<number, PageText | undefined>();
  readonly #near = new Set<number>();
  #span: Span | undefined;
  #uses: readonly ReadingUse[] = [];
  #matches: readonly Span[] = [];
  #match: Span | undefined;
  #drawing = false;
  #width = 0;
  #zoom = 1;

  constructor(
    opened: OpenedPdf,
    content: ReadingText | undefined,
    sections: readonly Section[],
    strings: ReadingStrings,
    openUse: (index: number) => void,
  ) {
    this.#content = content;
    this.#sections = sections;
    this.#strings = strings;
    this.#openUse = openUse;
    const labels = new Map(sections.map(({ page, pageIndex }) => [pageIndex, page]));
    this.#pages = Array.from({ length: opened.pdf.numPages }, (_, index) => {
      const name = fill(strings.pageNumber, labels.get(index + 1) ?? index + 1);
      return new PagePicture(opened, index + 1, name, strings);
    });
    this.#frames = this.#pages.map(({ element }) => element);
    this.element.append(...this.#frames);
    const observer = new IntersectionObserver((entries) => this.#watch(entries), {
      rootMargin: '600px',
    });
    for (const { element } of this.#pages) observer.observe(element);
    new ResizeObserver(() => this.fit()).observe(this.element);
  }

  /** Draws larger or smaller; 1 fits the window. */
  zoom(by: number): void {
    this.#zoom = by === 0 ? 1 : Math.min(4, Math.max(0.4, this.#zoom * by));
    this.#width = 0;
    this.fit();
  }

  /** Gives the pages the size that the window has room for; till then they have none. */
  fit(): void {
    const space = this.element.clientWidth - MARGINS;
    const width = Math.round(Math.min(space, WIDEST) * this.#zoom);
    if (space <= 0 || Math.abs(width - this.#width) < 8) return;
    const first = this.#width === 0;
    const at = this.current();
    this.#width = width;
    for (const page of this.#pages) page.fit(width);
    if (!first) this.turnTo(at);
    this.#draw();
  }

  mark(span: Span | undefined): void {
    this.#span = span;
    this.#remark();
  }

  reveal(span: Span, focus: boolean): void {
    const page = this.#pageOf(span.start);
    if (!page) return;
    settle(page.element, 'start');
    void page.whenDrawn().then(() => {
      this.#markPage(page);
      const isMarked = this.#span?.start === span.start;
      const target = page.firstMark(isMarked ? 'passage' : 'current');
      settle(target ?? page.element, target ? 'center' : 'start');
      if (!target && isMarked) page.note(this.#strings.notOnPicture);
      if (focus && target) target.focus({ preventScroll: true });
    });
    this.#draw();
  }

  showUses(uses: readonly ReadingUse[]): void {
    this.#uses = uses;
    this.#remark();
  }

  showMatches(matches: readonly Span[], current: Span | undefined): void {
    this.#matches = matches;
    this.#match = current;
    this.#remark();
    if (current) this.reveal(current, false);
  }

  selected(): Span | undefined {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return undefined;
    const range = selection.getRangeAt(0);
    const spans = this.#pages.flatMap((page) => {
      const words = range.intersectsNode(page.element) ? page.wordsIn(range) : undefined;
      const text = words && this.#textOf(page.number);
      const span = text && spanOfWords(text.folded, words.text, words.near);
      return span ? [{ start: text.start + span.start, end: text.start + span.end }] : [];
    });
    const last = spans.at(-1);
    return last && { start: spans[0]!.start, end: last.end };
  }

  current(): number {
    return elementBeingRead(this.#frames, this.element.parentElement);
  }

  turnBy(step: 1 | -1): void {
    this.turnTo(elementToTurnTo(this.#frames, this.element.parentElement, step));
  }

  turnTo(page: number): void {
    const target = this.#pages[page];
    if (target) settle(target.element, 'start');
  }

  get count(): number {
    return this.#pages.length;
  }

  #watch(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const number = Number((target as HTMLElement).dataset['page']);
      if (isIntersecting) this.#near.add(number);
      else this.#near.delete(number);
    }
    this.#draw();
  }

  /** Draws one page after the other, the nearest first, and empties those far away. */
  #draw(): void {
    if (this.#drawing || !this.#width) return;
    const middle = this.current() + 1;
    const distance = ({ number }: PagePicture) => Math.abs(number - middle);
    const next = [...this.#near]
      .map((number) => this.#pages[number - 1]!)
      .filter((page) => !page.isDrawn)
      .sort((a, b) => distance(a) - distance(b))[0];
    if (!next) return;
    this.#drawing = true;
    void next.draw().then(() => {
      this.#drawing = false;
      this.#markPage(next);
      const drawn = this.#pages.filter(({ isDrawn }) => isDrawn);
      const far = drawn.sort((a, b) => distance(b) - distance(a));
      for (const page of far.slice(0, Math.max(0, far.length - KEPT))) {
        if (!this.#near.has(page.number)) page.empty();
      }
      this.#draw();
    });
  }

  #remark(): void {
    for (const page of this.#pages) if (page.isDrawn) this.#markPage(page);
  }

  #markPage(page: PagePicture): void {
    const text = this.#textOf(page.number);
    if (!text || !page.isDrawn) return;
    page.clearMarks();
    const place = (span: Span) => this.#placesOn(page, text, span);
    this.#uses.forEach(({ span, label }, index) => {
      const places = place(span);
      if (!places.length) return;
      page.addMark('used', places);
      page.addUse(makeButton({ class: 'use', text: label }, () => this.#openUse(index)));
    });
    page.addMark('found', this.#matches.slice(0, 500).flatMap(place));
    if (this.#match) page.addMark('current', place(this.#match));
    if (this.#span) page.addMark('passage', place(this.#span));
  }

  /** Where the part of a span that stands on a page is drawn; paragraphs are looked for one by one. */
  #placesOn(page: PagePicture, text: PageText, span: Span): Span[] {
    if (span.start >= text.end || span.end <= text.start) return [];
    const { blocks, text: all } = this.#content!;
    const length = Math.max(1, text.end - text.start);
    return this.#blocksOf(page.number).flatMap((index) => {
      const { start, end } = blocks[index]!;
      const part = { start: Math.max(start, span.start), end: Math.min(end, span.end) };
      if (part.start >= part.end) return [];
      const near = (part.start - text.start) / length;
      return matchWords(page.folded, all.slice(part.start, part.end), near);
    });
  }

  #blocksOf(number: number): number[] {
    const found: number[] = [];
    for (const { pageIndex, first, end } of this.#sections) {
      if (pageIndex !== number) continue;
      for (let index = first; index < end; index++) found.push(index);
    }
    return found;
  }

  #pageOf(offset: number): PagePicture | undefined {
    const section = this.#sections[sectionAt(this.#sections, offset)];
    return section && this.#pages[(section.pageIndex ?? 1) - 1];
  }

  #textOf(number: number): PageText | undefined {
    if (this.#texts.has(number)) return this.#texts.get(number);
    const indices = this.#blocksOf(number);
    let text: PageText | undefined;
    if (this.#content && indices.length) {
      const blocks: readonly Block[] = this.#content.blocks;
      const start = blocks[indices[0]!]!.start;
      const end = blocks[indices.at(-1)!]!.end;
      text = { start, end, folded: fold(this.#content.text.slice(start, end)) };
    }
    this.#texts.set(number, text);
    return text;
  }
}
