import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DocumentReader, ReadInput, SourceDocument } from '../core/index';

/** Milliseconds that one file may take; the slowest honest books stay far below. */
const TIME_LIMIT = 60_000;

export interface ReaderPool {
  /** Undefined where the file took longer than the limit. Rejects where reading failed. */
  readonly read: DocumentReader;
  close(): void;
}

type Answer = { readonly document: SourceDocument } | { readonly failure: string };

/**
 * Reads files in a thread of their own, one after the other, so that a file which keeps its parser busy
 * can be given up: the thread is ended and a new one takes the next file. Undefined where the script is
 * not there, as when running from source; the engine then reads by itself.
 */
export function createReaderPool(
  script: URL | undefined,
  timeLimit = TIME_LIMIT,
): ReaderPool | undefined {
  if (!script || !existsSync(fileURLToPath(script))) return undefined;
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  /** Settles the file that is being read. */
  let settle: ((answer: Answer) => void) | undefined;

  const start = () => {
    const started = new Worker(script);
    // A reader that waits for work must not keep the command line from ending.
    started.unref();
    const fail = (failure: string) => {
      if (worker !== started) return;
      worker = undefined;
      settle?.({ failure });
    };
    started.on('message', (answer: Answer) => settle?.(answer));
    started.on('error', (cause) => fail(String(cause)));
    started.on('exit', (code) => fail(`the reader ended with ${code}`));
    return started;
  };
  const stop = () => {
    const stopped = worker;
    worker = undefined;
    void stopped?.terminate();
  };
  const readNow = (input: ReadInput) =>
    new Promise<SourceDocument | undefined>((resolve, reject) => {
      worker ??= start();
      const timer = setTimeout(() => {
        stop();
        settle = undefined;
        resolve(undefined);
      }, timeLimit);
      settle = (answer) => {
        clearTimeout(timer);
        settle = undefined;
        if ('document' in answer) resolve(answer.document);
        else reject(new Error(answer.failure));
      };
      worker.postMessage({ path: input.path, bytes: input.bytes });
    });

  return {
    read(input) {
      const result = queue.then(() => readNow(input));
      queue = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}
