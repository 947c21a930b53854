/**
 * Whether sources bear a statement out.
 *
 * Parts first: a figure, date, name or negation that no source has in any form decides by itself. Else a
 * logistic score over the signs of support-features.ts (test/bench/tune-support.ts fits it). It reads words, not
 * meaning: a paraphrase in other words gets `unknown`, never `no`. Time is linear in the statement; a source
 * is read once (source-words.ts).
 */
import { alignClaim, aroundAlignment } from './align-claim';
import { findMissingParts, nearestFigure } from './claim-parts';
import type { MissingPart } from './claim-parts';
import { readClaimWords } from './claim-words';
import type { ClaimWords } from './claim-words';
import { sourceWords } from './source-words';
import type { SourceWords } from './source-words';
import { supportFeatures } from './support-features';
import type { SupportFeatures } from './support-features';
import type { UnsupportedPart } from './types';

/** A source to hold a statement against. Words are kept with `document`, where one is given. */
export interface ClaimSource {
  readonly id: string;
  readonly text: string;
  readonly document?: object;
}

export interface ClaimVerdict {
  readonly supported: 'yes' | 'no' | 'unknown';
  /** From 0, unsupported, to 1. */
  readonly score: number;
  /** Spans count in the statement. */
  readonly unsupported: readonly UnsupportedPart[];
}

const INTERCEPT = -1.92;
/** Added to the log odds of being unsupported for each sign, times how much of it there is. */
const WEIGHTS: Readonly<Record<string, number>> = {
  // Parts that no source has; the weak ones may be the writer's own counting or reckoning.
  'number.strong': 2.51,
  'date.strong': 2.12,
  'name.strong': 1.51,
  'negation.strong': 1.76,
  'negation.weak': 0.87,
  'number.weak': 0.45,
  'name.weak': -0.5,
  'date.weak': -0.38,
  // Words that no source has: their share tells, their number less, for long statements put it in other words.
  absentShare: 2.41,
  absentRun: 0.18,
  absentOne: 0.15,
  absentNone: -0.07,
  absent: -0.18,
  absentLong: -0.15,
  // Opposites and members of one family in each other's place.
  family: 0.85,
  prefix: 0.83,
  localAntonym: 0.74,
  localFamily: 0.1,
  only: 0.89,
  // A denial on one side alone.
  negatedOnlyHere: 0.55,
  negatedOnlyThere: -0.35,
  negated: -0.45,
  // Long statements have more that can be wrong; a sentence that tells the same speaks for them.
  length: 0.82,
  aligned: -0.7,
  sideBySide: 0.1,
  figures: -0.15,
  shortSource: -0.07,
};
/** Below the first a statement counts as unsupported, at the second and above as supported. */
const UNSUPPORTED_BELOW = 0.25;
const SUPPORTED_FROM = 0.6;

/** Below this a statement counts as unsupported by an excerpt, which has no other page to bear it out. */
const EXCERPT_BELOW = 0.5;
/** Whether the sources are single sentences and no documents. */
export function isExcerpt(sources: readonly SourceWords[]): boolean {
  return sources.every((source) => source.sentences.length <= 1);
}

/** Checks one statement against all its sources together. Without a source that has words it is `unknown`. */
export function checkClaim(claim: string, sources: readonly ClaimSource[]): ClaimVerdict {
  const read = sources.map(({ text, document }) => sourceWords(text, document));
  const known = read.filter((source) => source.starts.length > 0);
  const words = readClaimWords(claim);
  if (known.length === 0 || words.words.length === 0) {
    return { supported: 'unknown', score: 0.5, unsupported: [] };
  }
  const missing = findMissingParts(words, known);
  const alignments = alignClaim(words, known);
  const score = scoreSupport(supportFeatures(words, known, missing, alignments));
  const strong = missing.filter((part) => part.weight === 'strong');
  const unsupported = strong.map((part) => describePart(words, part));
  const below = isExcerpt(known) ? EXCERPT_BELOW : UNSUPPORTED_BELOW;
  return { supported: verdict(score, strong, below), score, unsupported };

  function describePart(text: ClaimWords, part: MissingPart): UnsupportedPart {
    const { kind, start, end } = part;
    const found = alignments
      .toSorted((a, b) => b.weight - a.weight)
      .map((alignment) => {
        const span = nearestFigure(text, part, alignment.source, aroundAlignment(alignment));
        return span && { span, alignment };
      })
      .find((one) => one !== undefined);
    const described = { kind, start, end, text: claim.slice(start, end) };
    if (!found) return described;
    const { alignment, span } = found;
    return {
      ...described,
      nearest: {
        text: alignment.source.text.slice(span.start, span.end),
        source: sources[read.indexOf(alignment.source)]!.id,
        span: { start: span.start, end: span.end },
      },
    };
  }
}

/** From 0, unsupported, to 1. */
export function scoreSupport(features: SupportFeatures): number {
  let sum = INTERCEPT;
  for (const [name, value] of features) sum += (WEIGHTS[name] ?? 0) * value;
  return 1 / (1 + Math.exp(sum));
}

function verdict(
  score: number,
  strong: readonly MissingPart[],
  below: number,
): ClaimVerdict['supported'] {
  if (strong.length > 0 || score < below) return 'no';
  return score >= SUPPORTED_FROM ? 'yes' : 'unknown';
}
