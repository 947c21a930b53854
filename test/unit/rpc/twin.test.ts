import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { CancellationToken, Engine } from '../../../src/core/index';
import { serveNodeEngine } from '../../../src/node/serve-node';
import { portOf } from '../../../src/node/worker-port';
import { createPortPair } from '../../../src/rpc/in-process';
import { createRemoteEngine, type EngineProcess, type RemoteEngine } from '../../../src/rpc/remote';

const LIGHTHOUSE = `The lamp at Skarv

The keeper of the Skarv light wrote every night for thirty-one years. "The sea does not repeat itself, but it is fond of a phrase," he noted in 1904.
`;

/** Where the worker's script lies, bundled for these tests as esbuild.js does. */
let bundled: string;

/** The two ways to reach an engine; nothing else about them may differ. */
const twins: Readonly<Record<string, (cacheFolder: string) => EngineProcess>> = {
  'in its own thread': (cacheFolder) => {
    const worker = new Worker(join(bundled, 'worker.mjs'), { workerData: { cacheFolder } });
    return {
      port: portOf(worker),
      onCrash: (listener) => void worker.on('error', (cause) => listener(String(cause))),
      stop: () => void worker.terminate(),
    };
  },
  "in the caller's thread": (cacheFolder) => {
    const [near, far] = createPortPair();
    serveNodeEngine(far, { cacheFolder, readerScript: new URL('file:///none') });
    return { port: near, onCrash() {}, stop() {} };
  },
};

describe('the two ways to reach an engine', () => {
  before(async () => {
    bundled = await mkdtemp(join(tmpdir(), 'ibid-worker-'));
    await build({
      entryPoints: [fileURLToPath(new URL('../../../src/worker.ts', import.meta.url))],
      outdir: bundled,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  });

  after(() => rm(bundled, { recursive: true, force: true }));

  for (const [name, start] of Object.entries(twins)) {
    describe(`an engine ${name}`, () => {
      let root: string;
      let remote: RemoteEngine;
      let engine: Engine;
      const progress: string[] = [];

      before(async () => {
        root = await mkdtemp(join(tmpdir(), 'ibid-twin-'));
        await mkdir(join(root, 'sources'));
        await writeFile(join(root, 'sources/skarv.txt'), LIGHTHOUSE);
        remote = createRemoteEngine(() => start(join(root, '.cache')), {
          progress: (done, total) => void progress.push(`${done}/${total}`),
          changed: () => undefined,
          log: () => undefined,
          stat: async (path) =>
            path === 'memo://box/note.txt' ? { kind: 'file', size: 40, modified: 1 } : undefined,
          read: async () =>
            new TextEncoder().encode('A note\n\nThe ferry waits for nobody at all.\n'),
          list: async () => [],
          restarted: () => undefined,
        });
        engine = remote.engine;
        await engine.configure({
          roots: [root],
          settings: { 'ibid.sources': ['sources', 'memo://box/note.txt'] },
        });
        await engine.refresh();
      });

      after(async () => {
        remote.stop();
        await rm(root, { recursive: true, force: true });
      });

      it('tells its progress and finds', async () => {
        assert.ok(progress.includes('2/2'), progress.join(' '));
        const { results } = await engine.find({
          words: 'sea repeat fond phrase',
          limit: 3,
          operators: true,
        });
        assert.match(results[0]!.text, /fond of a phrase/);
        assert.equal(results[0]!.source.key, 'skarv');
      });

      it('reads files that only its caller can read', async () => {
        const { results } = await engine.find({
          words: 'ferry waits nobody',
          limit: 1,
          operators: true,
        });
        assert.equal(results[0]!.source.path, 'memo://box/note.txt');
      });

      it('checks', async () => {
        const text =
          'He wrote that “the sea does repeat itself, but it is fond of a phrase” [@skarv].\n';
        const { findings } = await engine.check({ path: join(root, 'draft.md'), text });
        assert.deepEqual(
          findings.map(({ check, severity }) => [check, severity]),
          [['misquote', 'error']],
        );
      });

      it('drops a query when a newer one comes, and answers both', async () => {
        const ask = (words: string) =>
          engine.find({ words, limit: 3, operators: true, slot: 'picker' }).then(
            ({ results }) => results.length,
            (cause: unknown) => String(cause),
          );
        const answers = await Promise.all([
          ask('sea repeat'),
          ask('keeper wrote'),
          ask('fond of a phrase'),
        ]);
        assert.equal(typeof answers[2], 'number');
        assert.ok(
          answers.every((answer) => typeof answer === 'number' || /cancelled/.test(answer)),
        );
      });

      it('stops a call whose token is cancelled', async () => {
        const token: CancellationToken = { cancelled: true, onCancelled: (listener) => listener() };
        const long = Array.from(
          { length: 400 },
          (_, i) => `“the sea number ${i} does repeat itself” [@skarv].`,
        );
        const call = engine.check({ path: join(root, 'long.md'), text: long.join('\n\n') }, token);
        await assert.rejects(call, /cancelled/);
      });

      it('answers what goes wrong', async () => {
        const unread = await engine.readFile(join(root, 'nowhere.pdf'));
        assert.equal(unread.problems[0]!.message.id, 'source.cannot-open');
      });
    });
  }
});
