import * as vscode from 'vscode';
import type { SourceTarget } from '../contributions';
import type { Services } from '../services';
import { offerSources } from '../no-draft';
import { sayCopied } from '../say-copied';
import { openPassage } from '../source-opener';
import { sourceTextUri, uriOf } from '../uris';

/** Commands on a source and on the words of a draft that hovers, views and fixes share. */
export function registerSourceCommands(services: Services): vscode.Disposable {
  const { engine, command, log } = services;
  return vscode.Disposable.from(
    command('ibid.openSource', async (target) => {
      const chosen = target ?? (await pickSource(services));
      if (chosen) await openSource(services, chosen);
    }),
    command('ibid.openSourceText', async (target) => {
      if (target) await vscode.window.showTextDocument(sourceTextUri(target.path));
    }),
    command('ibid.copyCitation', async (target) => {
      const chosen = target ?? (await pickSource(services));
      if (!chosen) return;
      const ready = await engine.ready();
      const citation = await ready.citation(chosen.path, chosen.span);
      if (!citation) return;
      await vscode.env.clipboard.writeText(citation);
      sayCopied('citation');
    }),
    command('ibid.replaceText', async ({ uri, start, end, was, text }) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      if (document.getText(range) !== was) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('The draft has changed here since. Nothing was replaced.'),
        );
        return;
      }
      const editor = await vscode.window.showTextDocument(document, { preserveFocus: false });
      await editor.edit((edit) => edit.replace(range, text));
    }),
    command('ibid.refreshSources', () => engine.refresh()),
    command('ibid.clearIndex', async () => {
      const ready = await engine.ready();
      await ready.clear();
      await engine.refresh();
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Ibid’s index and cached texts were deleted and the sources read anew.'),
      );
    }),
    command('ibid.showLog', () => log.show()),
  );
}

/** Shows a source, at a passage where one is named: text in its editor, all else in the reading view. */
export async function openSource(
  { engine }: Services,
  { path, span }: SourceTarget,
): Promise<void> {
  const ready = await engine.ready();
  const source = (await ready.sources()).find((each) => each.path === path);
  if (source && source.format !== 'text' && source.format !== 'markdown') {
    await vscode.commands.executeCommand('ibid.readSource', { path, span });
    return;
  }
  const passage = span && (await ready.passage(path, span));
  if (!passage) {
    await vscode.commands.executeCommand('vscode.open', uriOf(path));
    return;
  }
  const { document, range } = await openPassage(passage);
  // Where the picker has shown it beside the draft already, it stays there.
  const shown = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    selection: range,
    viewColumn: shown?.viewColumn,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function pickSource({ engine }: Services): Promise<SourceTarget | undefined> {
  const sources = await (await engine.ready()).sources();
  if (!sources.length) {
    await offerSources();
    return undefined;
  }
  const items = sources.map(({ title, authors, date, key, path }) => ({
    label: title,
    description: [authors, date].filter(Boolean).join(' · '),
    detail: key,
    path,
  }));
  const placeHolder = vscode.l10n.t('Title, author or key of a source');
  return vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
}
