import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { cleanUp, configure, openDraft, waitForChecks } from './workspace';

const text = (time: string) => `Heron\n\nOn Monday the heron stood all ${time} in the car park.\n`;
const draft = 'He wrote “the heron stood all morning in the car park” there [@heron].\n';

/** Waits for findings and prints how long they took: what a change outside is meant to take is a second. */
async function measure(
  what: string,
  document: vscode.TextDocument,
  checks: readonly string[],
): Promise<void> {
  const began = Date.now();
  await waitForChecks(document, checks);
  console.log(`      ${what}: ${Date.now() - began} ms`);
}

describe('sources outside the workspace', () => {
  let folder = '';
  let reset: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'ibid-outside-')));
  });

  afterEach(async () => {
    for (const each of reset.splice(0)) await each();
    reset = [];
    await cleanUp();
    await rm(folder, { recursive: true, force: true });
  });

  it('are taken up when they are added, changed and removed', async () => {
    const file = path.join(folder, 'heron.txt');
    reset.push(await configure('ibid.sources', ['sources', folder]));
    const { document } = await openDraft(draft);
    await waitForChecks(document, ['unknown-citation']);
    await writeFile(file, text('morning'));
    await measure('added', document, []);
    await writeFile(file, text('evening'));
    await measure('changed', document, ['misquote']);
    await rm(file);
    await measure('removed', document, ['unknown-citation']);
  });

  it('may be named one by one, and lie beside the workspace', async () => {
    const file = path.join(folder, 'heron.txt');
    await writeFile(file, text('evening'));
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const beside = path.relative(workspace.uri.fsPath, file).replaceAll('\\', '/');
    assert.match(beside, /^\.\.\//);
    reset.push(await configure('ibid.sources', ['sources', beside]));
    const { document } = await openDraft(draft);
    await waitForChecks(document, ['misquote']);
    await writeFile(file, text('morning'));
    await measure('changed', document, []);
  });

  it('have their bibliography watched too', async () => {
    const file = path.join(folder, 'zoo.bib');
    await writeFile(file, '@book{heron2020, title = {Herons}, year = {2020}}\n');
    reset.push(await configure('ibid.bibliography.files', [file]));
    const { document } = await openDraft('As was told [@stork2021].\n');
    await waitForChecks(document, ['unknown-citation']);
    await writeFile(file, '@book{stork2021, title = {Storks}, year = {2021}}\n');
    await measure('changed', document, ['missing-source']);
  });
});
