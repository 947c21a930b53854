import { Cancelled, type CancellationToken, type FileStat, type Host } from '../host';
import { message, type Message } from '../message';
import { readSource } from '../sources/read';
import type { SourceDocument } from '../sources/types';

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
  const explain = (problem: Message) => ({
    document: unreadable(problem),
    hash: host.hash(new TextEncoder().encode(`${problem.id}${JSON.stringify(problem.args)}`)),
  });
  const megabytes = Math.ceil(stat.size / 1e6);
  if (megabytes > options.maxMegabytes) {
    return explain(message('source.tooLarge', { megabytes, limit: options.maxMegabytes }));
  }
  let bytes: Uint8Array;
  try {
    bytes = await host.files.read(path);
  } catch (cause) {
    host.logger.warn(`reading ${path}: ${String(cause)}`);
    return explain(message('source.cannotOpen'));
  }
  const input = { path, bytes, token: options.token };
  const hash = host.hash(bytes);
  try {
    const document = await (host.readDocument ?? readSource)(input);
    return document ? { document, hash } : explain(message('source.tooSlow'));
  } catch (cause) {
    if (cause instanceof Cancelled) throw cause;
    host.logger.error(`reading ${path}`, cause);
    return explain(message('source.readerFailed'));
  }
}
