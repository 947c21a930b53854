/**
 * Where quoted words stand. Exact first (phrase.ts), by words and not by letters, so that "5 million" is never
 * found in "15 million". Where that finds too little, by pieces that stand there exactly (quoted-pieces.ts), which
 * finds all that differs in a few words. Where that is not enough, the filter of lookup with the quotation's own
 * words and sparse chains in the best passages. The stretches found in either way are aligned word by word
 * (quoted-stretch.ts).
 *
 * Budget: what differs in more than 1 - `least` of its letters (default 0.4) is not found; at most
 * `MOST_PASSAGES` passages and `MOST_STRETCHES` stretches are looked at.
 */
import { checkCancelled } from '../host';
import type { CandidateFinder, Candidate } from './candidates';
import { Aligner, type Chain } from './chain';
import { encodeWords, phraseOf } from './encoded-words';
import type { Lexicon } from './lexicon';
import type { ReadText } from './passage-text';
import { findsTogether } from './near-words';
import { PhraseFinder, wordsFrom, type PhraseContext } from './phrase';
import type { QueryReader, Slot } from './query-slots';
import { findByPieces } from './quoted-pieces';
import {
  alignStretch,
  describeStretch,
  mostSimilar,
  readyForAlignment,
  spanOf,
  type Aligned,
  type Anchor,
  type AskedQuotation,
  type Place,
  type Quotation,
} from './quoted-stretch';
import type { Segment } from './segment';
import { OVERLAP, type Shard } from './shard';
import { tokens } from './token-scanner';
import type { Match, NearWords, VerifyOptions } from './types';
import type { WordForms } from './word-forms';

const DEFAULT_LIMIT = 5;
const DEFAULT_LEAST = 0.6;
/** Places where the words of an exact match are looked for, for each match wanted. */
const SPARE = 4;
const MOST_PASSAGES = 100;
/** The same where words must stand near one another: all similar places were among the first 20. */
const MOST_NEAR = 32;
/** Words whose lists are read, the rarest ones. */
const MOST_READ = 8;
const MOST_STRETCHES = 12;
/** Stretches whose text is read, even where fewer are asked for. */
const LEAST_DESCRIBED = 3;
/** Cells of the alignment table, for all stretches together: the first is always done. */
const MOST_CELLS = 4_000_000;

export interface VerifyContext extends PhraseContext {
  readonly lexicon: Lexicon;
  readonly reader: QueryReader;
  readonly finder: CandidateFinder;
  readonly forms: WordForms;
  readonly read: ReadText;
  shards(): Promise<readonly Shard[]>;
}

/**
 * The places of a quotation, exact ones first, then by similarity. Throws `Cancelled`. `enough: 1` is the
 * fastest question: places by pieces take a few times as long to find as exact ones, all others thirty times.
 */
export async function verify(
  context: VerifyContext,
  quotation: string,
  options: VerifyOptions = {},
): Promise<Match[]> {
  const { limit = DEFAULT_LIMIT, enough = limit, least = DEFAULT_LEAST, token } = options;
  const found = tokens(quotation).map((word) => word.token);
  if (!found.length || limit <= 0) return [];
  const shards = await context.shards();
  checkCancelled(token);
  const quoted: Quotation = {
    tokens: found,
    ids: Int32Array.from(found, (word) => context.lexicon.find(word)),
  };
  const only = options.sources && new Set(options.sources);
  const ready = (): AskedQuotation => readyForAlignment(context.lexicon, quotation, quoted);
  const alike = ({ similarity }: Match): boolean => similarity >= least;
  const lookFar = async (asked?: AskedQuotation): Promise<Match[]> => {
    const likely = findLikely(context, shards, found, only, options.near);
    if (!likely.candidates.length) return [];
    return (await findFar(context, likely, asked ?? ready(), options)).filter(alike);
  };
  // Few passages have the words near one another: nowhere else is looked.
  if (options.near) return distinct(await lookFar()).slice(0, limit);
  const phrases = new PhraseFinder(context, shards, { only, token });
  const exact = await findExact(context, phrases, quoted, limit);
  if (exact.length >= enough) return exact.slice(0, limit);
  const asked = ready();
  const close = await findByPieces(context, phrases, asked, enough - exact.length);
  const near = (await describe(context, asked, close, limit)).filter(alike);
  const known = distinct([...exact, ...near]);
  if (known.length >= enough || mostSimilar(context.lexicon, asked) < least)
    return known.slice(0, limit);
  const far = await lookFar(asked);
  await phrases.rest();
  return distinct([...known, ...far]).slice(0, limit);
}

async function findExact(
  context: VerifyContext,
  phrases: PhraseFinder,
  quoted: Quotation,
  limit: number,
): Promise<Match[]> {
  const { ids } = quoted;
  if (ids.includes(0)) return [];
  const from = rarestWindow(context.reader, ids);
  const window = phraseOf(encodeWords(ids), from, Math.min(ids.length, from + OVERLAP));
  const occurrences = await phrases.find(window, limit * SPARE);
  const matches: Match[] = [];
  for (const { segment, passage, place } of occurrences) {
    const stretch = reach(segment, passage, place - from, place - from + ids.length - 1);
    if (!stretch || !stands(stretch, ids)) continue;
    const span = await spanOf(context.read, stretch);
    if (span) matches.push({ ...span.span, source: segment.source.id, exact: true, similarity: 1 });
  }
  return distinct(matches);
}

