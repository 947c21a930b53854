import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FindAnswer } from '../../core/index';
import { linesOf, UsageError, type Io } from '../io';
import { readCount, type Options } from '../options';
import { createPaint } from '../output/color';
import { locatorJson } from '../output/locator';
import { openSession, type Session } from '../session';

/** `ibid find WORDS…`: passages that answer half-remembered words. */
export async function runFind(
  options: Options,
  positionals: readonly string[],
  io: Io,
): Promise<number> {
  const limit = readCount('limit', options.limit, 10);
  const queries = await readQueries(options, positionals, io);
  const paint = createPaint(options.color, io);
  const session = await openSession(options, io);
  for (const words of queries) {
    const answer = await session.engine.find({
      words,
      limit,
      operators: options.operators ?? false,
    });
    if (options.json) io.out(`${JSON.stringify(toJson(words, answer, session))}\n`);
    else io.out(toText(answer, session, paint));
  }
  session.close();
  return 0;
}

async function readQueries(
  options: Options,
  positionals: readonly string[],
  io: Io,
): Promise<string[]> {
  if (options.queries === '-') return linesOf(await io.input());
  if (options.queries !== undefined) {
    const text = await readFile(resolve(io.cwd, options.queries), 'utf8').catch(() => undefined);
    if (text === undefined) {
      throw new UsageError(`The queries file ${options.queries} cannot be read. Check its path.`);
    }
    return linesOf(text);
  }
  if (!positionals.length) throw new UsageError('ibid find needs words to look for.');
  return [positionals.join(' ')];
}

function toJson(query: string, { results, ms }: FindAnswer, session: Session) {
  return {
    query,
    ms: round(ms),
    results: results.map((result) => ({
      key: result.source.key,
      path: session.show(result.source.path),
      title: result.source.title,
      quote: result.text,
      start: result.span.start,
      end: result.span.end,
      match: result.match,
      locator: locatorJson(result.locator),
      score: round(result.score),
      citation: result.citation,
    })),
  };
}

function toText(
  { results }: FindAnswer,
  session: Session,
  paint: ReturnType<typeof createPaint>,
): string {
  if (!results.length) return 'Nothing found.\n';
  return results
    .map((result) => {
      const place = [
        session.show(result.source.path),
        result.place || `line ${result.locator.line}`,
      ];
      const head = `${paint(result.source.title, 'bold')}  ${paint(place.join(', '), 'dim')}`;
      return `${head}\n  “${result.text.replace(/\s+/g, ' ')}” ${paint(result.citation, 'cyan')}\n`;
    })
    .join('\n');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
