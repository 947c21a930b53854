import * as vscode from 'vscode';

/**
 * Adds files, folders or globs to the workspace's `ibid.sources`. The default, `sources`, is left once
 * something else is chosen. Where no folder is open, one has to be opened first; an untrusted workspace
 * would pass the setting over, so trust is asked for.
 */
export async function addToSources(patterns: readonly string[]): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) return askForFolder();
  const settings = vscode.workspace.getConfiguration('ibid');
  const before = settings.inspect<string[]>('sources');
  const own = before?.workspaceValue ?? before?.globalValue ?? [];
  const value = [...new Set([...own, ...patterns])];
  await settings.update('sources', value, vscode.ConfigurationTarget.Workspace);
  if (!vscode.workspace.isTrusted) await askForTrust();
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
