import type { Span } from '../../core/index';
import type { ReadingStrings } from '../../vscode/reading-protocol';
import { fill, make } from './dom';
import { fold, type Folded } from './fold';
import type { OpenedPdf } from './pdf-library';

export type MarkKind = 'used' | 'found' | 'current' | 'passage';

/** One page of a PDF: picture, marks over it, text over both, so that it can be selected. */
export class PagePicture {
  readonly element: HTMLElement;
  readonly number: number;
  readonly #opened: OpenedPdf;
  readonly #strings: ReadingStrings;
  readonly #marks = make('div', { class: 'marks' });
  readonly #uses = make('div', { class: 'uses' });
  #canvas: HTMLCanvasElement | undefined;
  #layer: HTMLElement | undefined;
  /** The drawn strings, and where each begins in all of them. */
  #drawn: { readonly element: HTMLElement; readonly start: number }[] = [];
  #folded: Folded = fold('');
  #width = 0;
  #drawnWidth = 0;
  #ratio: number;
  #waiting: (() => void)[] = [];

  constructor(opened: OpenedPdf, number: number, name: string, strings: ReadingStrings) {
    this.#opened = opened;
    this.#strings = strings;
    this.number = number;
    this.#ratio = opened.height / opened.width;
    this.element = make(
      'section',
      { class: 'picture', data: { page: number }, attributes: { 'aria-label': name } },
      make('p', { class: 'page-label', text: name, attributes: { 'aria-hidden': 'true' } }),
    );
  }

  get isDrawn(): boolean {
    return this.#drawnWidth === this.#width && this.#width > 0;
  }

  /** All that is drawn on the page as text, folded. */
  get folded(): Folded {
    return this.#folded;
  }

  whenDrawn(): Promise<void> {
    return this.isDrawn ? Promise.resolve() : new Promise((done) => this.#waiting.push(done));
  }

  /** Takes so many pixels of width from now on; a picture of another width is drawn anew. */
  fit(width: number): void {
    this.#width = width;
    this.#resize();
  }

  async draw(): Promise<void> {
    const width = this.#width;
    try {
      await this.#drawAt(width);
    } catch {
      this.empty();
      this.note(this.#strings.notDrawn);
    }
    this.#drawnWidth = width;
    for (const done of this.#waiting.splice(0)) done();
  }

  async #drawAt(width: number): Promise<void> {
    const { pdf, TextLayer } = this.#opened;
    const page = await pdf.getPage(this.number);
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: width / natural.width });
    this.#ratio = natural.height / natural.width;
    this.#resize();
    const canvas = make('canvas', { attributes: { 'aria-hidden': 'true' } });
    canvas.width = Math.floor(viewport.width * devicePixelRatio);
    canvas.height = Math.floor(viewport.height * devicePixelRatio);
    await page.render({
      canvas,
      viewport,
      transform: [devicePixelRatio, 0, 0, devicePixelRatio, 0, 0],
    }).promise;
    const layer = make('div', { class: 'textLayer' });
    layer.style.setProperty('--total-scale-factor', String(viewport.scale));
    const textLayer = new TextLayer({
      textContentSource: await page.getTextContent(),
      container: layer,
      viewport,
    });
    await textLayer.render();
    page.cleanup();
    this.#release();
    this.#canvas = canvas;
    this.#layer = layer;
    this.element.append(canvas, this.#marks, layer, this.#uses);
    let start = 0;
    const strings = textLayer.textContentItemsStr;
    this.#drawn = textLayer.textDivs.map((element, index) => {
      const entry = { element, start };
      start += strings[index]!.length;
      return entry;
    });
    this.#folded = fold(strings.join(''));
  }

  /** Gives the memory of the picture back; the frame stays. */
  empty(): void {
    this.#release();
    this.clearMarks();
    this.#drawnWidth = 0;
    this.#folded = fold('');
  }

  #release(): void {
    if (this.#canvas) {
      this.#canvas.width = 0;
      this.#canvas.remove();
    }
    this.#layer?.remove();
    this.#canvas = undefined;
    this.#layer = undefined;
    this.#drawn = [];
  }

  #resize(): void {
    this.element.style.width = `${this.#width}px`;
    this.element.style.height = `${Math.round(this.#width * this.#ratio)}px`;
  }

  clearMarks(): void {
    this.#marks.replaceChildren();
    this.#uses.replaceChildren();
  }

  /** Marks stretches of the drawn text; they count in the strings of the page, one behind the other. */
  addMark(kind: MarkKind, spans: readonly Span[]): void {
    const frame = this.element.getBoundingClientRect();
    const boxes = spans.flatMap((span) => this.#boxesOf(span));
    boxes.forEach(({ left, top, width, height }, index) => {
      const box = make('div', { class: `mark ${kind}` });
      if (kind === 'passage' && index === 0) {
        box.tabIndex = -1;
        box.setAttribute('role', 'note');
        box.setAttribute('aria-label', fill(this.#strings.passage, this.#words(spans)));
      }
      box.style.left = `${left - frame.left - 1}px`;
      box.style.top = `${top - frame.top}px`;
      box.style.width = `${width + 2}px`;
      box.style.height = `${height}px`;
      this.#marks.append(box);
    });
  }

  addUse(button: HTMLElement): void {
    this.#uses.append(button);
  }

  firstMark(kind: MarkKind): HTMLElement | undefined {
    return this.#marks.querySelector<HTMLElement>(`.${kind}`) ?? undefined;
  }

  /** Says something about the page at its upper edge. */
  note(text: string): void {
    this.#uses.replaceChildren(make('p', { class: 'note', text }));
    if (!this.#uses.isConnected) this.element.append(this.#uses);
  }

  /** What of the page's text a range holds, and how far down the page it begins, from 0 to 1. */
  wordsIn(range: Range): { readonly text: string; readonly near: number } | undefined {
    if (!this.#layer || !range.intersectsNode(this.#layer)) return undefined;
    const inside = range.cloneRange();
    if (!this.#layer.contains(range.startContainer)) inside.setStart(this.#layer, 0);
    if (!this.#layer.contains(range.endContainer)) {
      inside.setEnd(this.#layer, this.#layer.childNodes.length);
    }
    const lead = document.createRange();
    lead.setStart(this.#layer, 0);
    lead.setEnd(inside.startContainer, inside.startOffset);
    const all = this.#layer.textContent?.length || 1;
    return { text: inside.toString(), near: lead.toString().length / all };
  }

  #words(spans: readonly Span[]): string {
    const all = this.#drawn.map(({ element }) => element.textContent ?? '').join('');
    return spans.map(({ start, end }) => all.slice(start, end)).join(' … ');
  }

  #boxesOf(span: Span): DOMRect[] {
    return this.#drawn.flatMap(({ element, start }) => {
      const node = element.firstChild;
      const length = node?.nodeValue?.length ?? 0;
      if (!node || start >= span.end || start + length <= span.start) return [];
      const range = document.createRange();
      range.setStart(node, Math.max(0, span.start - start));
      range.setEnd(node, Math.min(length, span.end - start));
      return [...range.getClientRects()].filter(({ width }) => width > 0);
    });
  }
}
