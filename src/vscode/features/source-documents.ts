import * as vscode from 'vscode';
import type { Services } from '../services';
import { pathOf, SOURCE_SCHEME, sourceTextUri } from '../uris';

/** `ibid-source:` documents: the extracted text of a source, read-only, kept up with its file. */
export function registerSourceDocuments({ engine }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SOURCE_SCHEME, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const ready = await engine.ready();
        const document = await ready.document(pathOf(uri));
        return document?.text ?? vscode.l10n.t('This source is not there any more.');
      },
    }),
    engine.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === SOURCE_SCHEME) changed.fire(sourceTextUri(pathOf(uri)));
      }
    }),
  );
}
