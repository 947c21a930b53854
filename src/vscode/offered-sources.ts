import * as vscode from 'vscode';
import { findLikelySources, type LikelySources, type ListFolder } from './likely-sources';

/** What *Sources* shows while there are none: a place that may hold some, or another way to begin. */
export type OfferNode =
  | { readonly kind: 'offer'; readonly likely: LikelySources; readonly root: vscode.Uri }
  | { readonly kind: 'begin'; readonly with: 'choose' | 'sample' };

/** Likely places of all workspace folders, and ways to begin behind them; nothing where no place is likely. */
export async function offerSources(): Promise<OfferNode[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(async ({ uri: root }): Promise<OfferNode[]> => {
      const places = await findLikelySources(lister(root));
      return places.map((likely) => ({ kind: 'offer', likely, root }));
    }),
  );
  const offers = found.flat();
  if (!offers.length) return [];
  return [...offers, { kind: 'begin', with: 'choose' }, { kind: 'begin', with: 'sample' }];
}

function lister(root: vscode.Uri): ListFolder {
  return async (folder) => {
    const uri = vscode.Uri.joinPath(root, folder);
    const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(uri)).catch(() => []);
    return entries
      .filter(([, type]) => !(type & vscode.FileType.SymbolicLink))
      .map(([name, type]) => ({
        name,
        kind: type & vscode.FileType.Directory ? ('folder' as const) : ('file' as const),
      }));
  };
}

export function offerItem(node: OfferNode): vscode.TreeItem {
  return node.kind === 'offer' ? likelyItem(node.likely, node.root) : beginItem(node.with);
}

function likelyItem(
  { folder, patterns, documents, kinds }: LikelySources,
  root: vscode.Uri,
): vscode.TreeItem {
  const place = folder && vscode.workspace.asRelativePath(vscode.Uri.joinPath(root, folder));
  const name = place || patterns.join(', ');
  const item = new vscode.TreeItem(vscode.l10n.t('Use “{0}”', name));
  const named = kinds.map((kind) => kind.toUpperCase()).join(', ');
  item.id = `offer:${root.toString()}:${name}`;
  item.description =
    documents === 1
      ? vscode.l10n.t('1 document ({0})', named)
      : vscode.l10n.t('{0} documents ({1})', documents, named);
  item.iconPath = new vscode.ThemeIcon(folder ? 'folder' : 'files');
  item.tooltip = vscode.l10n.t('Adds “{0}” to the sources of this workspace.', name);
  item.command = {
    command: 'ibid.useSources',
    title: item.tooltip,
    arguments: [patterns, root.toString()],
  };
  return item;
}

function beginItem(begin: 'choose' | 'sample'): vscode.TreeItem {
  const chooses = begin === 'choose';
  const title = chooses
    ? vscode.l10n.t('Choose Another Folder…')
    : vscode.l10n.t('Create Sample Workspace…');
  const item = new vscode.TreeItem(title);
  item.id = `begin:${begin}`;
  item.iconPath = new vscode.ThemeIcon(chooses ? 'folder-opened' : 'beaker');
  item.command = { command: chooses ? 'ibid.addSources' : 'ibid.createSample', title };
  return item;
}
