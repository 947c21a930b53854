import * as vscode from 'vscode';
import { toDraft } from '../convert';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { toToken } from '../tokens';

/** Lines above the cursor's own in which a quotation may have begun. */
const REACH = 12;

/** Inside open quotation marks, after three words: the source's next words, with closing mark and citation. */
export function registerCompleteQuotation({ drafts, engine }: Services): vscode.Disposable {
  return vscode.languages.registerInlineCompletionItemProvider(DRAFT_SELECTOR, {
    async provideInlineCompletionItems(document, position, _context, token) {
      const rest = document.lineAt(position.line).text.slice(position.character);
      // A mark must be open, and nothing but its closing one may follow.
      if (!hasMarkBefore(document, position) || !/^["”“»«」』]?[\s.,;:!?)]*$/.test(rest)) return [];
      if (!(await drafts.isDraft(document)) || token.isCancellationRequested) return [];
      const ready = await engine.ready(document.uri);
      const offset = document.offsetAt(position);
      const found = await ready.continueQuotation(toDraft(document), offset, toToken(token));
      if (token.isCancellationRequested) return [];
      return found.map(({ text, closing }) => {
        // Editors close a typed mark by themselves: that one is written over.
        const mark = rest[0] !== undefined && closing.trimStart().startsWith(rest[0]) ? 1 : 0;
        const range = new vscode.Range(position, position.translate(0, mark));
        return new vscode.InlineCompletionItem(text + closing, range);
      });
    },
  });
}

/** Whether a quotation can have begun before the cursor, in its paragraph. */
function hasMarkBefore(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
): boolean {
  for (let at = line; at >= Math.max(0, line - REACH); at--) {
    const { text } = document.lineAt(at);
    const before = at === line ? text.slice(0, character) : text;
    if (/["“„«»「『]/.test(before)) return true;
    if (!before.trim()) return false;
  }
  return false;
}
