import * as vscode from 'vscode';
import type { Services } from './services';

/** Says why a command on drafts has nothing to work on, and what to do about it. */
export async function tellNoDraft({ engine }: Pick<Services, 'engine'>): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const ready = await engine.ready(document?.uri);
  if (!(await ready.sources()).length) return offerSources();
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Open a draft first: a Markdown file of this workspace that is neither a source nor a README.',
    ),
  );
}

/** Says that there are no sources yet, and offers to choose a folder. */
export async function offerSources(): Promise<void> {
  const open = vscode.l10n.t('Choose a Folder…');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'There are no sources yet. Put them into a folder “sources”, or name another folder.',
    ),
    open,
  );
  if (chosen === open) await vscode.commands.executeCommand('ibid.addSources');
}
