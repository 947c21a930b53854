import * as vscode from 'vscode';
import { addToSources } from '../source-settings';
import { runApart } from '../run-apart';
import type { Services } from '../services';

/** Where the address of a draft is kept that the next window on its folder is to show. */
const DRAFT_TO_SHOW = 'draftToShow';

/** *Create Sample Workspace*, sources in one click, and what the walkthrough asks of the library. */
export function registerGettingStarted(services: Services): vscode.Disposable {
  const { context, engine, command } = services;
  runApart(services, 'showing the sample', () => showDraft(context.globalState));
  return vscode.Disposable.from(
    engine.onDidChange(() =>
      runApart(services, 'telling of sources', () => tellOfSources(services)),
    ),
    command('ibid.useSources', addToSources),
    command('ibid.createSample', () => createSample(context)),
  );
}

/** The walkthrough's first step is done when there are sources, however they came to be there. */
async function tellOfSources({ engine }: Services): Promise<void> {
  const has = await engine.hasSources();
  await vscode.commands.executeCommand('setContext', 'ibid.hasSources', has === true);
  await vscode.commands.executeCommand('setContext', 'ibid.hasNoSources', has === false);
}

async function createSample({ extensionUri, globalState }: vscode.ExtensionContext): Promise<void> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where to create the sample workspace'),
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: vscode.l10n.t('Create Here'),
    })) ?? [];
  if (!chosen) return;
  const inside = await vscode.workspace.fs.readDirectory(chosen);
  const folder = inside.length ? vscode.Uri.joinPath(chosen, 'ibid-sample') : chosen;
  if (inside.some(([name]) => name === 'ibid-sample')) {
    const open = vscode.l10n.t('Open It');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('The folder “ibid-sample” is already there and was left as it is.'),
      open,
    );
    if (answer !== open) return;
  } else {
    const sample = vscode.Uri.joinPath(extensionUri, 'dist', 'sample');
    for (const [name] of await vscode.workspace.fs.readDirectory(sample)) {
      const [from, to] = [vscode.Uri.joinPath(sample, name), vscode.Uri.joinPath(folder, name)];
      await vscode.workspace.fs.copy(from, to, { overwrite: false });
    }
  }
  await globalState.update(DRAFT_TO_SHOW, vscode.Uri.joinPath(folder, 'draft.md').toString());
  const isBusy = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: isBusy });
}

/** Opens the sample's draft in the window that has just been opened for it. */
async function showDraft(state: vscode.Memento): Promise<void> {
  const address = state.get<string>(DRAFT_TO_SHOW);
  if (!address) return;
  const draft = vscode.Uri.parse(address);
  if (!vscode.workspace.getWorkspaceFolder(draft)) return;
  await state.update(DRAFT_TO_SHOW, undefined);
  await vscode.window.showTextDocument(draft);
}
