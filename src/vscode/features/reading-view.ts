import * as vscode from 'vscode';
import { toDraft } from '../convert';
import { LastDraft } from '../last-draft';
import { ReadingPanel, readingOptions } from '../reading-panel';
import { PASSAGE_MIME, type DraggedPassage, type ReadingState } from '../reading-protocol';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';

const VIEW_TYPE = 'ibid.reading';
const DROP_KIND = vscode.DocumentDropOrPasteEditKind.Text.append('ibid', 'passage');

/** *Reading view*: a source page by page beside the draft, one panel for each. */
export function registerReadingView(services: Services): vscode.Disposable {
  const { context, command } = services;
  const draft = new LastDraft();
  const open = new Map<string, ReadingPanel>();
  const adopt = (panel: vscode.WebviewPanel, path: string): ReadingPanel => {
    const reading = new ReadingPanel(services, draft, panel, path);
    open.set(path, reading);
    const icon = (name: string) => vscode.Uri.joinPath(context.extensionUri, 'media', name);
    panel.iconPath = { light: icon('reading-light.svg'), dark: icon('reading-dark.svg') };
    panel.onDidDispose(() => {
      reading.dispose();
      if (open.get(path) === reading) open.delete(path);
    });
    return reading;
  };
  const active = () => [...open.values()].find(({ panel }) => panel.active);
  return vscode.Disposable.from(
    draft,
    { dispose: () => open.forEach(({ panel }) => panel.dispose()) },
    command('ibid.readSource', ({ path, span }) => {
      const shown = open.get(path);
      if (shown) return shown.show(span);
      const beside = [...open.values()].find(({ panel }) => panel.viewColumn !== undefined);
      const panel = vscode.window.createWebviewPanel(
        VIEW_TYPE,
        path.slice(path.lastIndexOf('/') + 1),
        { viewColumn: beside?.panel.viewColumn ?? columnFor(), preserveFocus: false },
        {
          ...readingOptions(context.extensionUri, path),
          enableFindWidget: true,
          // A drawn page is dear to draw again; text comes back at once by itself.
          retainContextWhenHidden: /\.pdf$/i.test(path),
        },
      );
      adopt(panel, path).show(span);
      return undefined;
    }),
    command('ibid.reading.insert', () => active()?.act('insert')),
    command('ibid.reading.copyPlain', () => active()?.act('copyPlain')),
    command('ibid.reading.copyCited', () => active()?.act('copyCited')),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: ReadingState | undefined) {
        if (state?.path) adopt(panel, state.path);
        else panel.dispose();
      },
    }),
    vscode.languages.registerDocumentDropEditProvider(DRAFT_SELECTOR, passageDrop(services), {
      dropMimeTypes: [PASSAGE_MIME],
      providedDropEditKinds: [DROP_KIND],
    }),
  );
}

/** Beside the draft; where nothing is open, the first column. */
function columnFor(): vscode.ViewColumn {
  return vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

/** A passage dragged out of the reading view goes in as a cited quotation where it is dropped. */
function passageDrop({ drafts, engine }: Services): vscode.DocumentDropEditProvider {
  return {
    async provideDocumentDropEdits(document, position, transfer, token) {
      const json = await transfer.get(PASSAGE_MIME)?.asString();
      if (!json || !(await drafts.isDraft(document)) || token.isCancellationRequested) return;
      const { path: source, span } = JSON.parse(json) as DraggedPassage;
      const offset = document.offsetAt(position);
      const at = { start: offset, end: offset };
      const ready = await engine.ready();
      const passage = await ready.passage(source, span);
      const form = passage && /\n\s*\n/.test(passage.text) ? 'block' : 'inline';
      const answer = await ready.insert({ draft: toDraft(document), at, source, span, form });
      const [first, ...rest] = answer?.edits ?? [];
      if (!first || first.start !== offset || first.end !== offset) return;
      const title = vscode.l10n.t('Insert as cited quotation');
      const edit = new vscode.DocumentDropEdit(first.text, title, DROP_KIND);
      edit.additionalEdit = new vscode.WorkspaceEdit();
      for (const { start, end, text } of rest) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        edit.additionalEdit.replace(document.uri, range, text);
      }
      return edit;
    },
  };
}
