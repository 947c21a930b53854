/**
 * Whether sources bear a statement out.
 *
 * Parts first: a figure, date, name or negation that no source has in any form decides by itself. Else a
 * logistic score over the signs of support-features.ts (test/bench/tune-support.ts fits it). It reads words, not
 * meaning: a paraphrase in other words gets `unknown`, never `no`. Time is linear in the statement; a source
 * is read once (source-words.ts).
 */
import { languageTable } from '../text/language/languages';
import { alignClaim, aroundAlignment } from './align-claim';
import { findMissingParts } from './claim-parts';
import type { MissingPart } from './claim-parts';
import { readClaimWords } from './claim-words';
import type { ClaimWords } from './claim-words';
import { gatherEvidence } from './evidence';
import { isForeign } from './foreign-source';
import { nearestFigure, withWordsBehind } from './nearest-figure';
import { readSourceWords, sourceWords } from './source-words';
import type { SourceWords } from './source-words';
import { supportFeatures } from './support-features';
import type { SupportFeatures } from './support-features';
import type { SourceTokens } from '../search/types';
import type { UnsupportedPart } from './types';

/**
 * A source to hold a statement against. Words are kept with `document`, where one is given; of a long text only
 * those sentences are read that `tokens`, its words in the index, tell to matter.
 */
export interface ClaimSource {
  readonly id: string;
  readonly text: string;
  readonly document?: object;
  readonly tokens?: SourceTokens;
}

export interface ClaimVerdict {
  readonly supported: 'yes' | 'no' | 'unknown';
  /** From 0, unsupported, to 1; reckoned when asked for. */
  readonly score: number;
  /** Spans count in the statement. */
  readonly unsupported: readonly UnsupportedPart[];
}

const INTERCEPT = -1.3;
/** Added to the log odds of being unsupported for each sign, times how much of it there is. */
const WEIGHTS: Readonly<Record<string, number>> = {
  // Parts that no source has; the weak ones may be put in other words there.
  'negation.strong': 2.67,
  'number.strong': 2.17,
  'date.strong': 1.94,
  'name.strong': 1.21,
  'negation.weak': 1.05,
  'name.weak': -0.4,
  // What stands in the sentences that tell the same can't be true together with what the statement says.
  sibling: 1.64,
  prefix: 1.18,
  opposite: 1.03,
  nameInPlace: 1.01,
  only: 0.93,
  negatedOnlyHere: 0.39,
  // Words that no source has: a kind of thing, person or field more than others, for there is seldom another word
  // for it, a verb less, for writers choose them freely. A clause all in other words and another word for the same
  // speak for a paraphrase.
  absentShare: 2.47,
  'absent.fields': 1.27,
  'absent.people': 0.59,
  'absent.things': 0.42,
  absentLast: 0.4,
  absentPairs: 0.15,
  absentVerb: -0.21,
  paraphrased: -0.29,
  absentClause: -1.26,
  // Long statements have more that can be wrong; a sentence that tells the same speaks for them.
  length: 0.63,
  aligned: -0.86,
  shortSource: -0.2,
};
/** Below the first a statement counts as unsupported, at the second and above as supported. */
const UNSUPPORTED_BELOW = 0.33;
const SUPPORTED_FROM = 0.6;

/** Below this a statement counts as unsupported by an excerpt, which has no other page to bear it out. */
const EXCERPT_BELOW = 0.53;
/** Whether the sources are single sentences and no documents. */
export function isExcerpt(sources: readonly SourceWords[]): boolean {
  return sources.every(({ sentenceCount }) => sentenceCount <= 1);
}

/**
 * Checks one statement against all its sources together. Without a source that has words it is `unknown`.
 * `anonymous`: nobody knows who wrote the sources.
 */
export function checkClaim(
  claim: string,
  sources: readonly ClaimSource[],
  words: ClaimWords = readClaimWords(claim),
  anonymous = false,
): ClaimVerdict {
  const read = sources.map((source) => readFor(words, source));
  const known = read.filter(({ size }) => size > 0);
  if (known.length === 0 || words.words.length === 0) {
    return { supported: 'unknown', score: 0.5, unsupported: [] };
  }
  const missing = findMissingParts(words, known, anonymous);
  const alignments = alignClaim(words, known);
  const strong = missing.filter((part) => part.weight === 'strong');
  const unsupported = strong.map((part) => describePart(words, part));
  const below = isExcerpt(known) ? EXCERPT_BELOW : UNSUPPORTED_BELOW;
  let scored: number | undefined;
  // Other words for the same say nothing in another language.
  const score = (): number =>
    (scored ??= known.some((source) => isForeign(words, source))
      ? 0.5
      : scoreSupport(supportFeatures(words, known, missing, alignments)));
  return {
    supported: strong.length > 0 ? 'no' : verdict(score(), below),
    get score() {
      return score();
    },
    unsupported,
  };

  function describePart(text: ClaimWords, part: MissingPart): UnsupportedPart {
    const { kind, start, end } = part;
    const found =
      part.instead ??
      alignments
        // Without a word in common, no passage tells the same.
        .filter(({ weight }) => weight > 0 || words.words.some(({ content }) => content))
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ source, ...rest }) => {
          const near = aroundAlignment({ source, ...rest });
          const span = nearestFigure(text, part, source, near);
          return span && { span, source };
        })
        .find((one) => one !== undefined);
    const described = { kind, start, end, text: claim.slice(start, end) };
    if (!found) return described;
    const { source, span } = found;
    return {
      ...described,
      nearest: {
        text: source.text.slice(span.start, span.end),
        source: sources[read.indexOf(source)]!.id,
        span: { start: span.start, end: span.end },
        ...(kind === 'number' && {
          told: withWordsBehind(source.text, span, languageTable(source.language)),
        }),
      },
    };
  }
}

/** Characters of a text that is read whole. */
const SHORT_TEXT = 20_000;

/** Of a source what may bear on a statement. */
function readFor(claim: ClaimWords, { text, document, tokens }: ClaimSource): SourceWords {
  if (!tokens || text.length < SHORT_TEXT) return sourceWords(text, document);
  return readSourceWords(text, { ...gatherEvidence(claim, text, tokens), tokens });
}

/** From 0, unsupported, to 1. */
function scoreSupport(features: SupportFeatures): number {
  let sum = INTERCEPT;
  for (const [name, value] of features) sum += (WEIGHTS[name] ?? 0) * value;
  return 1 / (1 + Math.exp(sum));
}

function verdict(score: number, below: number): ClaimVerdict['supported'] {
  if (score < below) return 'no';
  return score >= SUPPORTED_FROM ? 'yes' : 'unknown';
}
