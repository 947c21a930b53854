import { Cancelled, type CancellationToken, type FileStat, type Host } from '../host';
import { message, type Message } from '../message';
import { readSource } from '../sources/read';
import type { SourceDocument } from '../sources/types';
import { extensionOf, nameOf } from '../text/paths';

/** Formats read in linear time: not worth the way to another thread and back. */
const QUICK = new Set(['.txt', '.text', '.md', '.markdown', '.vtt', '.srt']);

/** A document without text that says why it has none. */
export function unreadable(problem: Message): SourceDocument {
  return {
    format: 'text',
    text: '',
    blocks: [],
    metadata: {},
    problems: [{ extent: 'unreadable', message: problem }],
  };
}

/** True where reading a file goes on beside the engine's own thread. */
export function readsBeside(host: Host, path: string): boolean {
  return host.readDocument !== undefined && !QUICK.has(extensionOf(path));
}

/** What came of reading a file. */
export interface ReadFile {
  readonly document: SourceDocument;
  /** Of the content, or of the reason why there is none. */
  readonly hash: string;
  /** As the file was when its bytes were read. */
  readonly stat: FileStat;
  /**
   * How long this is worth remembering: as long as the file is the same, as long as this process runs,
   * or not at all, because the reason lies outside of the file.
   */
  readonly lasts: 'always' | 'session' | 'never';
}

/** Reads a source. Whatever goes wrong becomes a document that says so; only `Cancelled` is thrown. */
export async function readOrExplain(
  host: Host,
  path: string,
  found: FileStat,
  options: { readonly maxMegabytes: number; readonly token?: CancellationToken },
): Promise<ReadFile> {
  let stat = found;
  const explain = (lasts: ReadFile['lasts'], id: string, args: Message['args'] = {}): ReadFile => {
    const problem = message(id, { name: nameOf(path), ...args });
    const hash = host.hash(new TextEncoder().encode(JSON.stringify(problem)));
    return { document: unreadable(problem), hash, stat, lasts };
  };
  const megabytes = Math.ceil(stat.size / 1e6);
  if (megabytes > options.maxMegabytes) {
    return explain('never', 'source.too-large', { megabytes, limit: options.maxMegabytes });
  }
  let bytes: Uint8Array;
  let settled: boolean;
  try {
    bytes = await host.files.read(path);
    settled = isSame(await host.files.stat(path), stat);
    if (!settled) {
      // Something is writing to it: half of an old file and half of a new one would be quoted wrongly.
      stat = (await host.files.stat(path)) ?? stat;
      bytes = await host.files.read(path);
      settled = isSame(await host.files.stat(path), stat);
    }
  } catch (cause) {
    host.logger.warn(`reading ${path}: ${String(cause)}`);
    return explain('never', 'source.cannot-open');
  }
  const input = { path, bytes, token: options.token };
  const hash = host.hash(bytes);
  try {
    const document = await (readsBeside(host, path) ? host.readDocument! : readSource)(input);
    if (!document) return explain('session', 'source.too-slow');
    if (settled) return { document, hash, stat, lasts: 'always' };
    return {
      document: markChanging(document, path),
      hash: `${hash}-changing`,
      stat,
      lasts: 'never',
    };
  } catch (cause) {
    if (cause instanceof Cancelled) throw cause;
    host.logger.error(`reading ${path}`, cause);
    return explain('session', 'source.reader-failed');
  }
}

function isSame(a: FileStat | undefined, b: FileStat): boolean {
  return a?.size === b.size && a.modified === b.modified;
}

/** Where a file goes on changing, what was read of it may be torn. */
function markChanging(document: SourceDocument, path: string): SourceDocument {
  const problem = message('source.changing', { name: nameOf(path) });
  return { ...document, problems: [...document.problems, { extent: 'partly', message: problem }] };
}
