/**
 * Reads damaged files of every format and asks that `readSource` never throws, never hangs, and gives
 * blocks in order. `npx tsx test/bench/fuzz-readers.ts [runs a reader] [reader] [first run]`; the
 * damage follows from the number of the run alone, so that one that fails can be run again.
 */
import { fork } from 'node:child_process';
import { readSource } from '../../src/core/sources/read';
import type { SourceDocument } from '../../src/core/sources/types';
import { inEnglish } from '../../src/messages/english';
import { SAMPLES } from './fuzz-samples';

/** A run that says nothing for so many milliseconds hangs. */
const PATIENCE = 30_000;
/** Runs longer than this are told of. */
const SLOW = 2000;

/** Bytes that readers stumble over. */
const TOKENS = [
  '<',
  '>',
  '</',
  '&',
  '&#x',
  '&#xd800;',
  '&#99999999;',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE x [',
  '"',
  "'",
  '\0',
  '\xff',
  '\xfe\xff',
  '\r',
  '\n\n',
  '\f',
  '-->',
  '00:00:00,000 --> 99:99:99,999',
  '<v ',
  '---\n',
  '\n\n---\n',
  '{',
  '}',
  '[',
  ']',
  '*',
  '> > > >',
  '- - - - ',
  '((((((((',
  '<div>'.repeat(300),
  '>'.repeat(2000),
  '*a '.repeat(500),
  '[['.repeat(800),
  ' obj',
  'endobj',
  'stream\n',
  '>>',
  '<<',
  '/Length 99999999',
  '/Count 999999999',
  '/Kids [1 0 R]',
  '/Parent 2 0 R',
  '0 0 R',
  'BT ',
  ' Tj',
  '999999999999999999999',
  '-1',
  '1e309',
  'boundary=',
  '--x--y',
  '=\r\n',
  '=3',
  'PK\x03\x04',
  'PK\x01\x02',
  'PK\x05\x06',
  '\x08\x00',
  '../../',
  '%00',
  '\u0130\u0131',
].map((token) => Uint8Array.from(token, (letter) => letter.charCodeAt(0) & 255));

type Random = (below: number) => number;

function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function damage(bytes: Uint8Array, random: Random): Uint8Array {
  let out = [...bytes];
  for (let times = 1 + random(6); times > 0; times--) {
    const at = random(out.length + 1);
    const length = 1 + random(random(4) ? 8 : 200);
    switch (random(7)) {
      case 0:
        if (at < out.length) out[at] = random(256);
        break;
      case 1:
        out.splice(at, length);
        break;
      case 2:
        out.splice(random(out.length + 1), 0, ...out.slice(at, at + length));
        break;
      case 3:
        out.splice(at, random(2) ? length : 0, ...TOKENS[random(TOKENS.length)]!);
        break;
      case 4:
        out.splice(at, 0, ...Array.from({ length }, () => random(256)));
        break;
      case 5:
        if (random(4) === 0) out = out.slice(0, at);
        break;
      default:
        if (at < out.length) out[at] = out[at]! ^ (1 << random(8));
    }
  }
  return Uint8Array.from(out);
}

function damagedFile(reader: string, run: number): { path: string; bytes: Uint8Array } {
  const random = randomOf(
    run * 7919 + [...reader].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7),
  );
  const samples = SAMPLES[reader]!;
  const sample = samples[random(samples.length)]!;
  const names = Object.keys(sample.parts);
  if (names.length === 1 || random(3) === 0) {
    return { path: sample.path, bytes: damage(sample.pack(sample.parts), random) };
  }
  const name = names[random(names.length)]!;
  return {
    path: sample.path,
    bytes: sample.pack({ ...sample.parts, [name]: damage(sample.parts[name]!, random) }),
  };
}

/** What is wrong with a document, if anything. */
function complaint({ text, blocks, problems }: SourceDocument): string | undefined {
  let at = 0;
  for (const { start, end } of blocks) {
    if (start < at || end <= start || end > text.length)
      return `block ${start}-${end} after ${at} of ${text.length}`;
    if (text.slice(at, start).trim()) return `text between blocks at ${at}`;
    at = end;
  }
  if (text.slice(at).trim()) return `text behind the last block at ${at}`;
  if (!text.trim() && !problems.some(({ extent }) => extent === 'unreadable'))
    return 'no text and no problem';
  for (const { message } of problems) inEnglish(message);
  return undefined;
}

interface Report {
  readonly run: number;
  readonly ms: number;
  readonly failure?: string;
}

async function work(reader: string, first: number, runs: number): Promise<void> {
  // As in src/reader.ts: pdf.js drops promises about pages that it looks ahead at.
  process.on('unhandledRejection', () => undefined);
  for (let run = first; run < runs; run++) {
    const started = performance.now();
    let failure: string | undefined;
    try {
      failure = complaint(await readSource(damagedFile(reader, run)));
    } catch (error) {
      failure = `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
    const report: Report = { run, ms: performance.now() - started, failure };
    process.send!(report);
  }
  process.disconnect();
}

/** Runs a reader in a process of its own, so that a hang or a crash ends one run and not all. */
async function watch(reader: string, start: number, runs: number): Promise<number> {
  let failures = 0;
  let next = start;
  let slowest: Report = { run: start, ms: 0 };
  let total = 0;
  const fail = (run: number, why: string): void => {
    failures++;
    if (failures <= 10)
      console.log(`  ${reader} run ${run}: ${why.split('\n').slice(0, 4).join('\n    ')}`);
  };
  while (next < runs) {
    await new Promise<void>((done) => {
      const child = fork(__filename, ['work', reader, String(next), String(runs)]);
      const giveUp = (): void => {
        fail(next, `hangs for ${PATIENCE} ms`);
        child.kill('SIGKILL');
      };
      let timer = setTimeout(giveUp, PATIENCE);
      child.on('message', (report: Report) => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, PATIENCE);
        next = report.run + 1;
        total += report.ms;
        if (report.ms > slowest.ms) slowest = report;
        if (report.ms > SLOW)
          console.log(`  ${reader} run ${report.run}: ${Math.round(report.ms)} ms`);
        if (report.failure) fail(report.run, report.failure);
      });
      child.on('exit', (code) => {
        clearTimeout(timer);
        if (next < runs) {
          if (code !== null) fail(next, `the process ended with ${code}`);
          next++;
        }
        done();
      });
    });
  }
  const mean = (total / Math.max(1, runs - start)).toFixed(1);
  console.log(
    `${reader.padEnd(10)} ${runs - start} runs, ${failures} failures, mean ${mean} ms, ` +
      `slowest ${Math.round(slowest.ms)} ms (run ${slowest.run})`,
  );
  return failures;
}

async function main(): Promise<void> {
  const [first, second, third, fourth] = process.argv.slice(2);
  if (first === 'work') return work(second!, Number(third), Number(fourth));
  const runs = Number(first ?? 5000);
  const start = Number(third ?? 0);
  const readers = second ? [second] : Object.keys(SAMPLES);
  let failures = 0;
  for (const reader of readers) failures += await watch(reader, start, start + runs);
  process.exitCode = failures ? 1 : 0;
}

void main();
