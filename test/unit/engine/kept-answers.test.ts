import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createEngine } from '../../../src/core/engine';
import { parseConfig } from '../../../src/core/config';
import { DraftDesk } from '../../../src/core/engine/draft-desk';
import { KeptAnswers } from '../../../src/core/engine/kept-answers';
import { Library } from '../../../src/core/engine/library';
import { VerifiedRecord } from '../../../src/core/engine/verified-record';
import type { Engine } from '../../../src/core/index';
import type { Host } from '../../../src/core/host';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { SourceIndex } from '../../../src/core/search/types';
import { createMemoryCache, createMemoryHost } from './memory-files';

const LEDGER = [
  'The keeper of lock number seven wrote his ledger by the light of a lantern, and in 1871 it burned.',
  'Some 340 barges passed the gate that year, but no toll was ever asked of the miller’s boats.',
  '“The water does not wait,” Anna Berger said to the clerk who had come from the town.',
].join('\n\n');
const DIARY = [
  'On 3 May 1871 the clerk counted 350 barges and wrote that Anna Berger had paid for all of them.',
  'Nobody in the town believed that the lantern alone had caused the fire at the lock.',
].join('\n\n');
const BOOKS = '@book{ledger, title = {The Ledger}, author = {Berger, Anna}, year = {1871}}\n';

const PIECES = [
  'It says: “The keeper of lock number seven wrote his ledger by the light of a lantern” [@ledger].',
  'It says: “Some 340 barges passed the gate that year, and every toll was asked” [@ledger, p. 2].',
  '“The water does not wait,” Carl Winter said [@diary].',
  'Of 1,300 barges 55 sank in June 1871. In 1871 some 420 barges passed the gate [@ledger].',
  'Some 77 lamps burned on the quay [@diary].',
  'The clerk counted 350 barges on 3 May 1871. It rained.',
  'Nobody in the town believed that the lantern alone had caused the fire.',
  'As Winter (1999, p. 3) has it, 88 barges sank. So wrote Berger (1871).',
  'Then “no toll was ever asked of the miller’s boats” (my translation).',
  '> Nobody in the town believed that the lantern alone had caused the flood. [@diary]',
  'The fire of 1872 took 12 boats [@nobody; @winter].',
  '| barges | 340 | [@ledger] |\n|---|---|---|\n| gates | 12 | [@diary] |',
  '“He wept” [@ledger].',
];
const DRAFT = PIECES.join('\n\n');
const PATH = '/w/draft.md';

interface Session {
  readonly desk: DraftDesk;
  readonly kept: KeptAnswers;
  /** What the index was asked to find. */
  readonly asked: string[];
}

const files = (): Map<string, string> =>
  new Map([
    ['/w/sources/ledger.txt', LEDGER],
    ['/w/sources/diary.txt', DIARY],
    ['/w/books.bib', BOOKS],
  ]);

