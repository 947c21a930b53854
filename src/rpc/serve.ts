import { createBirpc } from 'birpc';
import type { CancellationToken, Engine } from '../core/index';
import { TOKEN_POSITION, type ClientFunctions, type Port, type ServerFunctions } from './protocol';

/**
 * Answers calls that come over a port. `start` gets the caller's functions (for events and files) and
 * returns the engine. Every call is answered, with its result or its error.
 */
export function serveEngine(port: Port, start: (client: ClientFunctions) => Engine): void {
  const running = new Map<number, { cancelled: boolean }>();
  let engine: Engine | undefined;
  const functions: ServerFunctions = {
    async call(id, method, args) {
      const token: CancellationToken & { cancelled: boolean } = { cancelled: false };
      running.set(id, token);
      try {
        engine ??= start(client);
        const handler = engine[method] as (...all: unknown[]) => Promise<unknown>;
        const position = TOKEN_POSITION[method];
        const all = [...args];
        if (position !== null) all[position] = token;
        return await handler.call(engine, ...all);
      } finally {
        running.delete(id);
      }
    },
    cancel(id) {
      const token = running.get(id);
      if (token) token.cancelled = true;
    },
  };
  const rpc = createBirpc<ClientFunctions, ServerFunctions>(functions, {
    post: (data: unknown) => port.post(data),
    on: (receive: (data: unknown) => void) => port.listen(receive),
    // Indexing takes as long as it takes; a call ends with its answer or with the worker.
    timeout: -1,
  });
  const client: ClientFunctions = {
    progress: (done, total, path) => void rpc.progress.asEvent(done, total, path),
    changed: () => void rpc.changed.asEvent(),
    log: (level, text) => void rpc.log.asEvent(level, text),
    stat: (path) => rpc.stat(path),
    read: (path) => rpc.read(path),
    list: (folder) => rpc.list(folder),
  };
}
