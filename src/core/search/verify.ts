/**
 * Where quoted words stand. Exact first (phrase.ts), by words and not by letters, so that "5 million" is never
 * found in "15 million". Where that finds too little, approximate: the filter of lookup with the quotation's
 * own words, sparse chains in the best passages, then word-by-word alignment in the best stretches, and a look
 * at the letters: the same letters in other words ("co-operate", "cooperate", "coop-⏎erate") are exact too.
 *
 * Budget: what differs in more than 1 - `least` of its letters (default 0.4) is not found; at most
 * `MOST_PASSAGES` passages and `MOST_STRETCHES` stretches are looked at.
 */
import { checkCancelled, type Clock } from '../host';
import type { Span } from '../text/span';
import { words } from '../text/words';
import { type CandidateFinder, type Candidate } from './candidates';
import { Aligner, type Chain } from './chain';
import type { Lexicon } from './lexicon';
import { readPiece, type ReadText } from './passage-text';
import { PhraseFinder, wordsFrom } from './phrase';
import type { QueryReader, Slot } from './query-slots';
import type { Segment } from './segment';
import { OVERLAP, type Shard } from './shard';
import { editDistance } from './similar-words';
import { tokens } from './token-scanner';
import type { Match, VerifyOptions } from './types';
import { alignWords, type Alignment, type QuotedWord } from './word-alignment';

const DEFAULT_LIMIT = 5;
const DEFAULT_LEAST = 0.6;
/** Places where the words of an exact match are looked for, for each match wanted. */
const SPARE = 4;
const MOST_PASSAGES = 100;
/** Words whose lists are read, the rarest ones. */
const MOST_READ = 8;
const MOST_STRETCHES = 12;
/** Stretches whose text is read, even where fewer are asked for. */
const LEAST_DESCRIBED = 3;
/** Cells of the alignment table, for all stretches together: the first is always done. */
const MOST_CELLS = 4_000_000;
/** Words around a chain that are aligned, beside those that the quotation has there. */
const ROOM = 8;
/** A quoted word with one letter wrong in four or more counts by this share: bad scans, misprints. */
const SIMILAR_SHARE = 0.7;
/** No approximate match is called more similar than this. */
const NOT_QUITE = 0.99;
/** Unmatched words at either end of a quotation for which the span is widened. */
const WIDENED = 2;

export interface VerifyContext {
  readonly clock: Clock;
  readonly lexicon: Lexicon;
  readonly reader: QueryReader;
  readonly finder: CandidateFinder;
  readonly read: ReadText;
  shards(): Promise<readonly Shard[]>;
}

interface Quotation {
  readonly tokens: readonly string[];
  readonly ids: Int32Array;
  /** See `lettersOf`. */
  readonly letters: string;
}

/** A stretch of source that may be the quotation: places count words from the start of the passage. */
interface Place {
  readonly segment: Segment;
  readonly passage: number;
  readonly first: number;
  readonly last: number;
}

/** A place found by words, whose text is still to be looked at. */
interface Aligned {
  readonly place: Place;
  /** Words from the start of the place's passage on that were looked at. */
  readonly words: number;
  readonly alignment: Alignment;
  readonly similarity: number;
}

/**
 * The places of a quotation, exact ones first, then by similarity. Throws `Cancelled`. `enough: 1` is the
 * fastest question: near places take ten times as long to find as exact ones.
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
    letters: lettersOf(quotation),
  };
  const only = options.sources && new Set(options.sources);
  const phrases = new PhraseFinder(shards, context.clock);
  const exact = await findExact(context, phrases, quoted, limit, only, options);
  if (exact.length >= enough) return exact.slice(0, limit);
  const near = await findNear(context, shards, quoted, only, options);
  await phrases.rest(token);
  return distinct([...exact, ...near.filter((match) => match.similarity >= least)]).slice(0, limit);
}

async function findExact(
  context: VerifyContext,
  phrases: PhraseFinder,
  quoted: Quotation,
  limit: number,
  only: ReadonlySet<string> | undefined,
  { token }: VerifyOptions,
): Promise<Match[]> {
  const { ids } = quoted;
  if (ids.includes(0)) return [];
  const from = rarestWindow(context.reader, ids);
  const window = ids.subarray(from, from + OVERLAP);
  const occurrences = await phrases.find(window, { most: limit * SPARE, only, token });
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

async function spanOf(
  read: ReadText,
  { segment, passage, first, last }: Place,
): Promise<{ span: Span; text: string; words: readonly Span[] } | undefined> {
  const piece = await readPiece(read, segment, passage, first, last);
  if (!piece) return undefined;
  const span = { start: piece.words[0]!.start, end: piece.words.at(-1)!.end };
  const text = piece.text.slice(span.start - piece.offset, span.end - piece.offset);
  return { span, text, words: piece.words };
}

async function findNear(
  context: VerifyContext,
  shards: readonly Shard[],
  quoted: Quotation,
  only: ReadonlySet<string> | undefined,
  { limit = DEFAULT_LIMIT, token }: VerifyOptions,
): Promise<Match[]> {
  const slots = context.reader.read(quoted.tokens, { forms: false, typing: false });
  const candidates = shards
    .flatMap((shard) =>
      context.finder.find(shard, slots, { most: MOST_PASSAGES, read: MOST_READ, only }),
    )
    .sort((a, b) => b.bound - a.bound)
    .slice(0, MOST_PASSAGES);
  const stretches = bestStretches(slots, candidates);
  const asked = quotedWords(context.lexicon, quoted);
  const aligned: Aligned[] = [];
  let cells = 0;
  for (const { candidate, chain } of stretches) {
    checkCancelled(token);
    if (cells > MOST_CELLS) break;
    cells += 2 * quoted.ids.length ** 2;
    const one = alignStretch(context.lexicon, quoted, asked, slots, candidate, chain);
    if (one) aligned.push(one);
  }
  aligned.sort((a, b) => b.similarity - a.similarity);
  const matches: Match[] = [];
  for (const [i, one] of aligned.entries()) {
    // Whose words differ in the letters alone is among the first.
    if (i >= LEAST_DESCRIBED && distinct(matches).length >= limit) break;
    const match = await describe(context, quoted, one);
    if (match) matches.push(match);
  }
  return matches;
}

function bestStretches(
  slots: readonly Slot[],
  candidates: readonly Candidate[],
): { candidate: Candidate; chain: Chain }[] {
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
  return best;
}

/** What the alignment needs of each quoted word. */
function quotedWords(lexicon: Lexicon, { tokens: quoted, ids }: Quotation): QuotedWord[] {
  return quoted.map((token, i) => {
    const split: [number, number][] = [];
    for (let at = 1; at < token.length && token.length <= 24; at++) {
      const pair: [number, number] = [
        lexicon.find(token.slice(0, at)),
        lexicon.find(token.slice(at)),
      ];
      if (pair[0] && pair[1]) split.push(pair);
    }
    const next = quoted[i + 1];
    const joined = next === undefined ? 0 : lexicon.find(token + next);
    return { id: ids[i]!, letters: token.length, joined, split };
  });
}

