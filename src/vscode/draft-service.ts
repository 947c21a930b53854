import * as vscode from 'vscode';
import type { CancellationToken, DraftReport } from '../core/index';
import { toDraft } from './convert';
import type { EngineService } from './engine-service';
import { toToken } from './tokens';
import { SOURCE_SCHEME } from './uris';

/** Milliseconds of quiet after a keystroke before a draft is checked. */
const QUIET = 250;
const LANGUAGES = new Set(['markdown', 'quarto', 'rmd', 'mdx']);

/** A check of one version of a document, under way or done. */
interface Asked {
  readonly version: number;
  readonly report: Promise<DraftReport | undefined>;
  readonly source: vscode.CancellationTokenSource;
}

interface DraftState {
  timer?: ReturnType<typeof setTimeout>;
  /** The last check, until document or library change. */
  asked?: Asked;
  /** The last report that was told. */
  checked?: DraftReport;
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
    return this.#states.get(document.uri.toString())?.checked;
  }

  /**
   * The report of the document as it is now or, where it changes meanwhile, then; undefined where it is no draft,
   * and where nobody wants it any longer.
   */
  async check(
    document: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<DraftReport | undefined> {
    const { report, source } = this.#ask(document, this.#stateOf(document));
    try {
      return await report;
    } catch (cause) {
      if (!source.token.isCancellationRequested) throw cause;
      return token?.isCancellationRequested ? undefined : this.check(document, token);
    }
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
    const state = this.#stateOf(document);
    clearTimeout(state.timer);
    state.asked?.source.cancel();
    state.asked = undefined;
    state.timer = setTimeout(() => void this.#run(document, state), quiet);
  }

  /** One check a version: findings and code actions want the same report at the same time. */
  #ask(document: vscode.TextDocument, state: DraftState): Asked {
    const { version } = document;
    if (state.asked?.version === version) return state.asked;
    const source = new vscode.CancellationTokenSource();
    const report = this.#check(document, toToken(source.token)).finally(() => source.dispose());
    const asked = (state.asked = { version, report, source });
    report.catch(() => {
      if (state.asked === asked) state.asked = undefined;
    });
    return asked;
  }

  async #check(
    document: vscode.TextDocument,
    token: CancellationToken,
  ): Promise<DraftReport | undefined> {
    const draft = toDraft(document);
    if (!(await this.isDraft(document))) return undefined;
    const engine = await this.#engine.ready(document.uri);
    return engine.check(draft, token);
  }

  async #run(document: vscode.TextDocument, state: DraftState): Promise<void> {
    const { version, report: asked, source } = this.#ask(document, state);
    const stale = () =>
      source.token.isCancellationRequested || document.isClosed || document.version !== version;
    try {
      const report = await asked;
      if (stale()) return;
      // It was one until the settings changed: what was said of it is taken back.
      if (!report && state.checked) this.#closed.fire(document.uri);
      state.checked = report;
      if (report) this.#checked.fire({ document, report });
    } catch (cause) {
      if (!stale()) this.#log.error(`checking ${document.uri.toString()}: ${String(cause)}`);
    }
  }

  #stateOf({ uri }: vscode.TextDocument): DraftState {
    const key = uri.toString();
    const state = this.#states.get(key) ?? {};
    this.#states.set(key, state);
    return state;
  }

  #forget(uri: vscode.Uri): void {
    const state = this.#states.get(uri.toString());
    if (!state) return;
    clearTimeout(state.timer);
    state.asked?.source.cancel();
    this.#states.delete(uri.toString());
    this.#closed.fire(uri);
  }

  dispose(): void {
    for (const { timer, asked } of this.#states.values()) {
      clearTimeout(timer);
      asked?.source.cancel();
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
