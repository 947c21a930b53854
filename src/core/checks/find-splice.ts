/*
 * Pieces of a source that were made into one quotation: out of order, from far apart, or by a cut that drops a
 * negation or a condition.
 */
import type { CancellationToken } from '../host';
import type { SourceDocument } from '../sources/types';
import { framing } from '../text/language/framing';
import { guessLanguage, isNegation } from '../text/language/languages';
import type { Span } from '../text/span';
import { findPlaces, readStretch, type Place } from './find-places';
import { tokenize, type PatternToken } from './quotation-pattern';
import type { JudgedQuotation, LibraryQuery } from './types';

export type SpliceReason = NonNullable<JudgedQuotation['splice']>;

/** Marks that end a clause: a negation before one does not reach the words behind it. */
const CLAUSE_END = /[,;:.!?—–()]|--/;
const AROUND = 400;

/**
 * Whether a cut of an otherwise exact quotation drops a word that the kept words depend on: a negation whose
 * clause goes on at both ends of the cut, or a condition that follows the kept words at once.
 */
export function hiddenByCut(
  pattern: readonly PatternToken[],
  place: Place,
): 'negation' | 'condition' | undefined {
  const { tokens, document } = place;
  const { text } = document;
  const hidden = cuts(place).filter(({ sourceFrom, sourceTo }) => sourceFrom < sourceTo);
  if (!hidden.length) return undefined;
  const language = guessLanguage(
    text.slice(Math.max(0, place.span.start - AROUND), place.span.end + AROUND),
  );
  for (const cut of hidden) {
    const words = tokens.slice(cut.sourceFrom, cut.sourceTo);
    const edit = pattern[cut.pattern]!;
    const inner = edit.kind === 'blank' ? edit.inner.toLowerCase() : '';
    const around = text.slice(
      tokens[cut.sourceFrom - 1]?.end ?? 0,
      tokens[cut.sourceTo]?.start ?? text.length,
    );
    const negations = words.filter(({ folded }) => isNegation(folded, language));
    const keeps = inner.split(/[^\p{L}'’]+/u).some((word) => isNegation(word.replace('’', "'")));
    if (negations.length === 1 && !keeps && !CLAUSE_END.test(around)) return 'negation';
    const phrase = ` ${words.map(({ folded }) => folded).join(' ')} `;
    const opens = framing[language].conditions.some((condition) =>
      phrase.startsWith(` ${condition} `),
    );
    if (opens && edit.kind === 'gap') return 'condition';
  }
  return undefined;
}

/** What stands behind each ellipsis or bracket, as ranges of the source's tokens. */
function cuts({ steps }: Place): { pattern: number; sourceFrom: number; sourceTo: number }[] {
  const found: { pattern: number; sourceFrom: number; sourceTo: number }[] = [];
  for (const { kind, to, sourceFrom, sourceTo } of steps) {
    if (kind !== 'legal') continue;
    const last = found.at(-1);
    if (last?.pattern === to - 1) last.sourceTo = sourceTo;
    else found.push({ pattern: to - 1, sourceFrom, sourceTo });
  }
  return found;
}

export interface Splice {
  readonly reason: 'order' | 'distance';
  /** For one passage out of which words were left: its reading. */
  readonly whole?: Place;
  readonly source: string;
  readonly document: SourceDocument;
  /** Where the longest piece stands. */
  readonly span: Span;
}

export interface SpliceQuery {
  readonly library: LibraryQuery;
  readonly text: string;
  readonly pattern: readonly PatternToken[];
  readonly sources?: readonly string[];
  readonly token?: CancellationToken;
}

/** Pieces at ellipses that each stand in one source, though not in this order or not near each other. */
export async function findScatteredParts(query: SpliceQuery): Promise<Splice | undefined> {
  const { pattern, text, library, sources, token } = query;
  const parts = splitAtGaps(pattern);
  if (parts.length < 2) return undefined;
  const found: Place[][] = [];
  for (const part of parts) {
    const exact = await findPlaces({
      library,
      text,
      pattern: part,
      sources,
      least: 1,
      all: true,
      token,
    });
    if (!exact.length) return undefined;
    found.push(exact.filter(({ cost }) => cost === 0));
  }
  const longest = parts.reduce(
    (best, part, i) => (part.length > parts[best]!.length ? i : best),
    0,
  );
  // A short piece stands anywhere; it proves nothing.
  if (parts.some((part) => part.length < 3)) return undefined;
  const anchor = found[longest]!.find(({ source }) =>
    found.every((places) => places.some((place) => place.source === source)),
  );
  if (!anchor) return undefined;
  const spans = found.map((places) => nearestTo(anchor, places));
  const ordered = spans.every((span, i) => i === 0 || spans[i - 1]!.start < span.start);
  return {
    reason: ordered ? 'distance' : 'order',
    source: anchor.source,
    document: anchor.document,
    span: anchor.span,
  };
}

function nearestTo(anchor: Place, places: readonly Place[]): Span {
  const distance = ({ span }: Place): number => Math.abs(span.start - anchor.span.start);
  return places
    .filter(({ source }) => source === anchor.source)
    .reduce((best, place) => (distance(place) < distance(best) ? place : best)).span;
}

function splitAtGaps(pattern: readonly PatternToken[]): PatternToken[][] {
  const parts: PatternToken[][] = [[]];
  for (const token of pattern) {
    if (token.kind === 'gap') parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** Fewest words of a piece: shorter runs stand in a source by chance. */
const LEAST_RUN = 4;
/** Pieces in order and no further apart than this, in characters, are one passage with words left out. */
const ONE_PASSAGE = 600;

/**
 * Two pieces of a source joined without an ellipsis. One of them holds a half of the words, which is looked up
 * exactly and widened; the rest must stand in the same sources exactly, too.
 */
export async function findJoinedPieces(query: SpliceQuery): Promise<Splice | undefined> {
  const { pattern } = query;
  if (pattern.length < 2 * LEAST_RUN || pattern.some(({ kind }) => kind !== 'word'))
    return undefined;
  const half = pattern.length >> 1;
  for (const [from, to] of [
    [0, half],
    [half, pattern.length],
  ] as const) {
    const place = await exactPlace(query, from, to);
    if (!place) continue;
    const run = widen(pattern, place, from, to);
    const isFirst = run.from === 0;
    const [restFrom, restTo] = isFirst ? [run.to, pattern.length] : [0, run.from];
    if (!isFirst && run.to < pattern.length) continue;
    if (restTo - restFrom < LEAST_RUN) continue;
    const rest = await exactPlace(query, restFrom, restTo, place.source);
    if (!rest) continue;
    const [first, second] = isFirst ? [place, rest] : [rest, place];
    const ordered = first.span.start < second.span.start;
    const isNear = ordered && second.span.start - first.span.end < ONE_PASSAGE;
    const around = { start: first.span.start - 40, end: second.span.end + 40 };
    const whole = isNear ? readStretch(pattern, place.source, place.document, around) : undefined;
    const { source, document, span } = restTo - restFrom > run.to - run.from ? rest : place;
    return {
      reason: ordered ? 'distance' : 'order',
      source,
      document,
      span,
      ...(whole && { whole }),
    };
  }
  return undefined;
}

async function exactPlace(
  { library, text, pattern, sources, token }: SpliceQuery,
  from: number,
  to: number,
  source?: string,
): Promise<Place | undefined> {
  const part = pattern.slice(from, to);
  const within = source === undefined ? sources : [source];
  const query = { library, text, pattern: part, sources: within, least: 1, token };
  const [place] = await findPlaces(query);
  return place?.cost === 0 ? place : undefined;
}

/** How far the words go on as in the source, to either side of a part that stands there. */
function widen(
  pattern: readonly PatternToken[],
  { document, span }: Place,
  from: number,
  to: number,
): { from: number; to: number } {
  const room = pattern.at(-1)!.end - pattern[0]!.start + 200;
  const ahead = tokenize(document.text, Math.max(0, span.start - room), span.start);
  const behind = tokenize(document.text, span.end, Math.min(document.text.length, span.end + room));
  const same = (i: number, token?: { readonly folded: string }): boolean => {
    const own = pattern[i];
    return own?.kind === 'word' && own.folded === token?.folded;
  };
  let [low, high] = [from, to];
  while (low > 0 && same(low - 1, ahead.at(low - 1 - from))) low--;
  while (same(high, behind[high - to])) high++;
  return { from: low, to: high };
}