function alignStretch(
  lexicon: Lexicon,
  quoted: Quotation,
  asked: readonly QuotedWord[],
  slots: readonly Slot[],
  { segment, passage }: Candidate,
  chain: Chain,
): Aligned | undefined {
  const firstSlot = slots[31 - Math.clz32(chain.filled & -chain.filled)]!.at;
  const lastSlot = slots[31 - Math.clz32(chain.filled)]!.at;
  const before = firstSlot + ROOM + (firstSlot >> 2);
  const behind = quoted.ids.length - lastSlot + ROOM + ((quoted.ids.length - lastSlot) >> 2);
  const area = around(segment, passage, chain.places[0]! - before, chain.places.at(-1)! + behind);
  const source = wordsFrom(segment, area.passage, area.last + 1).ids;
  const stretch = source.subarray(area.first, area.last + 1);
  const alignment = alignWords(asked, stretch);
  if (!alignment) return undefined;
  const similarity = similarityOf(lexicon, quoted, alignment, stretch);
  const place = {
    segment,
    passage: area.passage,
    first: area.first + alignment.start,
    last: area.first + alignment.end - 1,
  };
  return { place, words: source.length, alignment, similarity };
}

/** As `reach`, but what lies before the beginning is cut. */
function around(segment: Segment, passage: number, first: number, last: number): Place {
  let [p, from, to] = [passage, first, last];
  while (from < 0 && p > 0) {
    const { own } = wordsFrom(segment, --p, 1);
    from += own;
    to += own;
  }
  return { segment, passage: p, first: Math.max(0, from), last: to };
}

function similarityOf(
  lexicon: Lexicon,
  quoted: Quotation,
  { letters, replaced }: Alignment,
  stretch: Int32Array,
): number {
  const total = quoted.tokens.reduce((sum, token) => sum + token.length, 0);
  let standing = letters;
  for (const { quoted: i, place } of replaced) {
    const word = quoted.tokens[i]!;
    const edits = word.length >> 2;
    // A figure with another digit is another figure.
    if (!edits || /\p{N}/u.test(word)) continue;
    const other = lexicon.word(stretch[place]!);
    if (editDistance(word, other, edits) <= edits) standing += SIMILAR_SHARE * word.length;
  }
  return Math.min(NOT_QUITE, standing / total);
}

async function describe(
  context: VerifyContext,
  quoted: Quotation,
  { place, words, alignment, similarity }: Aligned,
): Promise<Match | undefined> {
  const source = place.segment.source.id;
  const { head, tail } = alignment;
  const wide = {
    ...place,
    first: Math.max(0, place.first - Math.min(head, WIDENED)),
    last: Math.min(words - 1, place.last + Math.min(tail, WIDENED)),
  };
  const found = await spanOf(context.read, wide);
  if (!found) return undefined;
  const offset = found.span.start;
  const slice = (from: number, to: number): string => found.text.slice(from - offset, to - offset);
  const core = place.last - place.first;
  let from = place.first - wide.first;
  let to = from + core;
  // A word that was split or joined at an end may stand outside the alignment.
  for (let a = from; a >= 0; a--) {
    for (let b = to; b < found.words.length; b++) {
      const span = { start: found.words[a]!.start, end: found.words[b]!.end };
      if (lettersOf(slice(span.start, span.end)) === quoted.letters) {
        return { ...span, source, exact: true, similarity: 1 };
      }
    }
  }
  const sentenceEnd = /[.!?…]["'”’)\]]*\s/;
  while (
    from > 0 &&
    !sentenceEnd.test(slice(found.words[from - 1]!.start, found.words[from]!.start))
  )
    from--;
  while (
    to + 1 < found.words.length &&
    !sentenceEnd.test(slice(found.words[to]!.end, found.words[to + 1]!.start) + ' ')
  ) {
    to++;
  }
  const span = { start: found.words[from]!.start, end: found.words[to]!.end };
  return { ...span, source, exact: false, similarity };
}

/**
 * The letters of a text without what lies between words. Words with digits keep their limits, and points
 * and commas between digits count: "5.6" is not "56", "1 5" not "15".
 */
export function lettersOf(text: string): string {
  return words(text)
    .map(({ folded }) => (/\p{N}/u.test(folded) ? ` ${folded} ` : folded))
    .join('')
    .replaceAll("'", '');
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
