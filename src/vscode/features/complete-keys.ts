import * as vscode from 'vscode';
import type { KeyCompletion } from '../../core/index';
import { toDraft } from '../convert';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { readSetting } from '../settings';

/** Extensions that complete citation keys themselves. */
const OTHERS = [
  'quarto.quarto',
  'notZaki.pandocciter',
  'mblode.zotero',
  'XING.zotero-citation-picker',
  'bnavetta.zoterolatex',
];

/** After `@`: citation keys with title, author and date; sources before mere bibliography entries. */
export function registerCompleteKeys({ drafts, engine }: Services): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    DRAFT_SELECTOR,
    {
      async provideCompletionItems(document, position, token) {
        if (!isWanted()) return undefined;
        const before = document.lineAt(position.line).text.slice(0, position.character);
        const typed = /(^|[\s[;(-])@\{?([\w:.#$%&\-+?<>~/]*)$/.exec(before);
        if (!typed || !(await drafts.isDraft(document)) || token.isCancellationRequested)
          return undefined;
        const ready = await engine.ready();
        const keys = await ready.keys(toDraft(document));
        const start = position.translate(0, -typed[2]!.length);
        const rest = /^[\w:.#$%&\-+?<>~/]*/.exec(
          document.lineAt(position.line).text.slice(position.character),
        )!;
        const ranges = {
          inserting: new vscode.Range(start, position),
          replacing: new vscode.Range(start, position.translate(0, rest[0].length)),
        };
        return keys.map((key) => toItem(key, ranges));
      },
    },
    '@',
  );
}

function isWanted(): boolean {
  const setting = readSetting('ibid.citation.completeKeys');
  if (setting !== 'auto') return setting === 'on';
  return !OTHERS.some((id) => vscode.extensions.getExtension(id));
}

function toItem(
  { key, title, authors, date, hasSource }: KeyCompletion,
  range: { inserting: vscode.Range; replacing: vscode.Range },
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: key, description: [authors, date].filter(Boolean).join(' ') },
    hasSource ? vscode.CompletionItemKind.File : vscode.CompletionItemKind.Reference,
  );
  item.detail = title;
  item.range = range;
  item.filterText = `${key} ${title} ${authors}`;
  item.sortText = `${hasSource ? 0 : 1}${key}`;
  if (!hasSource)
    item.documentation = vscode.l10n.t('In the bibliography; no file of it is among the sources.');
  return item;
}
