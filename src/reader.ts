import { parentPort } from 'node:worker_threads';
import { readSource, type ReadInput } from './core/index';

// The thread of node/reader-pool.ts: one file at a time, every file answered.
parentPort?.on('message', (input: ReadInput) => {
  readSource(input).then(
    (document) => parentPort?.postMessage({ document }),
    (cause: unknown) => parentPort?.postMessage({ failure: String(cause) }),
  );
});

// pdf.js looks ahead at pages and drops the promise: where such a page is broken, nobody would answer
// for it, and the thread would end in the middle of another file.
process.on('unhandledRejection', () => undefined);
