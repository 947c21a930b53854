import * as vscode from 'vscode';
import type { SourceUse } from '../../core/index';
import { countUnused, type PartUse } from '../count-unused';
import { toDraft, toSourceRange } from '../convert';
import type { WorkspaceEngine } from '../joined-engines';
import type { Services } from '../services';
import { pathOf, SOURCE_SCHEME, uriOf } from '../uris';

/** Milliseconds of quiet before uses are looked up anew: that reads every draft. */
const QUIET = 800;
/** More headings than these are not told one by one. */
const MOST_PARTS = 200;

/** A part of a source, a use of it or what is not used, and where that stands in the open text. */
interface Placed<What> {
  readonly what: What;
  readonly range: vscode.Range;
}

interface Known {
  readonly uses: readonly Placed<SourceUse>[];
  readonly parts: readonly Placed<PartUse>[];
}

/**
 * Over passages of a source that drafts quote: who does, and the way back; on demand also what no draft
 * has used. Works on sources that are open as text, and not before the engine has started.
 */
export function registerSourceLens(services: Services): vscode.Disposable {
  const lens = new SourceLens(services);
  const selector = [
    { scheme: SOURCE_SCHEME },
    { scheme: 'file', language: 'plaintext' },
    { scheme: 'file', language: 'markdown' },
  ];
  return vscode.Disposable.from(
    lens,
    vscode.languages.registerCodeLensProvider(selector, lens),
    services.command('ibid.toggleUnused', () => lens.toggleUnused()),
    services.command('ibid.openUse', openUse),
  );
}

class SourceLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #known = new Map<string, Known>();
  readonly #quoted = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightTextBackground'),
    border: '1px none',
    borderColor: new vscode.ThemeColor('editorInfo.foreground'),
    borderStyle: 'none none dotted none',
    overviewRulerColor: new vscode.ThemeColor('editorInfo.foreground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  readonly #dimmed = vscode.window.createTextEditorDecorationType({ opacity: '0.55' });
  readonly #subscription: vscode.Disposable;
  #showsUnused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    const { engine, drafts } = services;
    this.#subscription = vscode.Disposable.from(
      engine.onDidChange(() => this.#schedule()),
      drafts.onDidCheck(() => this.#schedule()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#schedule()),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const known = this.#known.get(document.uri.toString());
    if (!known) return [];
    const uses = known.uses.map(({ what, range }) => {
      const title = vscode.l10n.t('Quoted in {0}, line {1}', nameOf(what.draft), what.start.line);
      return new vscode.CodeLens(range, { title, command: 'ibid.openUse', arguments: [what] });
    });
    if (!this.#showsUnused) return uses;
    const parts = known.parts.map(
      ({ what, range }) => new vscode.CodeLens(range, { title: describeUse(what), command: '' }),
    );
    return [...parts, ...uses];
  }

  /** Shows or hides, in all open sources, what no draft has used. */
  async toggleUnused(): Promise<void> {
    this.#showsUnused = !this.#showsUnused;
    await this.#services.engine.ready();
    await this.#update();
    if (!this.#showsUnused || this.#known.size) return;
    this.#showsUnused = false;
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the text of a source first: what no draft has used is told in it.'),
    );
  }

  #schedule(): void {
    if (!this.#services.engine.started) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), QUIET);
  }

  async #update(): Promise<void> {
    const { engine, log } = this.#services;
    try {
      const ready = await engine.ready();
      const sources = new Set((await ready.sources()).map(({ path }) => path));
      const editors = vscode.window.visibleTextEditors;
      const open = new Map(editors.map(({ document }) => [document.uri.toString(), document]));
      for (const [key, document] of open) {
        const path = pathOf(document.uri);
        if (sources.has(path)) this.#known.set(key, await this.#lookUp(ready, path));
      }
      for (const key of this.#known.keys()) if (!open.has(key)) this.#known.delete(key);
      for (const editor of editors) this.#decorate(editor);
      this.#changed.fire();
    } catch (cause) {
      log.error(`looking up uses: ${String(cause)}`);
    }
  }

  async #lookUp(engine: WorkspaceEngine, path: string): Promise<Known> {
    const all = await engine.uses(path, this.#services.drafts.open().map(toDraft));
    const place = async <What>(what: What, span: { start: number; end: number }) => {
      const passage = await engine.passage(path, span);
      return passage ? [{ what, range: toSourceRange(passage) }] : [];
    };
    const quoting = all.filter(({ sourceSpan }) => sourceSpan);
    const uses = await Promise.all(quoting.map((use) => place(use, use.sourceSpan!)));
    if (!this.#showsUnused) return { uses: uses.flat(), parts: [] };
    const blocks = (await engine.document(path))?.blocks ?? [];
    const counted = countUnused(
      blocks,
      quoting.map(({ sourceSpan }) => sourceSpan!),
    ).slice(0, MOST_PARTS);
    const parts = await Promise.all(
      counted.map((part) => place(part, { start: part.start, end: part.start + 1 })),
    );
    return { uses: uses.flat(), parts: parts.flat() };
  }

  #decorate(editor: vscode.TextEditor): void {
    const known = this.#known.get(editor.document.uri.toString());
    const ranges = known?.uses.map(({ range }) => range) ?? [];
    editor.setDecorations(this.#quoted, this.#showsUnused ? [] : ranges);
    editor.setDecorations(this.#dimmed, this.#showsUnused ? ranges : []);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#quoted.dispose();
    this.#dimmed.dispose();
  }
}

/** Shows the place in a draft where a source is quoted. */
export async function openUse(use: SourceUse): Promise<void> {
  const uri = uriOf(use.draft);
  const shown = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: toSourceRange(use),
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function describeUse({ unused, paragraphs }: PartUse): string {
  if (paragraphs === 1) {
    return unused ? vscode.l10n.t('Paragraph not used') : vscode.l10n.t('Paragraph used');
  }
  return unused
    ? vscode.l10n.t('{0} of {1} paragraphs not used', unused, paragraphs)
    : vscode.l10n.t('All {0} paragraphs used', paragraphs);
}
