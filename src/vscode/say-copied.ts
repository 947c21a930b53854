import * as vscode from 'vscode';

/** Milliseconds for which the status bar says so. */
const SHOWN = 4000;

/** Says in the status bar that something went to the clipboard. */
export function sayCopied(what: 'quotation' | 'citation'): void {
  const words =
    what === 'quotation'
      ? vscode.l10n.t('Copied with its citation.')
      : vscode.l10n.t('The citation was copied.');
  vscode.window.setStatusBarMessage(`$(check) ${words}`, SHOWN);
}
