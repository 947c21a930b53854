import { createHash } from 'node:crypto';
import type { Cache, FileSystem, Host, Logger } from '../core/host';
import { nodeFiles } from './files';
import { fetchZoteroEntries } from './zotero';

/** Writes nothing: for the command line, which says what it has to say itself. */
export const quietLogger: Logger = { info() {}, warn() {}, error() {} };

/** A hash of the engine's sources, put in by esbuild.js; missing where they run as they are. */
declare const IBID_BUILD: string;

/** The ports on Node. */
export function createNodeHost(options: {
  cache: Cache;
  logger?: Logger;
  files?: FileSystem;
}): Host {
  return {
    files: options.files ?? nodeFiles,
    cache: options.cache,
    logger: options.logger ?? quietLogger,
    clock: {
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
    // Words and sentences are told apart by tables that come with Node.
    ...(typeof IBID_BUILD === 'string' && { build: `${IBID_BUILD} ${process.version}` }),
    fetchEntries: (via) => fetchZoteroEntries({ via }),
    hash: (bytes) => createHash('sha1').update(bytes).digest('hex'),
  };
}
