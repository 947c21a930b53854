import * as vscode from 'vscode';
import type { DraftReport } from '../../core/index';
import { REVIEW_VIEW } from '../contributions';
import { countReview, reviewItems, type ReviewCounts } from '../review-items';
import { describeCounts, reviewOptions } from '../review-words';
import type { Services } from '../services';

/** How the draft in the active editor stands, in one line; a click opens the review. */
export function registerStatusBar({ drafts, engine }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'ibid.status',
    vscode.StatusBarAlignment.Right,
    90,
  );
  item.name = vscode.l10n.t('Ibid: Review');
  item.command = `${REVIEW_VIEW}.focus`;
  let reading = '';
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    const report = document && drafts.reportOf(document);
    if (reading && document) item.text = reading;
    else if (report) {
      const items = reviewItems(report, document.getText(), reviewOptions(document));
      describe(item, countReview(report, items));
    }
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

function describe(item: vscode.StatusBarItem, counts: ReviewCounts): void {
  const { verified, toLookAt, sourced, claims } = counts;
  const parts = [
    `$(quote) ${vscode.l10n.t('{0} verified', verified)}`,
    toLookAt ? vscode.l10n.t('{0} to look at', toLookAt) : '',
    claims ? vscode.l10n.t('{0} of {1} sourced', sourced, claims) : '',
  ];
  item.text = parts.filter(Boolean).join(', ');
  item.tooltip = `${describeCounts(counts)}\n${vscode.l10n.t('Click to review')}`;
  item.accessibilityInformation = { label: `Ibid: ${describeCounts(counts)}`, role: 'button' };
}
