/**
 * tsx test/bench/kill-cache.ts [TIMES] [SEED]
 *
 * Kills a process at random moments while it writes its cache, and after each time asks a fresh index over that
 * cache: what it restores must answer as a newly built one does, what it does not is read again.
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';
import { library, seeded } from './library';
import { documentOf } from './measure';

const SOURCES = 8;
/** Milliseconds within which the writer is killed. */
const LONGEST_LIFE = 120;

/** Every round writes other texts under the same names, so old files lie about too. */
function textOf(round: number, source: number): string {
  const random = seeded(round * 100 + source);
  const [prose] = library(20_000, []);
  return `${prose!.slice(Math.floor(random() * 10_000))} Round ${round} source ${source} ends here.`;
}

function sourceOf(i: number) {
  return { id: `${i}.txt`, key: String(i), title: '', authors: '', date: '' };
}

async function write(folder: string, round: number): Promise<void> {
  const index = createSourceIndex(createNodeHost({ cache: createFolderCache(folder) }));
  const texts = Array.from({ length: SOURCES }, (_, i) => textOf(round, i));
  process.send!('ready');
  for (;;) {
    for (let i = 0; i < SOURCES; i++)
      await index.add(sourceOf(i), documentOf(texts[i]!), `hash-${i}-${round}`);
  }
}

async function check(folder: string, round: number): Promise<number> {
  const index = createSourceIndex(createNodeHost({ cache: createFolderCache(folder) }));
  let restored = 0;
  for (let i = 0; i < SOURCES; i++) {
    const text = textOf(round, i);
    if (await index.restore(sourceOf(i), `hash-${i}-${round}`)) restored++;
    else await index.add(sourceOf(i), documentOf(text), `hash-${i}-${round}`);
    if ((await index.document(`${i}.txt`))?.text !== text) throw new Error(`text of ${i} is wrong`);
  }
  for (let i = 0; i < SOURCES; i++) {
    const [match] = await index.verify(`Round ${round} source ${i} ends here`);
    if (match?.source !== `${i}.txt` || !match.exact)
      throw new Error(`words of ${i} are not found`);
  }
  await index.prune();
  return restored;
}

async function main(times: number, seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ibid-kill-'));
  const random = seeded(seed);
  let restored = 0;
  try {
    for (let round = 0; round < times; round++) {
      const child = fork(process.argv[1]!, ['--write', folder, String(round)]);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.once('message', resolve));
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE));
      child.kill('SIGKILL');
      await gone;
      restored += await check(folder, round);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(
    `${times} kills, ${restored} of ${times * SOURCES} sources restored, all answers right`,
  );
}

const [first, folder, round] = process.argv.slice(2);
void (first === '--write'
  ? write(folder!, Number(round))
  : main(Number(first ?? 200), Number(folder ?? 1)));
