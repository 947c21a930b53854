/**
 * How far sources bear a statement out, as signs that can be read. Beside the parts that are missing
 * (claim-parts.ts), words: those that no source has, and those in whose place the sentences that tell the same
 * have an opposite or a sibling. Linear in the statement and in the few sentences that tell most of it.
 *
 * Rejected, since they told nothing on sources that the weights had not seen: an alignment word by word with the
 * best sentences and what stands in the place of a missing word, words that stand far from all others, words in
 * another order, insertions, a wide thesaurus, and all relations of WordNet between missing words and the source's.
 */
import { siblings, singulars } from '../text/language/families';
import { opposites } from '../text/language/opposites';
import { specificKind } from '../text/language/specific-words';
import { synonyms } from '../text/language/synonyms';
import { verbs } from '../text/language/verbs';
import { stem } from '../text/stem';
import { fold } from '../text/words';
import type { Alignment } from './align-claim';
import { knownNames } from './claim-parts';
import type { MissingPart } from './claim-parts';
import type { ClaimWord, ClaimWords } from './claim-words';
import { sentenceNegates } from './missing-negations';
import { wordAt } from './source-words';
import type { SourceWords } from './source-words';

export type SupportFeatures = ReadonlyMap<string, number>;

const NEGATIVE_PREFIX = /^(?:un|in|im|ir|dis|non|mis)(?=\p{L}{4})/u;
const NEGATIVE_PREFIXES: readonly string[] = ['un', 'in', 'im', 'dis', 'mis'];
/** What is left of words that only look as if they had such a prefix: "initial", "display", "inform". */
const NO_OPPOSITE =
  /^(?:.{0,3}|able.*|close.*|form.*|play.*|sent.*|sist.*|stance.*|tribut.*|sure)$/;
/** Sources longer than this leave little to be read between the lines. */
const SHORT_SOURCE = 80;
const CLAUSE_END = /[,;:.!?—–(]/;
/** In fewer words one that is missing is a large share. */
const FEWEST_IN_CLAUSE = 3;
/** How many of the words around a name have to stand in a sentence that has another in its place. */
const AROUND = 2;
const FEWEST_AROUND = 3;

/** What the sentences that tell most of a statement say. */
interface Near {
  readonly source: SourceWords;
  /** By sentence, its words and their stems. */
  readonly words: readonly number[];
  readonly stems: readonly ReadonlySet<number>[];
}

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
  const count = (name: string): void => set(name, Math.min(2, (features.get(name) ?? 0) + 1));
  for (const { kind, weight } of missing) {
    // Weekdays are reckoned, and small figures are the writer's own counting.
    if (weight === 'weak' && (kind === 'date' || kind === 'number')) continue;
    count(`${kind}.${weight}`);
  }
  const has = (root: string): boolean => sources.some((source) => source.has(root));
  const content = claim.words.filter((word) => word.content);
  const named = knownNames(claim, sources);
  const strange = content.filter(
    (word) =>
      !has(word.stem) &&
      !named.has(word) &&
      !(word.stem.length >= 7 && has(word.stem.slice(0, -2))),
  );
  const absent = strange.filter((word) => !synonyms.get(word.stem)?.some(has));
  set('paraphrased', Math.min(3, strange.length - absent.length));
  set('absentShare', absent.length / Math.max(1, content.length));
  set('absentLast', absent.includes(content.at(-1)!));
  set('absentVerb', Math.min(4, absent.filter(mayBeVerb).length));
  const lacking = new Set(absent);
  const pairs = absent.filter((word) => lacking.has(content[content.indexOf(word) + 1]!));
  set('absentPairs', Math.min(3, pairs.length));
  set('absentClause', shareOfClause(claim, lacking));
  for (const { folded, capital, opens } of claim.table.code === 'en' ? absent : []) {
    // Names are parts by themselves.
    const kind = capital && !opens ? undefined : specificKind(folded);
    if (kind) count(`absent.${kind}`);
  }
  set(
    'prefix',
    content.some((word) => differsByPrefix(word, has)),
  );
  const best = alignments.reduce<Alignment | undefined>(
    (top, one) => (!top || one.weight > top.weight ? one : top),
    undefined,
  );
  if (best) {
    const near = readNear(best);
    set('sibling', Math.min(2, countSiblings(claim, absent, near)));
    set('opposite', Math.min(2, countOpposites(claim, has, near)));
    set('nameInPlace', Math.min(4, countNames(claim, lacking, near)));
    set('aligned', best.total ? best.weight / best.total : 0);
    set(
      'negatedOnlyHere',
      claim.words.some((word) => word.negates) && !sentenceNegates(best.source, best.sentence),
    );
  }
  set('length', Math.log(1 + claim.words.length));
  set(
    'shortSource',
    sources.every(({ size }) => size < SHORT_SOURCE),
  );
  set('only', claim.words.some(({ folded }) => folded === 'only') && !has(stem('only')));
  return features;
}

