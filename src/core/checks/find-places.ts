/*
 * Where a quotation's words stand: the index proposes places for the longest words left unedited, an
 * alignment over the stretch around each proves them. The nearest reading wins; the first exact one ends the search.
 */
import { checkCancelled, type CancellationToken } from '../host';
import type { Match } from '../search/types';
import type { SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { align, type SourceToken, type Step } from './align';
import { blocksAt } from './blocks-at';
import { freeSpans, reachPast } from './free-words';
import { literalRuns, tokenize, type PatternToken } from './quotation-pattern';
import type { LibraryQuery } from './types';

/** A reading of a quotation in a source. */
export interface Place {
  readonly source: string;
  readonly document: SourceDocument;
  /** From the first to the last quoted word. */
  readonly span: Span;
  /** The source's words around, to which `steps` refer; spans count in the source. */
  readonly tokens: readonly SourceToken[];
  readonly steps: readonly Step[];
  /** Number of words that differ. */
  readonly cost: number;
  /** 1 where the words are the same; falls with the share of words that differ. */
  readonly similarity: number;
}

export interface PlaceQuery {
  readonly library: LibraryQuery;
  /** The text that the pattern was parsed from. */
  readonly text: string;
  readonly pattern: readonly PatternToken[];
  /** Only these sources; all when left out. */
  readonly sources?: readonly string[];
  /** Least similarity of a place that is not exact. */
  readonly least: number;
  /** Whether all exact places are wanted, and not the first alone. */
  readonly all?: boolean;
  readonly token?: CancellationToken;
}

/**
 * The most that an ellipsis may cut, in characters: a page and a half of a book, which a reader takes in
 * as one passage. Beyond it, two passages were made one.
 */
const LONGEST_CUT = 3000;
/** Room beside the proposed place for words that were left out, put in, or begin with a sign. */
const MARGIN = 60;
const PROPOSALS = 12;
const MOST_ANCHORS = 3;

/** Readings of the quotation, nearest first; exact ones have cost 0. */
export async function findPlaces(query: PlaceQuery): Promise<Place[]> {
  const { least, all, token } = query;
  const places: Place[] = [];
  for (const { anchor, from, to } of anchors(query)) {
    for await (const match of propose(query, anchor)) {
      checkCancelled(token);
      if (places.some((place) => place.source === match.source && inside(match, place.span)))
        continue;
      const place = await prove(query, match, from, to);
      if (!place || (place.cost > 0 && place.similarity < least)) continue;
      places.push(place);
      if (place.cost === 0 && !all) return places.sort(nearest);
    }
    if (places.some(({ cost }) => cost === 0)) break;
  }
  return places.sort(nearest);
}

function inside(match: Span, span: Span): boolean {
  return span.start <= match.start && match.end <= span.end;
}

function nearest(a: Place, b: Place): number {
  return a.cost - b.cost || a.span.end - a.span.start - (b.span.end - b.span.start);
}

/** Stretches of the pattern to ask the index for: all of it where nothing is edited, else its longest runs. */
function anchors({ pattern, text }: PlaceQuery): { anchor: string; from: number; to: number }[] {
  const runs = literalRuns(pattern);
  const cut = (from: number, to: number): { anchor: string; from: number; to: number } => ({
    anchor: text.slice(pattern[from]!.start, pattern[to - 1]!.end),
    from,
    to,
  });
  if (runs.length === 1 && runs[0]!.to - runs[0]!.from === pattern.length)
    return [cut(0, pattern.length)];
  return runs
    .filter(({ from, to }, i) => i === 0 || to - from >= 3)
    .slice(0, MOST_ANCHORS)
    .map(({ from, to }) => cut(from, to));
}

/** Exact places where there are any; then, where none of those was the quotation, near ones too. */
async function* propose(
  { library, sources, least, all, token }: PlaceQuery,
  anchor: string,
): AsyncIterable<Match> {
  const options = { sources, least, limit: PROPOSALS, token };
  const first = all ? [] : await library.verify(anchor, { ...options, enough: 1 });
  yield* first;
  if (all || first[0]?.exact) yield* await library.verify(anchor, options);
}

async function prove(
  { pattern, library }: PlaceQuery,
  match: Match,
  from: number,
  to: number,
): Promise<Place | undefined> {
  const document = await library.document(match.source);
  if (!document) return undefined;
  const exact = match.exact && readExactly(pattern, match, document);
  if (exact) return exact;
  const slack = match.exact ? MARGIN : MARGIN + Math.ceil((match.end - match.start) * 0.4);
  const before = slack + reach(pattern, 0, from);
  const behind = slack + reach(pattern, to, pattern.length);
  const stretch = { start: match.start - before, end: match.end + behind };
  const place = readStretch(pattern, match.source, document, stretch);
  if (place?.cost === 0) return place;
  const wider = reachPast(document.text, match, before, behind);
  return wider ? readStretch(pattern, match.source, document, wider) : place;
}

/** The reading of a pattern of which nothing is edited, where its words are just those of a match. */
function readExactly(
  pattern: readonly PatternToken[],
  { source, start, end }: Match,
  document: SourceDocument,
): Place | undefined {
  // With the words beside it, for "don" before "t" is no word.
  const tokens = sourceTokens(document, start - 2, end + 3).filter(
    (token) => token.start < end && start < token.end,
  );
  const isSame = (token: PatternToken, i: number): boolean =>
    token.kind === 'word' && token.folded === tokens[i]!.folded;
  if (tokens.length !== pattern.length || !pattern.every(isSame)) return undefined;
  const steps = pattern.map((_, i): Step => ({
    kind: 'same',
    from: i,
    to: i + 1,
    sourceFrom: i,
    sourceTo: i + 1,
  }));
  const span = { start: tokens[0]!.start, end: tokens.at(-1)!.end };
  return { source, document, span, tokens, steps, cost: 0, similarity: 1 };
}

/** The best reading of a pattern in a stretch of a source, however much of it differs. */
export function readStretch(
  pattern: readonly PatternToken[],
  source: string,
  document: SourceDocument,
  { start, end }: Span,
): Place | undefined {
  let tokens: readonly SourceToken[] = sourceTokens(document, start, end);
  let alignment = align(pattern, tokens);
  if (!alignment) return undefined;
  const more = alignment.cost > 0 ? withFree(document, tokens) : tokens;
  if (more !== tokens) {
    tokens = more;
    alignment = align(pattern, tokens)!;
  }
  const { cost, steps } = alignment;
  const taken = steps.filter(
    ({ kind, sourceFrom, sourceTo }) =>
      sourceTo > sourceFrom && (kind === 'same' || kind === 'changed'),
  );
  const [first, last] = [taken[0], taken.at(-1)];
  if (!first || !last || !taken.some(({ kind }) => kind === 'same')) return undefined;
  const size = pattern.filter(
    (token) => token.kind === 'part' || (token.kind === 'word' && !token.optional),
  ).length;
  return {
    source,
    document,
    span: { start: tokens[first.sourceFrom]!.start, end: tokens[last.sourceTo - 1]!.end },
    tokens,
    steps,
    cost,
    similarity: Math.max(0, 1 - cost / Math.max(1, size)),
  };
}

/** Characters that the pattern's tokens `[from, to)` may take up in a source. */
function reach(pattern: readonly PatternToken[], from: number, to: number): number {
  if (to <= from) return 0;
  const edited = pattern.slice(from, to);
  const gaps = edited.filter(({ kind }) => kind === 'gap').length;
  const blanks = edited.filter(({ kind }) => kind === 'blank').length;
  const length = pattern[to - 1]!.end - pattern[from]!.start;
  return Math.ceil(length * 1.2) + gaps * LONGEST_CUT + blanks * 60 + MARGIN;
}

const REFERENCE = /^\[(?:\d{1,3}|sic)\]$/;
/** An editor's bracket inside a word of the source: `[t]he`. */
const INNER_BRACKET = /^[[\]]$/;

/** The same words, of which those may be passed over that a writer need not quote; the same list where there are none. */
function withFree(
  document: SourceDocument,
  tokens: readonly SourceToken[],
): readonly SourceToken[] {
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  const free = freeSpans(document, first.start, last.end);
  if (!free.length) return tokens;
  return tokens.map((token) =>
    free.some(({ start, end }) => start <= token.start && token.end <= end)
      ? { ...token, free: true }
      : token,
  );
}

/** The words of a stretch of a source; figures of notes and running heads may be passed over. */
export function sourceTokens(document: SourceDocument, from: number, to: number): SourceToken[] {
  const { text } = document;
  let start = Math.max(0, from);
  let end = Math.min(text.length, to);
  // Whole words only, also where a word is very long.
  while (start > 0 && /[\p{L}\p{N}]/u.test(text[start]!) && from - start < 40) start--;
  while (end < text.length && /[\p{L}\p{N}]/u.test(text[end]!) && end - to < 40) end++;
  const inner = blocksAt(document, { start, end }).filter(
    (block) =>
      (block.kind === 'chrome' || block.kind === 'note') && block.start > start && block.end < end,
  );
  const all: SourceToken[] = [];
  for (const token of tokenize(text, start, end)) {
    const before = all.at(-1);
    if (before && INNER_BRACKET.test(text.slice(before.end, token.start)))
      all[all.length - 1] = {
        folded: before.folded + token.folded,
        start: before.start,
        end: token.end,
      };
    else all.push(token);
  }
  return all.map((token, i) => {
    const before = all[i - 1];
    const gap = before ? text.slice(before.end, token.start) : ' ';
    const joined = /^(?:[-‐‑\u00ad]\s{0,4}|['’])$/.test(gap);
    const free =
      REFERENCE.test(text.slice(token.start - 1, token.end + 1)) ||
      inner.some((block) => block.start <= token.start && token.end <= block.end);
    // All of one shape, for every cell of an alignment reads them.
    return { folded: token.folded, start: token.start, end: token.end, joined, free };
  });
}
