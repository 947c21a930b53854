import { createBirpc } from 'birpc';
import type { CancellationToken, Engine } from '../core/index';
import {
  TOKEN_POSITION,
  type ClientFunctions,
  type EngineCall,
  type Port,
  type ServerFunctions,
} from './protocol';

/** Something that runs an engine behind a port and may die. */
export interface EngineProcess {
  readonly port: Port;
  /** Called once when it ends without having been asked to. */
  onCrash(listener: (reason: string) => void): void;
  stop(): void;
}

export interface RemoteEngine {
  readonly engine: Engine;
  stop(): void;
}

interface Pending {
  reject(cause: Error): void;
}

/**
 * An engine that is reached over a port. Its process starts with the first call. When it crashes, every
 * call under way is rejected and it starts again, once, with the workspace it had; a second crash is final.
 */
export function createRemoteEngine(
  startProcess: () => EngineProcess,
  client: ClientFunctions & { restarted(reason: string): void },
): RemoteEngine {
  const pending = new Set<Pending>();
  let connection: { process: EngineProcess; rpc: ServerFunctions } | undefined;
  let configured: readonly unknown[] | undefined;
  let crashes = 0;
  let ended: string | undefined;
  let nextId = 0;

  const rejectAll = (reason: string) => {
    for (const call of pending) call.reject(new Error(`the engine stopped: ${reason}`));
    pending.clear();
  };

  const connect = () => {
    const process = startProcess();
    const rpc = createBirpc<ServerFunctions, ClientFunctions>(client, {
      post: (data: unknown) => process.port.post(data),
      on: (receive: (data: unknown) => void) => process.port.listen(receive),
      timeout: -1,
    });
    connection = { process, rpc: rpc as unknown as ServerFunctions };
    process.onCrash((reason) => {
      connection = undefined;
      rejectAll(reason);
      if (++crashes > 1) ended = reason;
      else if (configured) {
        const workspace = configured;
        // A second crash in this moment ends the engine, and every call says so.
        call('configure', workspace).then(
          () => client.restarted(reason),
          () => undefined,
        );
      }
    });
    return connection;
  };

  const call = (method: EngineCall, given: readonly unknown[]): Promise<unknown> => {
    if (ended !== undefined) return Promise.reject(new Error(`the engine stopped: ${ended}`));
    if (method === 'configure') configured = given;
    const { rpc } = connection ?? connect();
    const id = nextId++;
    const position = TOKEN_POSITION[method];
    const token =
      position === null ? undefined : (given[position] as CancellationToken | undefined);
    const args = position === null ? given : given.slice(0, position);
    return new Promise((resolve, reject) => {
      const entry: Pending = { reject };
      pending.add(entry);
      rpc
        .call(id, method, args)
        .then(resolve, reject)
        .finally(() => pending.delete(entry));
      // Behind the call: a cancellation that came first would find nothing to cancel.
      token?.onCancelled?.(() => void rpc.cancel(id));
    });
  };

  const engine = Object.fromEntries(
    (Object.keys(TOKEN_POSITION) as EngineCall[]).map((method) => [
      method,
      (...args: unknown[]) => call(method, args),
    ]),
  ) as unknown as Engine;
  return {
    engine,
    stop() {
      ended = 'it was asked to';
      connection?.process.stop();
      rejectAll(ended);
    },
  };
}
