import * as vscode from 'vscode';

/**
 * Adds files, folders or globs to `ibid.sources` of the folder that is open, or of one of a workspace file's,
 * whose own settings win over those of the file. The default, `sources`, is left once something else is
 * chosen. Where no folder is open, one has to be opened first; an untrusted workspace would pass the setting
 * over, so trust is asked for.
 */
export async function addToSources(patterns: readonly string[], address?: string): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (!folders.length) return askForFolder();
  const isFile = vscode.workspace.workspaceFile !== undefined;
  const folder = isFile ? await chooseFolder(folders, address) : undefined;
  if (isFile && !folder) return;
  const settings = vscode.workspace.getConfiguration('ibid', folder);
  const before = settings.inspect<string[]>('sources');
  const own = before?.workspaceFolderValue ?? before?.workspaceValue ?? before?.globalValue ?? [];
  const value = [...new Set([...own, ...patterns])];
  const { Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  await settings.update('sources', value, isFile ? WorkspaceFolder : Workspace);
  if (!vscode.workspace.isTrusted) await askForTrust();
}

/** The only folder, or that with this address; without one, the folder that the user says. */
async function chooseFolder(
  folders: readonly vscode.WorkspaceFolder[],
  address: string | undefined,
): Promise<vscode.Uri | undefined> {
  const known =
    folders.length === 1 ? folders[0] : folders.find(({ uri }) => uri.toString() === address);
  const chosen =
    known ??
    (await vscode.window.showWorkspaceFolderPick({
      placeHolder: vscode.l10n.t('The folder whose drafts quote these sources'),
    }));
  return chosen?.uri;
}

async function askForFolder(): Promise<void> {
  const open = vscode.l10n.t('Open Folder…');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Open the folder in which you write first; its sources are kept in its settings.',
    ),
    open,
  );
  if (chosen) await vscode.commands.executeCommand('vscode.openFolder');
}

async function askForTrust(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('This setting counts once you trust the workspace.'),
    manage,
  );
  if (chosen) await vscode.commands.executeCommand('workbench.trust.manage');
}
