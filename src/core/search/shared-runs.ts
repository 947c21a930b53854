/**
 * Runs of words that a text shares with sources, as in copying without quotation marks.
 *
 * Of every `least` words in a row some window of `least - 3` is looked up as a phrase: windows are chosen so that
 * no run can lie between two of them, and among those that would do the one whose words are rarest
 * (minimizers, as in winnowing, Schleimer et al. 2003). It is looked up with two words more before and behind, one of
 * which a run must have: a third as many passages to read. What is found is widened to both sides.
 */
import type { VerifyOptions, SharedRun } from './types';
import { readPiece } from './passage-text';
import { PhraseFinder, wordsFrom, type Occurrence } from './phrase';
import { OVERLAP } from './shard';
import { tokens } from './token-scanner';
import type { VerifyContext } from './verify';

/** How much shorter than a run the windows are that are looked up. */
const SHORTER = 3;
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
  const words = tokens(text);
  const ids = Int32Array.from(words, (word) => context.lexicon.find(word.token));
  const only = options.sources && new Set(options.sources);
  const phrases = new PhraseFinder(await context.shards(), context.clock);
  const window = Math.min(OVERLAP, Math.max(1, least - SHORTER));
  // A run holds the window and, before or behind it, at least half of the words that it lacks.
  const more = Math.ceil(Math.max(0, Math.min(OVERLAP, least) - window) / 2);
  const runs: Run[] = [];
  /** Those that reach beyond the window at hand. */
  let open: Run[] = [];
  for (const from of windows(context, ids, window, Math.max(1, least - window + 1))) {
    await phrases.rest(token);
    open = open.filter((run) => run.to > from);
    for (const start of new Set([Math.max(0, from - more), from])) {
      const looked = ids.subarray(start, from + window + (start === from ? more : 0));
      if (looked.length < window + more || looked.includes(0)) continue;
      for (const occurrence of await phrases.find(looked, { most: limit * SPARE, only, token })) {
        if (open.some((run) => holds(run, occurrence, start))) continue;
        const run = widen(ids, occurrence, start, looked.length);
        if (run.to - run.from < least) continue;
        runs.push(run);
        open.push(run);
      }
    }
  }
  return show(context, words, runs, limit);
}

/** Where windows begin: one in every `step` places, unknown words in none. */
function windows(context: VerifyContext, ids: Int32Array, window: number, step: number): number[] {
  const starts: number[] = [];
  const worth = new Float64Array(Math.max(0, ids.length - window + 1)).fill(-1);
  const tells = Float64Array.from(ids, (id) => (id ? context.reader.information(id) : 0));
  for (let i = 0; i < worth.length; i++) {
    let sum = 0;
    let j = i;
    for (; j < i + window && ids[j]; j++) sum += tells[j]!;
    if (j === i + window) worth[i] = sum;
  }
  for (let i = 0; i + step <= worth.length; i++) {
    let best = i;
    for (let j = i; j < i + step && best >= 0; j++) {
      if (worth[j]! < 0) best = -1;
      else if (worth[j]! > worth[best]!) best = j;
    }
    if (best >= 0 && starts.at(-1) !== best) starts.push(best);
  }
  return starts;
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
