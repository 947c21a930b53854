import * as vscode from 'vscode';
import type { Span } from '../core/index';
import { toSpan } from './convert';
import { DRAFT_LANGUAGES } from './selectors';
import { SOURCE_SCHEME } from './uris';

/** The draft and the place in it where the user last was: what other views insert into. */
export class LastDraft implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #moved = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #editor: vscode.TextEditor | undefined;

  /** Another draft is the last one, or it was closed. */
  readonly onDidChange = this.#changed.event;
  /** The cursor moved in it. */
  readonly onDidMove = this.#moved.event;

  constructor() {
    this.#note(vscode.window.activeTextEditor);
    this.#subscriptions = [
      this.#changed,
      this.#moved,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#note(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.#editor) this.#moved.fire();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#editor?.document) this.#changed.fire();
      }),
    ];
  }

  get document(): vscode.TextDocument | undefined {
    const document = this.#editor?.document;
    return document && !document.isClosed ? document : undefined;
  }

  /** The selection in it; a hidden editor still knows its own. */
  get span(): Span | undefined {
    const editor = this.#editor;
    return editor && this.document ? toSpan(editor.document, editor.selection) : undefined;
  }

  /** Brings its editor to the front with the selection that it had; undefined where it was closed. */
  async show(): Promise<vscode.TextEditor | undefined> {
    const editor = this.#editor;
    if (!editor || !this.document) return undefined;
    const { document, selection, viewColumn } = editor;
    return vscode.window.showTextDocument(document, { viewColumn, selection });
  }

  #note(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isDraftEditor(editor)) return;
    const before = this.#editor?.document;
    this.#editor = editor;
    if (editor.document !== before) this.#changed.fire();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function isDraftEditor({ document }: vscode.TextEditor): boolean {
  const languages: readonly string[] = DRAFT_LANGUAGES;
  return languages.includes(document.languageId) && document.uri.scheme !== SOURCE_SCHEME;
}
