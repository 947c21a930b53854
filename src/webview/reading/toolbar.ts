import type { ReadingHead, ReadingStrings } from '../../vscode/reading-protocol';
import { fill, make, makeButton } from './dom';
import { drawIcon, type IconName } from './icons';

/** What the toolbar asks for. */
export interface ToolbarActions {
  insert(): void;
  copyCitation(): void;
  turnBy(step: 1 | -1): void;
  /** True where there is such a page. */
  goToPage(label: string): boolean;
  search(words: string): void;
  step(by: number): void;
  showQuoted(on: boolean): void;
  showUnused(on: boolean): void;
  toggleMode(): void;
  backToPassage(): void;
  openFile(): void;
}

/** Title, pages, search, and what can be done with the selected words. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #strings: ReadingStrings;
  readonly #page: HTMLInputElement;
  readonly #pages: HTMLElement;
  readonly #search: HTMLInputElement;
  readonly #matches: HTMLElement;
  readonly #mode: HTMLButtonElement;
  readonly #quoted: HTMLButtonElement;
  readonly #unused: HTMLButtonElement;
  readonly #back: HTMLButtonElement;

  constructor(
    head: ReadingHead,
    strings: ReadingStrings,
    actions: ToolbarActions,
    shows: { readonly pages: boolean; readonly modes: boolean; readonly tools: boolean },
  ) {
    this.#strings = strings;
    this.#page = make('input', {
      class: 'page-box',
      attributes: {
        'aria-label': strings.page,
        title: strings.page,
        size: '4',
        spellcheck: 'false',
      },
    });
    this.#page.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const found = actions.goToPage(this.#page.value.trim());
      this.#page.setAttribute('aria-invalid', String(!found));
    });
    this.#page.addEventListener('focus', () => this.#page.select());
    this.#pages = make('span', { class: 'of' });
    this.#search = make('input', {
      class: 'search-box',
      attributes: { type: 'search', 'aria-label': strings.search, placeholder: strings.search },
    });
    let typed: ReturnType<typeof setTimeout>;
    this.#search.addEventListener('input', () => {
      clearTimeout(typed);
      typed = setTimeout(() => actions.search(this.#search.value), 150);
    });
    this.#search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') actions.step(event.shiftKey ? -1 : 1);
      if (event.key === 'Escape') {
        this.#search.value = '';
        actions.search('');
      }
    });
    this.#matches = make('span', { class: 'matches', attributes: { role: 'status' } });
    this.#mode = icon('text', strings.asText, () => actions.toggleMode());
    this.#quoted = toggle('quoted', strings.showQuoted, true, (on) => actions.showQuoted(on));
    this.#unused = toggle('unused', strings.showUnused, false, (on) => actions.showUnused(on));
    this.#back = icon('back', strings.backToPassage, () => actions.backToPassage());
    this.#back.hidden = true;
    this.#mode.hidden = !shows.modes;
    const [previous, next] = shows.pages
      ? [strings.previousPage, strings.nextPage]
      : [strings.previousSection, strings.nextSection];
    this.element = make(
      'header',
      {},
      make(
        'div',
        { class: 'head' },
        make('h1', { text: head.title, attributes: { title: head.title } }),
        make('p', { class: 'byline', text: head.byline }),
      ),
      make(
        'div',
        { class: 'tools', attributes: { role: 'toolbar', 'aria-label': strings.toolbar } },
        make(
          'div',
          { class: 'group' },
          icon('previous', previous, () => actions.turnBy(-1)),
          ...(shows.pages ? [this.#page, this.#pages] : []),
          icon('next', next, () => actions.turnBy(1)),
          this.#back,
        ),
        make(
          'div',
          { class: 'group grow' },
          this.#search,
          this.#matches,
          icon('up', strings.searchPrevious, () => actions.step(-1)),
          icon('down', strings.searchNext, () => actions.step(1)),
        ),
        make(
          'div',
          { class: 'group' },
          this.#mode,
          this.#quoted,
          this.#unused,
          icon('copy', strings.copyCitation, () => actions.copyCitation()),
          icon('file', strings.openFile, () => actions.openFile()),
          makeButton({ class: 'primary', text: strings.insert }, () => actions.insert()),
        ),
      ),
    );
    this.element.querySelector<HTMLElement>('.tools')!.hidden = !shows.tools;
  }

  /** The page's printed label, and its place among all pages where that is another. */
  showPage(label: string, number: number, count: number): void {
    if (document.activeElement !== this.#page) this.#page.value = label;
    const { ofPages, matches } = this.#strings;
    this.#pages.textContent =
      label === String(number) ? fill(ofPages, count) : `(${fill(matches, number, count)})`;
  }

  showMatches(current: number, count: number): void {
    const { matches, noMatch } = this.#strings;
    const none = this.#search.value.trim() ? noMatch : '';
    this.#matches.textContent = count ? fill(matches, current + 1, count) : none;
  }

  showMode(mode: 'picture' | 'text'): void {
    const title = mode === 'picture' ? this.#strings.asText : this.#strings.asPicture;
    this.#mode.title = title;
    this.#mode.setAttribute('aria-label', title);
    this.#mode.replaceChildren(drawIcon(mode === 'picture' ? 'text' : 'picture'));
  }

  showBack(on: boolean): void {
    this.#back.hidden = !on;
  }

  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  focusPage(): void {
    this.#page.focus();
  }

  toggleQuoted(): void {
    this.#quoted.click();
  }

  toggleUnused(): void {
    this.#unused.click();
  }
}

function icon(name: IconName, title: string, run: () => void): HTMLButtonElement {
  const button = makeButton({ class: 'icon', attributes: { title, 'aria-label': title } }, run);
  button.append(drawIcon(name));
  return button;
}

function toggle(
  name: IconName,
  title: string,
  on: boolean,
  run: (on: boolean) => void,
): HTMLButtonElement {
  const button = icon(name, title, () => {
    const pressed = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(pressed));
    run(pressed);
  });
  button.setAttribute('aria-pressed', String(on));
  return button;
}
