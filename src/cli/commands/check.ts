import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DraftReport, Severity } from '../../core/index';
import { nameDrafts, readDrafts } from '../drafts';
import { linesOf, UsageError, type Io } from '../io';
import { readChoice, type Options } from '../options';
import { applyBaseline, readBaseline, writeBaseline } from '../output/baseline';
import { createPaint } from '../output/color';
import { printGithub } from '../output/github';
import { printJson } from '../output/json';
import { printSarif } from '../output/sarif';
import { printText } from '../output/text';
import type { CheckedDraft } from '../output/checked-draft';
import { openSession } from '../session';

const RANK: Readonly<Record<Severity | 'never', number>> = {
  hint: 0,
  information: 1,
  warning: 2,
  error: 3,
  never: 4,
};

/** `ibid check DRAFT…`: findings; or, with `--claims` or `--sentences`, single judgements. */
export async function runCheck(
  options: Options,
  positionals: readonly string[],
  io: Io,
): Promise<number> {
  if (options.claims !== undefined) return checkClaims(options.claims, options, io);
  if (options.sentences !== undefined) return scoreSentences(options.sentences, options, io);
  const format =
    readChoice('format', options.format, ['text', 'json', 'sarif', 'github']) ??
    (options.json ? 'json' : 'text');
  const failOn =
    readChoice('fail-on', options['fail-on'], ['error', 'warning', 'information', 'never']) ??
    'error';
  const paint = createPaint(options.color, io);
  if (!positionals.length) throw new UsageError('ibid check needs a draft to check.');
  const named = await nameDrafts(positionals, io);
  const baseline =
    options.baseline === undefined ? undefined : await readBaseline(options.baseline, io);
  const session = await openSession(options, io);
  if (!session.index.sources && !options.quiet)
    io.error('ibid: There are no sources to compare with. Name them with --sources.\n');
  const all = options.all ?? false;
  const drafts: CheckedDraft[] = [];
  for (const input of await readDrafts(named, session.engine)) {
    const report: DraftReport = await session.engine.check({ ...input, all });
    drafts.push({ ...applyBaseline(report, input, session.show(input.path), baseline) });
  }
  const written = options['write-baseline'];
  if (written !== undefined) await writeBaseline(written, drafts, io);
  const run = { drafts, session, all, paint, quiet: options.quiet ?? false };
  if (format === 'json') io.out(printJson(run));
  else if (format === 'sarif') io.out(await printSarif(run, io.checkPages));
  else if (format === 'github') io.out(printGithub(run));
  else io.out(printText(run));
  session.close();
  const worst = drafts
    .flatMap(({ report }) => report.findings)
    .some(({ severity }) => RANK[severity] >= RANK[failOn]);
  return worst ? 1 : 0;
}

async function readLines(name: string, path: string, io: Io): Promise<string[]> {
  const text =
    path === '-'
      ? await io.input()
      : await readFile(resolve(io.cwd, path), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new UsageError(`The ${name} file ${path} cannot be read. Check its path.`);
  return linesOf(text);
}

async function checkClaims(path: string, options: Options, io: Io): Promise<number> {
  const lines = await readLines('claims', path, io);
  const session = await openSession(options, io, 'leave');
  for (const [index, line] of lines.entries()) {
    const { id, claim, source } = parseClaim(line, path, index + 1);
    const { supported, score, unsupported } = await session.engine.checkClaim(claim, source);
    const spans = unsupported.map(({ start, end, kind, text }) => ({ start, end, kind, text }));
    io.out(`${JSON.stringify({ id, supported, score, unsupported: spans })}\n`);
  }
  session.close();
  return 0;
}

/** A blank line is an empty claim, so that every line gets an answer. */
function parseClaim(line: string, path: string, number: number) {
  if (!line.trim()) return { id: null, claim: '', source: '' };
  try {
    const { id = null, claim, source } = JSON.parse(line) as Record<string, unknown>;
    if (typeof claim === 'string' && typeof source === 'string') return { id, claim, source };
  } catch {
    // Said below, with the line.
  }
  throw new UsageError(`${path}, line ${number}: not an object with “claim” and “source”.`);
}

async function scoreSentences(path: string, options: Options, io: Io): Promise<number> {
  const lines = await readLines('sentences', path, io);
  const session = await openSession(options, io, 'leave');
  for (const line of lines) {
    io.out(`${JSON.stringify({ needsSource: await session.engine.scoreSentence(line) })}\n`);
  }
  session.close();
  return 0;
}
