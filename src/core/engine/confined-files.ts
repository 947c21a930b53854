import type { FileSystem } from '../host';
import { isInside, normalizePath } from '../text/paths';

/**
 * Files of these folders only; everything else is as if it were not there. `folders` is asked each time and
 * undefined lifts the limit: a workspace that nobody has trusted yet becomes one that is.
 */
export function confineFiles(
  files: FileSystem,
  folders: () => readonly string[] | undefined,
): FileSystem {
  const isAllowed = (path: string) => {
    const allowed = folders();
    return !allowed || allowed.some((folder) => isInside(normalizePath(path), folder));
  };
  return {
    stat: async (path) => (isAllowed(path) ? files.stat(path) : undefined),
    read: async (path) => {
      if (!isAllowed(path)) throw new Error('outside the workspace, which is not trusted');
      return files.read(path);
    },
    list: async (folder) => (isAllowed(folder) ? files.list(folder) : []),
    real: async (folder) => (isAllowed(folder) && (await files.real?.(folder))) || folder,
  };
}
