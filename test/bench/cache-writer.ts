/**
 * Writes the sources of a round into a cache again and again, until it kills itself at a write of its own, begun and
 * not awaited, which depends on the round alone: CACHE-FOLDER ROUND SEED.
 */
import type { Cache } from '../../src/core/host';
import { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';
import { roundSources, SOURCES } from './kill-sources';
import { seeded } from './library';

/** Times that all is written at most: new, and over what is there. */
const LAPS = 3;
/** Turns of the event loop within which a write of this size is over. */
const TURNS = 60;

function deadly(cache: Cache, random: () => number): Cache {
  let left = Math.floor(random() * LAPS * (SOURCES + 1));
  return {
    ...cache,
    async write(name, bytes) {
      const written = cache.write(name, bytes);
      if (left-- > 0) return written;
      for (let turn = Math.floor(random() * TURNS); turn > 0; turn--) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      process.kill(process.pid, 'SIGKILL');
    },
  };
}

async function write(folder: string, round: number, seed: number): Promise<void> {
  const cache = deadly(createFolderCache(folder), seeded(seed * 1000 + round));
  const index = createSourceIndex(createNodeHost({ cache }));
  const sources = roundSources(round);
  for (;;) {
    for (const { source, document, hash } of sources) await index.add(source, document, hash);
    await index.save();
  }
}

void write(process.argv[2]!, Number(process.argv[3]), Number(process.argv[4]));
