/**
 * Half-remembered words to passages: filter (candidates.ts), then verify (chain.ts), then read the text of
 * the few that are shown.
 *
 * Three sieves, each finer and dearer than the one before: of all passages those whose words add up to most (0.03 us a
 * passage), of these those whose closest words do (2 us), and of these the best chains (50 us).
 */
import { checkCancelled, type CancellationToken } from '../host';
import type { SourceDocument } from '../sources/types';
import { overlaps, type Span } from '../text/span';
import { type CandidateFinder, type Candidate } from './candidates';
import { Aligner, slackOf, type Chain } from './chain';
import { parseQuery, withinDates, type ParsedQuery } from './operators';
import {
  growToSentences,
  readPiece,
  withoutStray,
  type Piece,
  type ReadText,
} from './passage-text';
import type { QueryReader, Slot } from './query-slots';
import { meantSources } from './rank-sources';
import { inChrome, type Segment } from './segment';
import type { Shard } from './shard';
import { tokens } from './token-scanner';
import type { IndexedSource, LookupHit, LookupQuery } from './types';

/**
 * Passages that can reach less than this share of what the best one can are not looked at where there are enough. On
 * queries with a known answer its passage never had less than 0.68, mostly 1.
 */
const NEAR_BEST = 0.67;
/** Passages aligned … */
const ALIGNED = 10;
/** … and, by the cube of a query's words, more for short ones: their passages are alike, and aligned quickly. */
const ALIGNED_SHORT = 9000;
/** Passages whose words are looked at, and that each shard proposes: with 1000 one known answer in 600 is lost. */
const MOST_ESTIMATED = 1500;
/** Chains kept beside those wanted: some turn out to be one sentence, or don't satisfy an operator. */
const SPARE = 5;
const SPARE_FILTERED = 200;
/** What a match in the furniture of a web page keeps of its score. */
const CHROME_SHARE = 0.5;

/** What lookups need of the index. */
export interface LookupContext {
  readonly reader: QueryReader;
  readonly finder: CandidateFinder;
  readonly read: ReadText;
  shards(): Promise<readonly Shard[]>;
  sources(): readonly IndexedSource[];
  document(source: string): Promise<SourceDocument | undefined>;
}

interface Found {
  readonly candidate: Candidate;
  readonly chain: Chain;
  readonly score: number;
}

/** Answers a lookup. Throws `Cancelled`. */
export async function lookup(
  context: LookupContext,
  query: LookupQuery,
  token?: CancellationToken,
): Promise<LookupHit[]> {
  const parsed = parseQuery(query.text, query.operators);
  const only = await allowedSources(context, parsed, query.sources);
  const typing = query.typing === true && !/\s$/.test(query.text);
  const words = tokens(parsed.text).map((word) => word.token);
  const shards = await context.shards();
  checkCancelled(token);
  const slots = context.reader.read(words, { forms: true, typing });
  if (!slots.length || query.limit <= 0) return [];
  const filtered = parsed.phrases.length + parsed.without.length + parsed.page.length > 0;
  const wanted = query.limit + (filtered ? SPARE_FILTERED : SPARE);
  const aligned = Math.max(wanted, ALIGNED + Math.ceil(ALIGNED_SHORT / slots.length ** 3));
  const options = {
    most: MOST_ESTIMATED,
    near: NEAR_BEST,
    least: aligned,
    read: slots.length,
    only,
    first: new Set(query.recent),
  };
  const candidates = shards.flatMap((shard) => context.finder.find(shard, slots, options));
  const recency = recencyIn(query.recent ?? []);
  if (candidates.length > MOST_ESTIMATED) {
    candidates.sort((a, b) => b.bound - a.bound || recency(a) - recency(b));
    candidates.length = MOST_ESTIMATED;
  }
  const best = alignAll(slots, candidates, aligned, wanted, recency);
  best.sort(
    ({ score, candidate }, other) =>
      other.score - score ||
      recency(candidate) - recency(other.candidate) ||
      inOrder(candidate, other.candidate),
  );
  return show(context, parsed, query.limit, slots, best, token);
}

async function allowedSources(
  context: LookupContext,
  parsed: ParsedQuery,
  asked: readonly string[] | undefined,
): Promise<ReadonlySet<string> | undefined> {
  const { source, author, after, before } = parsed;
  if (!asked && !source.length && !author.length && !after && !before) return undefined;
  const all = context.sources();
  let allowed = asked ? all.filter(({ id }) => asked.includes(id)) : all;
  allowed = allowed.filter(({ date }) => withinDates(date, parsed));
  for (const name of source) allowed = await meantSources(allowed, name, ['key', 'title']);
  for (const name of author) allowed = await meantSources(allowed, name, ['authors']);
  return new Set(allowed.map(({ id }) => id));
}

