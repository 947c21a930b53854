import { createHash } from 'node:crypto';
import type { Cache, Host } from '../../../src/core/host';
import type { IndexedSource } from '../../../src/core/search/types';
import type { SourceDocument } from '../../../src/core/sources/types';

/** A cache in memory, whose blobs a test may look at and spoil. */
export class MemoryCache implements Cache {
  readonly blobs = new Map<string, Uint8Array>();
  async read(name: string): Promise<Uint8Array | undefined> {
    return this.blobs.get(name)?.slice();
  }
  async readRange(name: string, start: number, end: number): Promise<Uint8Array | undefined> {
    const blob = this.blobs.get(name);
    return blob && blob.length >= end ? blob.slice(start, end) : undefined;
  }
  async write(name: string, bytes: Uint8Array): Promise<void> {
    this.blobs.set(name, bytes.slice());
  }
  async remove(name: string): Promise<void> {
    this.blobs.delete(name);
  }
  async names(): Promise<readonly string[]> {
    return [...this.blobs.keys()];
  }
}

/** A cache that keeps nothing, as with `--no-cache`. */
export const noCache: Cache = {
  keepsNothing: true,
  read: async () => undefined,
  readRange: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
  names: async () => [],
};

export function memoryHost(cache: Cache = new MemoryCache()): Host {
  return {
    files: {
      stat: async () => undefined,
      read: async () => new Uint8Array(),
      list: async () => [],
    },
    cache,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    clock: {
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}

export function plainDocument(text: string): SourceDocument {
  return {
    format: 'text',
    text,
    blocks: text ? [{ kind: 'paragraph', start: 0, end: text.length }] : [],
    metadata: {},
    problems: [],
  };
}

export function plainSource(id: string, more: Partial<IndexedSource> = {}): IndexedSource {
  return { id, key: id.replace(/\..*$/, ''), title: '', authors: '', date: '', ...more };
}

/** A digest of a text, as the engine would make one of a file's bytes. */
export function hashOf(host: Host, text: string): string {
  return host.hash(new TextEncoder().encode(text));
}
