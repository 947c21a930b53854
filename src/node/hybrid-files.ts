import type { FileSystem } from '../core/host';
import { nodeFiles } from './files';

/** Files of this machine by themselves; what has a scheme (`vscode-vfs://…`) through whoever can read it. */
export function createHybridFiles(remote: FileSystem): FileSystem {
  const of = (path: string) => (/^[a-z][\w+.-]+:\/\//i.test(path) ? remote : nodeFiles);
  return {
    stat: (path) => of(path).stat(path),
    read: (path) => of(path).read(path),
    list: (folder) => of(folder).list(folder),
    real: async (folder) => of(folder).real?.(folder) ?? folder,
  };
}