/** The place of a candidate's source among those used lately. */
function recencyIn(recent: readonly string[]): (candidate: Candidate) => number {
  const ranks = new Map(recent.map((id, i) => [id, i]));
  return ({ segment }) => ranks.get(segment.source.id) ?? recent.length;
}

/** The best chains of the passages whose closest words tell most, in no order. */
function alignAll(
  slots: readonly Slot[],
  candidates: readonly Candidate[],
  most: number,
  wanted: number,
  recency: (candidate: Candidate) => number,
): Found[] {
  const aligner = new Aligner(slots);
  const estimates = new Float64Array(candidates.length);
  candidates.forEach(({ segment, passage }, i) => {
    estimates[i] = aligner.estimate(segment, passage);
  });
  const floor = estimates.slice().sort().at(-most) ?? 0;
  const closest = candidates
    .map((candidate, i) => ({ candidate, estimate: estimates[i]! }))
    .filter(({ estimate }) => estimate >= floor)
    .sort((a, b) => b.estimate - a.estimate || recency(a.candidate) - recency(b.candidate))
    .slice(0, most);
  const best: Found[] = [];
  for (const { candidate } of closest) {
    const { segment, passage } = candidate;
    const least = best.length === wanted ? best.at(-1)!.score : -Infinity;
    for (const rough of aligner.align(segment, passage, least)) {
      const chain = aligner.refine(segment, passage, rough, least);
      keep(best, { candidate, chain, score: chain.score }, wanted);
    }
  }
  return best;
}

function keep(best: Found[], found: Found, wanted: number): void {
  if (best.length === wanted && found.score <= best.at(-1)!.score) return;
  let at = best.length;
  while (at > 0 && best[at - 1]!.score < found.score) at--;
  best.splice(at, 0, found);
  if (best.length > wanted) best.pop();
}

function inOrder(a: Candidate, b: Candidate): number {
  const [one, other] = [a.segment.source.id, b.segment.source.id];
  return one === other ? a.passage - b.passage : one < other ? -1 : 1;
}

/** Reads the text of the best chains, and makes results of those that satisfy the operators. */
async function show(
  context: LookupContext,
  parsed: ParsedQuery,
  limit: number,
  slots: readonly Slot[],
  best: readonly Found[],
  token: CancellationToken | undefined,
): Promise<LookupHit[]> {
  const most = slots.reduce((sum, slot) => sum + slot.weight, 0) + slackOf(slots);
  const hits: LookupHit[] = [];
  for (let i = 0; i < best.length && hits.length < limit;) {
    const some = best.slice(i, (i += limit - hits.length));
    const shown = await Promise.all(some.map((found) => showOne(context, parsed, found, most)));
    checkCancelled(token);
    for (const hit of shown) {
      const known = hits.some((h) => hit && h.source === hit.source && overlaps(h.span, hit.span));
      if (hit && !known) hits.push(hit);
    }
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

async function showOne(
  context: LookupContext,
  parsed: ParsedQuery,
  { candidate: { segment, passage }, chain, score }: Found,
  most: number,
): Promise<LookupHit | undefined> {
  const first = chain.places[0]!;
  const last = chain.places.at(-1)!;
  const piece = await readPiece(context.read, segment, passage, first, last);
  if (!piece) return undefined;
  const matched = withoutStray(
    piece,
    chain.places.map((place) => piece.words[place - first]!),
  );
  const match = { start: matched[0]!.start, end: matched.at(-1)!.end };
  const span = growToSentences(piece, match);
  if (!(await satisfies(context, parsed, segment, piece, span))) return undefined;
  const share = Math.max(0, Math.min(1, score / most));
  return {
    source: segment.source.id,
    match,
    matched,
    span,
    score: inChrome(segment, match) ? share * CHROME_SHARE : share,
  };
}

async function satisfies(
  context: LookupContext,
  parsed: ParsedQuery,
  segment: Segment,
  { text, offset }: Piece,
  span: Span,
): Promise<boolean> {
  const { phrases, without, page } = parsed;
  if (phrases.length || without.length) {
    const passage = padded(text.slice(span.start - offset, span.end - offset));
    if (!phrases.every((phrase) => passage.includes(padded(phrase)))) return false;
    if (without.some((word) => passage.includes(padded(word)))) return false;
  }
  if (!page) return true;
  const document = await context.document(segment.source.id);
  return (
    document?.blocks.some(
      (block) => overlaps(block, span) && block.page?.toLowerCase() === page.toLowerCase(),
    ) ?? false
  );
}

/** The tokens of a text with a space around each. */
function padded(text: string): string {
  return ` ${tokens(text)
    .map((word) => word.token)
    .join(' ')} `;
}
