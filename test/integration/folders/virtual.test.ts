import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, eventually, hoversAt, inFolder, waitForChecks } from '../workspace';

const SCHEME = 'ibid-memory';
const FILES: Readonly<Record<string, string>> = {
  '/island/sources/lamp.txt':
    'The lamp\n\nThe keeper lit the lamp at dusk and wrote the hour in a green book.\n',
  '/island/draft.md':
    'He is sure: “the keeper lit the lamp at dawn and wrote the hour in a green book” [@lamp].\n',
};

/** A read-only file system in memory, as extensions for remote repositories bring one. */
const memory: vscode.FileSystemProvider = {
  onDidChangeFile: () => new vscode.Disposable(() => undefined),
  watch: () => new vscode.Disposable(() => undefined),
  stat({ path }) {
    const text = FILES[path];
    const isFolder = Object.keys(FILES).some((file) => file.startsWith(`${path}/`));
    if (text === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound();
    const type = isFolder ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 1, mtime: 1, size: Buffer.byteLength(text ?? '') };
  },
  readDirectory({ path }) {
    const inside = Object.keys(FILES).filter((file) => file.startsWith(`${path}/`));
    const names = new Set(inside.map((file) => file.slice(path.length + 1).split('/')[0]!));
    return [...names].map((name) => [
      name,
      name.includes('.') ? vscode.FileType.File : vscode.FileType.Directory,
    ]);
  },
  readFile({ path }) {
    const text = FILES[path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound();
    return Buffer.from(text);
  },
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}

describe('a folder that is on no disk', () => {
  let registered: vscode.Disposable;

  before(async () => {
    registered = vscode.workspace.registerFileSystemProvider(SCHEME, memory, { isReadonly: true });
    const uri = vscode.Uri.from({ scheme: SCHEME, path: '/island' });
    const at = vscode.workspace.workspaceFolders!.length;
    assert.ok(vscode.workspace.updateWorkspaceFolders(at, 0, { uri, name: 'island' }));
    await eventually(
      'the folder',
      () => vscode.workspace.workspaceFolders!.length > at || undefined,
    );
  });
  after(async () => {
    await cleanUp();
    const at = vscode.workspace.workspaceFolders!.length - 1;
    vscode.workspace.updateWorkspaceFolders(at, 1);
    registered.dispose();
  });

  it('has its drafts checked against its sources, and hovered', async () => {
    const uri = inFolder('island', 'draft.md');
    const { document } = await vscode.window.showTextDocument(uri);
    await waitForChecks(document, ['misquote']);
    const { text } = await hoversAt(document, 'the keeper lit');
    assert.match(text, /The lamp/);
    assert.match(text, /lit the lamp at dusk and wrote/);
  });

  it('leads to the passage in the source', async () => {
    const { document } = await vscode.window.showTextDocument(inFolder('island', 'draft.md'));
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('keeper')),
    );
    assert.equal(links[0]?.targetUri.toString(), inFolder('island', 'sources/lamp.txt').toString());
  });
});
