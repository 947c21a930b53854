import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createReaderPool, type ReaderPool } from '../../../src/node/reader-pool';

/** Does with a file what its name says. */
const SCRIPT = `import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ path, bytes }) => {
  if (path === 'busy') for (;;);
  if (path === 'hoard') for (const all = []; ; ) all.push(new Array(1000).fill(path.length + all.length));
  if (path === 'crash') throw new Error('out of order');
  if (path === 'exit') process.exit(3);
  if (path === 'refuse') return parentPort.postMessage({ failure: 'no such letter' });
  const answer = { format: 'text', text: path, blocks: [], metadata: {}, problems: [], pages: threadId };
  setTimeout(() => parentPort.postMessage({ document: answer }), path.startsWith('slow') ? 50 : 0);
});`;

describe('the pool of readers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ibid-pool-'));
  const script = join(folder, 'reader.mjs');
  writeFileSync(script, SCRIPT);
  let pool: ReaderPool;
  const start = (threads: number, timeLimit = 20_000) => {
    pool = createReaderPool(pathToFileURL(script), { threads, timeLimit })!;
  };
  const read = (path: string, token?: { cancelled: boolean }) =>
    pool.read({ path, bytes: new Uint8Array(3), token });
  afterEach(() => pool?.close());
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is not there without its script', () => {
    assert.equal(createReaderPool(undefined), undefined);
    assert.equal(createReaderPool(pathToFileURL(join(folder, 'none.mjs'))), undefined);
  });

  it('gives up a file that keeps its reader busy, and reads the next', async () => {
    start(1, 2000);
    const [busy, next] = await Promise.all([read('busy'), read('a')]);
    assert.equal(busy, undefined);
    assert.equal(next?.text, 'a');
  });

  it('rejects where a reader fails, breaks down or ends, and reads the next', async () => {
    start(1);
    await assert.rejects(read('refuse'), /no such letter/);
    await assert.rejects(read('crash'), /out of order/);
    assert.equal((await read('a'))?.text, 'a');
    await assert.rejects(read('exit'), /ended with 3/);
    assert.equal((await read('b'))?.text, 'b');
  });

  it('ends a reader that takes too much memory, and reads the next', async () => {
    pool = createReaderPool(pathToFileURL(script), { threads: 1, memoryLimit: 24 })!;
    await assert.rejects(read('hoard'), /memory/);
    assert.equal((await read('a'))?.text, 'a');
  });

  it('lets its process end while a reader is given up', async () => {
    const pooled = pathToFileURL(resolve('src/node/reader-pool.ts')).href;
    const program = `import { createReaderPool } from '${pooled}';
      const pool = createReaderPool(new URL('${pathToFileURL(script).href}'), { threads: 1, timeLimit: 200 });
      const read = pool.read({ path: 'busy', bytes: new Uint8Array(1) });
      process.stdout.write(String(await read));`;
    writeFileSync(join(folder, 'program.mts'), program);
    const args = [
      '--import',
      pathToFileURL(createRequire(resolve('package.json')).resolve('tsx')).href,
      join(folder, 'program.mts'),
    ];
    // What the loader runs has no file, and a coverage report trips over that.
    const env = { ...process.env, NODE_V8_COVERAGE: '' };
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 30_000, env });
    assert.equal(stdout, 'undefined');
  });

  it('reads several files at once, each in one thread, and answers every one', async () => {
    start(2);
    const names = ['slow1', 'slow2', 'slow3', 'c', 'd', 'e'];
    const read_ = await Promise.all(names.map((name) => read(name)));
    assert.deepEqual(
      read_.map((one) => one?.text),
      names,
    );
    assert.equal(new Set(read_.map((one) => one?.pages)).size, 2);
  });

  it('uses one thread where files come one after the other', async () => {
    start(3);
    const threads = new Set<unknown>();
    for (const name of 'abcd') threads.add((await read(name))?.pages);
    assert.equal(threads.size, 1);
  });

  it('does not begin what has been cancelled meanwhile', async () => {
    start(1);
    const token = { cancelled: false };
    const first = read('slow');
    const second = read('a', token);
    token.cancelled = true;
    assert.equal((await first)?.text, 'slow');
    await assert.rejects(second, { name: 'Cancelled' });
    assert.equal((await read('b'))?.text, 'b');
  });

  it('leaves no call waiting when it is closed', async () => {
    start(1);
    const busy = read('busy');
    const closed = assert.rejects(busy, /closed/);
    pool.close();
    await closed;
  });
});
