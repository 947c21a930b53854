import * as vscode from 'vscode';
import type { DraftReport } from '../../core/index';
import type { Services } from '../services';

/** How the draft in the active editor stands, in one line; a click opens the review. */
export function registerStatusBar({ drafts, engine }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'ibid.status',
    vscode.StatusBarAlignment.Right,
    90,
  );
  item.name = vscode.l10n.t('Ibid: Review');
  item.command = 'ibid.review.focus';
  let reading = '';
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    const report = document && drafts.reportOf(document);
    if (reading && document) item.text = reading;
    else if (report) describe(item, report);
    if (reading || (report && isWorthShowing(report))) item.show();
    else item.hide();
  };
  return vscode.Disposable.from(
    item,
    drafts.onDidCheck(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    engine.onDidProgress(({ done, total }) => {
      reading =
        done < total ? `$(sync~spin) ${vscode.l10n.t('Reading sources {0}/{1}', done, total)}` : '';
      show();
    }),
  );
}

function isWorthShowing({ coverage }: DraftReport): boolean {
  return coverage.quotations.total > 0 || coverage.sentences.needSource > 0;
}

function describe(item: vscode.StatusBarItem, { coverage, findings }: DraftReport): void {
  const { quotations, sentences } = coverage;
  const verified = quotations.verbatim + quotations.edited;
  const toLookAt = findings.filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  ).length;
  item.text = `$(quote) ${verified}/${quotations.total}${toLookAt ? ` $(warning) ${toLookAt}` : ''}`;
  item.tooltip = vscode.l10n.t(
    '{0} of {1} quotations verified, {2} to look at, {3} of {4} claims sourced',
    verified,
    quotations.total,
    toLookAt,
    sentences.sourced,
    sentences.needSource,
  );
  item.accessibilityInformation = { label: `Ibid: ${item.tooltip}` };
}