/** A process that opens the folder. */
async function openSession(
  host: Host,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Session> {
  const index = createSourceIndex(host);
  const asked: string[] = [];
  const watched = new Proxy(index, {
    get(target, name: keyof SourceIndex) {
      const method = target[name].bind(target) as (...all: unknown[]) => unknown;
      return (...all: unknown[]) => {
        if (name === 'verify' || name === 'sharedRuns' || name === 'tokens') asked.push(name);
        return method(...all);
      };
    },
  });
  const library = new Library(host, watched, { progress() {}, changed() {} });
  library.configure({ roots: ['/w'], config: parseConfig(settings).config });
  await library.refresh();
  const kept = new KeptAnswers(host, library);
  const verified = new VerifiedRecord(host, library);
  return { desk: new DraftDesk(library, watched, host.clock, verified, kept), kept, asked };
}

/** Checks a draft in a process of its own. */
async function checkIn(host: Host, text = DRAFT, path = PATH) {
  const { desk, kept, asked } = await openSession(host);
  const report = await desk.check({ path, text });
  await kept.written();
  return { report, asked };
}

function keeping(contents = files()) {
  const blobs = new Map<string, Uint8Array>();
  const host: Host = { ...createMemoryHost(contents, createMemoryCache(blobs)), build: '1' };
  const names = (): string[] => [...blobs.keys()].filter((name) => name.startsWith('answers-'));
  return { host, blobs, names };
}

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

  it('are not those of a check that was cancelled, or whose library changed meanwhile', async () => {
    const contents = files();
    const { host, names } = keeping(contents);
    const index = createSourceIndex(host);
    const library = new Library(host, index, { progress() {}, changed() {} });
    library.configure({ roots: ['/w'], config: parseConfig({}).config });
    await library.refresh();
    const kept = new KeptAnswers(host, library);
    const verified = new VerifiedRecord(host, library);
    const desk = new DraftDesk(library, index, host.clock, verified, kept);
    const token = { cancelled: false };
    const cancelled = desk.check({ path: PATH, text: DRAFT }, token);
    token.cancelled = true;
    await assert.rejects(cancelled, { name: 'Cancelled' });
    const check = desk.check({ path: PATH, text: DRAFT });
    contents.set('/w/sources/diary.txt', LEDGER);
    await Promise.all([check, library.filesChanged(['/w/sources/diary.txt'])]);
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

  type Change = (contents: Map<string, string>, settings: Record<string, unknown>) => void;
  const described = `@book{ledger, title = {420 barges}, author = {Berger, Anna}, year = {1871}}`;
  /** What may change between two sessions, so that another report is right. */
  const changes: Readonly<Record<string, Change>> = {
    'a source': (contents) => contents.set('/w/sources/ledger.txt', LEDGER.replace('340', '420')),
    'a source that is gone': (contents) => contents.delete('/w/sources/diary.txt'),
    'a source that holds another': (contents) =>
      contents.set('/w/sources/diary.txt', `${LEDGER}\n\n${DIARY}`),
    'a further source': (contents) =>
      contents.set('/w/sources/winter.txt', 'Carl Winter\n\n88 barges sank in 1999.'),
    'a title in a sidecar': (contents) =>
      contents.set('/w/sources/diary.txt.yaml', 'title: 77 lamps\n'),
    'a key in a sidecar': (contents) =>
      contents.set('/w/sources/diary.txt.yaml', 'title: A Diary\nid: nobody\n'),
    'an entry': (contents) => contents.set('/w/books.bib', described),
    'a further entry': (contents) =>
      contents.set(
        '/w/books.bib',
        `${BOOKS}@book{w, title = {B}, author = {Winter, C}, year = 1999}`,
      ),
    'no bibliography': (contents) => contents.delete('/w/books.bib'),
    'the draft’s own entry': (contents) =>
      contents.set(PATH, '---\nreferences:\n- {id: ledger, title: 420 barges}\n---\n\n'),
    'the draft’s language': (contents) => contents.set(PATH, '---\nlang: de\n---\n\n'),
    'least words': (_, settings) => (settings['ibid.quotations.minWords'] = 12),
    'the scope': (_, settings) => (settings['ibid.claims.scope'] = 'sentence'),
    'the threshold': (_, settings) => (settings['ibid.claims.threshold'] = 0.1),
    'what is excluded': (_, settings) => (settings['ibid.exclude'] = ['**/diary.txt']),
    'what is off': (_, settings) => (settings['ibid.checks.misquote'] = 'off'),
  };

  /** A folder and its settings from session to session. The content of the draft is what stands before its body. */
  function beginSessions() {
    const contents = files();
    const { host, blobs } = keeping(contents);
    const settings: Record<string, unknown> = {};
    return {
      change: (change: Change) => change(contents, settings),
      async check(body: string) {
        const input = { path: PATH, text: (contents.get(PATH) ?? '') + body };
        // How a quotation stood before is another memory.
        blobs.delete('verified.json');
        const kept = await openSession(host, settings);
        const fresh = await openSession({ ...host, cache: createMemoryCache() }, settings);
        const report = await kept.desk.check(input);
        await kept.kept.written();
        assert.deepStrictEqual(report, await fresh.desk.check(input), JSON.stringify(input));
        return { report, saved: fresh.asked.length - kept.asked.length };
      },
    };
  }

  for (const [title, change] of Object.entries(changes))
    it(`make the right report with another thing than before: ${title}`, async () => {
      const session = beginSessions();
      const before = await session.check(DRAFT);
      session.change(change);
      const after = await session.check(DRAFT);
      assert.notDeepEqual(after.report.findings, before.report.findings);
    });

  it('make the same report as a check without them, whatever changes between two sessions', async () => {
    const piece = fc.constantFrom(...PIECES, 'x', '“', '');
    const back: Change = (contents, settings) => {
      contents.clear();
      for (const [path, content] of files()) contents.set(path, content);
      Object.assign(settings, { 'ibid.exclude': [], 'ibid.claims.scope': 'paragraph' });
    };
    const session = fc.record({
      change: fc.constantFrom(...Object.values(changes), back, () => undefined),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat(30), piece), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(session, { minLength: 1, maxLength: 3 }), async (sessions) => {
        const folder = beginSessions();
        let body = DRAFT;
        for (const { change, edits } of sessions) {
          folder.change(change);
          for (const [at, length, added] of edits) {
            const from = at % (body.length + 1);
            body = body.slice(0, from) + added + body.slice(from + length);
          }
          await folder.check(body);
        }
        assert.ok((await folder.check(body)).saved > 0);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }).timeout(60000);
});
