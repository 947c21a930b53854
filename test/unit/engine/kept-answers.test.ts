import assert from 'node:assert/strict';
import { createEngine } from '../../../src/core/engine';
import type { Engine } from '../../../src/core/index';
import type { Host } from '../../../src/core/host';
import { checkIn, DRAFT, files, keeping, LEDGER, openSession, PATH } from './kept-sessions';
import { createMemoryCache } from './memory-files';

describe('answers that are kept', () => {
  it('leave nothing to be looked for where nothing has changed', async () => {
    const { host, names } = keeping();
    const first = await checkIn(host);
    assert.ok(first.asked.length > 10);
    const before = names();
    assert.equal(before.length, 1);
    const second = await checkIn(host);
    assert.deepStrictEqual(second.report, first.report);
    assert.deepEqual(second.asked, []);
    assert.deepEqual(names(), before);
    assert.ok(first.report.findings.length > 3);
  });

  it('hold for a draft that was edited, but for what was put in', async () => {
    const { host } = keeping();
    const { asked } = await checkIn(host);
    const text = `New words of 1905.\n\n${DRAFT}`;
    const edited = await checkIn(host, text);
    assert.ok(edited.asked.length > 0 && edited.asked.length < asked.length / 4);
    assert.deepStrictEqual(edited.report, (await checkIn({ ...host, build: '2' }, text)).report);
  });

  it('are written again only once many are new', async () => {
    const { host, names } = keeping();
    await checkIn(host);
    const before = names();
    await checkIn(host, `${DRAFT}\n\nA few new words.`);
    assert.deepEqual(names(), before);
    const more = Array.from({ length: 12 }, (_, i) => `In ${1800 + i} some ${i} boats came.`);
    await checkIn(host, `${DRAFT}\n\n${more.join('\n\n')}`);
    assert.equal(names().length, 1);
    assert.notDeepEqual(names(), before);
  });

  it('hold for their build, their draft and their place alone', async () => {
    const { host, names } = keeping();
    const { asked } = await checkIn(host);
    for (const [other, path] of [
      [{ ...host, build: '2' }, PATH],
      [host, '/w/part/draft.md'],
    ] as const)
      assert.deepEqual((await checkIn(other, DRAFT, path)).asked, asked);
    assert.equal(names().length, 3);
  });

  it('go back with the library to what it was, but not far', async () => {
    const { host, names } = keeping();
    const { asked } = await checkIn(host);
    const other = { ...host, build: '2' };
    await checkIn(other);
    for (const one of [host, other]) assert.deepEqual((await checkIn(one)).asked, []);
    await checkIn({ ...host, build: '3' });
    assert.equal(names().length, 2);
    assert.deepEqual((await checkIn(host)).asked, asked);
  });

  const nowhere: readonly (readonly [string, (host: Host) => Host, string])[] = [
    ['of an engine without a build', (host) => ({ ...host, build: undefined }), PATH],
    ['of a draft without a file', (host) => host, 'untitled://Untitled-1'],
    [
      'in a cache that keeps nothing',
      (host) => ({ ...host, cache: { ...host.cache, keepsNothing: true } }),
      PATH,
    ],
  ];
  for (const [title, change, path] of nowhere)
    it(`are not ${title}`, async () => {
      const { host, names } = keeping();
      const { report } = await checkIn(change(host), DRAFT, path);
      assert.ok(report.findings.length > 0);
      assert.deepEqual(names(), []);
    });

  /** Has something happen in the midst of a check: when its quotations have been judged. */
  const during = (host: Host, happen: () => unknown): Host => ({
    ...host,
    cache: {
      ...host.cache,
      async write(name, bytes) {
        if (name === 'verified.json') await happen();
        await host.cache.write(name, bytes);
      },
    },
  });

  it('are not those of a check that was cancelled', async () => {
    const { host, names } = keeping();
    const token = { cancelled: false };
    const { desk, kept } = await openSession(during(host, () => (token.cancelled = true)));
    await assert.rejects(desk.check({ path: PATH, text: DRAFT }, token), { name: 'Cancelled' });
    await kept.written();
    assert.deepEqual(names(), []);
  });

  it('are not those of a check during which a source changed', async () => {
    const contents = files();
    const { host, names } = keeping(contents);
    const { desk, kept, library } = await openSession(
      during(host, () => {
        contents.set('/w/sources/diary.txt', LEDGER);
        return library.filesChanged(['/w/sources/diary.txt']);
      }),
    );
    await desk.check({ path: PATH, text: DRAFT });
    await kept.written();
    assert.deepEqual(names(), []);
  });

  it('are made anew where they are torn, damaged or gone', async () => {
    const { host, blobs, names } = keeping();
    const { report, asked } = await checkIn(host);
    const [name] = names();
    const whole = blobs.get(name!)!;
    const swapped = new TextDecoder().decode(whole).replace('"verbatim"', '"notFound"');
    const damages: (Uint8Array | undefined)[] = [
      whole.slice(0, whole.length / 2),
      whole.slice(0, 3),
      new Uint8Array(0),
      new Uint8Array(whole.length),
      new TextEncoder().encode(swapped),
      undefined,
    ];
    for (const damaged of damages) {
      const [present] = names();
      if (damaged) blobs.set(present!, damaged);
      else blobs.delete(present!);
      const again = await checkIn(host);
      assert.deepStrictEqual(again.report, report);
      assert.deepEqual(again.asked, asked);
      assert.deepEqual((await checkIn(host)).asked, []);
      assert.equal(names().length, 1);
    }
  });

  it('make room for newer ones', async () => {
    const { host, blobs, names } = keeping();
    const old = ['answers-aa-bb-2000-20000000', 'answers-cc-bb-1000-20000000'];
    for (const name of old) blobs.set(name, new Uint8Array(0));
    await checkIn(host);
    assert.deepEqual(
      names().filter((name) => old.includes(name)),
      [old[0]],
    );
    assert.equal(names().length, 2);
  });

  async function openEngine(host: Host): Promise<Engine> {
    const engine = createEngine(host, { progress() {}, changed() {} });
    await engine.configure({ roots: ['/w'], settings: {} });
    await engine.refresh();
    return engine;
  }
  const input = { path: PATH, text: DRAFT, all: true };
  const settle = async ({ clock }: Host): Promise<void> => {
    for (let i = 0; i < 10; i++) await clock.breathe();
  };

  it('go with the index', async () => {
    const { host, blobs, names } = keeping();
    const engine = await openEngine(host);
    await engine.check(input);
    await engine.clear();
    await settle(host);
    assert.deepEqual([...blobs.keys()], []);
    await engine.refresh();
    await engine.check({ ...input, text: `${DRAFT}\n` });
    await settle(host);
    assert.equal(names().length, 1);
  });

  /** Where another call that finds a text lost, or what reads it again, is held up while a check goes on. */
  const holds: Readonly<Record<string, (host: Host, gate: () => Promise<void>) => Host>> = {
    'before it is read again': (host, gate) => ({
      ...host,
      files: { ...host.files, read: (path) => gate().then(() => host.files.read(path)) },
    }),
    'before anybody is told': (host, gate) => ({
      ...host,
      cache: { ...host.cache, remove: (name) => gate().then(() => host.cache.remove(name)) },
    }),
  };
  for (const [title, hold] of Object.entries(holds))
    it(`never stand on a text that was lost, ${title}`, async () => {
      const { host, blobs, names } = keeping();
      const { report } = await checkIn({ ...host, build: undefined });
      let open: () => void = () => undefined;
      let gate = Promise.resolve();
      const engine = await openEngine(hold(host, () => gate));
      const lost = host.hash(new TextEncoder().encode(LEDGER));
      for (const name of blobs.keys()) if (name.endsWith(lost)) blobs.delete(name);
      gate = new Promise((resolve) => (open = resolve));
      const other = engine.document('/w/sources/ledger.txt');
      const without = await engine.check(input);
      assert.notDeepEqual(without.quotations, report.quotations);
      open();
      await other;
      await settle(host);
      assert.deepEqual(names(), []);
      assert.deepStrictEqual((await checkIn(host)).report, report);
    });

  it('tell a text that is being written from what it becomes', async () => {
    const contents = files();
    const { host } = keeping(contents);
    let modified = 10;
    const stat = async (path: string) => {
      const found = await host.files.stat(path);
      return found && path.endsWith('ledger.txt') ? { ...found, modified: modified++ } : found;
    };
    const restless = { ...host, files: { ...host.files, stat } };
    await checkIn(restless);
    contents.set('/w/sources/ledger.txt', LEDGER.replace('lantern', 'candle'));
    const { report } = await checkIn(restless);
    assert.deepStrictEqual(
      report,
      (await checkIn({ ...restless, cache: createMemoryCache() })).report,
    );
  });
});
