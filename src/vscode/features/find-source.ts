import * as vscode from 'vscode';
import type { FoundPassage } from '../../core/index';
import { toSpan } from '../convert';
import { insertPassage } from '../insert-passage';
import { offerSources } from '../no-draft';
import { sayCopied } from '../say-copied';
import type { Services } from '../services';
import { shorten } from '../words';
import { openSource } from './source-commands';

const LIMIT = 15;
/** UTF-16 units of a title, so that date and place fit beside it. */
const TITLE = 52;

interface SourceItem extends vscode.QuickPickItem {
  readonly found: FoundPassage;
}

interface ActionItem extends vscode.QuickPickItem {
  readonly action: 'cite' | 'replace' | 'open' | 'copy';
}

/** *Find the Source of These Words*: where a selection stands, exactly or nearly, and what to do with it. */
export function registerFindSource(services: Services): vscode.Disposable {
  const { command, engine } = services;
  return command('ibid.findSource', async (words) => {
    const editor = vscode.window.activeTextEditor;
    const wanted = words ?? (editor ? selectedWords(editor) : '');
    if (!wanted.trim()) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select the words whose source you want to find.'),
      );
      return;
    }
    const ready = await engine.ready(editor?.document.uri);
    if (!(await ready.sources()).length) return offerSources();
    const found = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for the source') },
      async () => {
        const exact = await ready.locate(wanted, LIMIT);
        if (exact.length) return exact;
        return (await ready.find({ words: wanted, limit: LIMIT, operators: false })).results;
      },
    );
    if (!found.length) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('These words are not in the readable text of any source.'),
      );
      return;
    }
    const item = await vscode.window.showQuickPick(found.map(toItem), {
      title: vscode.l10n.t('Where these words stand'),
      placeHolder: vscode.l10n.t('Choose a passage'),
    });
    if (item) await act(services, editor, item.found);
  });
}

/** The selection; without one, the paragraph's sentence under the cursor. */
function selectedWords({ document, selection }: vscode.TextEditor): string {
  if (!selection.isEmpty) return document.getText(selection);
  const { text } = document.lineAt(selection.active.line);
  const start = text.slice(0, selection.active.character).search(/[^.!?]*$/);
  const end = text.slice(selection.active.character).search(/[.!?]|$/) + selection.active.character;
  return text.slice(start, end + 1).trim();
}

function toItem(found: FoundPassage): SourceItem {
  const { title, date } = found.source;
  const place = found.place || vscode.l10n.t('line {0}', found.locator.line);
  const share =
    found.score < 1 ? vscode.l10n.t('{0} % the same', Math.round(found.score * 100)) : '';
  return {
    label: found.text.replace(/\s+/g, ' ').slice(0, 160),
    detail: [shorten(title, TITLE), date, place, share].filter(Boolean).join(' · '),
    found,
  };
}

/** Where a citation of words belongs: behind the mark that closes them, if one follows at once. */
function behindMark(text: string, end: number): { start: number; end: number } {
  const closing = /^[,.;:!?…]?["”’»«“]/.exec(text.slice(end, end + 2));
  const at = end + (closing?.[0].length ?? 0);
  return { start: at, end: at };
}

async function act(
  services: Services,
  editor: vscode.TextEditor | undefined,
  found: FoundPassage,
): Promise<void> {
  const items: ActionItem[] = [
    { action: 'open', label: vscode.l10n.t('Open the source at this place') },
    { action: 'copy', label: vscode.l10n.t('Copy the citation') },
  ];
  if (editor) {
    items.unshift({
      action: 'cite',
      label: vscode.l10n.t('Insert the citation behind these words'),
    });
    if (!editor.selection.isEmpty) {
      items.push({
        action: 'replace',
        label: vscode.l10n.t('Replace them by the cited quotation'),
      });
    }
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: found.source.title,
  });
  if (!chosen) return;
  const target = { path: found.source.path, span: found.span };
  if (chosen.action === 'open') return openSource(services, target);
  if (chosen.action === 'copy') {
    await vscode.env.clipboard.writeText(found.citation);
    return sayCopied('citation');
  }
  if (!editor) return;
  const { document, selection } = editor;
  const whole = toSpan(document, selection);
  const replace = chosen.action === 'replace';
  const engine = await services.engine.ready(document.uri);
  const insertion = {
    source: target.path,
    span: target.span,
    form: replace ? 'inline' : 'citation',
  } as const;
  const at = replace ? whole : behindMark(document.getText(), whole.end);
  await insertPassage(engine, editor, insertion, at);
}
