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

/**
 * Reads a source. Whatever goes wrong becomes a document that says so; only `Cancelled` is thrown.
 * The hash is that of the content, or of the reason why there is none.
 */
export async function readOrExplain(
  host: Host,
  path: string,
  stat: FileStat,
  options: { readonly maxMegabytes: number; readonly token?: CancellationToken },
): Promise<{ document: SourceDocument; hash: string }> {
  const explain = (id: string, args: Message['args'] = {}) => {
    const problem = message(id, { name: nameOf(path), ...args });
    const hash = host.hash(new TextEncoder().encode(JSON.stringify(problem)));
    return { document: unreadable(problem), hash };
  };
  const megabytes = Math.ceil(stat.size / 1e6);
  if (megabytes > options.maxMegabytes) {
    return explain('source.too-large', { megabytes, limit: options.maxMegabytes });
  }
  let bytes: Uint8Array;
  try {
    bytes = await host.files.read(path);
  } catch (cause) {
    host.logger.warn(`reading ${path}: ${String(cause)}`);
    return explain('source.cannot-open');
  }
  const input = { path, bytes, token: options.token };
  const hash = host.hash(bytes);
  try {
    const read = QUICK.has(extensionOf(path)) ? undefined : host.readDocument;
    const document = await (read ?? readSource)(input);
    return document ? { document, hash } : explain('source.too-slow');
  } catch (cause) {
    if (cause instanceof Cancelled) throw cause;
    host.logger.error(`reading ${path}`, cause);
    return explain('source.reader-failed');
  }
}
