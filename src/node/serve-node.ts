import { createEngine } from '../core/index';
import type { Port } from '../rpc/protocol';
import { serveEngine } from '../rpc/serve';
import { createFolderCache, noCache } from './cache';
import { createNodeHost } from './host';
import { createHybridFiles } from './hybrid-files';
import { createReaderPool } from './reader-pool';

/** Serves an engine with Node's ports. Without a cache folder nothing is kept. */
export function serveNodeEngine(
  port: Port,
  options: { readonly cacheFolder: string | undefined; readonly readerScript: URL },
): void {
  const { cacheFolder, readerScript } = options;
  serveEngine(port, (client) => {
    const host = createNodeHost({
      cache: cacheFolder === undefined ? noCache : createFolderCache(cacheFolder),
      files: createHybridFiles(client),
      logger: {
        info: (text) => client.log('info', text),
        warn: (text) => client.log('warn', text),
        error: (text, cause) =>
          client.log('error', cause instanceof Error ? `${text}: ${cause.stack}` : text),
      },
    });
    return createEngine({ ...host, readDocument: createReaderPool(readerScript)?.read }, client);
  });
}
