import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileEntry, FileSystem } from '../core/host';

/** A system path with `/` between, as the core has it. */
export function toPortable(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** Folders of a whole disk that hold no files: what runs and what is plugged in, as the system shows it. */
const NO_FILES: ReadonlySet<string> = new Set(['/proc', '/sys', '/dev', '/run']);

/** The files of this machine. */
export const nodeFiles: FileSystem = {
  async stat(path) {
    try {
      const found = await stat(path);
      // A pipe or a device may never come to its end.
      if (!found.isFile() && !found.isDirectory()) return undefined;
      return {
        kind: found.isDirectory() ? 'folder' : 'file',
        size: found.size,
        modified: found.mtimeMs,
      };
    } catch {
      return undefined;
    }
  },

  async read(path) {
    return readFile(path);
  },

  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const listed: FileEntry[] = [];
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isFile()) listed.push({ name, kind: 'file' });
      else if (NO_FILES.has(join(folder, name))) continue;
      else if (entry.isDirectory()) listed.push({ name, kind: 'folder' });
      else if (entry.isSymbolicLink()) {
        const kind = await linkKind(folder, name);
        if (kind) listed.push({ name, kind });
      }
    }
    return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
  },

  real: (folder) => realpath(folder).then(toPortable, () => folder),
};

/** What a link leads to; undefined where it is broken or leads back to a folder that it lies in. */
async function linkKind(folder: string, name: string): Promise<FileEntry['kind'] | undefined> {
  try {
    const target = await realpath(join(folder, name));
    if ((await stat(target)).isFile()) return 'file';
    const here = await realpath(folder);
    return `${here}/`.startsWith(`${target}/`) ? undefined : 'folder';
  } catch {
    return undefined;
  }
}
