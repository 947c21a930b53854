import * as vscode from 'vscode';
import type { FoundPassage, Passage } from '../core/index';
import type { WorkspaceEngine } from './joined-engines';
import { PassagePreview } from './passage-preview';
import { toToken } from './tokens';
import { shorten } from './words';

/** What the user chose to do with the passage. */
export type PickedForm = 'inline' | 'block' | 'citation' | 'copy' | 'open';

export interface PickedQuote {
  readonly passage: Passage;
  readonly form: PickedForm;
}

interface PassageItem extends vscode.QuickPickItem {
  readonly found: FoundPassage;
}

/** UTF-16 units of a passage that a row shows. */
const ROW = 140;
/** Leaves room for date and place beside the title. */
const TITLE = 52;
const LIMIT = 30;
/**
 * A QuickPick that searches sources as one types and previews the focused passage. `grow` and the forms
 * can be called from keybindings while it is open.
 */
export class QuotePicker implements vscode.Disposable {
  readonly #engine: WorkspaceEngine;
  readonly #pick = vscode.window.createQuickPick<PassageItem>();
  readonly #preview: PassagePreview;
  readonly #done: Promise<PickedQuote | undefined>;
  #settle!: (picked: PickedQuote | undefined) => void;
  #fail!: (cause: unknown) => void;
  #searching: vscode.CancellationTokenSource | undefined;
  /** The last search or growth: keys may be pressed faster than it is done. */
  #pending: Promise<void> = Promise.resolve();
  /** The focused passage as grown or shrunk. */
  #grown: { readonly item: PassageItem; readonly passage: Passage } | undefined;

