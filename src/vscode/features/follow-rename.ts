import * as vscode from 'vscode';
import { toDraft } from '../convert';
import type { Services } from '../services';
import { pathOf, uriOf } from '../uris';

/** When sources are renamed or moved in the editor, the citations in drafts are offered to follow. */
export function registerFollowRename({ engine, drafts }: Services): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    if (!engine.started) return;
    event.waitUntil(
      (async () => {
        const renames = event.files.map(({ oldUri, newUri }) => ({
          from: pathOf(oldUri),
          to: pathOf(newUri),
        }));
        const ready = await engine.ready();
        const followed = await ready.followRename(renames, drafts.open().map(toDraft));
        const edit = new vscode.WorkspaceEdit();
        const metadata = {
          // VS Code asks by itself before it makes an extension's changes, with a preview to look at.
          needsConfirmation: false,
          label: vscode.l10n.t('Citations of the renamed source'),
        };
        for (const { path, edits } of followed) {
          const document = await vscode.workspace.openTextDocument(uriOf(path));
          for (const { start, end, text } of edits) {
            const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
            edit.replace(document.uri, range, text, metadata);
          }
        }
        return edit;
      })(),
    );
  });
}
