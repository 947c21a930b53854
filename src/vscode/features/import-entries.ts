import * as vscode from 'vscode';
import { toDraft, toRange } from '../convert';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { uriOf } from '../uris';
import { say } from '../words';

/** *Import from Zotero*: adds chosen entries to the bibliography. Asked only here, on this computer, read only. */
export function registerImportEntries({ engine, command }: Services): vscode.Disposable {
  const run = async () => {
    const document = vscode.window.activeTextEditor?.document;
    const isDraft = document && vscode.languages.match(DRAFT_SELECTOR, document) > 0;
    const ready = await engine.ready(document?.uri);
    const { entries, problems } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Asking Zotero…') },
      () => ready.importableEntries(),
    );
    if (!entries.length) {
      const [problem] = problems;
      const none = vscode.l10n.t('The bibliography has every entry of Zotero already.');
      void vscode.window.showInformationMessage(problem ? say(problem) : none);
      return;
    }
    const chosen = await vscode.window.showQuickPick(
      entries.map(({ title, authors, date, key, item }) => ({
        label: title || key,
        description: [authors, date].filter(Boolean).join(' · '),
        detail: `@${key}`,
        item,
      })),
      {
        canPickMany: true,
        matchOnDescription: true,
        matchOnDetail: true,
        placeHolder: vscode.l10n.t('Choose the entries to add to the bibliography'),
      },
    );
    if (!chosen?.length) return;
    const items = chosen.map(({ item }) => item);
    const added = await ready.addEntries(items, isDraft ? toDraft(document) : undefined);
    if (added) await write(added);
    else {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The bibliography cannot be added to. Check that it has no mistakes.'),
      );
    }
  };
  return command('ibid.importZotero', run);
}

type Added = NonNullable<
  Awaited<ReturnType<Awaited<ReturnType<Services['engine']['ready']>>['addEntries']>>
>;

/** Makes the edits as one step of undo and shows the bibliography, for the writer to look over. */
async function write({ path, edits, isNew }: Added): Promise<void> {
  const uri = uriOf(path);
  if (isNew) await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  for (const one of edits) edit.replace(uri, toRange(document, one), one.text);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  await document.save();
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: false });
}
