import * as vscode from 'vscode';
import type { Span } from '../core/index';
import { toSpan } from './convert';
import { DRAFT_LANGUAGES } from './selectors';
import { SOURCE_SCHEME } from './uris';

/** The draft and the place in it where the user last was: what other views insert into. */
export class LastDraft implements vscode.Disposable {
  #editor: vscode.TextEditor | undefined;
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#note(vscode.window.activeTextEditor);
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.#note(editor));
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
    if (editor && isDraftEditor(editor)) this.#editor = editor;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function isDraftEditor({ document }: vscode.TextEditor): boolean {
  const languages: readonly string[] = DRAFT_LANGUAGES;
  return languages.includes(document.languageId) && document.uri.scheme !== SOURCE_SCHEME;
}
