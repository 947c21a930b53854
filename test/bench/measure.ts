import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import type { createSourceIndex } from '../../src/core/search/source-index';
import { createFolderCache } from '../../src/node/cache';
import { createNodeHost } from '../../src/node/host';
import { halfRemembered, library, quotation, seeded } from './library';

/** What was measured on one size of library. Milliseconds, bytes, characters. */
export interface Figures {
  readonly characters: number;
  readonly build: number;
  readonly buildCpu: number;
  readonly indexBytes: number;
  readonly rss: number;
  readonly lookup: Latency;
  /** Processor time of the same lookups: what is compared where the machine has other work too. */
  readonly lookupCpu: Latency;
  readonly found: number;
  readonly changed: number;
  readonly quotations: number;
  readonly reopen: number;
  readonly reopenCpu: number;
}

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function latency(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The index as it is shipped: bundled, not as the development loader sees it. */
export async function shippedIndex(folder: string): Promise<typeof createSourceIndex> {
  const outfile = join(folder, 'index.cjs');
  await build({
    entryPoints: ['src/core/search/source-index.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    outfile,
    logLevel: 'error',
  });
  const shipped = createRequire(outfile)(outfile) as {
    createSourceIndex: typeof createSourceIndex;
  };
  return shipped.createSourceIndex;
}

const QUERIES = 300;
/** One query in so many is asked beforehand, until the code is compiled: an editor has been running for a while. */
const WARM_UP = 8;
const QUOTATIONS = 100;

export async function measure(characters: number, folders: readonly string[]): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'ibid-bench-'));
  try {
    const createIndex = await shippedIndex(folder);
    const host = createNodeHost({ cache: createFolderCache(join(folder, 'cache')) });
    const random = seeded(11);
    const samples: { id: string; query: string; quotation: string }[] = [];
    const index = createIndex(host);
    let build = 0;
    let buildCpu = 0;
    const building = async (work: () => Promise<unknown>): Promise<void> => {
      const used = cpuTime();
      build += await timed(work);
      buildCpu += cpuTime() - used;
    };
    let count = 0;
    for (const text of library(characters, folders)) {
      await building(() => index.add(sourceOf(count), documentOf(text), String(count)));
      const share = (QUERIES * text.length) / characters;
      for (let i = 0; i < share || samples.length === 0; i++) {
        const query = halfRemembered(text, random);
        samples.push({ id: `${count}.txt`, query, quotation: quotation(text, random) });
      }
      count++;
    }
    await building(() => index.save());
    const statistics = await index.statistics();

    const times: number[] = [];
    const cpu: number[] = [];
    let found = 0;
    const asked = samples.filter((_, i) => i % WARM_UP > 0);
    for (const { query } of samples.filter((_, i) => i % WARM_UP === 0)) {
      await index.lookup({ text: query, limit: 10, operators: false });
    }
    for (const { id, query } of asked) {
      const start = performance.now();
      const used = cpuTime();
      const [hit] = await index.lookup({ text: query, limit: 10, operators: false });
      times.push(performance.now() - start);
      cpu.push(cpuTime() - used);
      found += Number(hit?.source === id);
    }
    const quotations = await timed(async () => {
      for (let i = 0; i < QUOTATIONS; i++) {
        await index.verify(samples[(i * 37) % samples.length]!.quotation, { limit: 1 });
      }
    });
    collect();
    const rss = process.memoryUsage().rss;
    const text = `${[...library(100_000, [])].join('')} The zymurgist of Quorndon.`;
    const changed = await timed(async () => {
      await index.add(sourceOf(0), documentOf(text), 'changed');
      const [hit] = await index.lookup({ text: 'zymurgist quorndon', limit: 1, operators: false });
      if (hit?.source !== '0.txt') throw new Error('the changed source was not found');
    });
    const again = createIndex(host);
    const opening = cpuTime();
    const reopen = await timed(async () => {
      for (let i = 1; i < count; i++) await again.restore(sourceOf(i), String(i));
      await again.lookup({ text: 'ready', limit: 1, operators: false });
    });
    const reopenCpu = cpuTime() - opening;
    return {
      characters: statistics.characters,
      build,
      buildCpu,
      indexBytes: statistics.indexBytes,
      rss,
      lookup: latency(times),
      lookupCpu: latency(cpu),
      found: found / asked.length,
      changed,
      quotations,
      reopen,
      reopenCpu,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Collects what the texts of the bench have left behind. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** Milliseconds of processor time that this process has had. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function sourceOf(i: number) {
  return { id: `${i}.txt`, key: String(i), title: '', authors: '', date: '' };
}

export function documentOf(text: string) {
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length }];
  return { format: 'text' as const, text, blocks, metadata: {}, problems: [] };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
