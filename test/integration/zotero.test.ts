import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import * as vscode from 'vscode';
import { cleanUp, configure, eventually, inWorkspace, openDraft, waitForChecks } from './workspace';

/** Where Zotero listens. */
const PORT = 23119;
const ITEM = {
  'citation-key': 'okonjo2022',
  id: 'okonjo2022',
  type: 'article-journal',
  title: 'What the river remembers',
  author: [{ family: 'Okonjo', given: 'Ada' }],
  issued: { 'date-parts': [[2022]] },
};

/** Answers as Better BibTeX does; says what was asked. Undefined where a Zotero runs on this machine. */
async function startZotero(): Promise<{ server: Server; asked: string[] } | undefined> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      const { method } = JSON.parse(body) as { method: string };
      asked.push(method);
      const result = method === 'item.search' ? [ITEM] : JSON.stringify([ITEM]);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
    });
  });
  const isFree = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve(false);
      else reject(cause);
    });
    server.listen(PORT, '127.0.0.1', () => resolve(true));
  });
  return isFree ? { server, asked } : undefined;
}

describe('importing from Zotero', () => {
  let zotero: NonNullable<Awaited<ReturnType<typeof startZotero>>>;
  let bibliography: Uint8Array;

  before(async function () {
    const started = await startZotero();
    if (!started) this.skip();
    await new Promise((resolve) => started.server.close(resolve));
  });
  beforeEach(async () => {
    zotero = (await startZotero())!;
    bibliography = await vscode.workspace.fs.readFile(inWorkspace('references.bib'));
  });
  afterEach(async () => {
    await cleanUp();
    await vscode.workspace.fs.writeFile(inWorkspace('references.bib'), bibliography);
    await new Promise((resolve) => zotero.server.close(resolve));
  });

  it('asks nobody unless the setting says whom', async () => {
    await openDraft('---\nbibliography: references.bib\n---\n\nText.\n');
    await vscode.commands.executeCommand('ibid.importZotero');
    assert.deepEqual(zotero.asked, []);
  });

  it('adds what is chosen to the bibliography of the draft', async () => {
    const reset = await configure('ibid.bibliography.zotero', 'better-bibtex');
    try {
      const { document } = await openDraft(
        '---\nbibliography: references.bib\n---\n\nAs was told [@okonjo2022].\n',
      );
      await waitForChecks(document, ['unknown-citation']);
      let open = true;
      const done = vscode.commands.executeCommand('ibid.importZotero');
      void Promise.resolve(done).finally(() => (open = false));
      await eventually('the choice', async () => {
        if (zotero.asked.length < 2) return undefined;
        // The list is shown before its rows are; taken then, it would say that nothing was chosen.
        await new Promise((resolve) => setTimeout(resolve, 1000));
        for (const command of ['quickInput.first', 'workbench.action.quickPickManyToggle']) {
          await vscode.commands.executeCommand(command);
        }
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return open ? undefined : true;
      });
      const written = new TextDecoder().decode(
        await vscode.workspace.fs.readFile(inWorkspace('references.bib')),
      );
      assert.match(written, /@article\{okonjo2022,[^@]*What the river remembers/);
      assert.deepEqual(zotero.asked, ['item.search', 'item.export']);
      await waitForChecks(document, ['missing-source']);
    } finally {
      await reset();
    }
  });
});
