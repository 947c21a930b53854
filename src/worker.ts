import { parentPort, workerData } from 'node:worker_threads';
import { serveNodeEngine } from './node/serve-node';
import { portOf } from './node/worker-port';

const { cacheFolder } = workerData as { cacheFolder: string | undefined };
const readerScript = new URL('./reader.mjs', import.meta.url);

serveNodeEngine(portOf(parentPort!), { cacheFolder, readerScript });
