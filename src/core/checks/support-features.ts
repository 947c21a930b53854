/**
 * How far sources bear a statement out, as signs that can be read. Beside the parts that are missing
 * (claim-parts.ts), words: those that no source has, opposites and members of a family standing in the place of
 * one another, and the order in which words stand side by side.
 */
import { opposites } from '../text/language/opposites';
import type { Opposites } from '../text/language/opposites';
import { synonyms } from '../text/language/synonyms';
import { stem } from '../text/stem';
import type { Alignment } from './align-claim';
import type { MissingPart } from './claim-parts';
import type { ClaimWord, ClaimWords } from './claim-words';
import { placesOf, wordAt } from './source-words';
import type { SourceWords } from './source-words';
import { countDenials, countShapes, countUnbound } from './support-shape';

export type SupportFeatures = ReadonlyMap<string, number>;

const NEGATIVE_PREFIX = /^(?:un|in|im|ir|dis|non|mis)(?=\p{L}{4})/u;
const NEGATIVE_PREFIXES: readonly string[] = ['un', 'in', 'im', 'dis', 'mis'];
/** Sources longer than this leave little to be read between the lines. */
const SHORT_SOURCE = 80;

export function supportFeatures(
  claim: ClaimWords,
  sources: readonly SourceWords[],
  missing: readonly MissingPart[],
  alignments: readonly Alignment[],
): SupportFeatures {
  const features = new Map<string, number>();
  const set = (name: string, value: number | boolean): void => {
    if (value) features.set(name, Number(value));
  };
  for (const { kind, weight } of missing) {
    // Weekdays are reckoned.
    if (kind === 'date' && weight === 'weak') continue;
    set(`${kind}.${weight}`, Math.min(2, (features.get(`${kind}.${weight}`) ?? 0) + 1));
  }
  const has = (root: string): boolean =>
    sources.some((source) => placesOf(source, root).length > 0);
  const content = claim.words.filter((word) => word.content);
  const strange = content.filter(
    (word) => !has(word.stem) && !(word.stem.length >= 7 && has(word.stem.slice(0, -2))),
  );
  const absent = strange.filter((word) => !synonyms.get(word.stem)?.some(has));
  set('paraphrased', Math.min(3, strange.length - absent.length));
  set('absent', Math.min(8, absent.length));
  set('absentShare', absent.length / Math.max(1, content.length));
  set('absentRun', Math.min(3, countRuns(claim.words, absent)));
  set('antonym', Math.min(2, countAntonyms(content, has, opposites)));
  set('family', Math.min(2, countFamily(claim, absent, has, opposites)));
  set(
    'prefix',
    content.some((word) => differsByPrefix(word, has)),
  );
  for (const [name, count] of countShapes(claim, new Set(absent)))
    set(`absent.${name}`, Math.min(3, count));
  set('absentLast', absent.includes(content.at(-1)!));
  set('unbound', Math.min(3, countUnbound(claim, sources)));
  set('denial', Math.min(3, countDenials(claim, has)));
  const best = alignments.reduce<Alignment | undefined>(
    (top, one) => (!top || one.weight > top.weight ? one : top),
    undefined,
  );
  const negated = claim.words.some((word) => word.negates);
  set('negated', negated);
  if (best) {
    set('aligned', best.total ? best.weight / best.total : 0);
    const denies = sentenceNegates(best);
    set('negatedOnlyHere', negated && !denies);
    set('negatedOnlyThere', !negated && denies);
  }
  if (best) set('localAntonym', countLocalAntonyms(claim, best, opposites));
  set('length', Math.log(1 + claim.words.length));
  set(
    'shortSource',
    sources.every((source) => source.starts.length < SHORT_SOURCE),
  );
  set('only', claim.words.some(({ folded }) => folded === 'only') && !has(stem('only')));
  return features;
}

/** Opposites in the sentences that tell the same, whatever the rest of the source has. */
function countLocalAntonyms(
  claim: ClaimWords,
  { source, sentence }: Alignment,
  { antonyms }: Opposites,
): number {
  const near = new Set<number>();
  const first = source.sentences[Math.max(0, sentence - 1)]!.start;
  for (
    let i = wordAt(source, first);
    i < source.ids.length && source.sentenceOf[i]! <= sentence + 1;
    i++
  ) {
    near.add(source.ids[i]!);
  }
  const stands = (root: string): boolean => {
    const id = source.stems.get(root);
    return id !== undefined && near.has(id);
  };
  const own = new Set(claim.words.map((word) => word.stem));
  const opposed = claim.words.filter(
    (word) =>
      !stands(word.stem) &&
      [...(antonyms.get(word.stem) ?? [])].some((root) => stands(root) && !own.has(root)),
  );
  return Math.min(2, opposed.length);
}

/** Missing words that stand side by side. */
function countRuns(all: readonly ClaimWord[], absent: readonly ClaimWord[]): number {
  const missing = new Set(absent);
  return all.filter((word, i) => missing.has(word) && missing.has(all[i + 1]!)).length;
}

function countAntonyms(
  content: readonly ClaimWord[],
  has: (root: string) => boolean,
  { antonyms }: Opposites,
): number {
  return content.filter((word) => !has(word.stem) && [...(antonyms.get(word.stem) ?? [])].some(has))
    .length;
}

/** Missing words in whose family the source has another member that the statement lacks. */
function countFamily(
  claim: ClaimWords,
  absent: readonly ClaimWord[],
  has: (root: string) => boolean,
  { families }: Opposites,
): number {
  const own = new Set(claim.words.map((word) => word.stem));
  return absent.filter((word) =>
    families
      .get(word.stem)
      ?.some((family) => family.some((other) => !own.has(other) && has(other))),
  ).length;
}

/** "unpopular" where the source has only "popular", or the other way round. */
function differsByPrefix(word: ClaimWord, has: (root: string) => boolean): boolean {
  if (has(word.stem)) return false;
  const bare = word.folded.replace(NEGATIVE_PREFIX, '');
  if (bare !== word.folded) return has(stem(bare));
  return (
    word.folded.length >= 4 && NEGATIVE_PREFIXES.some((prefix) => has(stem(prefix + word.folded)))
  );
}

function sentenceNegates({ source, sentence }: Alignment): boolean {
  const at = wordAt(source, source.sentences[sentence]?.start ?? 0);
  for (let i = at; source.sentenceOf[i] === sentence; i++) if (source.negates[i]) return true;
  return false;
}
