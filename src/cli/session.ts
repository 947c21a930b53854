import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse as parseJsonc, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { createEngine, type Engine, type IndexReport } from '../core/index';
import { inEnglish } from '../messages/english';
import { createFolderCache, noCache, userCacheFolder } from '../node/cache';
import { toPortable } from '../node/files';
import { createNodeHost } from '../node/host';
import { createReaderPool } from '../node/reader-pool';
import { UsageError, type Io } from './io';
import type { Options } from './options';
import { createProgress } from './output/progress';

/** What every command works with. */
export interface Session {
  readonly engine: Engine;
  readonly root: string;
  readonly index: IndexReport;
  /** Path as it is printed: relative to the root, absolute outside it, `/` between. */
  show(path: string): string;
  close(): void;
}

/** Builds an engine for the arguments and takes up its library. */
export async function openSession(
  options: Options,
  io: Io,
  library: 'load' | 'leave' = 'load',
): Promise<Session> {
  await requirePaths('folder', options.root === undefined ? [] : [options.root], io);
  await requirePaths('source', options.sources ?? [], io);
  await requirePaths('bibliography', options.bibliography ?? [], io);
  const root = toPortable(resolve(io.cwd, options.root ?? '.'));
  const settings = await readSettings(options, root, io);
  const cache =
    options['no-cache'] || settings['ibid.cache'] === 'off'
      ? noCache
      : createFolderCache(cacheFolder(options, root, io));
  const progress = createProgress(io, options.quiet ?? false);
  const pool = createReaderPool(io.readerScript);
  const engine = createEngine(
    { ...createNodeHost({ cache }), readDocument: pool?.read },
    {
      progress: progress.show,
      changed() {},
    },
  );
  for (const problem of await engine.configure({ roots: [root], settings })) {
    io.error(`ibid: ${inEnglish(problem)}\n`);
  }
  const index = library === 'load' ? await engine.refresh() : emptyReport;
  progress.clear();
  return {
    engine,
    root,
    index,
    show: (path) => fromRoot(path, root),
    close: () => pool?.close(),
  };
}

/** A path in the root relative to it; another as it is. The root may be that of the disk. */
function fromRoot(path: string, root: string): string {
  const folder = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

/** Throws `UsageError` for a path that leads nowhere: what was mistyped must not look like a draft without faults. */
export async function requirePaths(what: string, paths: readonly string[], io: Io): Promise<void> {
  for (const path of paths) {
    const there = await stat(resolve(io.cwd, path)).then(
      () => true,
      () => false,
    );
    // A glob may match nothing yet.
    if (!there && !/[*?[\]{}]/.test(path))
      throw new UsageError(`The ${what} ${path} is not there. Check its path.`);
  }
}

const emptyReport: IndexReport = {
  sources: 0,
  unreadable: 0,
  passages: 0,
  characters: 0,
  indexBytes: 0,
  cacheBytes: 0,
  msTotal: 0,
  msRead: 0,
  msIndex: 0,
  fromCache: 0,
  problems: [],
};

function cacheFolder(options: Options, root: string, io: Io): string {
  if (options.cache !== undefined) return resolve(io.cwd, options.cache);
  const name = createHash('sha1').update(root).digest('hex').slice(0, 16);
  return join(userCacheFolder(io.env as NodeJS.ProcessEnv), name);
}

/** `--config` wins over the root's `.vscode/settings.json`; `--sources` and `--bibliography` win over both. */
async function readSettings(
  options: Options,
  root: string,
  io: Io,
): Promise<Record<string, unknown>> {
  const named = options.config !== undefined;
  const path = named ? resolve(io.cwd, options.config!) : join(root, '.vscode/settings.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (named && text === undefined) {
    throw new UsageError(`The settings file ${options.config} cannot be read. Check its path.`);
  }
  const settings = text === undefined ? {} : parseSettings(text, path, named);
  if (!named && options.sources?.length) delete settings['ibid.sources'];
  // Relative to the root: a bracket in the name of a folder above it is no glob.
  const fromCwd = (paths: readonly string[]) =>
    paths.map((given) => fromRoot(toPortable(resolve(io.cwd, given)), root));
  if (options.sources) settings['ibid.sources'] = fromCwd(options.sources);
  if (options.bibliography) settings['ibid.bibliography.files'] = fromCwd(options.bibliography);
  return settings;
}

function parseSettings(text: string, path: string, named: boolean): Record<string, unknown> {
  const errors: ParseError[] = [];
  const parsed: unknown = parseJsonc(text, errors, { allowTrailingComma: true });
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  if (named && (errors.length || !isObject)) {
    const reason = errors[0] ? printParseErrorCode(errors[0].error) : 'it is no object';
    throw new UsageError(`The settings file ${path} is not JSON: ${reason}.`);
  }
  return isObject ? { ...(parsed as Record<string, unknown>) } : {};
}
