import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  const extension = vscode.extensions.getExtension('ibid.ibid');

  it('is installed, with its manifest', () => {
    assert.ok(extension, 'the extension is not there');
    assert.equal(extension.packageJSON.name, 'ibid');
  });

  it('activates and registers every command it declares', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
    const declared = (
      (extension.packageJSON.contributes?.commands ?? []) as readonly { command: string }[]
    ).map(({ command }) => command);
    assert.notEqual(declared.length, 0, 'no command is declared');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
