/**
 * npm run bench:check -- [--from FOLDER]… [--size MEGABYTES]
 *
 * Prints what checking a draft of 10,000 words with 100 quotations and 150 statements that cite 40 sources costs
 * against a library of 70 MB, of made-up prose or of the texts in folders: the first time, after each of 40
 * keystrokes, by phase, and where an earlier process has checked it. No absolute time is asserted.
 */
import { mkdtemp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type * as Parts from './check-parts';
import { library, quotation, seeded } from './library';
import { latency } from './measure';

const QUOTATIONS = 100;
const STATEMENTS = 150;
const CITED = 40;
const WORDS = 10_000;
const KEYSTROKES = 40;
const FIRST_CHECKS = 5;

const { values } = parseArgs({
  options: {
    from: { type: 'string', multiple: true, default: [] },
    size: { type: 'string', default: '70' },
  },
});

async function loadParts(folder: string): Promise<typeof Parts> {
  const outfile = join(folder, 'parts.cjs');
  await build({
    entryPoints: ['test/bench/check-parts.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    outfile,
    logLevel: 'error',
    mainFields: ['module', 'main'],
  });
  return createRequire(outfile)(outfile) as typeof Parts;
}

/** Writes the library and makes the draft that cites it. */
async function prepare(root: string): Promise<string> {
  const random = seeded(5);
  const cited: string[] = [];
  let written = 0;
  await mkdir(join(root, 'sources'));
  for (const text of library(Number(values.size) * 1e6, values.from)) {
    await writeFile(join(root, 'sources', `s${written++}.txt`), text);
    if (cited.length < CITED) cited.push(text);
  }
  const [own = ''] = library(200_000, []);
  const filler = own.split('\n\n');
  const paragraphs: string[] = [];
  let words = 0;
  const put = (text: string): void => {
    paragraphs.push(text);
    words += text.split(/\s+/).length;
  };
  for (let i = 0; i < STATEMENTS; i++) {
    const at = i % cited.length;
    put(
      `The account of ${1800 + i} says that ${quotation(cited[at]!, random).slice(0, 90)} [@s${at}].`,
    );
    if (i < QUOTATIONS) put(`Of this it says: “${quotation(cited[at]!, random)}” [@s${at}].`);
  }
  for (let i = 0; words < WORDS; i++) put(filler[i % filler.length]!);
  return paragraphs.join('\n\n');
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ibid-check-'));
  try {
    const root = join(folder, 'work');
    await mkdir(root);
    const text = await prepare(root);
    const { openLibrary } = await loadParts(folder);
    const cache = join(folder, 'cache');
    const { desk: open } = await openLibrary(root, cache);
    const first: Lap[] = [];
    const phases: Record<'parse' | 'quotations' | 'statements' | 'checks', Lap[]> = {
      parse: [],
      quotations: [],
      statements: [],
      checks: [],
    };
    for (let round = 0; round < FIRST_CHECKS; round++) {
      const desk = open();
      const path = join(root, `draft${round}.md`);
      const whole = stopwatch();
      const lap = stopwatch();
      const read = await desk.open({ path, text });
      phases.parse.push(lap());
      await desk.judgeQuotations(read);
      phases.quotations.push(lap());
      await desk.check({ path, text });
      phases.statements.push(lap());
      first.push(whole());
      // Nothing has changed: what is left is the checks themselves.
      lap();
      await desk.check({ path, text });
      phases.checks.push(lap());
    }
    const desk = open();
    const path = join(root, 'draft.md');
    const report = await desk.check({ path, text });
    const keystrokes: Lap[] = [];
    let typed = text;
    for (let i = 0; i < KEYSTROKES; i++) {
      const at = typed.indexOf(' ', Math.floor((typed.length * (i + 1)) / (KEYSTROKES + 2)));
      typed = `${typed.slice(0, at)}x${typed.slice(at)}`;
      const lap = stopwatch();
      await desk.check({ path, text: typed });
      keystrokes.push(lap());
    }
    const { reopened, writing, bytes } = await reopen(openLibrary, root, cache, text);
    const words = text.split(/\s+/).length;
    console.log(`${values.size} MB, ${words} words, ${report.quotations.length} quotations`);
    console.log(
      'milliseconds of the clock / of the processor, all threads; the first round reads the sources',
    );
    print('first check', first);
    print('  parse', phases.parse);
    print('  quotations', phases.quotations);
    print('  statements, checks', phases.statements);
    print('nothing changed', phases.checks);
    print('after a keystroke', keystrokes);
    print('reopened, as it was', reopened);
    print('  keeping the answers', writing);
    console.log(`  ${bytes} bytes`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks a draft that an earlier process has checked, in libraries that are opened from the cache. */
async function reopen(
  openLibrary: typeof Parts.openLibrary,
  root: string,
  cache: string,
  text: string,
): Promise<{ reopened: Lap[]; writing: Lap[]; bytes: number }> {
  const reopened: Lap[] = [];
  const writing: Lap[] = [];
  let bytes = 0;
  for (let round = 0; round < FIRST_CHECKS; round++) {
    const path = join(root, `kept${round}.md`);
    const first = await openLibrary(root, cache);
    await first.desk(true).check({ path, text });
    const lap = stopwatch();
    await first.written();
    writing.push(lap());
    const second = await openLibrary(root, cache);
    lap();
    await second.desk(true).check({ path, text });
    reopened.push(lap());
  }
  for (const name of await readdir(cache))
    if (name.startsWith('answers-')) ({ size: bytes } = await stat(join(cache, name)));
  return { reopened, writing, bytes };
}

/** Time that passed: on the clock, and that the processor spent on this process. Milliseconds. */
interface Lap {
  readonly wall: number;
  readonly cpu: number;
}

/** Each call gives the time since the last one. */
function stopwatch(): () => Lap {
  let wall = performance.now();
  let cpu = process.cpuUsage();
  return () => {
    const spent = process.cpuUsage(cpu);
    const lap = { wall: performance.now() - wall, cpu: (spent.user + spent.system) / 1000 };
    wall = performance.now();
    cpu = process.cpuUsage();
    return lap;
  };
}

function print(name: string, laps: readonly Lap[]): void {
  const walls = latency(laps.map(({ wall }) => wall));
  const cpus = latency(laps.map(({ cpu }) => cpu));
  const both = (wall: number, cpu: number): string => `${wall.toFixed(1)} / ${cpu.toFixed(1)}`;
  console.log(
    `${name.padEnd(22)} p50 ${both(walls.p50, cpus.p50)}, p95 ${both(walls.p95, cpus.p95)}, ` +
      `first ${both(laps[0]!.wall, laps[0]!.cpu)}`,
  );
}

void main();
