/**
 * What the words around a missing word tell of it. A noun that no source has weighs more than a verb, which a
 * writer chooses freely; a figure can stand in the source and count something else there. English; read from
 * the neighbours alone, without a dictionary. Linear in the statement.
 */
import { stem } from '../text/stem';
import { wordSet } from '../text/language/languages';
import type { ClaimWord, ClaimWords } from './claim-words';
import { placesOf } from './source-words';
import type { SourceWords } from './source-words';

export type Shape = 'verb' | 'noun' | 'head' | 'attribute' | 'other';

const DETERMINERS: ReadonlySet<string> = new Set(
  'the a an this that these those his her its their our my your each every some any no'.split(' '),
);
const BEFORE_VERBS: ReadonlySet<string> = new Set(
  'to must should may might could can will would shall cannot'.split(' '),
);
/** Words that deny without being a negation, by how their stems begin. */
const DENIES =
  /^(?:fail|refus|deni|deny|lack|prevent|avoid|stop|unabl|unlik|ceas|reject|absen|hind|without|instead|despit|oppos|against)/;
/** How far from its figure, in characters, a counted word may stand in a source. */
const BOUND = 60;

/** Whether a word denies without being a negation: "failed", "instead". */
export const denies = (folded: string): boolean => DENIES.test(folded);

/** How many of `absent` have which place in their phrase. */
export function countShapes(
  claim: ClaimWords,
  absent: ReadonlySet<ClaimWord>,
): ReadonlyMap<Shape, number> {
  const counts = new Map<Shape, number>();
  claim.words.forEach((word, i) => {
    if (!absent.has(word)) return;
    const shape = shapeOf(claim, i);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  });
  return counts;
}

function shapeOf({ words, table, text }: ClaimWords, i: number): Shape {
  const functionWords = wordSet(table, 'functionWords');
  const [before, word, after] = [words[i - 1], words[i]!, words[i + 1]];
  if (
    /(?:ed|ing)$/.test(word.folded) ||
    (after && DETERMINERS.has(after.folded)) ||
    (before && BEFORE_VERBS.has(before.folded))
  ) {
    return 'verb';
  }
  const ends =
    !after || functionWords.has(after.folded) || /[.,;]/.test(text.slice(word.end, after.start));
  if (!ends) return after.content ? 'attribute' : 'other';
  if (!before) return 'other';
  if (before.content) return 'head';
  const opens =
    DETERMINERS.has(before.folded) || functionWords.has(before.folded) || /^\d/.test(before.folded);
  return opens ? 'noun' : 'other';
}

/** Figures that the sources have, but nowhere near the word that they count here. */
export function countUnbound(claim: ClaimWords, sources: readonly SourceWords[]): number {
  return claim.numbers.filter(({ end, value }) => {
    const counted = claim.words.find((word) => word.start >= end && word.content);
    if (!counted) return false;
    let known = false;
    for (const source of sources) {
      const places = placesOf(source, counted.stem);
      if (places.length === 0) continue;
      for (const number of source.numbers) {
        if (number.value !== value) continue;
        known = true;
        const near = (place: number): boolean =>
          Math.abs(source.starts[place]! - number.start) < BOUND;
        if (places.some(near)) return false;
      }
    }
    return known;
  }).length;
}

/** "failed to", "instead of": denials of which the sources know nothing. */
export function countDenials(claim: ClaimWords, has: (root: string) => boolean): number {
  return claim.words.filter(({ folded }) => denies(folded) && !has(stem(folded))).length;
}
