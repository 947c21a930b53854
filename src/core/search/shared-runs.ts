/**
 * Runs of words that a text shares with sources, as in copying without quotation marks. Pieces of the text are looked
 * up that no run can do without (cover-runs.ts), each where `least` of the words around it stand as well, and what is
 * found is widened to both sides.
 */
import type { VerifyOptions, SharedRun } from './types';
import { coverRuns } from './cover-runs';
import { encodeWords, phraseOf } from './encoded-words';
import { readPiece } from './passage-text';
import { PhraseFinder, wordsFrom, type Occurrence } from './phrase';
import type { QueryReader } from './query-slots';
import { PASSAGE_LEAST } from './segment';
import { OVERLAP } from './shard';
import { tokens } from './token-scanner';
import type { VerifyContext } from './verify';

const DEFAULT_LIMIT = 5;
/** Places looked at for each source wanted. */
const SPARE = 8;

/** Words behind its passage that are read at first to see how far a run goes. */
const AHEAD = 64;

interface Run extends Occurrence {
  /** Indices `[from, to)` of the text's words. */
  readonly from: number;
  readonly to: number;
}

/** Maximal runs, each with at most `limit` sources, in the order of the text. Throws `Cancelled`. */
export async function findSharedRuns(
  context: VerifyContext,
  text: string,
  least: number,
  options: VerifyOptions = {},
): Promise<SharedRun[]> {
  const { limit = DEFAULT_LIMIT, token } = options;
  // Words of sources just added are unknown before.
  const shards = await context.shards();
  const found = tokens(text);
  const ids = Int32Array.from(found, (word) => context.lexicon.find(word.token));
  const words = encodeWords(ids);
  const only = options.sources && new Set(options.sources);
  const passages = shards.reduce((sum, shard) => sum + shard.passages, 0);
  const phrases = new PhraseFinder(context, shards, { only, token });
  const runs: Run[] = [];
  /** Those that reach beyond the piece at hand. */
  let open: Run[] = [];
  for (const piece of coverRuns(sharesOf(context.reader, ids), passages, least)) {
    const { from, to } = piece;
    await phrases.rest();
    open = open.filter((run) => run.to > from);
    const first = Math.max(piece.first, to - least);
    const last = Math.min(piece.last, from + least);
    const phrase = phraseOf(words, from, to, { first, last, least });
    for (const occurrence of await phrases.find(phrase, limit * SPARE)) {
      if (open.some((run) => holds(run, occurrence, from))) continue;
      const run = widen(ids, occurrence, from, to - from);
      if (run.to - run.from < least) continue;
      runs.push(run);
      open.push(run);
    }
  }
  return show(context, found, runs, limit);
}

/** How large a part of all passages holds each word, as if words stood anywhere. */
function sharesOf(reader: QueryReader, ids: Int32Array): Float64Array {
  const nowhere = reader.information(0);
  return Float64Array.from(ids, (id) => {
    const bits = reader.information(id);
    return bits < nowhere ? 1 - Math.exp(-(PASSAGE_LEAST + OVERLAP) * 2 ** -bits) : 0;
  });
}

/** Whether this occurrence of the window at `from` lies in a run that is known. */
function holds(run: Run, { segment, passage, place }: Occurrence, from: number): boolean {
  if (run.segment !== segment || from < run.from || from >= run.to) return false;
  if (run.passage === passage) return place - run.place === from - run.from;
  if (run.passage > passage) return false;
  let words = place;
  for (let p = run.passage; p < passage; p++) words += wordsFrom(segment, p, 1).own;
  return words - run.place === from - run.from;
}

/** The longest run around an occurrence. */
function widen(ids: Int32Array, occurrence: Occurrence, from: number, length: number): Run {
  const { segment } = occurrence;
  let { passage, place } = occurrence;
  let start = from;
  let source: Int32Array;
  let end = from + length;
  // Most runs end soon: reading as far as the text asked about goes on would make a long text quadratic.
  for (let ahead = AHEAD; ; ahead *= 4) {
    const read = wordsFrom(segment, passage, ahead);
    source = read.ids;
    while (end < ids.length && ids[end] !== 0 && source[place + end - from] === ids[end]) end++;
    if (place + end - from < source.length || source.length < read.own + ahead) break;
  }
  for (;;) {
    if (place === 0) {
      if (passage === 0) break;
      const { own } = wordsFrom(segment, passage - 1, 1);
      source = wordsFrom(segment, --passage, 1).ids;
      place = own;
    }
    if (start === 0 || ids[start - 1] === 0 || source[place - 1] !== ids[start - 1]) break;
    place--;
    start--;
  }
  return { segment, passage, place, from: start, to: end };
}

/** Runs that lie in no longer one, each segment once for the same words, and so many for them at most. */
function maximal(runs: readonly Run[], limit: number): Run[] {
  const kept: Run[] = [];
  let end = 0;
  for (const run of [...runs].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const same: Run[] = [];
    for (let i = kept.length - 1; i >= 0 && kept[i]!.from === run.from; i--) same.push(kept[i]!);
    const equal = same[0]?.to === run.to;
    if (equal ? same.length >= limit : run.to <= end) continue;
    if (equal && same.some(({ segment }) => segment === run.segment)) continue;
    kept.push(run);
    end = run.to;
  }
  return kept;
}

async function show(
  context: VerifyContext,
  words: readonly { readonly start: number; readonly end: number }[],
  runs: readonly Run[],
  limit: number,
): Promise<SharedRun[]> {
  const kept = maximal(runs, limit);
  const shown = await Promise.all(
    kept.map(async ({ segment, passage, place, from, to }): Promise<SharedRun | undefined> => {
      const piece = await readPiece(context.read, segment, passage, place, place + to - from - 1);
      return (
        piece && {
          span: { start: words[from]!.start, end: words[to - 1]!.end },
          source: segment.source.id,
          sourceSpan: { start: piece.words[0]!.start, end: piece.words.at(-1)!.end },
          words: to - from,
        }
      );
    }),
  );
  return shown
    .filter((run) => run !== undefined)
    .sort((a, b) => a.span.start - b.span.start || b.words - a.words);
}
