import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { checkCancelled } from '../core/host';
import type { DocumentReader, ReadInput, SourceDocument } from '../core/index';

/** Milliseconds that one file may take; the slowest honest books stay far below. */
const TIME_LIMIT = 60_000;
/** Megabytes of objects that one file may take: a reader that needs more ends, and the engine does not. */
const MEMORY_LIMIT = 1024;
/** Each thread holds some 60 MB once it has read a PDF. */
const MOST_THREADS = 3;

export interface ReaderPool {
  /** Undefined where the file took longer than the limit. Rejects where reading failed. */
  readonly read: DocumentReader;
  close(): void;
}

export interface ReaderPoolOptions {
  /** Milliseconds for one file. */
  readonly timeLimit?: number;
  /** Megabytes of objects for one file. */
  readonly memoryLimit?: number;
  /** One a processor, less the one that indexes, where left out. */
  readonly threads?: number;
}

/**
 * Reads files in threads of their own, so that several are read at once while the engine indexes, and a
 * file which keeps its parser busy can be given up: its thread is ended and a new one takes the next file.
 * Threads are started when there is work for them. Undefined where the script is not there, as when
 * running from source; the engine then reads by itself.
 */
export function createReaderPool(
  script: URL | undefined,
  options: ReaderPoolOptions = {},
): ReaderPool | undefined {
  if (!script || !existsSync(fileURLToPath(script))) return undefined;
  const count = options.threads ?? Math.min(MOST_THREADS, availableParallelism() - 1);
  const limits = {
    timeLimit: options.timeLimit ?? TIME_LIMIT,
    memoryLimit: options.memoryLimit ?? MEMORY_LIMIT,
  };
  const threads = Array.from({ length: Math.max(1, count) }, () => new Thread(script, limits));
  const idle = [...threads].reverse();
  const waiting: ((thread: Thread) => void)[] = [];

  return {
    async read(input) {
      const thread = idle.pop() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
      try {
        checkCancelled(input.token);
        return await thread.read(input);
      } finally {
        const next = waiting.shift();
        if (next) next(thread);
        else idle.push(thread);
      }
    },
    close() {
      for (const thread of threads) thread.stop();
    },
  };
}

type Answer =
  { readonly document: SourceDocument } | { readonly failure: string } | { readonly late: true };

/** One thread, which reads one file at a time. */
class Thread {
  readonly #script: URL;
  readonly #limits: Required<Omit<ReaderPoolOptions, 'threads'>>;
  #worker: Worker | undefined;
  /** Settles the file that is being read. */
  #settle: ((answer: Answer) => void) | undefined;

  constructor(script: URL, limits: Required<Omit<ReaderPoolOptions, 'threads'>>) {
    this.#script = script;
    this.#limits = limits;
  }

  async read({ path, bytes }: ReadInput): Promise<SourceDocument | undefined> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const timer = setTimeout(() => this.#end({ late: true }), this.#limits.timeLimit);
    const answer = await new Promise<Answer>((resolve) => {
      this.#settle = resolve;
      worker.postMessage({ path, bytes });
    });
    clearTimeout(timer);
    this.#settle = undefined;
    if ('failure' in answer) throw new Error(answer.failure);
    return 'document' in answer ? answer.document : undefined;
  }

  stop(): void {
    this.#end({ failure: 'the reader was closed' });
  }

  #end(answer: Answer): void {
    const ended = this.#worker;
    this.#worker = undefined;
    void ended?.terminate();
    this.#settle?.(answer);
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: this.#limits.memoryLimit };
    const started = new Worker(this.#script, { resourceLimits });
    // A reader that waits for work must not keep the command line from ending.
    started.unref();
    const fail = (failure: string) => {
      if (this.#worker !== started) return;
      this.#worker = undefined;
      this.#settle?.({ failure });
    };
    started.on('message', (answer: Answer) => {
      if (this.#worker === started) this.#settle?.(answer);
    });
    started.on('error', (cause) => fail(String(cause)));
    started.on('exit', (code) => fail(`the reader ended with ${code}`));
    return started;
  }
}
