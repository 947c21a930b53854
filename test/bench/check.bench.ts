/**
 * npm run bench:check -- [--from FOLDER]… [--size MEGABYTES]
 *
 * Prints what checking a draft of 10,000 words with 100 quotations and 150 cited statements costs against a
 * library of 70 MB: the first time, after each of 40 keystrokes, and by phase. No absolute time is asserted.
 */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
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
const WORDS = 10_000;
const KEYSTROKES = 40;
const FIRST_CHECKS = 3;

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
  const texts: string[] = [];
  await mkdir(join(root, 'sources'));
  for (const text of library(Number(values.size) * 1e6, values.from)) {
    await writeFile(join(root, 'sources', `s${texts.length}.txt`), text);
    if (texts.length < 40) texts.push(text);
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
    const at = i % texts.length;
    put(
      `The account of ${1800 + i} says that ${quotation(texts[at]!, random).slice(0, 90)} [@s${at}].`,
    );
    if (i < QUOTATIONS) put(`Of this it says: “${quotation(texts[at]!, random)}” [@s${at}].`);
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
    const { openDesk } = await loadParts(folder);
    const open = await openDesk(root, join(folder, 'cache'));
    const first: number[] = [];
    const phases = {
      parse: [] as number[],
      quotations: [] as number[],
      statements: [] as number[],
      checks: [] as number[],
    };
    for (let round = 0; round < FIRST_CHECKS; round++) {
      const desk = open();
      const path = join(root, `draft${round}.md`);
      const lap = stopwatch();
      const read = await desk.open({ path, text });
      phases.parse.push(lap());
      await desk.judgeQuotations(read);
      phases.quotations.push(lap());
      await desk.check({ path, text });
      const rest = lap();
      await desk.check({ path, text });
      const checks = lap();
      phases.checks.push(checks);
      phases.statements.push(rest - checks);
      first.push(phases.parse.at(-1)! + phases.quotations.at(-1)! + rest);
    }
    const desk = open();
    const path = join(root, 'draft.md');
    const report = await desk.check({ path, text });
    const keystrokes: number[] = [];
    let typed = text;
    for (let i = 0; i < KEYSTROKES; i++) {
      const at = typed.indexOf(' ', Math.floor((typed.length * (i + 1)) / (KEYSTROKES + 2)));
      typed = `${typed.slice(0, at)}x${typed.slice(at)}`;
      const lap = stopwatch();
      await desk.check({ path, text: typed });
      keystrokes.push(lap());
    }
    const words = text.split(/\s+/).length;
    console.log(`${values.size} MB, ${words} words, ${report.quotations.length} quotations`);
    print('first check', first);
    for (const [name, times] of Object.entries(phases)) print(`  ${name}`, times);
    print('after a keystroke', keystrokes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    return passed;
  };
}

function print(name: string, times: readonly number[]): void {
  const { p50, p95 } = latency(times);
  const cold = times[0]!.toFixed(0);
  console.log(
    `${name.padEnd(20)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, cold ${cold} ms`,
  );
}

void main();