/** Where the `OVERLAP` words begin that tell most. */
function rarestWindow(reader: QueryReader, ids: Int32Array): number {
  let sum = 0;
  let best = 0;
  let from = 0;
  ids.forEach((id, i) => {
    sum += reader.information(id);
    if (i >= OVERLAP) sum -= reader.information(ids[i - OVERLAP]!);
    if (sum > best) {
      best = sum;
      from = Math.max(0, i - OVERLAP + 1);
    }
  });
  return from;
}

/** The same stretch counted from the passage that its first word lies in; undefined before the beginning. */
function reach(segment: Segment, passage: number, first: number, last: number): Place | undefined {
  let [p, from, to] = [passage, first, last];
  while (from < 0) {
    if (--p < 0) return undefined;
    const { own } = wordsFrom(segment, p, 1);
    from += own;
    to += own;
  }
  return { segment, passage: p, first: from, last: to };
}

function stands({ segment, passage, first, last }: Place, ids: Int32Array): boolean {
  const { ids: source } = wordsFrom(segment, passage, last + 1);
  return last < source.length && ids.every((id, i) => source[first + i] === id);
}

/** The passages that share most of the rarest words of a quotation, best first. */
interface Likely {
  readonly slots: readonly Slot[];
  readonly candidates: readonly Candidate[];
}

function findLikely(
  context: VerifyContext,
  shards: readonly Shard[],
  words: readonly string[],
  only: ReadonlySet<string> | undefined,
  near: NearWords | undefined,
): Likely {
  const slots = context.reader.read(words, { forms: false, typing: false });
  const most = near ? MOST_NEAR : MOST_PASSAGES;
  const candidates = shards
    .flatMap((shard) => context.finder.find(shard, slots, { most, read: MOST_READ, only }))
    .sort((a, b) => b.bound - a.bound)
    .slice(0, most);
  return { slots, candidates: near ? candidates.filter(findsTogether(context, near)) : candidates };
}

/** Places in such passages, however much of the quotation differs. */
async function findFar(
  context: VerifyContext,
  { slots, candidates }: Likely,
  quoted: AskedQuotation,
  { limit = DEFAULT_LIMIT, token }: VerifyOptions,
): Promise<Match[]> {
  const aligned: Aligned[] = [];
  let cells = 0;
  for (const anchor of bestStretches(slots, candidates)) {
    checkCancelled(token);
    if (cells > MOST_CELLS) break;
    cells += 2 * quoted.ids.length ** 2;
    const one = alignStretch(context.lexicon, quoted, anchor);
    if (one) aligned.push(one);
  }
  return describe(context, quoted, aligned, limit);
}

/** The matches that the most similar stretches are, so many as are wanted. */
async function describe(
  { read }: VerifyContext,
  quoted: AskedQuotation,
  stretches: readonly Aligned[],
  limit: number,
): Promise<Match[]> {
  const matches: Match[] = [];
  for (const [i, one] of stretches.toSorted((a, b) => b.similarity - a.similarity).entries()) {
    // Whose words differ in the letters alone is among the first.
    if (i >= LEAST_DESCRIBED && distinct(matches).length >= limit) break;
    const match = await describeStretch(read, quoted, one);
    if (match) matches.push(match);
  }
  return matches;
}

function bestStretches(slots: readonly Slot[], candidates: readonly Candidate[]): Anchor[] {
  const aligner = new Aligner(slots);
  const best: { candidate: Candidate; chain: Chain }[] = [];
  for (const candidate of candidates) {
    const worst = best[MOST_STRETCHES - 1]?.chain.score ?? -Infinity;
    if (candidate.bound + aligner.slack <= worst) break;
    for (const chain of aligner.align(candidate.segment, candidate.passage, worst)) {
      if (chain.score > worst) best.push({ candidate, chain });
    }
    best.sort((a, b) => b.chain.score - a.chain.score);
    best.length = Math.min(best.length, MOST_STRETCHES);
  }
  return best.map(({ candidate: { segment, passage }, chain: { places, filled } }) => ({
    segment,
    passage,
    first: places[0]!,
    last: places.at(-1)!,
    from: slots[31 - Math.clz32(filled & -filled)]!.at,
    to: slots[31 - Math.clz32(filled)]!.at,
  }));
}

function byWorth(a: Match, b: Match): number {
  return (
    Number(b.exact) - Number(a.exact) ||
    b.similarity - a.similarity ||
    a.end - a.start - (b.end - b.start) ||
    (a.source < b.source ? -1 : a.source > b.source ? 1 : a.start - b.start)
  );
}

/** Matches in order of worth, without those that overlap a better one. */
function distinct(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of [...matches].sort(byWorth)) {
    const known = kept.some(
      (k) => k.source === match.source && k.start < match.end && match.start < k.end,
    );
    if (!known) kept.push(match);
  }
  return kept;
}
