import { parseConfig } from '../../src/core/config';
import { DraftDesk } from '../../src/core/engine/draft-desk';
import { KeptAnswers } from '../../src/core/engine/kept-answers';
import { Library } from '../../src/core/engine/library';
import { VerifiedRecord } from '../../src/core/engine/verified-record';
import type { Host } from '../../src/core/host';
import { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';

/** A library that has been taken up. */
export interface OpenLibrary {
  /** A desk that has not seen a draft yet. With `keeps`, what it finds out is kept for another process. */
  desk(keeps?: boolean): DraftDesk;
  /** Resolves when nothing is being kept any more. */
  written(): Promise<void>;
}

/** Indexes a folder, or opens what the cache has of it. */
export async function openLibrary(root: string, cache: string): Promise<OpenLibrary> {
  const host: Host = { ...createNodeHost({ cache: createFolderCache(cache) }), build: 'bench' };
  const index = createSourceIndex(host);
  const library = new Library(host, index, { progress() {}, changed() {} });
  const { config } = parseConfig({});
  library.configure({ roots: [root], config: config });
  await library.refresh();
  const kept = new KeptAnswers(host, library);
  const forgetful = new KeptAnswers({ ...host, build: undefined }, library);
  return {
    desk: (keeps = false) =>
      new DraftDesk(
        library,
        index,
        host.clock,
        new VerifiedRecord(host, library),
        keeps ? kept : forgetful,
      ),
    written: () => kept.written(),
  };
}
