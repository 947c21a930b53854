/**
 * How far sources bear a statement out, as signs that can be read. Beside the parts that are missing
 * (claim-parts.ts), words: those that no source has, opposites and members of a family standing in the place of
 * one another, and the order in which words stand side by side.
 */
import { opposites } from '../text/language/opposites';
import type { Opposites } from '../text/language/opposites';
import { stem } from '../text/stem';
import type { Alignment } from './align-claim';
import type { MissingPart } from './claim-parts';
import type { ClaimWord, ClaimWords } from './claim-words';
import { placesOf } from './source-words';
import type { SourceWords } from './source-words';

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
  for (const { kind, weight } of missing)
    set(`${kind}.${weight}`, Math.min(2, (features.get(`${kind}.${weight}`) ?? 0) + 1));
  const has = (root: string): boolean =>
    sources.some((source) => placesOf(source, root).length > 0);
  const content = claim.words.filter((word) => word.content);
  const absent = content.filter(
    (word) => !has(word.stem) && !(word.stem.length >= 7 && has(word.stem.slice(0, -2))),
  );
  set('absent', Math.min(8, absent.length));
  set('absentShare', absent.length / Math.max(1, content.length));
  set('absentLong', Math.min(3, absent.filter((word) => word.folded.length >= 8).length));
  set('absentNone', absent.length === 0);
  set('absentOne', absent.length === 1);
  set('absentRun', Math.min(3, countRuns(claim.words, absent)));
  set('antonym', Math.min(2, countAntonyms(content, has, opposites)));
  set('family', Math.min(2, countFamily(claim, absent, has, opposites)));
  set(
    'prefix',
    content.some((word) => differsByPrefix(word, has)),
  );
  set('sideBySide', shareSideBySide(claim, sources));
  set('figures', Math.min(3, claim.numbers.length));
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
  const local = best ? compareLocally(claim, best, opposites) : undefined;
  if (local) {
    set('localAntonym', local.antonyms);
    set('localFamily', local.family);
  }
  set('length', Math.log(1 + claim.words.length));
  set(
    'shortSource',
    sources.every((source) => source.starts.length < SHORT_SOURCE),
  );
  set('only', claim.words.some(({ folded }) => folded === 'only') && !has(stem('only')));
  return features;
}

/** Opposites and rivals in the sentences that tell the same, whatever the rest of the source has. */
function compareLocally(
  claim: ClaimWords,
  { source, sentence }: Alignment,
  { antonyms, families }: Opposites,
): { antonyms: number; family: number } {
  const near = new Set<string>();
  const names = new Map([...source.stems].map(([root, id]) => [id, root]));
  const at = source.sentenceOf.findIndex((other) => other >= sentence - 1);
  for (
    let i = Math.max(0, at);
    i < source.ids.length && source.sentenceOf[i]! <= sentence + 1;
    i++
  ) {
    near.add(names.get(source.ids[i]!)!);
  }
  const own = new Set(claim.words.map((word) => word.stem));
  const strange = claim.words.filter((word) => !near.has(word.stem));
  const stands = (root: string): boolean => near.has(root) && !own.has(root);
  return {
    antonyms: Math.min(
      2,
      strange.filter((word) => [...(antonyms.get(word.stem) ?? [])].some(stands)).length,
    ),
    family: Math.min(
      2,
      strange.filter((word) => families.get(word.stem)?.some((family) => family.some(stands)))
        .length,
    ),
  };
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

/** Share of the statement's neighbouring words that stand side by side in a source too. */
function shareSideBySide(claim: ClaimWords, sources: readonly SourceWords[]): number {
  const { words } = claim;
  let shared = 0;
  for (let i = 1; i < words.length; i++) {
    const [a, b] = [words[i - 1]!.stem, words[i]!.stem];
    if (sources.some((source) => neighbours(source, a, b))) shared++;
  }
  return words.length > 1 ? shared / (words.length - 1) : 0;
}

function neighbours(source: SourceWords, a: string, b: string): boolean {
  const [left, right] = [placesOf(source, a), placesOf(source, b)];
  const [id, other] = [source.stems.get(a), source.stems.get(b)];
  if (id === undefined || other === undefined) return false;
  return left.length <= right.length
    ? left.some((place) => source.ids[place + 1] === other)
    : right.some((place) => place > 0 && source.ids[place - 1] === id);
}

function sentenceNegates({ source, sentence }: Alignment): boolean {
  const at = source.sentenceOf.indexOf(sentence);
  if (at < 0) return false;
  for (let i = at; source.sentenceOf[i] === sentence; i++) if (source.negates[i]) return true;
  return false;
}
