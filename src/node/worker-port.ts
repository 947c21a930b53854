import { Worker, type MessagePort } from 'node:worker_threads';
import type { EngineProcess } from '../rpc/remote';
import type { Port } from '../rpc/protocol';

/** A port over either end of a worker. */
export function portOf(end: MessagePort | Worker): Port {
  return {
    post: (data) => end.postMessage(data),
    listen: (receive) => void end.on('message', receive),
  };
}

/** Starts an engine in a worker thread. `data` reaches it as `workerData`. */
export function startWorkerEngine(script: string, data: unknown): EngineProcess {
  const worker = new Worker(script, { workerData: data });
  let stopped = false;
  let reason = '';
  return {
    port: portOf(worker),
    onCrash(listener) {
      worker.on(
        'error',
        (cause) => (reason = cause instanceof Error ? cause.message : String(cause)),
      );
      worker.on('exit', (code) => {
        if (!stopped) listener(reason || `it ended with code ${code}`);
      });
    },
    stop() {
      stopped = true;
      void worker.terminate();
    },
  };
}
