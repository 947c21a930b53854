import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  cleanUp,
  configure,
  findings,
  hoversAt,
  inWorkspace,
  openDraft,
  waitForChecks,
} from './workspace';

const text = [
  'The town spends about £310,000 a year on it. She wrote “the gate was freed at 21:58” [@harcort2024].',
  '',
  'And “You can mop up',
  '',
].join('\n');

describe('a workspace without sources', () => {
  let reset: () => Promise<void>;

  beforeEach(async () => {
    const { document } = await openDraft('Nothing [@nobodyatall].\n');
    await waitForChecks(document, ['unknown-citation']);
    reset = await configure('ibid.sources', ['nowhere']);
    await waitForChecks(document, []);
  });
  afterEach(async () => {
    await reset();
    await cleanUp();
  });

  it('has no findings, hovers, actions and lenses', async () => {
    const { document } = await openDraft(text);
    assert.deepEqual((await hoversAt(document, 'the gate was freed')).hovers, []);
    const actions = await actionsAt(document, 'the gate was freed', vscode.CodeActionKind.QuickFix);
    assert.deepEqual(actions, []);
    assert.deepEqual(findings(document), []);
    const source = inWorkspace('sources/courier-2023-11-16.txt');
    await vscode.window.showTextDocument(source);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      source,
    );
    assert.deepEqual(lenses, []);
  });

  it('completes neither keys nor quotations', async () => {
    const { document } = await openDraft(text.replace('harcort2024', ''));
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('[@') + 2),
      '@',
    );
    assert.deepEqual(
      list.items.filter(({ label }) => typeof label === 'object'),
      [],
    );
  });

  it('speaks up again when it has some', async () => {
    const { document } = await openDraft('He said “You can mop up the water” [@pryce2024].\n');
    assert.deepEqual((await hoversAt(document, 'You can mop up')).hovers, []);
    await reset();
    await waitForChecks(document, ['misquote']);
  });
});
