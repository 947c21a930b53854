import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';
import { roundSources } from './kill-sources';

/** What was left by the killed processes. */
export interface Killed {
  /** Sources that were restored. */
  readonly restored: number;
  /** Files that were being written. */
  readonly torn: number;
}

/**
 * Kills a process at random moments while it writes its cache, and after each time asks a fresh index over that
 * cache: what it restores must answer as a newly built one does, what it does not is read again. Moments are told
 * by what has been written and not by time, so they are the same on any machine. Rejects at the first wrong answer.
 */
export async function killRounds(times: number, seed: number): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'ibid-kill-'));
  const cache = join(folder, 'cache');
  const writer = join(folder, 'writer.cjs');
  let restored = 0;
  let torn = 0;
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
      const child = fork(writer, [cache, String(round), String(seed)], { execArgv: [] });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      if (signal !== 'SIGKILL') throw new Error('the writer ended by itself');
      for (const name of await readdir(cache).catch(() => [])) {
        if (!name.endsWith('.tmp')) continue;
        torn++;
        await rm(join(cache, name));
      }
      restored += await check(cache, round);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { restored, torn };
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
