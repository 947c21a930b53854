import { parseConfig } from '../../src/core/config';
import { DraftDesk } from '../../src/core/engine/draft-desk';
import { Library } from '../../src/core/engine/library';
import { VerifiedRecord } from '../../src/core/engine/verified-record';
import { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';

/** Indexes a folder and hands out desks over it that have not seen a draft yet. */
export async function openDesk(root: string, cache: string): Promise<() => DraftDesk> {
  const host = createNodeHost({ cache: createFolderCache(cache) });
  const index = createSourceIndex(host);
  const library = new Library(host, index, { progress() {}, changed() {} });
  const { config } = parseConfig({});
  library.configure({ roots: [root], config: config });
  await library.refresh();
  return () => new DraftDesk(library, index, host.clock, new VerifiedRecord(host, library));
}
