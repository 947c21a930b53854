import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchZoteroEntries } from '../../../src/node/zotero';
import { inEnglish } from '../../../src/messages/english';

type Answer = { readonly status?: number; readonly body: unknown; readonly location?: string };

/** A server on this computer that answers as Zotero does, and the requests that it got. */
async function zotero(answer: (request: IncomingMessage, body: string) => Answer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`);
      const { status = 200, body: answered, location } = answer(request, body);
      response.writeHead(status, location ? { location } : {});
      response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const servers: Server[] = [];
const rpcOf = (body: string) => JSON.parse(body) as { method: string; params: unknown[] };
const ids = (bibliography: Awaited<ReturnType<typeof fetchZoteroEntries>>) =>
  bibliography.entries.map(({ item }) => item.id);
const problem = (bibliography: Awaited<ReturnType<typeof fetchZoteroEntries>>) =>
  bibliography.problems[0]!.message.id;

describe('Zotero on this computer', () => {
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('gives the items of Better BibTeX with their keys', async () => {
    const { url } = await zotero((_, body) => {
      const { method, params } = rpcOf(body);
      if (method === 'item.search')
        return { body: { result: [{ citekey: 'rao2020' }, { 'citation-key': 'lind' }] } };
      assert.deepEqual([method, params], ['item.export', [['rao2020', 'lind'], 'Better CSL JSON']]);
      return {
        body: { result: JSON.stringify([{ id: 'rao2020', title: 'Tides' }, { id: 'lind' }]) },
      };
    });
    const bibliography = await fetchZoteroEntries({ url });
    assert.deepEqual(
      [ids(bibliography), bibliography.complete, bibliography.problems],
      [['rao2020', 'lind'], true, []],
    );
  });

  it('asks for the whole library where the search gives nothing', async () => {
    const { url, asked } = await zotero((request) =>
      request.method === 'POST' ? { body: { result: [] } } : { body: [{ id: 'rao2020' }] },
    );
    assert.deepEqual(ids(await fetchZoteroEntries({ url })), ['rao2020']);
    assert.equal(asked.at(-1), 'GET /better-bibtex/export/library?/1/library.json');
  });

  it('asks the one alone that it is told to ask', async () => {
    const { url, asked } = await zotero((request) =>
      request.method === 'POST'
        ? { status: 404, body: '' }
        : { body: [{ id: 'x/1', 'citation-key': 'lind' }] },
    );
    const ofBetterBibtex = await fetchZoteroEntries({ url, via: 'better-bibtex' });
    assert.equal(problem(ofBetterBibtex), 'zotero.noBetterBibtex');
    assert.deepEqual(asked, ['POST /better-bibtex/json-rpc']);
    asked.length = 0;
    assert.deepEqual(ids(await fetchZoteroEntries({ url, via: 'local-api' })), ['lind']);
    assert.ok(asked.length > 0 && asked.every((one) => one.startsWith('GET /api/')));
  });

  it('reads Zotero’s own API page by page where Better BibTeX is not there', async () => {
    const all = Array.from({ length: 150 }, (_, i) => ({
      id: `x/${i}`,
      'citation-key': `key${i}`,
    }));
    all.push({ id: 'x/none', 'citation-key': '' });
    const { url } = await zotero((request) => {
      if (request.method === 'POST') return { status: 404, body: 'No endpoint found' };
      const query = new URL(request.url!, 'http://x').searchParams;
      const start = Number(query.get('start'));
      return { body: { items: all.slice(start, start + Number(query.get('limit'))) } };
    });
    const found = await fetchZoteroEntries({ url });
    assert.deepEqual(
      ids(found),
      all.slice(0, 150).map((item) => item['citation-key']),
    );
  });

  const answers: [string, Answer, string][] = [
    ['forbids it', { status: 403, body: 'Local API is not enabled' }, 'zotero.refused'],
    ['fails', { status: 500, body: 'x' }, 'zotero.failed'],
    [
      'answers with an error',
      { body: { error: { code: -32603, message: 'broken' } } },
      'zotero.failed',
    ],
    ['answers with rubbish', { body: '<html>' }, 'zotero.failed'],
    [
      'leads elsewhere',
      { status: 302, body: '', location: 'http://192.0.2.1/' },
      'zotero.notRunning',
    ],
  ];
  for (const [name, answer, id] of answers) {
    it(`says so when Zotero ${name}`, async () => {
      const { url } = await zotero(() => answer);
      const bibliography = await fetchZoteroEntries({ url });
      assert.deepEqual(
        [bibliography.complete, bibliography.entries, problem(bibliography)],
        [false, [], id],
      );
      assert.doesNotMatch(inEnglish(bibliography.problems[0]!.message), /\{\w+\}/);
    });
  }

  it('says that items have no keys without Better BibTeX', async () => {
    const { url } = await zotero((request) =>
      request.method === 'POST'
        ? { status: 404, body: '' }
        : { body: [{ id: 'x/1', title: 'Tides' }] },
    );
    assert.equal(problem(await fetchZoteroEntries({ url })), 'zotero.noBetterBibtex');
  });

  it('says that Zotero does not run', async () => {
    const { url } = await zotero(() => ({ body: '' }));
    const server = servers.pop()!;
    await new Promise((resolve) => server.close(resolve));
    const bibliography = await fetchZoteroEntries({ url });
    assert.equal(problem(bibliography), 'zotero.notRunning');
    assert.match(inEnglish(bibliography.problems[0]!.message), /Start Zotero/);
  });

  const elsewhere = [
    'http://192.0.2.1:23119',
    'http://example.org',
    'https://127.0.0.1:23119',
    'http://127.0.0.1.example.org',
    'http://user@127.0.0.1:23119',
    'http://0.0.0.0:23119',
    'file:///etc/passwd',
    'nonsense',
  ];
  for (const url of elsewhere) {
    it(`never asks ${url}`, async () => {
      assert.equal(problem(await fetchZoteroEntries({ url })), 'zotero.notLocal');
    });
  }
});
