import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Manifest {
  readonly name: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly languages: readonly { readonly id: string }[];
  };
}

describe('activation', () => {
  const extension = vscode.extensions.getExtension('ibid.ibid');

  it('is installed, with its manifest', () => {
    assert.ok(extension, 'the extension is not there');
    assert.equal((extension.packageJSON as Manifest).name, 'ibid');
  });

  it('activates and registers every command it declares', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
    const declared = (extension.packageJSON as Manifest).contributes.commands.map(
      ({ command }) => command,
    );
    assert.notEqual(declared.length, 0, 'no command is declared');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('gives Quarto, R Markdown and MDX a language', async () => {
    const languages = new Set(await vscode.languages.getLanguages());
    assert.deepEqual(
      ['markdown', 'quarto', 'rmd', 'mdx'].filter((id) => !languages.has(id)),
      [],
    );
  });
});
