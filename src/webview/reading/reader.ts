import type { Span } from '../../core/index';
import type { PartUse } from '../../vscode/count-unused';
import type {
  FromReading,
  ReadingAction,
  ReadingState,
  ReadingUse,
  ToReading,
} from '../../vscode/reading-protocol';
import { fill, make, makeButton } from './dom';
import { openPdf } from './pdf-library';
import { PictureView } from './picture-view';
import { Quoting } from './quoting';
import { TextSearch } from './search-text';
import { cutSections, sectionAt, type Section } from './sections';
import type { SourceView } from './source-view';
import { stepParagraph, stepSentence } from './steps';
import { TextView } from './text-view';
import { Toolbar } from './toolbar';
import { unusedPanel } from './unused-panel';

/** What the page has of VS Code. */
export interface Host {
  postMessage(message: FromReading): void;
  getState(): ReadingState | undefined;
  setState(state: ReadingState): void;
}

type Opened = Extract<ToReading, { type: 'open' }>;

const NOTHING = { text: '', blocks: [] } as const;

/** One opened source: its views, and all that is done with it. */
export class Reader {
  readonly #host: Host;
  readonly #opened: Opened;
  readonly #sections: readonly Section[];
  readonly #search: TextSearch;
  readonly quoting: Quoting;
  readonly #toolbar: Toolbar;
  readonly #main: HTMLElement;
  readonly #status = make('p', { class: 'status', attributes: { role: 'status' } });
  readonly #aside = make('div', { class: 'aside' });
  #text: TextView | undefined;
  #picture: PictureView | undefined;
  #mode: 'picture' | 'text';
  #span: Span | undefined;
  #uses: readonly ReadingUse[] = [];
  #parts: readonly PartUse[] = [];
  #showsUses = true;
  #showsUnused = false;
  #matches: readonly Span[] = [];
  #match = -1;
  #scrolling: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, opened: Opened) {
    this.#host = host;
    this.#opened = opened;
    const { content, picture, head, strings, problems } = opened;
    this.#sections = cutSections((content ?? NOTHING).blocks);
    this.#search = new TextSearch((content ?? NOTHING).text);
    this.quoting = new Quoting(
      head,
      opened.dragType,
      () => this.#view()?.selected(),
      (message) => host.postMessage(message),
    );
    const kept = host.getState();
    const same = kept?.path === head.path ? kept : undefined;
    this.#span = opened.span ?? same?.span;
    this.#mode = picture && same?.mode !== 'text' ? 'picture' : 'text';
    const pages = picture !== undefined || this.#sections.some(({ page }) => page !== undefined);
    this.#toolbar = new Toolbar(head, strings, this.#actions(), {
      pages,
      modes: picture !== undefined && content !== undefined,
      tools: picture !== undefined || content !== undefined,
    });
    this.#main = make('main', {
      attributes: {
        tabindex: '0',
        'aria-label': strings.document,
        'aria-description': strings.keys,
      },
    });
    this.#main.dataset['vscodeContext'] = JSON.stringify({ preventDefaultContextMenuItems: true });
    this.#main.addEventListener(
      'scroll',
      () => {
        this.#scrolling ??= setTimeout(() => this.#scrolled(), 100);
      },
      { passive: true },
    );
    const notice = problems.length ? this.#notice(problems) : undefined;
    document.body.replaceChildren(
      this.#toolbar.element,
      ...(notice ? [notice] : []),
      make('div', { class: 'body' }, this.#main, this.#aside),
      this.#status,
    );
    void this.#start(same?.top);
  }

  /** Marks a passage, scrolls to it and says where it is. */
  show(span: Span): void {
    this.#span = span;
    this.#toolbar.showBack(true);
    for (const view of this.#views()) view.mark(span);
    this.#view()?.reveal(span, true);
    const text = (this.#opened.content ?? NOTHING).text.slice(span.start, span.end);
    const section = this.#sections[sectionAt(this.#sections, span.start)];
    const { strings } = this.#opened;
    const page = section?.page ?? section?.pageIndex;
    this.say(
      page === undefined
        ? fill(strings.passage, text)
        : fill(strings.passageAt, fill(strings.pageNumber, page), text),
      'quiet',
    );
    this.#keep();
  }

  showUses(uses: readonly ReadingUse[], parts: readonly PartUse[]): void {
    this.#uses = uses;
    this.#parts = parts;
    this.#showUses();
  }

  /** Tells in the status line; `quiet` tells screen readers alone. */
  say(text: string, how: 'seen' | 'quiet' = 'seen'): void {
    this.#status.classList.toggle('quiet', how === 'quiet');
    this.#status.textContent = text;
  }

  act(action: ReadingAction): void {
    if (action === 'insert') return this.#insert();
    const span = this.#chosen();
    if (!span) return this.say(this.#opened.strings.selectFirst);
    this.#host.postMessage({ type: 'copy', span, plain: action === 'copyPlain' });
  }

  /** A key pressed outside of input fields; true where it meant something. */
  press(key: string, shift: boolean): boolean {
    const actions = this.#actions();
    const step = shift ? -1 : 1;
    const keys: Readonly<Record<string, () => void>> = {
      n: () => actions.turnBy(1),
      p: () => actions.turnBy(-1),
      j: () => this.#stepParagraph(1),
      k: () => this.#stepParagraph(-1),
      s: () => this.#stepSentence(step),
      i: () => actions.insert(),
      c: () => actions.copyCitation(),
      t: () => actions.toggleMode(),
      q: () => this.#toolbar.toggleQuoted(),
      u: () => this.#toolbar.toggleUnused(),
      m: () => actions.backToPassage(),
      g: () => this.#toolbar.focusPage(),
      '/': () => this.#toolbar.focusSearch(),
      '+': () => this.#picture?.zoom(1.2),
      '-': () => this.#picture?.zoom(1 / 1.2),
      '0': () => this.#picture?.zoom(0),
    };
    const run = keys[key.toLowerCase()];
    run?.();
    return run !== undefined;
  }

  async #start(top: number | undefined): Promise<void> {
    await this.#makeView();
    if (this.#span) {
      const span = this.#span;
      this.#toolbar.showBack(true);
      if (this.#opened.span || top === undefined) return this.show(span);
      for (const view of this.#views()) view.mark(span);
    }
    if (top !== undefined) this.#view()?.turnTo(this.#indexAt(top));
    this.#main.focus({ preventScroll: true });
    this.#scrolled();
  }

  /** Makes the view of the mode if it is not there yet, and shows it. */
  async #makeView(): Promise<void> {
    const { content, picture, strings } = this.#opened;
    const openUse = (index: number) => this.#host.postMessage({ type: 'openUse', index });
    if (this.#mode === 'picture' && picture && !this.#picture) {
      try {
        const pdf = await openPdf(picture.file, picture.assets);
        this.#picture = new PictureView(pdf, content, this.#sections, strings, openUse);
      } catch (cause) {
        this.#host.postMessage({ type: 'log', text: String(cause) });
        this.#mode = 'text';
      }
    }
    if (this.#mode === 'text' && content && !this.#text) {
      this.#text = new TextView(content, this.#sections, strings, openUse);
    }
    const view = this.#view();
    this.#toolbar.showMode(this.#mode);
    this.#main.replaceChildren(...(view ? [view.element] : []));
    if (view === this.#picture) this.#picture?.fit();
    view?.mark(this.#span);
    this.#showUses();
  }

  #view(): SourceView | undefined {
    return this.#mode === 'picture' ? this.#picture : this.#text;
  }

  #views(): SourceView[] {
    return [this.#picture, this.#text].filter((view) => view !== undefined);
  }

  #actions() {
    return {
      insert: () => this.#insert(),
      copyCitation: () => this.#host.postMessage({ type: 'copyCitation', span: this.#chosen() }),
      turnBy: (step: 1 | -1) => this.#turnBy(step),
      goToPage: (label: string) => this.#goToPage(label),
      search: (words: string) => this.#find(words),
      step: (by: number) => this.#step(by),
      showQuoted: (on: boolean) => {
        this.#showsUses = on;
        this.#showUses();
      },
      showUnused: (on: boolean) => {
        this.#showsUnused = on;
        this.#showUses();
      },
      toggleMode: () => void this.#toggleMode(),
      backToPassage: () => this.#span && this.show(this.#span),
      openFile: () => this.#host.postMessage({ type: 'openFile' }),
    };
  }

  /** The selected words; where none are, the passage that is marked. */
  #chosen(): Span | undefined {
    return this.#view()?.selected() ?? this.#span;
  }

  #insert(): void {
    const span = this.#chosen();
    if (span) this.#host.postMessage({ type: 'insert', span });
    else this.say(this.#opened.strings.selectFirst);
  }

  async #toggleMode(): Promise<void> {
    if (!this.#opened.picture || !this.#opened.content) return;
    const offset = this.#top();
    this.#mode = this.#mode === 'picture' ? 'text' : 'picture';
    await this.#makeView();
    this.#view()?.turnTo(this.#indexAt(offset));
    this.#main.focus({ preventScroll: true });
    this.#keep();
  }

  /** Index of what the view turns to at an offset: a page of the picture, a section of the text. */
  #indexAt(offset: number): number {
    const index = sectionAt(this.#sections, offset);
    if (this.#mode === 'text') return index;
    return (this.#sections[index]?.pageIndex ?? index + 1) - 1;
  }

  /** Offset of what is at the top of the window. */
  #top(): number {
    const index = this.#view()?.current() ?? 0;
    const section =
      this.#mode === 'text'
        ? this.#sections[index]
        : this.#sections.find(({ pageIndex }) => pageIndex === index + 1);
    return section?.start ?? 0;
  }

  #turnBy(step: 1 | -1): void {
    const view = this.#view();
    if (!view) return;
    view.turnBy(step);
    this.#main.focus({ preventScroll: true });
  }

  #goToPage(label: string): boolean {
    const wanted = label.toLowerCase();
    const byLabel = this.#sections.find(({ page }) => page?.toLowerCase() === wanted);
    const number = Number(label);
    const byCount = this.#sections.find(({ pageIndex }) => pageIndex === number);
    const section = byLabel ?? byCount;
    const pages = this.#picture?.count ?? 0;
    if (!section && !(this.#mode === 'picture' && number >= 1 && number <= pages)) {
      this.say(fill(this.#opened.strings.noSuchPage, label));
      return false;
    }
    const index = section ? this.#indexAt(section.start) : number - 1;
    this.#view()?.turnTo(index);
    this.#main.focus({ preventScroll: true });
    return true;
  }

  #find(words: string): void {
    this.#matches = words.trim().length > 1 ? this.#search.find(words) : [];
    const top = this.#top();
    this.#match = this.#matches.findIndex(({ start }) => start >= top);
    if (this.#match < 0) this.#match = this.#matches.length ? 0 : -1;
    this.#showMatch();
  }

  #step(by: number): void {
    const count = this.#matches.length;
    if (!count) return;
    this.#match = (this.#match + by + count) % count;
    this.#showMatch();
  }

  #showMatch(): void {
    this.#toolbar.showMatches(this.#match, this.#matches.length);
    this.#view()?.showMatches(this.#matches, this.#matches[this.#match]);
  }

  #showUses(): void {
    document.body.classList.toggle('shows-unused', this.#showsUnused);
    this.#view()?.showUses(this.#showsUses || this.#showsUnused ? this.#uses : []);
    const { content, strings } = this.#opened;
    this.#aside.replaceChildren(
      ...(this.#showsUnused && content
        ? [
            unusedPanel(this.#parts, content.text, strings, (offset) => {
              this.#view()?.turnTo(this.#indexAt(offset));
              this.#select({ start: offset, end: offset + 1 });
              getSelection()?.collapseToStart();
            }),
          ]
        : []),
    );
  }

  /** Where selecting by keys begins: at the passage that is marked, else at what is being read. */
  #from(): number {
    return this.#span?.start ?? this.#top();
  }

  #stepParagraph(by: 1 | -1): void {
    const { blocks } = this.#opened.content ?? NOTHING;
    const readable = blocks.filter(({ kind }) => kind !== 'chrome');
    this.#select(stepParagraph(readable, this.#view()?.selected(), this.#from(), by));
  }

  #stepSentence(by: 1 | -1): void {
    const { text, blocks } = this.#opened.content ?? NOTHING;
    this.#select(stepSentence(text, blocks, this.#view()?.selected(), this.#from(), by));
  }

  #select(span: Span | undefined): void {
    if (span && this.#mode === 'text') this.#text?.select(span);
  }

  #notice(problems: readonly string[]): HTMLElement {
    const { strings } = this.#opened;
    const open = () => this.#host.postMessage({ type: 'openFile' });
    return make(
      'div',
      { class: 'notice', attributes: { role: 'alert' } },
      ...problems.map((text) => make('p', { text })),
      makeButton({ text: strings.openFile }, open),
    );
  }

  /** Where one is now, in the page box and for the next time; measured some times a second at most. */
  #scrolled(): void {
    clearTimeout(this.#scrolling);
    this.#scrolling = undefined;
    const view = this.#view();
    if (!view) return;
    const index = view.current();
    const section =
      this.#mode === 'text'
        ? this.#sections[index]
        : this.#sections.find(({ pageIndex }) => pageIndex === index + 1);
    const count = this.#picture?.count ?? this.#sections.at(-1)?.pageIndex ?? this.#sections.length;
    const number = section?.pageIndex ?? index + 1;
    this.#toolbar.showPage(section?.page ?? String(number), number, count);
    this.#keep();
  }

  #keep(): void {
    const { path } = this.#opened.head;
    this.#host.setState({
      path,
      mode: this.#mode,
      top: this.#top(),
      ...(this.#span && { span: this.#span }),
    });
  }
}
