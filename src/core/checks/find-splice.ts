/*
 * Pieces of a source that were made into one quotation: out of order, from far apart, or by a cut that drops a
 * negation or a condition.
 */
import { framing } from '../text/language/framing';
import { guessLanguage, isNegation } from '../text/language/languages';
import type { Span } from '../text/span';
import { countWords } from '../text/words';
import { findPlaces, type Place } from './find-places';
import type { PatternToken } from './quotation-pattern';
import type { JudgedQuotation, LibraryQuery } from './types';
import type { CancellationToken } from '../host';

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
  const language = guessLanguage(
    text.slice(Math.max(0, place.span.start - AROUND), place.span.end + AROUND),
  );
  for (const cut of cuts(place)) {
    const words = tokens.slice(cut.sourceFrom, cut.sourceTo);
    if (!words.length) continue;
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
  readonly source: string;
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
  return { reason: ordered ? 'distance' : 'order', source: anchor.source, span: anchor.span };
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
/** Share of the words that the pieces together must account for. */
const LEAST_SHARE = 0.85;

/** Two or three pieces of a source joined without an ellipsis. */
export async function findJoinedPieces(query: SpliceQuery): Promise<Splice | undefined> {
  const { text, library, sources, token } = query;
  const total = countWords(text);
  if (total < 2 * LEAST_RUN) return undefined;
  const runs = await library.sharedRuns(text, LEAST_RUN, { sources, token, limit: 20 });
  for (const source of new Set(runs.map((run) => run.source))) {
    const pieces = runs
      .filter((run) => run.source === source)
      .sort((a, b) => b.words - a.words)
      .reduce<typeof runs>((kept, run) => {
        const isNew = kept.every(
          ({ span }) => span.end <= run.span.start || run.span.end <= span.start,
        );
        return isNew ? [...kept, run] : kept;
      }, [])
      .slice(0, 3)
      .sort((a, b) => a.span.start - b.span.start);
    if (pieces.length < 2) continue;
    if (pieces.reduce((sum, { words }) => sum + words, 0) < LEAST_SHARE * total) continue;
    const ordered = pieces.every(
      ({ sourceSpan }, i) => i === 0 || pieces[i - 1]!.sourceSpan.start < sourceSpan.start,
    );
    const longest = pieces.reduce((best, piece) => (piece.words > best.words ? piece : best));
    return { reason: ordered ? 'distance' : 'order', source, span: longest.sourceSpan };
  }
  return undefined;
}
