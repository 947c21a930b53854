import * as vscode from 'vscode';
import type { InsertAnswer } from '../core/index';
import { readSetting } from './settings';
import { uriOf } from './uris';

/**
 * Adds the entry of a freshly quoted source to the draft's bibliography, as `ibid.bibliography.add` has it.
 * The draft was edited before, by itself: undo there stays one step.
 */
export async function addMissingEntry({
  path,
  edits,
}: NonNullable<InsertAnswer['missingEntry']>): Promise<void> {
  const setting = readSetting('ibid.bibliography.add', uriOf(path));
  if (setting === 'never') return;
  const uri = uriOf(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (setting === 'ask') {
    const add = vscode.l10n.t('Add Entry');
    const always = vscode.l10n.t('Always');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} has no entry for this source yet. Pandoc needs one to print the citation.',
        name,
      ),
      add,
      always,
    );
    if (!chosen) return;
    if (chosen === always) {
      await vscode.workspace
        .getConfiguration('ibid')
        .update('bibliography.add', 'always', vscode.ConfigurationTarget.Workspace);
    }
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(uri, range, text);
  }
  if (await vscode.workspace.applyEdit(edit)) await document.save();
}
