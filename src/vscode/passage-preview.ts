import * as vscode from 'vscode';
import type { Passage, Span } from '../core/index';
import { openPassage } from './source-opener';

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
  #latest = 0;

  constructor(draft: vscode.TextEditor | undefined) {
    this.#draft = draft;
  }

  /** Matched spans count in the source; of two calls under way the later one wins. */
  async show(passage: Passage, matched: readonly Span[]): Promise<void> {
    const turn = ++this.#latest;
    const { document, range } = await openPassage(passage);
    if (turn !== this.#latest) return;
    const editor = await vscode.window.showTextDocument(document, {
      preview: true,
      preserveFocus: true,
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(range.start, range.start),
    });
    if (turn !== this.#latest) return;
    if (this.#shown && this.#shown !== editor) this.#clear(this.#shown);
    this.#shown = editor;
    editor.setDecorations(this.#passage, [range]);
    editor.setDecorations(this.#words, wordRanges(passage, range, document, matched));
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  }

  /** Leaves the source open where it is wanted; else closes it and gives the draft its focus back. */
  async close(keep: boolean): Promise<void> {
    this.#latest++;
    const shown = this.#shown;
    if (shown) this.#clear(shown);
    if (!keep && shown) {
      const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
      const uri = shown.document.uri.toString();
      const own = tabs.filter(
        ({ input, isPreview }) =>
          isPreview && input instanceof vscode.TabInputText && input.uri.toString() === uri,
      );
      await vscode.window.tabGroups.close(own, true);
    }
    if (!keep && this.#draft) {
      await vscode.window.showTextDocument(this.#draft.document, {
        viewColumn: this.#draft.viewColumn,
        selection: this.#draft.selection,
      });
    }
  }

  #clear(editor: vscode.TextEditor): void {
    editor.setDecorations(this.#passage, []);
    editor.setDecorations(this.#words, []);
  }

  dispose(): void {
    this.#passage.dispose();
    this.#words.dispose();
  }
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
