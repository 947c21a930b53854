import * as vscode from 'vscode';
import { toRange } from '../convert';
import type { CheckedDocument } from '../draft-service';
import type { Services } from '../services';
import { readSetting } from '../settings';

/** A thin line and a mark in the margin for quotations that were verified; off unless asked for. */
export function registerDecorations({ context, drafts }: Services): vscode.Disposable {
  const verified = vscode.window.createTextEditorDecorationType({
    gutterIconPath: vscode.Uri.joinPath(context.extensionUri, 'media', 'verified.svg'),
    gutterIconSize: '70%',
    borderColor: new vscode.ThemeColor('testing.iconPassed'),
    borderStyle: 'none none dotted none',
    borderWidth: '1px',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const show = ({ document, report }: CheckedDocument) => {
    const ranges = readSetting('ibid.quotations.decorate', document.uri)
      ? report.quotations
          .filter(({ verdict }) => verdict === 'verbatim' || verdict === 'edited')
          .map(({ draftSpan }) => toRange(document, draftSpan))
      : [];
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) editor.setDecorations(verified, ranges);
    }
  };
  const showAll = () => {
    for (const { document } of vscode.window.visibleTextEditors) {
      const report = drafts.reportOf(document);
      if (report) show({ document, report });
    }
  };
  return vscode.Disposable.from(
    verified,
    drafts.onDidCheck(show),
    vscode.window.onDidChangeVisibleTextEditors(showAll),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('ibid.quotations.decorate')) showAll();
    }),
  );
}
