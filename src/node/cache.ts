import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Cache } from '../core/host';

/** A cache that keeps nothing. */
export const noCache: Cache = {
  keepsNothing: true,
  read: async () => undefined,
  readRange: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
  names: async () => [],
};

/** Ending of a file that is being written. */
const UNFINISHED = '.tmp';
/** Milliseconds after which nobody is writing it any more. */
const ABANDONED = 3_600_000;

/**
 * Blobs as files of one folder that only its owner can read. A blob is written beside its place and then
 * renamed into it, so a crash leaves the old one or the new one, and a stray that the next process takes away.
 */
export function createFolderCache(folder: string): Cache {
  const pathOf = (name: string) => join(folder, name.replace(/[^\w.-]/g, '_'));
  let made: Promise<unknown> | undefined;
  return {
    read: (name) => readFile(pathOf(name)).catch(() => undefined),

    // At once: a lookup reads some twenty ranges of a few kilobytes, and three trips to Node's threads for
    // each cost ten times what reading does.
    async readRange(name, start, end) {
      let file: number | undefined;
      try {
        file = openSync(pathOf(name), 'r');
        const bytes = new Uint8Array(end - start);
        return readSync(file, bytes, 0, bytes.length, start) === bytes.length ? bytes : undefined;
      } catch {
        return undefined;
      } finally {
        if (file !== undefined) closeSync(file);
      }
    },

    async write(name, bytes) {
      made ??= mkdir(folder, { recursive: true, mode: 0o700 }).then(() =>
        // One that can't be removed is in nobody's way.
        removeStrays(folder).catch(() => undefined),
      );
      await made;
      const temporary = `${pathOf(name)}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
      try {
        await writeFile(temporary, bytes, { mode: 0o600 });
        await rename(temporary, pathOf(name));
      } catch (cause) {
        await rm(temporary, { force: true });
        throw cause;
      }
    },

    remove: (name) => rm(pathOf(name), { force: true }),

    names: () => readdir(folder).catch(() => []),
  };
}

async function removeStrays(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(UNFINISHED)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > ABANDONED) await rm(path, { force: true });
  }
}

/** The user's cache folder for Ibid, by the conventions of the platform. */
export function userCacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base =
    process.platform === 'win32'
      ? (environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : (environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'));
  return join(base, 'ibid');
}
