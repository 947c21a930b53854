import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, eventually, openDraft, write } from './workspace';

const findings = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'ibid');

describe('the review', () => {
  after(() => cleanUp('sources/timetable.md'));

  it('goes from finding to finding and keeps a mark in the draft', async () => {
    const text = 'See [@nobodyatall].\n\nIt was so.\n\nAnd [@nobodyelse] too.\n';
    const { document } = await openDraft(text);
    await eventually('findings', () => (findings(document.uri).length >= 2 ? true : undefined));
    const cursor = () => vscode.window.activeTextEditor!.selection.active.line;
    await vscode.commands.executeCommand('ibid.nextFinding');
    assert.equal(cursor(), 0);
    await vscode.commands.executeCommand('ibid.nextFinding');
    assert.equal(cursor(), 4);
    await vscode.commands.executeCommand('ibid.nextFinding');
    assert.equal(cursor(), 0);
    await vscode.commands.executeCommand('ibid.previousFinding');
    assert.equal(cursor(), 4);
    await vscode.commands.executeCommand('ibid.markChecked');
    assert.match(
      document.getText(),
      /\n<!-- ibid-disable-next-line unknown-citation: checked by hand, \d{4}-\d\d-\d\d -->\nAnd \[@nobodyelse\]/,
    );
    await eventually('the mark to count', () =>
      findings(document.uri).length === 1 ? true : undefined,
    );
    await document.save();
  });

  it('tells a source that changed, and offers both readings', async () => {
    const source =
      '# The timetable\n\nThe last tram leaves the square at ten minutes to midnight on weekdays.\n';
    await write('sources/timetable.md', source);
    const { document } = await openDraft(
      'It says: “The last tram leaves the square at ten minutes to midnight on weekdays” [@timetable].\n',
    );
    await eventually('a verified quotation', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(0, 20),
      );
      const text = hovers.flatMap(({ contents }) =>
        contents.map((one) => (typeof one === 'string' ? one : one.value)),
      );
      return text.join('').includes('✓') ? true : undefined;
    });
    await eventually('no finding', () => (findings(document.uri).length === 0 ? true : undefined));
    await write('sources/timetable.md', source.replace('ten minutes', 'five minutes'));
    const finding = await eventually('the source’s change', () =>
      findings(document.uri).find(({ message }) => /has changed since/.test(message)),
    );
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.deepEqual(
      actions.slice(0, 2).map(({ title }) => title),
      ['Use the source’s present words', 'Keep mine, marked as checked by hand'],
    );
    const { command } = actions[1]!;
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    assert.match(document.getText(), /^<!-- ibid-disable-next-line misquote: checked by hand/);
    await eventually('no finding', () => (findings(document.uri).length === 0 ? true : undefined));
    await document.save();
  });
});
