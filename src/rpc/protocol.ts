import type { Engine, EngineEvents } from '../core/index';

/** The names of an engine's calls. */
export type EngineCall = keyof Engine;

/** What the engine's side of a port answers. Everything is plain data. */
export interface ServerFunctions {
  /** `id` names the call for `cancel`; arguments are those of `Engine[method]` without the token. */
  call(id: number, method: EngineCall, args: readonly unknown[]): Promise<unknown>;
  cancel(id: number): void;
}

/** What the caller's side of a port answers: events, log lines, and files that only it can read. */
export interface ClientFunctions extends EngineEvents {
  log(level: 'info' | 'warn' | 'error', text: string): void;
  stat(
    path: string,
  ): Promise<{ kind: 'file' | 'folder'; size: number; modified: number } | undefined>;
  read(path: string): Promise<Uint8Array>;
  list(folder: string): Promise<readonly { name: string; kind: 'file' | 'folder' }[]>;
}

/** A message port of a worker, a worker of a port, or a pair of both in one process. */
export interface Port {
  post(data: unknown): void;
  /** Called once, before the first message. */
  listen(receive: (data: unknown) => void): void;
}

/** Every call, and the position of its token among the arguments; null for calls that take none. */
export const TOKEN_POSITION: Readonly<Record<EngineCall, number | null>> = {
  configure: null,
  refresh: 0,
  places: null,
  filesChanged: null,
  sources: null,
  document: null,
  readFile: null,
  find: 1,
  locate: 2,
  passage: null,
  check: 1,
  hover: null,
  insert: null,
  citation: null,
  uses: 2,
  usage: 1,
  keys: null,
  locators: null,
  continueQuotation: 2,
  rewrites: null,
  markChecked: null,
  citations: null,
  followRename: null,
  sidecar: null,
  isDraft: null,
  drafts: null,
  bibliography: null,
  importableEntries: null,
  addEntries: null,
  checkClaim: null,
  scoreSentence: null,
  clear: null,
};
