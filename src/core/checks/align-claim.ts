import type { Span } from '../text/span';
import type { ClaimWords } from './claim-words';
import { placesOf } from './source-words';
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

/** Words that stand in more sentences than this are not counted one by one: they tell the sentences not apart. */
const TOO_COMMON = 400;

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
    const places = placesOf(source, root).subarray(0, TOO_COMMON);
    if (places.length === 0) continue;
    // Places are in order, so those in one sentence stand side by side.
    const found: number[] = [];
    for (let i = 0; i < places.length; i++) {
      const sentence = source.sentenceOf[places[i]!]!;
      if (sentence !== found[found.length - 1]) found.push(sentence);
    }
    const rarity = Math.log(1 + source.sentences.length / found.length);
    total += rarity;
    for (const sentence of found) weights[sentence]! += rarity;
  }
  const sentences = heaviest(weights);
  const sentence = sentences[0] ?? 0;
  return { source, sentence, sentences, weight: weights[sentence] ?? 0, total };
}

/** The few of the greatest weight, the heaviest and of equals the first one first. */
function heaviest(weights: Float64Array): number[] {
  const best: number[] = [];
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! <= (weights[best[BEST - 1] ?? -1] ?? 0)) continue;
    let at = best.length;
    while (at > 0 && weights[best[at - 1]!]! < weights[i]!) at--;
    best.splice(at, 0, i);
    best.length = Math.min(best.length, BEST);
  }
  return best;
}

/** The sentence that tells most, with its neighbours. */
export function aroundAlignment({ source, sentence }: Alignment): Span[] {
  return source.sentences.slice(Math.max(0, sentence - 1), sentence + 2);
}
