import * as vscode from 'vscode';
import type { Span } from '../core/index';
import type { CheckedByHand, SourceTarget } from './contributions';
import { isToLookAt, worstOf, type ReviewItem } from './review-items';
import { describeState } from './review-words';
import { uriOf } from './uris';
import { say } from './words';

/** An item of a document, in the shape that the commands of its menu take: a place, and where there is one a source. */
export interface ReviewNode extends CheckedByHand, Partial<SourceTarget> {
  readonly item: ReviewItem;
}

export function toReviewNode(document: vscode.TextDocument, item: ReviewItem): ReviewNode {
  const { source, findings, draftSpan } = item;
  return {
    item,
    uri: document.uri.toString(),
    start: draftSpan.start,
    end: draftSpan.end,
    checks: [...new Set(findings.map(({ check }) => check))],
    ...sourceTarget(source),
  };
}

function sourceTarget(source: ReviewItem['source']): { path?: string; span?: Span } {
  return source ? { path: source.path, ...(source.span && { span: source.span }) } : {};
}

/** The state stands before the words, where a narrow side bar still shows it. */
export function toTreeItem(node: ReviewNode): vscode.TreeItem {
  const { item } = node;
  const state = describeState(item);
  const text = item.text.replace(/\s+/g, ' ').trim();
  const quoted = item.kind === 'quotation' ? `“${text}”` : text;
  const details = [
    ...item.findings.map((finding) => say(finding.message)),
    item.reason ?? '',
    item.source ? vscode.workspace.asRelativePath(uriOf(item.source.path)) : '',
  ].filter(Boolean);
  const shown = new vscode.TreeItem(state);
  shown.id = item.id;
  shown.description = item.reason ? `${quoted} · ${item.reason}` : quoted;
  shown.iconPath = iconOf(item);
  shown.tooltip = [`${state}: ${quoted}`, ...details].join('\n\n');
  shown.accessibilityInformation = { label: [state, quoted, ...details].join('. ') };
  shown.contextValue = [
    'ibid.review',
    node.path === undefined ? '' : 'source',
    node.checks.length ? 'finding' : '',
  ]
    .filter(Boolean)
    .join('-');
  shown.command = {
    command: 'ibid.showInDraft',
    title: vscode.l10n.t('Show in the Draft'),
    arguments: [{ uri: node.uri, start: node.start, end: node.end }],
  };
  return shown;
}

/** What is to be looked at has the icon and colour of the Problems view; what stands well has others. */
function iconOf(item: ReviewItem): vscode.ThemeIcon {
  const { state, kind } = item;
  const icon = (name: string, color?: string) =>
    new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
  const worst = worstOf(item);
  if (isToLookAt(item)) {
    return worst === 'error'
      ? icon('error', 'problemsErrorIcon.foreground')
      : icon('warning', 'problemsWarningIcon.foreground');
  }
  if (state === 'checkedByHand') return icon('person', 'testing.iconPassed');
  if (state === 'suppressed') return icon('bell-slash');
  if (state === 'verbatim' || state === 'edited') return icon('pass', 'testing.iconPassed');
  if (state === 'sourced') return icon('link', 'testing.iconPassed');
  if (worst === 'information') return icon('info', 'problemsInfoIcon.foreground');
  return icon(kind === 'other' ? 'note' : 'question');
}
