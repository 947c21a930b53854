import type { Span } from '../text/span';
import type { ClaimWords } from './claim-words';
import { placesOf } from './source-words';
import type { SourceWords } from './source-words';

/** The sentence of a source that tells most of what a statement tells. */
export interface Alignment {
  readonly source: SourceWords;
  /** Index into `source.sentences`. */
  readonly sentence: number;
  /** Weight of the statement's words in it, and of all that the source has anywhere. */
  readonly weight: number;
  readonly total: number;
}

/** Words that stand in more sentences than this are not counted one by one: they tell the sentences not apart. */
const TOO_COMMON = 400;

/** The best sentence of each source, by the sum of the rarity of the words they share. */
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
  let sentence = 0;
  for (let i = 1; i < weights.length; i++) if (weights[i]! > weights[sentence]!) sentence = i;
  return { source, sentence, weight: weights[sentence] ?? 0, total };
}

/** The sentence that tells most, with its neighbours. */
export function aroundAlignment({ source, sentence }: Alignment): Span[] {
  return source.sentences.slice(Math.max(0, sentence - 1), sentence + 2);
}
