import * as vscode from 'vscode';
import type { Passage, Span } from '../core/index';
import { openPassage } from './source-opener';

/** Lines from the top of the editor to the passage, as a share of all: the picker covers what is above. */
const BELOW_PICKER = 0.55;

/** Milliseconds. */
const LATE_TABS = 300;

/** Shows a passage in its source beside the draft, the passage and the matched words marked. */
export class PassagePreview implements vscode.Disposable {
  readonly #draft: vscode.TextEditor | undefined;
  readonly #passage = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  readonly #words = vscode.window.createTextEditorDecorationType({
    fontWeight: 'bold',
    textDecoration: 'underline',
  });
  #shown: vscode.TextEditor | undefined;
  /** Addresses of all that was asked to be opened: the editor may give up and show it all the same. */
  readonly #opened = new Set<string>();
  #latest = 0;
  /** The last call of `show`: they follow one another. */
  #showing: Promise<void> = Promise.resolve();

  constructor(draft: vscode.TextEditor | undefined) {
    this.#draft = draft;
  }

  /** Matched spans count in the source; a call that another has followed meanwhile is passed over. */
  show(passage: Passage, matched: readonly Span[]): Promise<void> {
    const turn = ++this.#latest;
    const shown = this.#showing.then(() => this.#show(turn, passage, matched));
    this.#showing = shown.catch(() => undefined);
    return shown;
  }

  async #show(turn: number, passage: Passage, matched: readonly Span[]): Promise<void> {
    if (turn !== this.#latest) return;
    const { document, range } = await openPassage(passage);
    if (turn !== this.#latest) return;
    this.#opened.add(document.uri.toString());
    const editor = await openBeside(document, range.start);
    if (!editor) return;
    if (this.#shown && this.#shown !== editor) this.#clear(this.#shown);
    this.#shown = editor;
    editor.setDecorations(this.#passage, [range]);
    editor.setDecorations(this.#words, wordRanges(passage, range, document, matched));
    revealBelowPicker(editor, range.start.line);
  }

  /** Closes the source; with `toDraft` the draft gets the focus, wherever it was. */
  async close(toDraft: boolean): Promise<void> {
    this.#latest++;
    await this.#showing;
    if (this.#opened.size && !this.#tabs().length) await nextTabs();
    await vscode.window.tabGroups.close(this.#tabs(), true);
    if (toDraft && this.#draft) {
      await vscode.window.showTextDocument(this.#draft.document, {
        viewColumn: this.#draft.viewColumn,
        selection: this.#draft.selection,
      });
    }
  }

  /** The tabs of sources that this preview opened and nobody has kept. */
  #tabs(): vscode.Tab[] {
    const draft = this.#draft?.document.uri.toString();
    return vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input, isPreview }) => {
        if (!isPreview || !(input instanceof vscode.TabInputText)) return false;
        const uri = input.uri.toString();
        return uri !== draft && this.#opened.has(uri);
      });
  }

  #clear(editor: vscode.TextEditor): void {
    editor.setDecorations(this.#passage, []);
    editor.setDecorations(this.#words, []);
  }

  dispose(): void {
    this.#latest++;
    this.#passage.dispose();
    this.#words.dispose();
  }
}

/** Waits for tabs that are told later than their editors, for a moment at most. */
async function nextTabs(): Promise<void> {
  let listener: vscode.Disposable | undefined;
  await new Promise<void>((resolve) => {
    listener = vscode.window.tabGroups.onDidChangeTabs(() => resolve());
    setTimeout(resolve, LATE_TABS);
  });
  listener?.dispose();
}

/**
 * Undefined where the editor gave up, as it does when the window has turned to something else: the document is
 * open already, so that nothing else can fail here.
 */
async function openBeside(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<vscode.TextEditor | undefined> {
  try {
    return await vscode.window.showTextDocument(document, {
      preview: true,
      preserveFocus: true,
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(at, at),
    });
  } catch {
    return undefined;
  }
}

function revealBelowPicker(editor: vscode.TextEditor, line: number): void {
  const [from, to] = [editor.visibleRanges[0]?.start.line, editor.visibleRanges.at(-1)?.end.line];
  const lines = from === undefined || to === undefined ? 0 : to - from;
  const top = Math.max(0, line - Math.floor(lines * BELOW_PICKER));
  editor.revealRange(new vscode.Range(top, 0, top, 0), vscode.TextEditorRevealType.AtTop);
}

/** Where the matched words stand, counted from the passage's own position so that line ends do not matter. */
function wordRanges(
  passage: Passage,
  range: vscode.Range,
  document: vscode.TextDocument,
  matched: readonly Span[],
): vscode.Range[] {
  const offset = document.offsetAt(range.start);
  const units = (part: string) =>
    part.replace(/\r\n/g, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n').length;
  return matched
    .filter(({ start, end }) => start >= passage.span.start && end <= passage.span.end)
    .map(({ start, end }) => {
      const lead = units(passage.text.slice(0, start - passage.span.start));
      const length = units(
        passage.text.slice(start - passage.span.start, end - passage.span.start),
      );
      return new vscode.Range(
        document.positionAt(offset + lead),
        document.positionAt(offset + lead + length),
      );
    });
}
