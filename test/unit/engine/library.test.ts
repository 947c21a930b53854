import assert from 'node:assert/strict';
import { defaultConfig } from '../../../src/core/config';
import { Library } from '../../../src/core/engine/library';
import { createEngine } from '../../../src/core/index';
import type { EngineEvents, Host, SourceDocument } from '../../../src/core/index';
import { readSource } from '../../../src/core/sources/read';
import type { FileStat } from '../../../src/core/host';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { createMemoryCache, createMemoryHost } from './memory-files';

type Contents = Map<string, string | Uint8Array | Error>;

const quiet: EngineEvents = { progress() {}, changed() {} };

const page = (text: string) =>
  `<!DOCTYPE html><html><head><title>T</title></head><body><article><p>${text}</p></article></body></html>`;

async function open(host: Host, events = quiet, settings: Record<string, unknown> = {}) {
  const engine = createEngine(host, events);
  await engine.configure({ roots: ['/w'], settings });
  return engine;
}

const idsOf = (problems: readonly { readonly message: { readonly id: string } }[]) =>
  problems.map(({ message }) => message.id);

describe('the library', () => {
  it('takes up a file once it may be read, though it looks the same', async () => {
    const contents: Contents = new Map([['/w/sources/a.txt', new Error('EACCES')]]);
    const host = createMemoryHost(contents);
    const same: FileStat = { kind: 'file', size: 16, modified: 1 };
    const stat = async (path: string) =>
      path.endsWith('a.txt') ? same : await host.files.stat(path);
    const fixed: Host = { ...host, files: { ...host.files, stat } };
    let changes = 0;
    const engine = await open(fixed, { ...quiet, changed: () => void changes++ });
    assert.deepEqual(idsOf((await engine.refresh()).problems), ['source.cannot-open']);
    const told = changes;
    await engine.refresh();
    assert.equal(changes, told, 'the same reason again is no news');
    contents.set('/w/sources/a.txt', 'The tide is out.');
    const report = await engine.refresh();
    assert.deepEqual([report.unreadable, report.problems.length], [0, 0]);
  });

  it('takes up a large file once the limit is raised', async () => {
    const contents: Contents = new Map([['/w/sources/a.txt', 'word '.repeat(500_000)]]);
    const engine = await open(createMemoryHost(contents), quiet, { 'ibid.maxFileSize': 1 });
    assert.deepEqual(idsOf((await engine.refresh()).problems), ['source.too-large']);
    await engine.configure({ roots: ['/w'], settings: { 'ibid.maxFileSize': 3 } });
    assert.equal((await engine.refresh()).unreadable, 0);
  });

  it('reads a file again that changes while it is read', async () => {
    const contents: Contents = new Map([['/w/sources/a.txt', 'half of the']]);
    const host = createMemoryHost(contents);
    const read = host.files.read;
    host.files.read = async (path) => {
      const bytes = await read(path);
      contents.set('/w/sources/a.txt', 'The whole text.');
      return bytes;
    };
    const engine = await open(host);
    assert.deepEqual((await engine.refresh()).problems, []);
    assert.equal((await engine.document('/w/sources/a.txt'))?.text, 'The whole text.');
  });

  it('says so where a file goes on changing, and takes it up when it rests', async () => {
    const contents: Contents = new Map([['/w/sources/a.txt', 'a']]);
    const host = createMemoryHost(contents);
    const read = host.files.read;
    let growing = true;
    host.files.read = async (path) => {
      const bytes = await read(path);
      if (growing) contents.set(path, `${String(contents.get(path))} and more`);
      return bytes;
    };
    const engine = await open(host);
    assert.deepEqual(idsOf((await engine.refresh()).problems), ['source.changing']);
    assert.equal((await engine.sources())[0]!.readable, 'partly');
    growing = false;
    assert.deepEqual((await engine.refresh()).problems, []);
  });

  it('reads a source again when asked to, though it looks the same', async () => {
    const contents: Contents = new Map([['/w/sources/a.txt', 'The tide is out.']]);
    const host = createMemoryHost(contents);
    const engine = await open(host);
    await engine.refresh();
    host.files.reads.length = 0;
    await engine.refresh();
    assert.deepEqual(
      host.files.reads.filter((path) => path.endsWith('a.txt')),
      [],
    );
    await engine.filesChanged(['/w/sources/a.txt']);
    assert.deepEqual(
      host.files.reads.filter((path) => path.endsWith('a.txt')),
      ['/w/sources/a.txt'],
    );
  });

  it('tries a file that took too long again in the next session alone', async () => {
    const contents: Contents = new Map([['/w/sources/a.html', page('The tide is out.')]]);
    const host = createMemoryHost(contents, createMemoryCache());
    let asked = 0;
    const readDocument = async () => {
      asked++;
      return undefined;
    };
    const first = await open({ ...host, readDocument });
    assert.deepEqual(idsOf((await first.refresh()).problems), ['source.too-slow']);
    await first.refresh();
    assert.equal(asked, 1);
    const second = await open({ ...host, readDocument: readSource });
    assert.deepEqual((await second.refresh()).problems, []);
  });

  it('has files read beside while it indexes, and takes them up in order', async () => {
    const names = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, '0'));
    const contents: Contents = new Map(
      names.map((name) => [`/w/sources/${name}.html`, page(`Boat number ${name} is out.`)]),
    );
    let running = 0;
    let most = 0;
    const readDocument = async (
      input: Parameters<typeof readSource>[0],
    ): Promise<SourceDocument> => {
      most = Math.max(most, ++running);
      const document = await readSource(input);
      for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
      running--;
      return document;
    };
    const shown: string[] = [];
    const progress = (_done: number, _total: number, path: string) => void shown.push(path);
    const engine = await open(
      { ...createMemoryHost(contents), readDocument },
      { ...quiet, progress },
    );
    const report = await engine.refresh();
    assert.equal(report.sources, 20);
    assert.ok(most > 1 && most <= 8, `${most} at once`);
    assert.deepEqual(shown, [...names.map((name) => `/w/sources/${name}.html`), '']);
    const { results } = await engine.find({ words: 'boat number 17', limit: 1, operators: false });
    assert.equal(results[0]?.source.path, '/w/sources/17.html');
  });

  it('stops when cancelled, though files are still being read, and can begin again', async () => {
    const contents: Contents = new Map(
      Array.from({ length: 12 }, (_, index) => [`/w/sources/${index}.html`, page(`Boat ${index}`)]),
    );
    const token = { cancelled: false };
    const progress = (done: number) => {
      if (done === 3) token.cancelled = true;
    };
    const host = { ...createMemoryHost(contents), readDocument: readSource };
    const engine = await open(host, { ...quiet, progress });
    await assert.rejects(engine.refresh(token), { name: 'Cancelled' });
    token.cancelled = false;
    assert.equal((await engine.refresh()).sources, 12);
  });

  it('is another as soon as a text is lost, before it is read again', async () => {
    const host = createMemoryHost(new Map([['/w/sources/a.txt', 'The tide is out.']]));
    const library = new Library(host, createSourceIndex(host), quiet);
    library.configure({ roots: ['/w'], config: defaultConfig });
    await library.refresh();
    const { version, state } = library;
    const reading = library.sourceLost('/w/sources/a.txt');
    assert.notEqual(library.version, version);
    await reading;
    assert.equal(library.state, state, 'it holds the same');
  });

  it('has no text left once cleared', async () => {
    const contents: Contents = new Map([['/w/sources/a.txt', 'The tide is out.']]);
    const engine = await open(createMemoryHost(contents));
    await engine.refresh();
    assert.ok(await engine.document('/w/sources/a.txt'));
    await engine.clear();
    assert.equal(await engine.document('/w/sources/a.txt'), undefined);
    assert.deepEqual(await engine.sources(), []);
    assert.equal((await engine.refresh()).sources, 1);
  });

  describe('of a cited file of a kind that is not read', () => {
    const DRAFT =
      'Flow rose to 14 litres [@flows]. It fell to “eleven and a half litres” [@flows].';
    const told = async (files: readonly (readonly [string, string])[], text = DRAFT) => {
      const engine = await open(
        createMemoryHost(new Map([['/w/sources/a.txt', 'Tide.'], ...files])),
      );
      await engine.refresh();
      const { findings } = await engine.check({ path: '/w/draft.md', text });
      return findings.map(({ check, message }) => `${check} ${Object.values(message.args).join()}`);
    };
    const unread = 'missing-source flows.xlsx';
    for (const [name, files, expected] of [
      ['names the file', [['/w/sources/flows.xlsx', 'PK']], unread],
      [
        'names it beside an entry too',
        [
          ['/w/sources/flows.xlsx', 'PK'],
          ['/w/references.bib', '@misc{flows, title={F}}'],
        ],
        unread,
      ],
      [
        'says what helps where it is in rich text format',
        [['/w/sources/flows.rtf', '{\\rtf1 Flow rose.}']],
        'missing-source flows.rtf',
      ],
      [
        'is content with one that is read',
        [
          ['/w/sources/flows.xlsx', 'PK'],
          ['/w/sources/flows.csv', 'litres\n14'],
        ],
        '',
      ],
      ['knows no key of a file elsewhere', [['/w/flows.xlsx', 'PK']], 'unknown-citation flows'],
      [
        'knows no key of another name',
        [['/w/sources/levels.xlsx', 'PK']],
        'unknown-citation flows',
      ],
    ] as const)
      it(name, async () => {
        const found = (await told(files)).filter((one) => /^(?:missing|unknown)/.test(one));
        assert.equal(found[0] ?? '', expected);
      });

    it('is known once it is there, and no longer once it is gone', async () => {
      const contents: Contents = new Map([['/w/sources/a.txt', 'Tide.']]);
      const engine = await open(createMemoryHost(contents));
      const check = async () => {
        await engine.refresh();
        const { findings } = await engine.check({ path: '/w/draft.md', text: 'So [@flows].' });
        return findings.map((finding) => finding.check);
      };
      assert.deepEqual(await check(), ['unknown-citation']);
      contents.set('/w/sources/flows.xlsx', 'PK');
      assert.deepEqual(await check(), ['missing-source']);
      contents.delete('/w/sources/flows.xlsx');
      assert.deepEqual(await check(), ['unknown-citation']);
    });
  });

  it('misses figures of a table of data, and no names', async () => {
    const contents: Contents = new Map([
      ['/w/sources/flows.csv', 'date;flow\n2024-03-01;9,5\n2024-03-12;14,0'],
    ]);
    const engine = await open(createMemoryHost(contents));
    await engine.refresh();
    const text = 'The Melle Board did not hide that flow rose from 9.5 to 15.2 litres [@flows].';
    const { findings } = await engine.check({ path: '/w/draft.md', text });
    assert.deepEqual(
      findings.map(({ start, end }) => text.slice(start, end)),
      ['15.2'],
    );
  });
});
