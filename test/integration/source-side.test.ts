import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, eventually, inWorkspace, openDraft, waitForChecks, write } from './workspace';

async function lensesOf(uri: vscode.Uri, wanted: RegExp): Promise<vscode.CodeLens[]> {
  return eventually(`lenses like ${wanted}`, async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
    );
    const found = lenses.filter(({ command }) => wanted.test(command?.title ?? ''));
    return found.length ? found : undefined;
  });
}

describe('in a source', () => {
  const source = inWorkspace('sources/inquiry-report.md');

  afterEach(() => cleanUp());

  it('lenses tell who quotes a passage and lead back to the draft', async () => {
    const { document } = await openDraft(
      'One line.\n\nIt says “An alarm sounded at 21:14” [@harcourt2024].\n',
    );
    await waitForChecks(document, []);
    const shown = await vscode.window.showTextDocument(source);
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    const [lens] = await lensesOf(source, new RegExp(`^Quoted in ${name}, line 3$`));
    assert.equal(shown.document.getText(lens!.range), 'An alarm sounded at 21:14');
    const { command } = lens!;
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), document.uri.toString());
    assert.equal(document.getText(editor.selection), 'An alarm sounded at 21:14');
  });

  it('what no draft has used is told by heading, on demand', async () => {
    const mill = await write(
      'sources/mill.md',
      '# The mill\n\n## Spring\n\nThe wheel turned again on the first of March.\n\nNobody heard it.\n\n## Winter\n\nIce held it for eleven weeks that year.\n',
    );
    try {
      const { document } = await openDraft(
        'He wrote “The wheel turned again on the first of March” [@mill].\n',
      );
      await waitForChecks(document, []);
      await vscode.window.showTextDocument(mill, { viewColumn: vscode.ViewColumn.Beside });
      await lensesOf(mill, /^Quoted in/);
      await vscode.commands.executeCommand('ibid.toggleUnused');
      const parts = await lensesOf(mill, /paragraphs? (not )?used/i);
      assert.deepEqual(
        parts.map(({ command }) => command!.title),
        ['1 of 2 paragraphs not used', 'Paragraph not used'],
      );
      await vscode.commands.executeCommand('ibid.toggleUnused');
    } finally {
      await cleanUp('sources/mill.md');
    }
  });
});
