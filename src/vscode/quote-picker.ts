import * as vscode from 'vscode';
import type { Engine, FoundPassage, Passage } from '../core/index';
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
/** Set while the picker is open: keybindings for growing and shrinking look at it. */
export const PICKING_CONTEXT = 'ibid.picking';

/**
 * A QuickPick that searches sources as one types and previews the focused passage. `grow` and the forms
 * can be called from keybindings while it is open.
 */
export class QuotePicker implements vscode.Disposable {
  readonly #engine: Engine;
  readonly #pick = vscode.window.createQuickPick<PassageItem>();
  readonly #preview: PassagePreview;
  readonly #done: Promise<PickedQuote | undefined>;
  #settle!: (picked: PickedQuote | undefined) => void;
  #search: vscode.CancellationTokenSource | undefined;
  /** The focused passage as grown or shrunk. */
  #grown: { readonly item: PassageItem; readonly passage: Passage } | undefined;

  constructor(engine: Engine, words: string, draft: vscode.TextEditor | undefined) {
    this.#engine = engine;
    this.#preview = new PassagePreview(draft);
    this.#done = new Promise((resolve) => (this.#settle = resolve));
    const pick = this.#pick;
    pick.title = vscode.l10n.t('Insert a cited quote');
    pick.placeholder = vscode.l10n.t('Type a few words that you remember');
    pick.ignoreFocusOut = true;
    // VS Code would sort rows by how their label matches; the engine has ranked them already.
    (pick as unknown as { sortByLabel: boolean }).sortByLabel = false;
    pick.value = words;
    pick.onDidChangeValue((value) => void this.#find(value));
    pick.onDidChangeActive(([item]) => void this.#focus(item));
    pick.onDidAccept(() => this.accept('inline'));
    pick.onDidTriggerItemButton(({ item, button }) => {
      this.#grown = this.#grown?.item === item ? this.#grown : { item, passage: item.found };
      this.accept((button as FormButton).form);
    });
    pick.onDidHide(() => this.#settle(undefined));
  }

  /** Shows the picker until a passage is chosen; undefined where none is. */
  async choose(): Promise<PickedQuote | undefined> {
    await vscode.commands.executeCommand('setContext', PICKING_CONTEXT, true);
    this.#pick.show();
    if (this.#pick.value) void this.#find(this.#pick.value);
    const picked = await this.#done;
    await vscode.commands.executeCommand('setContext', PICKING_CONTEXT, false);
    await this.#preview.close(picked?.form === 'open');
    return picked;
  }

  /** Takes the focused passage in this form. */
  accept(form: PickedForm): void {
    const [item] = this.#pick.activeItems;
    const passage = this.#grown?.passage ?? item?.found;
    if (!passage) return;
    this.#settle({ passage, form });
    this.#pick.hide();
  }

  /** Grows the focused passage by so many sentences, or shrinks it below 0. */
  async grow(by: { before: number; after: number }): Promise<void> {
    const [item] = this.#pick.activeItems;
    if (!item) return;
    const current = this.#grown?.item === item ? this.#grown.passage : item.found;
    const passage = await this.#engine.passage(current.source.path, current.span, by);
    if (!passage || this.#pick.activeItems[0] !== item) return;
    this.#grown = { item, passage };
    await this.#preview.show(passage, item.found.matched);
  }

  async #find(value: string): Promise<void> {
    this.#search?.cancel();
    const search = new vscode.CancellationTokenSource();
    this.#search = search;
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
      this.#pick.items = results.map(toItem);
    } catch (cause) {
      if (!search.token.isCancellationRequested) throw cause;
    } finally {
      if (this.#search === search) this.#pick.busy = false;
      search.dispose();
    }
  }

  async #focus(item: PassageItem | undefined): Promise<void> {
    if (!item || this.#grown?.item === item) return;
    this.#grown = undefined;
    await this.#preview.show(item.found, item.found.matched);
  }

  dispose(): void {
    this.#search?.cancel();
    this.#pick.dispose();
    this.#preview.dispose();
  }
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
    button('block', 'quote', vscode.l10n.t('Insert as block quotation (Shift+Enter)')),
    button('citation', 'mention', vscode.l10n.t('Insert the citation alone (Alt+Enter)')),
    button('copy', 'copy', vscode.l10n.t('Copy with citation')),
    button('open', 'go-to-file', vscode.l10n.t('Open the source')),
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
