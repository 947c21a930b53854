import * as vscode from 'vscode';
import type { DraftReport } from '../core/index';
import { toDraft } from './convert';
import type { EngineService } from './engine-service';
import { toToken } from './tokens';
import { SOURCE_SCHEME } from './uris';

/** Milliseconds of quiet after a keystroke before a draft is checked. */
const QUIET = 250;
const LANGUAGES = new Set(['markdown', 'quarto', 'rmd', 'mdx']);

interface DraftState {
  timer?: ReturnType<typeof setTimeout>;
  running?: vscode.CancellationTokenSource;
  checked?: { readonly version: number; readonly report: DraftReport };
}

/** A draft that has been checked, with the version of its document that the report is about. */
export interface CheckedDocument {
  readonly document: vscode.TextDocument;
  readonly report: DraftReport;
}

/** Checks open drafts when they or the library change. Each document has its own timer and result. */
export class DraftService implements vscode.Disposable {
  readonly #engine: EngineService;
  readonly #log: vscode.LogOutputChannel;
  readonly #states = new Map<string, DraftState>();
  readonly #checked = new vscode.EventEmitter<CheckedDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidCheck = this.#checked.event;
  readonly onDidClose = this.#closed.event;

  constructor(engine: EngineService, log: vscode.LogOutputChannel) {
    this.#engine = engine;
    this.#log = log;
    this.#disposables = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length) this.#schedule(document, QUIET);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)),
      engine.onDidChange(() => this.#all()),
    ];
    this.#all();
  }

  /** The newest report of a document; of an older version while a new one is on its way. */
  reportOf(document: vscode.TextDocument): DraftReport | undefined {
    return this.#states.get(document.uri.toString())?.checked?.report;
  }

  /** The report of the document exactly as it is now; undefined where it is no draft. Rejects when cancelled. */
  async check(
    document: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<DraftReport | undefined> {
    const key = document.uri.toString();
    const checked = this.#states.get(key)?.checked;
    if (checked?.version === document.version) return checked.report;
    if (!(await this.isDraft(document))) return undefined;
    const engine = await this.#engine.ready(document.uri);
    return engine.check(toDraft(document), token && toToken(token));
  }

  /** Markdown and its kin in the workspace, as `ibid.drafts` has it; never a source, and none where there is no source. */
  async isDraft(document: vscode.TextDocument): Promise<boolean> {
    return isDraftLanguage(document) && this.#engine.isDraft(document);
  }

  /** Open drafts as the editor has them: what is not saved counts. */
  open(): vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter(isDraftLanguage);
  }

  #all(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }

  #schedule(document: vscode.TextDocument, quiet: number): void {
    if (!isDraftLanguage(document)) return;
    const key = document.uri.toString();
    const state = this.#states.get(key) ?? {};
    this.#states.set(key, state);
    clearTimeout(state.timer);
    state.running?.cancel();
    state.timer = setTimeout(() => void this.#run(document, state), quiet);
  }

  async #run(document: vscode.TextDocument, state: DraftState): Promise<void> {
    const { version } = document;
    const source = new vscode.CancellationTokenSource();
    state.running = source;
    const stale = () =>
      source.token.isCancellationRequested || document.isClosed || document.version !== version;
    try {
      const draft = await this.isDraft(document);
      if (stale()) return;
      if (!draft) {
        // It was one until the settings changed: what was said of it is taken back.
        if (state.checked) this.#closed.fire(document.uri);
        state.checked = undefined;
        return;
      }
      const engine = await this.#engine.ready(document.uri);
      const report = await engine.check(toDraft(document), toToken(source.token));
      if (stale()) return;
      state.checked = { version, report };
      this.#checked.fire({ document, report });
    } catch (cause) {
      if (!stale()) this.#log.error(`checking ${document.uri.toString()}: ${String(cause)}`);
    } finally {
      source.dispose();
      if (state.running === source) state.running = undefined;
    }
  }

  #forget(uri: vscode.Uri): void {
    const state = this.#states.get(uri.toString());
    if (!state) return;
    clearTimeout(state.timer);
    state.running?.cancel();
    this.#states.delete(uri.toString());
    this.#closed.fire(uri);
  }

  dispose(): void {
    for (const { timer, running } of this.#states.values()) {
      clearTimeout(timer);
      running?.cancel();
    }
    for (const disposable of [...this.#disposables, this.#checked, this.#closed])
      disposable.dispose();
  }
}

function isDraftLanguage(document: vscode.TextDocument): boolean {
  const named =
    LANGUAGES.has(document.languageId) || /\.(md|markdown|qmd|rmd|mdx)$/i.test(document.uri.path);
  return named && document.uri.scheme !== SOURCE_SCHEME && document.uri.scheme !== 'git';
}
