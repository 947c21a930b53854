import * as vscode from 'vscode';
import type { Services } from '../services';
import type { SourceTarget } from '../contributions';
import { addToSources } from '../source-settings';
import { pathOf, uriOf } from '../uris';

/** Commands that say where sources are and what is known of them. */
export function registerLibraryCommands({ engine, command }: Services): vscode.Disposable {
  return vscode.Disposable.from(
    command('ibid.addSources', addSources),
    command('ibid.revealSource', async (target) => {
      if (!target) return;
      const uri = uriOf(target.path);
      const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
      // The Explorer shows the workspace alone.
      await vscode.commands.executeCommand(isInside ? 'revealInExplorer' : 'revealFileInOS', uri);
    }),
    command('ibid.rereadSource', async (target) => {
      const ready = await engine.ready();
      if (target) await ready.filesChanged([target.path]);
    }),
    command('ibid.editSourceDetails', async (target) => {
      if (target) await editDetails(await engine.ready(), target);
    }),
  );
}

/** Adds a folder to `ibid.sources`, relative where it lies in the workspace. */
async function addSources(): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: true,
    openLabel: vscode.l10n.t('Use as Sources'),
  });
  if (!chosen?.length) return;
  const folder = vscode.workspace.getWorkspaceFolder(chosen[0]!);
  const patterns = chosen.map((uri) =>
    vscode.workspace.getWorkspaceFolder(uri) === folder
      ? vscode.workspace.asRelativePath(uri, false) || '.'
      : pathOf(uri),
  );
  await addToSources(patterns, folder?.uri.toString());
}

type Ready = Awaited<ReturnType<Services['engine']['ready']>>;

/** Opens the sidecar of a source, filled with what is known, for the writer to correct. */
async function editDetails(engine: Ready, { path }: SourceTarget): Promise<void> {
  const source = (await engine.sources()).find((one) => one.path === path);
  if (!source) return;
  const sidecar = await engine.sidecar(path, { ...source.item, id: undefined });
  if (!sidecar) return;
  const uri = uriOf(sidecar.path);
  const there = await Promise.resolve(vscode.workspace.fs.stat(uri)).catch(() => undefined);
  if (!there) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(sidecar.text));
  await vscode.window.showTextDocument(uri);
}
