import { resolve } from 'node:path';
import { printTime, type SourceDocument } from '../../core/index';
import { inEnglish } from '../../messages/english';
import { toPortable } from '../../node/files';
import { UsageError, type Io } from '../io';
import type { Options } from '../options';
import { createPaint } from '../output/color';

import { openSession, requirePaths } from '../session';

function takeNothing(name: string, [first]: readonly string[]): void {
  if (first !== undefined)
    throw new UsageError(`ibid ${name} takes no “${first}”. Name sources with --sources.`);
}

/** `ibid index`: builds or refreshes the index and prints what it cost. */
export async function runIndex(
  options: Options,
  positionals: readonly string[],
  io: Io,
): Promise<number> {
  takeNothing('index', positionals);
  const session = await openSession(options, io);
  const { problems, ...figures } = session.index;
  const told = problems.map(({ path, message }) => ({
    path: session.show(path),
    problem: inEnglish(message),
  }));
  const rssBytes = process.memoryUsage().rss;
  if (options.json) io.out(`${JSON.stringify({ ...figures, rssBytes, problems: told })}\n`);
  else {
    const { sources, unreadable, passages, characters, fromCache, msTotal } = figures;
    for (const { path, problem } of told) io.out(`${path}: ${problem}\n`);
    io.out(
      `${sources} sources (${unreadable} unreadable, ${fromCache} from the cache), ${passages} passages, ` +
        `${characters} characters, in ${Math.round(msTotal)} ms.\n`,
    );
  }
  session.close();
  return 0;
}

/** `ibid text FILE`: the extracted text of one source. */
export async function runText(
  options: Options,
  positionals: readonly string[],
  io: Io,
): Promise<number> {
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new UsageError('ibid text needs one file to read.');
  const session = await openSession(options, io, 'leave');
  const path = toPortable(resolve(io.cwd, file));
  const document = await session.engine.readFile(path);
  session.close();
  const unreadable = document.problems.find(({ extent }) => extent === 'unreadable');
  if (options.json) io.out(`${JSON.stringify(textJson(session.show(path), document))}\n`);
  else if (!unreadable) io.out(document.text.endsWith('\n') ? document.text : `${document.text}\n`);
  if (unreadable && !(options.json && document.text))
    throw new UsageError(inEnglish(unreadable.message));
  return 0;
}

function textJson(
  path: string,
  { format, text, blocks, metadata, problems, pages }: SourceDocument,
) {
  return {
    path,
    format,
    text,
    blocks: blocks.map(
      ({ start, end, kind, page, pageIndex, section, chapter, time, timeEnd, speaker, level }) => ({
        start,
        end,
        kind,
        page: page ?? null,
        pageIndex: pageIndex ?? null,
        section: section ?? null,
        chapter: chapter ?? null,
        time: time === undefined ? null : printTime(time),
        ...(time === undefined ? {} : { startMs: time, endMs: timeEnd ?? null }),
        ...(speaker === undefined ? {} : { speaker }),
        ...(level === undefined ? {} : { level }),
      }),
    ),
    metadata,
    pages: pages ?? null,
    problems: problems.map(({ message }) => inEnglish(message)),
  };
}

/** `ibid sources`: the library, one source a line. */
export async function runSources(
  options: Options,
  positionals: readonly string[],
  io: Io,
): Promise<number> {
  takeNothing('sources', positionals);
  const session = await openSession(options, io);
  const uses = await session.engine.usage([]);
  const sources = await session.engine.sources();
  const rows = sources.map(({ key, path, format, title, date, readable, problems, pages }) => ({
    key,
    path: session.show(path),
    format,
    title,
    date: date || null,
    readable,
    problem: problems.length ? problems.map(inEnglish).join(' ') : null,
    pages,
    quotedIn: (uses[path] ?? []).map(({ draft, start }) => ({
      path: session.show(draft),
      line: start.line,
    })),
  }));
  session.close();
  if (options.json) io.out(`${JSON.stringify(rows)}\n`);
  else if (!rows.length)
    io.out('No sources. Put files into the folder “sources” or name them with --sources.\n');
  else {
    const paint = createPaint(options.color, io);
    for (const { key, path, title, problem, quotedIn } of rows) {
      const times = quotedIn.length === 1 ? 'once' : `${quotedIn.length} times`;
      const uses = quotedIn.length ? `, used ${times}` : '';
      io.out(`${paint(key, 'cyan')}  ${title}  ${paint(`${path}${uses}`, 'dim')}\n`);
      if (problem) io.out(`  ${problem}\n`);
    }
  }
  return 0;
}

/** `ibid bibliography FILE…`: entries as CSL-JSON, with what could not be read. */
export async function runBibliography(
  options: Options,
  positionals: readonly string[],
  io: Io,
): Promise<number> {
  if (!positionals.length) throw new UsageError('ibid bibliography needs a file to read.');
  const session = await openSession(options, io, 'leave');
  await requirePaths('bibliography', positionals, io);
  const paths = positionals.map((path) => toPortable(resolve(io.cwd, path)));
  const { entries, problems } = await session.engine.bibliography(paths);
  session.close();
  const told = problems.map(({ path, line, message }) => ({
    path: session.show(path),
    line,
    message: inEnglish(message),
  }));
  io.out(
    `${JSON.stringify({ entries, problems: told }, undefined, options.json ? undefined : 2)}\n`,
  );
  return 0;
}
