import type { Bibliography } from './bibliography/types';
import type { ReadInput, SourceDocument } from './sources/types';

/** What the core needs from the machine it runs on. Node, VS Code and the tests each supply it. */

export interface FileEntry {
  readonly name: string;
  /** Links are followed by the host; a link that leads back to a folder above it is left out. */
  readonly kind: 'file' | 'folder';
}

export interface FileStat {
  readonly kind: 'file' | 'folder';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Paths are absolute with `/` between, or complete URIs (`vscode-vfs://…`) where a file lies elsewhere. */
export interface FileSystem {
  /** Undefined where nothing is there or it may not be looked at. */
  stat(path: string): Promise<FileStat | undefined>;
  /** Rejects with a plain `Error` where the file cannot be read. */
  read(path: string): Promise<Uint8Array>;
  /** The entries of a folder; empty where it is not there or cannot be read. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /** The path of a folder without links on the way, so that none is walked twice; left out where links are unknown. */
  real?(folder: string): Promise<string>;
}

/** Named blobs that may vanish at any time without loss. */
export interface Cache {
  /** True where `write` forgets what it is given: nobody then needs to make blobs. */
  readonly keepsNothing?: boolean;
  read(name: string): Promise<Uint8Array | undefined>;
  /** Bytes `[start, end)` of a blob, read where they lie; undefined where it is gone or shorter. */
  readRange(name: string, start: number, end: number): Promise<Uint8Array | undefined>;
  /** All or nothing: a reader sees the old blob or the new one, also after a crash. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

export interface Logger {
  info(text: string): void;
  warn(text: string): void;
  error(text: string, cause?: unknown): void;
}

export interface Clock {
  /** Monotonic milliseconds with fractions. */
  now(): number;
  /** Lets waiting messages and timers run; long work calls it every few milliseconds. */
  breathe(): Promise<void>;
}

export interface CancellationToken {
  readonly cancelled: boolean;
  /** Told once when it is cancelled; tokens that are only looked at leave it out. */
  onCancelled?(listener: () => void): void;
}

/** The document as read, or undefined where reading took longer than the host allows. */
export type DocumentReader = (input: ReadInput) => Promise<SourceDocument | undefined>;

export interface Host {
  readonly files: FileSystem;
  readonly cache: Cache;
  readonly logger: Logger;
  readonly clock: Clock;
  /**
   * Names the build of the engine and what it runs on, as far as answers may depend on it. Left out, no answer is
   * kept for another process: nobody could say whether its engine is the same.
   */
  readonly build?: string;
  /** A hexadecimal digest of the content, equal for equal bytes. */
  hash(bytes: Uint8Array): string;
  /** Reads a file beside the engine's own thread, with a time limit; left out, the engine reads by itself. */
  readonly readDocument?: DocumentReader;
  /**
   * The entries of a Zotero on this computer, asked only when a person wants them. Never rejects: what
   * went wrong is a problem of the answer. Left out where nothing can be asked.
   */
  readonly fetchEntries?: (via: 'better-bibtex' | 'local-api') => Promise<Bibliography>;
}

/** Thrown by work that its token has cancelled. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** Throws `Cancelled` once the token says so. */
export function checkCancelled(token?: CancellationToken): void {
  if (token?.cancelled) throw new Cancelled();
}
