import * as vscode from 'vscode';
import { REVIEW_VIEW } from '../contributions';
import { LastDraft } from '../last-draft';
import { tellNoDraft } from '../no-draft';
import {
  countReview,
  fitsFilter,
  neighbouringFinding,
  reviewItems,
  type ReviewFilter,
} from '../review-items';
import { toReviewNode, toTreeItem, type ReviewNode } from '../review-node';
import { describeCounts, describeFilter, reviewOptions } from '../review-words';
import type { Services } from '../services';

const FILTERS: readonly ReviewFilter[] = ['all', 'toLookAt', 'quotations', 'claims'];
/** Milliseconds that the cursor rests before the view follows it. */
const QUIET = 150;

/** *Review*: what the draft quotes and states, in order, each with how it stands. */
export function registerReviewView(services: Services): vscode.Disposable {
  const { drafts, command } = services;
  const active = new LastDraft();
  const tree = new ReviewTree();
  const view = vscode.window.createTreeView<ReviewNode>(REVIEW_VIEW, { treeDataProvider: tree });
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    const document = active.document;
    const report = document && drafts.reportOf(document);
    if (!document || !report) {
      tree.show([]);
      view.description = view.message = undefined;
      return;
    }
    const items = reviewItems(report, document.getText(), reviewOptions(document));
    const counts = describeCounts(countReview(report, items));
    const shown = items.filter((item) => fitsFilter(item, tree.filter));
    tree.show(shown.map((item) => toReviewNode(document, item)));
    view.description = tree.filter === 'all' ? undefined : describeFilter(tree.filter);
    view.message = items.length
      ? shown.length
        ? counts
        : `${counts}. ${vscode.l10n.t('Nothing of this kind in the draft.')}`
      : vscode.l10n.t('This draft quotes nothing and states nothing that needs a source.');
  };
  const followCursor = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const node = view.visible && active.span && tree.nodeAt(active.span.start);
      if (node && view.selection[0]?.item.id !== node.item.id) {
        const shown = view.reveal(node, { select: true, focus: false });
        // The list may have become another one meanwhile.
        shown.then(undefined, () => undefined);
      }
    }, QUIET);
  };
  const jump = async (direction: 'next' | 'previous') => {
    const { document } = active;
    const report = document && (await drafts.check(document));
    if (!report) return tellNoDraft(services);
    const items = reviewItems(report, document.getText(), reviewOptions(document));
    const found = neighbouringFinding(items, active.span?.start ?? 0, direction);
    if (!found) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to look at in this draft.'));
      return;
    }
    await showInDraft(toReviewNode(document, found), { cursor: true });
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  };

  return vscode.Disposable.from(
    active,
    view,
    tree,
    { dispose: () => clearTimeout(timer) },
    active.onDidChange(show),
    active.onDidMove(followCursor),
    view.onDidChangeVisibility(followCursor),
    drafts.onDidCheck(({ document }) => {
      if (document === active.document) show();
    }),
    drafts.onDidClose(show),
    command('ibid.nextFinding', () => jump('next')),
    command('ibid.previousFinding', () => jump('previous')),
    command('ibid.showInDraft', (place) => showInDraft(place, { cursor: false })),
    command('ibid.filterReview', async () => {
      const picked = await vscode.window.showQuickPick(
        FILTERS.map((filter) => ({
          label: describeFilter(filter),
          description: filter === tree.filter ? vscode.l10n.t('shown now') : '',
          filter,
        })),
        { placeHolder: vscode.l10n.t('What the review shows') },
      );
      if (!picked) return;
      tree.filter = picked.filter;
      show();
    }),
  );
}

/** Opens the draft at a place: with the cursor there, or with the place selected and the focus where it is. */
async function showInDraft(
  { uri, start, end }: Pick<ReviewNode, 'uri' | 'start' | 'end'>,
  { cursor }: { readonly cursor: boolean },
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const from = document.positionAt(start);
  const selection = new vscode.Range(from, cursor ? from : document.positionAt(end));
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    selection,
    preserveFocus: !cursor,
    ...(open?.viewColumn && { viewColumn: open.viewColumn }),
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A list: the order of the draft is its own outline. */
class ReviewTree implements vscode.TreeDataProvider<ReviewNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  #nodes: readonly ReviewNode[] = [];
  filter: ReviewFilter = 'all';

  readonly onDidChangeTreeData = this.#changed.event;

  show(nodes: readonly ReviewNode[]): void {
    this.#nodes = nodes;
    this.#changed.fire(undefined);
  }

  /** The innermost one around an offset. */
  nodeAt(offset: number): ReviewNode | undefined {
    return this.#nodes.findLast(({ start, end }) => start <= offset && offset <= end);
  }

  getChildren(node?: ReviewNode): ReviewNode[] {
    return node ? [] : [...this.#nodes];
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: ReviewNode): vscode.TreeItem {
    return toTreeItem(node);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
