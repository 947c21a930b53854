import * as vscode from 'vscode';
import type { CheckedByHand } from '../contributions';
import { toDraft, toTextEdits } from '../convert';
import { tellNoDraft } from '../no-draft';
import { reviewItems } from '../review-items';
import { toReviewNode } from '../review-node';
import { checkedByHandReason, reviewOptions } from '../review-words';
import type { Services } from '../services';

/** *Mark as Checked by Hand* and *Do Not Report*: comments that stay in the draft, with their reasons. */
export function registerMarkChecked(services: Services): vscode.Disposable {
  const { command } = services;
  return vscode.Disposable.from(
    command('ibid.markChecked', async (place) => {
      const chosen = place ?? (await placeAtCursor(services));
      if (chosen) await silence(services, chosen, checkedByHandReason());
    }),
    command('ibid.suppressFinding', async (place) => {
      const chosen = place ?? (await placeAtCursor(services));
      if (!chosen) return;
      const reason = await vscode.window.showInputBox({
        title: vscode.l10n.t('Do not report this'),
        prompt: vscode.l10n.t(
          'The reason. It stays in the draft as a comment, beside these words.',
        ),
      });
      if (reason !== undefined) await silence(services, chosen, reason);
    }),
  );
}

/** What was found where the cursor is; says so where nothing was. */
async function placeAtCursor(services: Services): Promise<CheckedByHand | undefined> {
  const editor = vscode.window.activeTextEditor;
  const report = editor && (await services.drafts.check(editor.document));
  if (!report) {
    await tellNoDraft(services);
    return undefined;
  }
  const { document, selection } = editor;
  const offset = document.offsetAt(selection.active);
  const found = reviewItems(report, document.getText(), reviewOptions(document)).findLast(
    ({ draftSpan, findings }) =>
      findings.length && draftSpan.start <= offset && offset <= draftSpan.end,
  );
  if (found) return toReviewNode(document, found);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Put the cursor on words that Ibid has something to say about.'),
  );
  return undefined;
}

async function silence(
  { engine }: Services,
  { uri, start, end, checks }: CheckedByHand,
  reason: string,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const ready = await engine.ready(document.uri);
  const edits = await ready.markChecked(toDraft(document), { start, end }, checks, reason);
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, toTextEdits(document, edits));
  await vscode.workspace.applyEdit(edit);
}
