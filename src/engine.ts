import { serveNodeEngine } from './node/serve-node';
import { createPortPair } from './rpc/in-process';
import type { EngineProcess } from './rpc/remote';

/** The engine in the caller's own thread, for hosts where no worker can start. */
export function startInProcessEngine(data: { cacheFolder: string | undefined }): EngineProcess {
  const [near, far] = createPortPair();
  serveNodeEngine(far, { ...data, readerScript: new URL('./reader.mjs', import.meta.url) });
  return { port: near, onCrash() {}, stop() {} };
}
