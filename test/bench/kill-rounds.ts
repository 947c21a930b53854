import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';
import { roundSources } from './kill-sources';
import { seeded } from './library';

/** Milliseconds within which the writer is killed. */
const LONGEST_LIFE = 120;

/**
 * Kills a process at random moments while it writes its cache, and after each time asks a fresh index over that
 * cache: what it restores must answer as a newly built one does, what it does not is read again. Returns how many
 * sources were restored; rejects at the first wrong answer.
 */
export async function killRounds(times: number, seed: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ibid-kill-'));
  const cache = join(folder, 'cache');
  const writer = join(folder, 'writer.cjs');
  const random = seeded(seed);
  let restored = 0;
  try {
    await build({
      entryPoints: ['test/bench/cache-writer.ts'],
      bundle: true,
      format: 'cjs',
      platform: 'node',
      outfile: writer,
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    for (let round = 0; round < times; round++) {
      const child = fork(writer, [cache, String(round)], { execArgv: [] });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve, reject) => {
        child.once('message', resolve);
        child.once('exit', () => reject(new Error('the writer ended by itself')));
      });
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE));
      child.kill('SIGKILL');
      await gone;
      restored += await check(cache, round);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return restored;
}

async function check(folder: string, round: number): Promise<number> {
  const index = createSourceIndex(createNodeHost({ cache: createFolderCache(folder) }));
  const sources = roundSources(round);
  let restored = 0;
  for (const { source, document, hash, text } of sources) {
    if (await index.restore(source, hash)) restored++;
    else await index.add(source, document, hash);
    if ((await index.document(source.id))?.text !== text)
      throw new Error(`the text of ${source.id} is wrong in round ${round}`);
  }
  for (const [i, { source }] of sources.entries()) {
    const [match] = await index.verify(`Round ${round} source ${i} ends here`);
    if (match?.source !== source.id || !match.exact)
      throw new Error(`the words of ${source.id} are not found in round ${round}`);
  }
  await index.prune();
  return restored;
}