  constructor(engine: WorkspaceEngine, words: string, draft: vscode.TextEditor | undefined) {
    this.#engine = engine;
    this.#preview = new PassagePreview(draft);
    this.#done = new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
    const pick = this.#pick;
    pick.title = heading();
    pick.placeholder = vscode.l10n.t('Type a few words that you remember');
    pick.ignoreFocusOut = true;
    // VS Code would sort rows by how their label matches; the engine has ranked them already.
    (pick as unknown as { sortByLabel: boolean }).sortByLabel = false;
    pick.value = words;
    pick.onDidChangeValue((value) => this.#search(value));
    pick.onDidChangeActive(([item]) => void this.#focus(item).catch(this.#giveUp));
    pick.onDidAccept(() => void this.accept('inline'));
    pick.onDidTriggerItemButton(({ item, button }) => {
      this.#grown = this.#grown?.item === item ? this.#grown : { item, passage: item.found };
      void this.accept((button as FormButton).form);
    });
    pick.buttons = growthButtons();
    pick.onDidTriggerButton((button) => {
      this.grow((button as GrowthButton).by).catch(this.#giveUp);
    });
    pick.onDidHide(() => this.#settle(undefined));
  }

  /**
   * Shows the picker until a passage is chosen; undefined where none is. It is closed last: what the
   * user opens as soon as it is gone must not lose the focus to the draft.
   */
  async choose(): Promise<PickedQuote | undefined> {
    this.#pick.show();
    if (this.#pick.value) this.#search(this.#pick.value);
    let picked: PickedQuote | undefined;
    try {
      return (picked = await this.#done);
    } finally {
      if (picked?.form !== 'open') await this.#preview.close(picked !== undefined);
      this.#pick.hide();
    }
  }

  /** Takes the focused passage in this form, once what was asked for before has come. */
  async accept(form: PickedForm): Promise<void> {
    await this.#pending;
    const item = this.#focused();
    const passage = this.#grown?.passage ?? item?.found;
    if (!passage) return;
    this.#settle({ passage, form });
  }

  /** Grows the focused passage by so many sentences, or shrinks it below 0. */
  grow(by: Growth): Promise<void> {
    const grown = this.#pending.then(() => this.#grow(by));
    this.#pending = grown.catch(() => undefined);
    return grown;
  }

  async #grow(by: Growth): Promise<void> {
    const item = this.#focused();
    if (!item) return;
    const current = this.#grown?.item === item ? this.#grown.passage : item.found;
    const passage = await this.#engine.passage(current.source.path, current.span, by);
    if (!passage || this.#focused() !== item) return;
    this.#grown = { item, passage };
    this.#pick.title = heading(passage.text);
    await this.#preview.show(passage, item.found.matched);
  }

  #search(value: string): void {
    this.#pending = this.#find(value).catch(this.#giveUp);
  }

  readonly #giveUp = (cause: unknown): void => {
    this.#fail(cause);
    this.#pick.hide();
  };

  async #find(value: string): Promise<void> {
    this.#searching?.cancel();
    const search = new vscode.CancellationTokenSource();
    this.#searching = search;
    const words = value.trim();
    if (!words) {
      this.#pick.items = [];
      return;
    }
    this.#pick.busy = true;
    try {
      const request = {
        words,
        limit: LIMIT,
        operators: true,
        typing: !/\s$/.test(value),
        slot: 'quote',
      };
      const { results } = await this.#engine.find(request, toToken(search.token));
      if (search.token.isCancellationRequested) return;
      this.#grown = undefined;
      this.#pick.title = heading();
      this.#pick.items = results.map(toItem);
    } catch (cause) {
      if (!search.token.isCancellationRequested) throw cause;
    } finally {
      if (this.#searching === search) this.#pick.busy = false;
      search.dispose();
    }
  }

  /** The editor tells the focused row a moment after new rows were set: until then it is the first. */
  #focused(): PassageItem | undefined {
    const { items, activeItems } = this.#pick;
    return activeItems.find((item) => items.includes(item)) ?? items[0];
  }

  async #focus(item: PassageItem | undefined): Promise<void> {
    if (!item || this.#grown?.item === item) return;
    this.#grown = undefined;
    this.#pick.title = heading();
    await this.#preview.show(item.found, item.found.matched);
  }

  dispose(): void {
    this.#searching?.cancel();
    this.#pick.dispose();
    this.#preview.dispose();
  }
}

/** A grown passage does not fit its row: the title says how long it is now. */
function heading(grown?: string): string {
  return grown === undefined
    ? vscode.l10n.t('Insert a cited quote')
    : vscode.l10n.t('Insert a cited quote of {0} words', grown.trim().split(/\s+/).length);
}

/** Sentences more on either side, or fewer, below 0. */
interface Growth {
  readonly before: number;
  readonly after: number;
}

interface GrowthButton extends vscode.QuickInputButton {
  readonly by: Growth;
}

function growthButtons(): GrowthButton[] {
  const button = (before: number, after: number, icon: string, tooltip: string): GrowthButton => ({
    by: { before, after },
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    button(1, 0, 'arrow-up', vscode.l10n.t('Include the sentence before (Alt+Up)')),
    button(0, 1, 'arrow-down', vscode.l10n.t('Include the sentence after (Alt+Down)')),
    button(-1, 0, 'fold-down', vscode.l10n.t('Leave out the first sentence (Alt+Shift+Up)')),
    button(0, -1, 'fold-up', vscode.l10n.t('Leave out the last sentence (Alt+Shift+Down)')),
  ];
}

interface FormButton extends vscode.QuickInputButton {
  readonly form: PickedForm;
}

function buttons(): FormButton[] {
  const button = (form: PickedForm, icon: string, tooltip: string): FormButton => ({
    form,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    button('block', 'quote', vscode.l10n.t('Insert as block quotation (Ctrl/Cmd+Shift+B)')),
    button('citation', 'mention', vscode.l10n.t('Insert the citation alone (Ctrl/Cmd+Shift+A)')),
    button('copy', 'copy', vscode.l10n.t('Copy with citation (Ctrl/Cmd+Shift+C)')),
    button('open', 'go-to-file', vscode.l10n.t('Open the source (Ctrl/Cmd+Shift+O)')),
  ];
}

/** A row opens at the match, so that what matched is in sight. */
function toItem(found: FoundPassage): PassageItem {
  const text = found.text.replace(/\s+/g, ' ');
  const lead = found.text
    .slice(0, found.match.start - found.span.start)
    .replace(/\s+/g, ' ').length;
  const from = lead > ROW / 2 ? text.indexOf(' ', lead - 30) + 1 : 0;
  const shown = text.slice(from, from + ROW);
  const label = `${from > 0 ? '… ' : ''}${shown}${from + ROW < text.length ? ' …' : ''}`;
  const { title, date } = found.source;
  const place = found.place || vscode.l10n.t('line {0}', found.locator.line);
  return {
    label,
    detail: [shorten(title, TITLE), date, place].filter(Boolean).join(' · '),
    alwaysShow: true,
    buttons: buttons(),
    found,
  };
}