function readNear({ source, sentences }: Alignment): Near {
  const words: number[] = [];
  const stems = sentences.map((sentence) => {
    const found = new Set<number>();
    const first = wordAt(source, source.sentences[sentence]!.start);
    for (let i = first; source.sentenceOf[i] === sentence; i++) {
      words.push(i);
      found.add(source.ids[i]!);
    }
    return found;
  });
  return { source, words, stems };
}

/** The share of missing words in the clause that has most of them: all of them, where it is put in other words. */
function shareOfClause({ text, words }: ClaimWords, absent: ReadonlySet<ClaimWord>): number {
  let most = 0;
  let [all, missing] = [0, 0];
  words.forEach((word, i) => {
    if (word.content) all++;
    if (absent.has(word)) missing++;
    const next = words[i + 1];
    if (next && !CLAUSE_END.test(text.slice(word.end, next.start))) return;
    if (all >= FEWEST_IN_CLAUSE) most = Math.max(most, missing / all);
    [all, missing] = [0, 0];
  });
  return most;
}

/** Something that is done, for which writers choose their own words; no name. */
function mayBeVerb({ folded, stem: root, capital, opens }: ClaimWord): boolean {
  return /(?:ed|ing)$/.test(folded) || ((opens || !capital) && verbs.has(root));
}

/** Missing words of a family of which the sentences that tell the same have another member. */
function countSiblings(
  claim: ClaimWords,
  absent: readonly ClaimWord[],
  { source, words, stems }: Near,
): number {
  const stands = (member: string): boolean => {
    const root = stem(member);
    if (!stems.some((ids) => hasStem(source, ids, root))) return false;
    const id = source.idOf(root);
    // A stem is shared by others too, as "plan" is by "plane" and "planned".
    const written = (i: number): string => source.text.slice(source.starts[i], source.ends[i]);
    return words.some((i) => source.ids[i] === id && singulars(fold(written(i))).includes(member));
  };
  const isOwn = (member: string): boolean =>
    claim.words.some(({ folded }) => singulars(folded).includes(member));
  return absent.filter(({ folded }) =>
    singulars(folded).some((form) =>
      siblings.get(form)?.some((member) => stands(member) && !isOwn(member)),
    ),
  ).length;
}

/** Words that no source has, with an opposite in the sentences that tell the same. */
function countOpposites(
  { words }: ClaimWords,
  has: (root: string) => boolean,
  { source, stems }: Near,
): number {
  const own = new Set(words.map((word) => word.stem));
  const stands = (root: string): boolean => stems.some((ids) => hasStem(source, ids, root));
  return words.filter(
    (word) =>
      !has(word.stem) &&
      [...(opposites.get(word.stem) ?? [])].some((root) => !own.has(root) && stands(root)),
  ).length;
}

/** Names that no source has among words that stand together in one of its sentences. */
function countNames(
  { words }: ClaimWords,
  absent: ReadonlySet<ClaimWord>,
  { source, stems }: Near,
): number {
  return words.filter((word, i) => {
    if (!absent.has(word) || !word.capital || word.opens || mayBeVerb(word)) return false;
    const around = [
      ...words.slice(Math.max(0, i - AROUND), i),
      ...words.slice(i + 1, i + 1 + AROUND),
    ];
    return stems.some(
      (ids) => around.filter((other) => hasStem(source, ids, other.stem)).length >= FEWEST_AROUND,
    );
  }).length;
}

function hasStem(source: SourceWords, ids: ReadonlySet<number>, root: string): boolean {
  const id = source.idOf(root);
  return id !== undefined && ids.has(id);
}

/** "unpopular" where the source has only "popular", or the other way round. */
function differsByPrefix(word: ClaimWord, has: (root: string) => boolean): boolean {
  if (has(word.stem)) return false;
  const bare = word.folded.replace(NEGATIVE_PREFIX, '');
  const root = bare === word.folded ? word.stem : stem(bare);
  if (root.length <= 3 || NO_OPPOSITE.test(bare)) return false;
  if (bare !== word.folded) return has(root);
  return NEGATIVE_PREFIXES.some((prefix) => has(stem(prefix + word.folded)));
}
