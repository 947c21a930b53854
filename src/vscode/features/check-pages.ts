import * as vscode from 'vscode';
import type { Services } from '../services';

/** *Show Check*: the page in `media/checks` that explains a check, rendered. */
export function registerCheckPages({ context, command }: Services): vscode.Disposable {
  return command('ibid.showCheck', async (check) => {
    const name = check.replace(/[^a-z-]/g, '');
    const page = vscode.Uri.joinPath(context.extensionUri, 'media', 'checks', `${name}.md`);
    await vscode.commands.executeCommand('markdown.showPreview', page);
  });
}
