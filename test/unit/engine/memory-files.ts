import type { Cache, FileSystem, Host } from '../../../src/core/host';
import { createHash } from 'node:crypto';

/** Files that live in a map from absolute path to content. A content that is an `Error` cannot be read. */
export function createMemoryFiles(
  contents: Map<string, string | Uint8Array | Error>,
): FileSystem & {
  readonly reads: string[];
} {
  const stamps = new Map<unknown, number>();
  const stampOf = (content: unknown) => {
    if (!stamps.has(content)) stamps.set(content, stamps.size + 1);
    return stamps.get(content)!;
  };
  const reads: string[] = [];
  const bytesOf = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    reads,
    async stat(path) {
      const content = contents.get(path);
      if (content instanceof Error) return { kind: 'file', size: 1, modified: 1 };
      if (content !== undefined) {
        return { kind: 'file', size: bytesOf(content).length, modified: stampOf(content) };
      }
      const isFolder = [...contents.keys()].some((other) => other.startsWith(`${path}/`));
      return isFolder ? { kind: 'folder', size: 0, modified: 0 } : undefined;
    },
    async read(path) {
      reads.push(path);
      const content = contents.get(path);
      if (content === undefined) throw new Error(`no such file: ${path}`);
      if (content instanceof Error) throw content;
      return bytesOf(content);
    },
    async list(folder) {
      const names = new Map<string, 'file' | 'folder'>();
      for (const path of contents.keys()) {
        if (!path.startsWith(`${folder}/`)) continue;
        const [name, ...rest] = path.slice(folder.length + 1).split('/');
        names.set(name!, rest.length ? 'folder' : 'file');
      }
      return [...names].map(([name, kind]) => ({ name, kind }));
    },
  };
}

/** A cache in memory. */
export function createMemoryCache(blobs = new Map<string, Uint8Array>()): Cache {
  return {
    read: async (name) => blobs.get(name),
    readRange: async (name, start, end) => {
      const blob = blobs.get(name);
      return blob && blob.length >= end ? blob.slice(start, end) : undefined;
    },
    write: async (name, bytes) => void blobs.set(name, bytes.slice()),
    remove: async (name) => void blobs.delete(name),
    names: async () => [...blobs.keys()],
  };
}

export function createMemoryHost(
  contents: Map<string, string | Uint8Array | Error>,
  cache = createMemoryCache(),
): Host & { readonly files: ReturnType<typeof createMemoryFiles> } {
  return {
    files: createMemoryFiles(contents),
    cache,
    logger: { info() {}, warn() {}, error() {} },
    clock: {
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
    hash: (bytes) => createHash('sha1').update(bytes).digest('hex'),
  };
}
