import type { Span } from '../text/span';
import type { ClaimWords } from './claim-words';
import { placesOf, sentencesAt } from './source-words';
import type { SourceWords } from './source-words';

/** The sentence of a source that tells most of what a statement tells. */
export interface Alignment {
  readonly source: SourceWords;
  /** Index into `source.sentences`. */
  readonly sentence: number;
  /** Those that tell most, `sentence` first. */
  readonly sentences: readonly number[];
  /** Weight of the statement's words in it, and of all that the source has anywhere. */
  readonly weight: number;
  readonly total: number;
}

/** Characters between neighbours at most. */
const FARTHEST = 100;

/** A statement often draws on several sentences. */
const BEST = 3;

/** The best sentences of each source, by the sum of the rarity of the words they share. */
export function alignClaim(claim: ClaimWords, sources: readonly SourceWords[]): Alignment[] {
  return sources.map((source) => alignWith(claim, source));
}

function alignWith(claim: ClaimWords, source: SourceWords): Alignment {
  const weights = new Float64Array(source.sentences.length);
  let total = 0;
  for (const root of new Set(claim.words.filter((w) => w.content).map((w) => w.stem))) {
    const frequency = source.frequencyOf(root);
    if (frequency === 0) continue;
    const rarity = Math.log(1 + source.sentenceCount / frequency);
    total += rarity;
    const places = placesOf(source, root);
    for (const sentence of sentencesAt(places, (place) => source.sentenceOf[place]!))
      weights[sentence]! += rarity;
  }
  const sentences = heaviest(weights, BEST);
  const sentence = sentences[0] ?? 0;
  return { source, sentence, sentences, weight: weights[sentence] ?? 0, total };
}

/** The few of the greatest weight, the heaviest and of equals the first one first. */
export function heaviest(weights: Float64Array, most: number): number[] {
  const best: number[] = [];
  let least = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight <= least) continue;
    let at = best.length;
    while (at > 0 && weights[best[at - 1]!]! < weight) at--;
    best.splice(at, 0, i);
    best.length = Math.min(best.length, most);
    if (best.length === most) least = weights[best[most - 1]!]!;
  }
  return best;
}

/** The sentence that tells most, with its neighbours. */
export function aroundAlignment({ source, sentence }: Alignment): readonly Span[] {
  const { start, end } = source.sentences[sentence] ?? { start: 0, end: 0 };
  // What was not read may lie between.
  return source.sentences
    .slice(Math.max(0, sentence - 1), sentence + 2)
    .filter((near) => near.end > start - FARTHEST && near.start < end + FARTHEST);
}
