/**
 * How likely a reader is to ask a source for a sentence, as a sum of named weights.
 *
 * The weights come from a logistic regression over `claimFeatures` (test/bench/tune-claims.ts fits them and prints
 * what each is worth); they are rounded, and every one has its reason below. A score of 0.5 means that people
 * who were asked called about half of such sentences verifiable claims. A bag of words was rejected: it
 * learns the subjects of its training texts. Time is linear in the sentence.
 */
import { TextReading } from '../text/text-reading';
import { findAnchors } from './claim-anchors';
import type { Anchor } from './claim-anchors';
import { claimFeatures } from './claim-features';
import type { ClaimFeatures } from './claim-features';

export interface SentenceScore {
  /** From 0 to 1, comparable across sentences. */
  readonly needsSource: number;
  /** Strongest first: `figure`, `date`, `attribution`, `comparison`, `cause`, `event`. */
  readonly reasons: readonly string[];
}

const INTERCEPT = -3.13;

/** Added to the log odds for each sign, times how much of it there is. */
const WEIGHTS: Readonly<Record<string, number>> = {
  // Figures and dates are looked up, and most of all percentages and large numbers.
  percent: 2.64,
  large: 1.4,
  money: 0.85,
  date: 0.79,
  year: 0.46,
  figure: 0.3,
  crowd: 0.56,
  figurePast: 0.14,
  // Long sentences full of content words say more than short ones full of pronouns.
  contentShare: 2.23,
  length: 1.06,
  longWords: 0.23,
  names: 0.08,
  abstract: 0.07,
  abstractOnly: -0.62,
  // What happened, who did it, what is now: the world as it can be checked.
  public: 0.69,
  present: 0.68,
  passive: 0.6,
  start_thirdPerson: 0.55,
  past: 0.4,
  irregularPast: 0.3,
  things: 0.34,
  announcement: 0.23,
  wePast: 0.22,
  action: 0.21,
  pastVerb: 0.21,
  impersonal: 0.16,
  // Comparisons and examples lean on facts.
  example: 0.99,
  comparison: 0.43,
  superlative: 0.38,
  colon: 0.59,
  dash: 0.25,
  // Wishes, duties and values can't be looked up.
  opinion: -0.64,
  values: -0.63,
  obligation: -0.59,
  start_obligation: -0.64,
  wishing: -0.47,
  judgement: -0.36,
  possibility: -0.2,
  weMust: -0.25,
  // Nor can what the writer says to the reader, or of the text itself.
  question: -1.12,
  start_question: -1.13,
  start_firstPerson: -0.64,
  start_secondPerson: -0.35,
  secondPerson: -0.24,
  firstPersonPlural: -0.22,
  audience: -0.4,
  ceremony: -0.24,
  signposting: -0.19,
  definition: -0.2,
  perception: -0.21,
  // Vague subjects, asides and markup.
  generic: -0.45,
  negated: -0.41,
  vague: -0.16,
  copula: -0.15,
  connective: -0.21,
  start_the: -0.34,
  brackets: -0.9,
  list: -0.24,
  code: -0.28,
};

export type Reason = Anchor | 'comparison' | 'cause';
/** In the order of their strength. */
const REASONS: readonly Reason[] = [
  'figure',
  'date',
  'attribution',
  'comparison',
  'cause',
  'event',
];

/** Scores one sentence by itself. Language: a tag such as `de`; English by default. */
export function scoreSentence(text: string, language?: string): SentenceScore {
  const reading = new TextReading(text, language);
  const features = claimFeatures(reading);
  return {
    needsSource: scoreFeatures(features),
    reasons: reasonsFor(features, findAnchors(reading)),
  };
}

/** The score of a sentence whose signs are known, from 0 to 1. A text without words has 0. */
export function scoreFeatures(features: ClaimFeatures): number {
  if (!features.has('contentShare') && !features.has('length')) return 0;
  let sum = INTERCEPT;
  for (const [name, value] of features) sum += (WEIGHTS[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** What makes a sentence one that needs a source, strongest first. */
export function reasonsFor(features: ClaimFeatures, anchors: ReadonlySet<Anchor>): Reason[] {
  return REASONS.filter((reason) =>
    reason === 'comparison' || reason === 'cause' ? features.has(reason) : anchors.has(reason),
  );
}
