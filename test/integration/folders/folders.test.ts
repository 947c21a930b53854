import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  eventually,
  findings,
  hoversAt,
  inFolder,
  insertQuote,
  waitForChecks,
} from '../workspace';

const [north, south] = ['north', 'south'].map((name) => (file: string) => inFolder(name, file)) as [
  (file: string) => vscode.Uri,
  (file: string) => vscode.Uri,
];

async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Where drafts quote a source, as the editor's own search for references tells it. */
async function referencesTo(source: vscode.Uri): Promise<string[]> {
  await vscode.workspace.openTextDocument(source);
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    source,
    new vscode.Position(0, 0),
  );
  return found.map(({ uri }) => uri.toString());
}

describe('a workspace of two folders', () => {
  afterEach(() => cleanUp());

  it('checks each draft against the sources of its own folder, though keys and words are alike', async () => {
    const right = await open(north('draft.md'));
    const wrong = await open(south('draft.md'));
    const [found] = await waitForChecks(wrong.document, ['misquote']);
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Warning);
    await waitForChecks(right.document, []);
    const { text } = await hoversAt(right.document, 'leaves the pier');
    assert.match(text, /The Northern Ferry/);
    assert.doesNotMatch(text, /Southern/);
  });

  it('goes by the settings of each folder', async () => {
    const sources = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(north('papers/ferry.txt')),
    );
    const { document } = await open(north('draft.md'));
    await waitForChecks(document, []);
    try {
      const changed = sources.replace('noon', 'dawn');
      await vscode.workspace.fs.writeFile(north('papers/ferry.txt'), Buffer.from(changed));
      const [found] = await waitForChecks(document, ['misquote']);
      assert.equal(found?.severity, vscode.DiagnosticSeverity.Hint);
    } finally {
      await vscode.workspace.fs.writeFile(north('papers/ferry.txt'), Buffer.from(sources));
    }
    await waitForChecks(document, []);
  });

  it('quotes from the sources of the draft’s folder', async () => {
    const editor = await open(south('draft.md'));
    await waitForChecks(editor.document, ['misquote']);
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    await insertQuote('ferry leaves pier weekday');
    assert.match(editor.document.getText(), /at midnight on every weekday\.?” \[@ferry\]/);
    assert.equal(findings(editor.document).length, 1);
  });

  it('leads from each source back to its own drafts', async () => {
    await open(north('draft.md'));
    const drafts = await eventually('references', async () => {
      const found = await referencesTo(north('papers/ferry.txt'));
      return found.length ? found : undefined;
    });
    assert.deepEqual(drafts, [north('draft.md').toString()]);
    const others = await referencesTo(south('sources/ferry.txt'));
    // That draft may quote it twice by now: what an editor holds counts before it is saved.
    assert.deepEqual([...new Set(others)], [south('draft.md').toString()]);
  });

  it('writes new sources into the settings of the folder that they are for', async () => {
    const settings = () => vscode.workspace.getConfiguration('ibid', south('draft.md'));
    const root = vscode.Uri.joinPath(south('draft.md'), '..').toString();
    await vscode.commands.executeCommand('ibid.useSources', ['more'], root);
    assert.deepEqual(settings().inspect('sources')?.workspaceFolderValue, ['more']);
    assert.deepEqual(vscode.workspace.getConfiguration('ibid', north('draft.md')).get('sources'), [
      'papers',
    ]);
    await settings().update('sources', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
  });
});
