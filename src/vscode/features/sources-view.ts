import * as vscode from 'vscode';
import type { SourceSummary } from '../../core/index';
import { SOURCES_VIEW } from '../contributions';
import { toDraft } from '../convert';
import { offerItem, offerSources, type OfferNode } from '../offered-sources';
import { runApart } from '../run-apart';
import type { Services } from '../services';
import { uriOf } from '../uris';
import { say } from '../words';

interface FolderNode {
  readonly kind: 'folder';
  readonly path: string;
  readonly sources: readonly SourceSummary[];
}

export interface SourceNode {
  readonly kind: 'source';
  readonly path: string;
  readonly source: SourceSummary;
}

type Node = FolderNode | SourceNode | OfferNode;

const ICONS: Readonly<Partial<Record<SourceSummary['format'], string>>> = {
  pdf: 'file-pdf',
  html: 'globe',
  mhtml: 'globe',
  mail: 'mail',
  epub: 'book',
  vtt: 'comment-discussion',
  srt: 'comment-discussion',
  transcript: 'comment-discussion',
  csv: 'table',
  markdown: 'markdown',
  jats: 'file-code',
  tei: 'file-code',
};

/** *Sources*: what the library holds, by folder, how often each is quoted, and what can't be read and why. */
export function registerSourcesView(services: Services): vscode.Disposable {
  const tree = new SourceTree(services, (offers) => {
    view.message = offers
      ? vscode.l10n.t('There are no sources yet. These places of the workspace may hold some:')
      : undefined;
  });
  const view: vscode.TreeView<Node> = vscode.window.createTreeView(SOURCES_VIEW, {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const { engine, drafts } = services;
  return vscode.Disposable.from(
    view,
    tree,
    engine.onDidChange(() => tree.refresh()),
    engine.onDidProgress(({ done, total }) => {
      view.message =
        done < total ? vscode.l10n.t('Reading source {0} of {1} …', done + 1, total) : '';
    }),
    drafts.onDidCheck(() => tree.refreshUsage()),
    services.command('ibid.filterSources', async () => {
      const filter = await vscode.window.showInputBox({
        title: vscode.l10n.t('Filter sources'),
        prompt: vscode.l10n.t('Words of title, author, key or file name; empty shows all'),
        value: tree.filter,
      });
      if (filter !== undefined) {
        tree.filter = filter;
        view.description = filter;
      }
    }),
  );
}

/** Folders with their sources; a single folder is left out, so that its sources stand at once. */
class SourceTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  #usage: Readonly<Record<string, number>> = {};
  #usageTimer: ReturnType<typeof setTimeout> | undefined;
  #filter = '';
  #offers = false;
  readonly #tellOfOffers: (offers: boolean) => void;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(services: Services, tellOfOffers: (offers: boolean) => void) {
    this.#services = services;
    this.#tellOfOffers = tellOfOffers;
  }

  get filter(): string {
    return this.#filter;
  }

  set filter(words: string) {
    this.#filter = words;
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire(undefined);
    this.refreshUsage();
  }

  /** Counting uses reads every draft: it waits until nothing has changed for a while. */
  refreshUsage(): void {
    clearTimeout(this.#usageTimer);
    this.#usageTimer = setTimeout(
      () => runApart(this.#services, 'counting uses', () => this.#countUses()),
      1000,
    );
  }

  async #countUses(): Promise<void> {
    if (!this.#services.engine.started) return;
    const engine = await this.#services.engine.ready();
    const uses = await engine.usage(this.#services.drafts.open().map(toDraft));
    const counted = Object.fromEntries(
      Object.entries(uses).map(([path, places]) => [path, places.length]),
    );
    if (JSON.stringify(counted) === JSON.stringify(this.#usage)) return;
    this.#usage = counted;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return node.kind === 'folder' ? node.sources.map(toNode) : [];
    const engine = await this.#services.engine.ready();
    const all = await engine.sources();
    const offers = all.length ? [] : await offerSources();
    if (this.#offers || offers.length) this.#tellOfOffers(offers.length > 0);
    this.#offers = offers.length > 0;
    if (offers.length) return offers;
    const sources = all.filter((source) => this.#matches(source));
    const folders = new Map<string, SourceSummary[]>();
    for (const source of sources) {
      const folder = source.path.slice(0, source.path.lastIndexOf('/'));
      folders.set(folder, [...(folders.get(folder) ?? []), source]);
    }
    if (folders.size <= 1) return sources.map(toNode);
    return [...folders].map(([path, own]) => ({ kind: 'folder', path, sources: own }));
  }

  #matches({ title, authors, key, path }: SourceSummary): boolean {
    const all = `${title} ${authors} ${key} ${path}`.toLowerCase();
    return this.#filter
      .toLowerCase()
      .split(/\s+/)
      .every((word) => all.includes(word));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'offer' || node.kind === 'begin') return offerItem(node);
    return node.kind === 'folder' ? folderItem(node) : this.#sourceItem(node.source);
  }

  #sourceItem(source: SourceSummary): vscode.TreeItem {
    const { title, authors, date, format, readable, path, key } = source;
    const item = new vscode.TreeItem(title);
    const uses = this.#usage[path] ?? 0;
    const quoted = uses ? vscode.l10n.t('quoted {0}×', uses) : '';
    const trouble =
      readable === 'no'
        ? vscode.l10n.t('cannot be read')
        : readable === 'partly'
          ? vscode.l10n.t('read in part')
          : '';
    item.id = path;
    item.description = [trouble, date, quoted].filter(Boolean).join(' · ');
    item.iconPath = new vscode.ThemeIcon(
      readable === 'no' ? 'error' : readable === 'partly' ? 'warning' : (ICONS[format] ?? 'file'),
    );
    item.contextValue = readable === 'no' ? 'ibid.source.unreadable' : 'ibid.source';
    const name = vscode.workspace.asRelativePath(uriOf(path));
    const lines = [
      title,
      authors,
      date,
      `@${key}`,
      `${name} (${format})`,
      ...source.problems.map(say),
    ];
    item.tooltip = lines.filter(Boolean).join('\n');
    item.accessibilityInformation = {
      label: [title, authors, item.description].filter(Boolean).join(', '),
    };
    item.command = {
      command: 'ibid.openSource',
      title: vscode.l10n.t('Open'),
      arguments: [{ path }],
    };
    return item;
  }

  dispose(): void {
    clearTimeout(this.#usageTimer);
    this.#changed.dispose();
  }
}

function toNode(source: SourceSummary): SourceNode {
  return { kind: 'source', path: source.path, source };
}

function folderItem({ path, sources }: FolderNode): vscode.TreeItem {
  const name = vscode.workspace.asRelativePath(uriOf(path));
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = path;
  item.iconPath = vscode.ThemeIcon.Folder;
  item.description = String(sources.length);
  return item;
}
