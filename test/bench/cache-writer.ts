/** Writes the sources of a round into a cache again and again, until it is killed: CACHE-FOLDER ROUND. */
import { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';
import { roundSources } from './kill-sources';

async function write(folder: string, round: number): Promise<void> {
  const index = createSourceIndex(createNodeHost({ cache: createFolderCache(folder) }));
  const sources = roundSources(round);
  process.send!('ready');
  for (;;) {
    for (const { source, document, hash } of sources) await index.add(source, document, hash);
    await index.save();
  }
}

void write(process.argv[2]!, Number(process.argv[3]));
