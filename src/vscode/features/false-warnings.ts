import * as vscode from 'vscode';
import { runApart } from '../run-apart';
import type { Services } from '../services';

const ANSWERED = 'ibid.referenceWarnings.answered';
const WARNING = 'link.no-such-reference';
const SETTING = 'markdown.validate.referenceLinks.enabled';

/**
 * VS Code's own check of links takes `[@key]` for a link without a definition. Where it is on and says so
 * of a citation, silencing it is offered, once a workspace.
 */
export function registerFalseWarnings(services: Services): vscode.Disposable {
  const { context, drafts } = services;
  let asking = false;
  const look = async (uris: readonly vscode.Uri[]) => {
    if (asking || context.workspaceState.get(ANSWERED) || !isChecked()) return;
    const wronged = uris.some((uri) => {
      const document = drafts.open().find((open) => open.uri.toString() === uri.toString());
      return document && drafts.reportOf(document) !== undefined && hasFalseWarning(document);
    });
    if (!wronged) return;
    asking = true;
    await offer(context).finally(() => (asking = false));
  };
  const lookApart = (uris: readonly vscode.Uri[]) =>
    runApart(services, 'looking at link warnings', () => look(uris));
  return vscode.Disposable.from(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => lookApart(uris)),
    drafts.onDidCheck(({ document }) => lookApart([document.uri])),
  );
}

function isChecked(): boolean {
  const settings = vscode.workspace.getConfiguration();
  return settings.get('markdown.validate.enabled') === true && settings.get(SETTING) !== 'ignore';
}

function hasFalseWarning(document: vscode.TextDocument): boolean {
  return vscode.languages.getDiagnostics(document.uri).some(({ code, range }) => {
    const value = typeof code === 'object' ? code.value : code;
    return value === WARNING && /^\[?-?@[\p{L}\p{N}_{]/u.test(document.getText(range));
  });
}

async function offer(context: vscode.ExtensionContext): Promise<void> {
  const silence = vscode.l10n.t('Silence in This Workspace');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'VS Code’s link check takes citations like [@key] for links without a target. Silence that warning here? It is the setting {0}.',
      SETTING,
    ),
    silence,
    vscode.l10n.t('Keep It'),
  );
  await context.workspaceState.update(ANSWERED, true);
  if (answer !== silence) return;
  const target = vscode.workspace.workspaceFolders?.length
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration().update(SETTING, 'ignore', target);
}
