import * as vscode from 'vscode';
import type { KeyCompletion, LocatorCompletion } from '../../core/index';
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
const KEY_BEFORE = /(^|[\s[;(-])@\{?([\w:.#$%&\-+?<>~/]*)$/;
const KEY_BEHIND = /^[\w:.#$%&\-+?<>~/]*/;
/** Behind a key in brackets and a comma: the locator as far as it is typed. */
const LOCATOR_BEFORE =
  /\[(?:[^[\]]*[\s;-])?@(?:\{([^{}]+)\}|([\w:.#$%&\-+?<>~/]*\w)),\s([^[\];]*)$/;
const LOCATOR_BEHIND = /^[^[\];]*/;

/**
 * After `@`: citation keys with title, author and date; sources before mere bibliography entries. After the
 * key and a comma: pages, sections or times of the source.
 */
export function registerCompleteKeys({ drafts, engine }: Services): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    DRAFT_SELECTOR,
    {
      async provideCompletionItems(document, position, token) {
        const line = document.lineAt(position.line).text;
        const before = line.slice(0, position.character);
        const ofKey = KEY_BEFORE.exec(before);
        const ofLocator = ofKey ? undefined : LOCATOR_BEFORE.exec(before);
        if (!(ofKey || ofLocator) || !isWanted(document)) return undefined;
        if (!(await drafts.isDraft(document)) || token.isCancellationRequested) return undefined;
        const ready = await engine.ready(document.uri);
        const ranges = (typed: string, behind: RegExp): Ranges => {
          const start = position.translate(0, -typed.length);
          const rest = behind.exec(line.slice(position.character))![0];
          return {
            inserting: new vscode.Range(start, position),
            replacing: new vscode.Range(start, position.translate(0, rest.length)),
          };
        };
        if (ofKey) {
          const range = ranges(ofKey[2]!, KEY_BEHIND);
          return (await ready.keys(toDraft(document))).map((key) => keyItem(key, range));
        }
        const [, braced, bare, typed] = ofLocator!;
        const range = ranges(typed!, LOCATOR_BEHIND);
        const offset = document.offsetAt(position);
        const places = await ready.locators(toDraft(document), (braced ?? bare)!, offset);
        return places.map((place, index) => locatorItem(place, index, range));
      },
    },
    '@',
    ' ',
  );
}

function isWanted({ uri }: vscode.TextDocument): boolean {
  const setting = readSetting('ibid.citation.completeKeys', uri);
  if (setting !== 'auto') return setting === 'on';
  return !OTHERS.some((id) => vscode.extensions.getExtension(id));
}

/** What is replaced: what is typed so far, or also what stands behind the cursor. */
interface Ranges {
  readonly inserting: vscode.Range;
  readonly replacing: vscode.Range;
}

function keyItem(
  { key, title, authors, date, hasSource }: KeyCompletion,
  range: Ranges,
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

function locatorItem(
  { text, begins, isQuoted }: LocatorCompletion,
  index: number,
  range: Ranges,
): vscode.CompletionItem {
  const description = isQuoted ? vscode.l10n.t('where these words stand') : begins;
  const item = new vscode.CompletionItem(
    { label: text, description },
    vscode.CompletionItemKind.Value,
  );
  item.detail = begins;
  item.range = range;
  item.filterText = `${text} ${begins}`;
  item.sortText = String(index).padStart(6, '0');
  item.preselect = isQuoted;
  return item;
}
