import * as vscode from 'vscode';
import type { Passage } from '../../core/index';
import { insertPassage } from '../insert-passage';
import type { WorkspaceEngine } from '../joined-engines';
import { offerSources } from '../no-draft';
import { QuotePicker, type PickedForm } from '../quote-picker';
import { sayCopied } from '../say-copied';
import type { Services } from '../services';
import { SOURCE_SCHEME } from '../uris';
import { openSource } from './source-commands';

/** Words before the cursor that become the first query, at most. */
const WORDS_BEFORE = 8;

/** *Insert Quote*: find a passage by half-remembered words and put it into the draft. */
export function registerInsertQuote(services: Services): vscode.Disposable {
  const { command, engine } = services;
  let picker: QuotePicker | undefined;
  const run = async (words: string | undefined) => {
    const editor = vscode.window.activeTextEditor;
    const ready = await engine.ready(editor?.document.uri);
    if (!(await ready.sources()).length) {
      await offerSources();
      return;
    }
    picker?.dispose();
    const own = new QuotePicker(ready, words ?? firstQuery(editor), editor);
    picker = own;
    await setPicking(true);
    const picked = await own.choose().finally(async () => {
      own.dispose();
      // Another may have been opened since.
      if (picker !== own) return;
      picker = undefined;
      await setPicking(false);
    });
    if (picked) await use(services, ready, editor, picked.passage, picked.form);
  };
  return vscode.Disposable.from(
    command('ibid.insertQuote', run),
    command('ibid.picker.growBefore', () => picker?.grow({ before: 1, after: 0 })),
    command('ibid.picker.growAfter', () => picker?.grow({ before: 0, after: 1 })),
    command('ibid.picker.shrinkBefore', () => picker?.grow({ before: -1, after: 0 })),
    command('ibid.picker.shrinkAfter', () => picker?.grow({ before: 0, after: -1 })),
    command('ibid.picker.block', () => picker?.accept('block')),
    command('ibid.picker.citation', () => picker?.accept('citation')),
    command('ibid.picker.copy', () => picker?.accept('copy')),
    command('ibid.picker.open', () => picker?.accept('open')),
  );
}

/** Keybindings for growing, shrinking and inserting hold while the picker is open. */
async function setPicking(picking: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'ibid.picking', picking);
}

/** The selection, or the words before the cursor back to the last mark. */
function firstQuery(editor: vscode.TextEditor | undefined): string {
  if (!editor) return '';
  const { document, selection } = editor;
  if (!selection.isEmpty) return document.getText(selection).replace(/\s+/g, ' ').trim();
  const words = queryBefore(editor).trim();
  return words.split(/\s+/).length > WORDS_BEFORE ? '' : words;
}

/** What stands on the line between the last mark and the cursor. */
function queryBefore({ document, selection }: vscode.TextEditor): string {
  const before = document.lineAt(selection.active.line).text.slice(0, selection.active.character);
  return /[^.!?;:()[\]“”„«»"]*$/.exec(before)![0].trimStart();
}

async function use(
  services: Services,
  engine: WorkspaceEngine,
  editor: vscode.TextEditor | undefined,
  passage: Passage,
  form: PickedForm,
): Promise<void> {
  const target = { path: passage.source.path, span: passage.span };
  if (form === 'open') return openSource(services, target);
  // The text of a source can't be written to, nor can no editor at all.
  if (form === 'copy' || !editor || editor.document.uri.scheme === SOURCE_SCHEME) {
    const citation = await engine.citation(target.path, target.span);
    const quotation = `“${passage.text.replace(/\s+/g, ' ')}”`;
    await vscode.env.clipboard.writeText(citation ? `${quotation} ${citation}` : quotation);
    return sayCopied('quotation');
  }
  const insertion = { source: target.path, span: target.span, form };
  const typed = editor.selection.isEmpty ? queryBefore(editor).length : 0;
  await insertPassage(engine, editor, insertion, undefined, typed);
}
