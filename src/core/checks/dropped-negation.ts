/**
 * A denial of the source that a statement leaves out: "There was an effect of caffeine" where the source says "We
 * saw no effect of caffeine". Said only where one sentence has nearly all words of the statement, denies one of
 * them right before it and nothing else, and no sentence without a denial has them together.
 */
import type { Span } from '../text/span';
import type { ClaimWord, ClaimWords } from './claim-words';
import { placesOf, wordAt } from './source-words';
import type { SourceWords } from './source-words';

/** A word that the source denies, and where. */
export interface DroppedNegation extends Span {
  readonly source: SourceWords;
  /** From the denial up to the word, in the source. */
  readonly denied: Span;
}

/** Words that deny without being a negation, by how their stems begin. */
const DENIES =
  /^(?:fail|refus|deni|deny|lack|prevent|avoid|stop|unabl|unlik|ceas|reject|absen|hind|without|instead|despit|oppos|against)/;

/** Fewest words of a statement, and least share of them, that a sentence has which tells the same. */
const FEWEST = 2;
const SHARED = 0.8;
/** Of an affirmative sentence fewer words will do: it may bear the statement out. */
const AFFIRMS = 0.5;
/** How many words behind a denial the word may stand that it denies. */
const REACH = 2;
/** More sentences than this have a word that tells none apart. */
const TOO_COMMON = 60;
/** What asks or supposes denies nothing, and "not only" and "no more than" don't either. */
const LOOSE =
  /\?|(?<!\p{L})(?:if|whether|unless|until|only|just|merely|simply|necessarily|always|all|every|less|fewer|more|than|hardly|nur|bloß|alle|immer|ob|wenn|falls|bis|mehr|weniger|seulement|si|tous|toujours|plus|moins|sólo|solo|todos|siempre|más|menos)(?!\p{L})/iu;

/** The first word of a statement that its sources deny; undefined where it isn't sure. */
export function findDroppedNegation(
  claim: ClaimWords,
  sources: readonly SourceWords[],
): DroppedNegation | undefined {
  const content = claim.words.filter((word) => word.content);
  if (content.length < FEWEST || LOOSE.test(claim.text)) return undefined;
  if (claim.words.some((word) => word.negates || DENIES.test(word.folded))) return undefined;
  let dropped: DroppedNegation | undefined;
  for (const source of sources) {
    for (const [sentence, shared] of sharedBySentence(content, source)) {
      if (shared.size < Math.max(FEWEST, AFFIRMS * content.length)) continue;
      const denial = denialIn(source, sentence, shared);
      if (denial === 'affirms') return undefined;
      if (!denial || shared.size < SHARED * content.length) continue;
      // What was denied of one year may have come in another.
      if (hasFigures(claim, source, source.sentences[sentence]!)) dropped ??= denial;
    }
  }
  return dropped;
}

function hasFigures(claim: ClaimWords, source: SourceWords, { start, end }: Span): boolean {
  const there = source.numbers.filter((number) => number.start >= start && number.end <= end);
  return claim.numbers.every(({ value }) => there.some((number) => number.value === value));
}

/** The words of a statement that each sentence has, by stem. */
function sharedBySentence(
  content: readonly ClaimWord[],
  source: SourceWords,
): Map<number, Map<string, ClaimWord>> {
  const shared = new Map<number, Map<string, ClaimWord>>();
  for (const word of content) {
    if (source.countOf(word.stem) > TOO_COMMON) continue;
    for (const place of placesOf(source, word.stem)) {
      const sentence = source.sentenceOf[place]!;
      const here = shared.get(sentence) ?? new Map<string, ClaimWord>();
      shared.set(sentence, here.set(word.stem, word));
    }
  }
  return shared;
}

/** What a sentence denies of the shared words; undefined where that can't be told. */
function denialIn(
  source: SourceWords,
  sentence: number,
  shared: ReadonlyMap<string, ClaimWord>,
): DroppedNegation | 'affirms' | undefined {
  const { start, end } = source.sentences[sentence]!;
  const from = wordAt(source, start);
  const to = wordAt(source, end);
  const written = (i: number): string => source.text.slice(source.starts[i], source.ends[i]);
  const denials: number[] = [];
  for (let i = from; i < to; i++) if (source.negates[i]) denials.push(i);
  if (denials.length === 0) return 'affirms';
  const [at] = denials;
  if (denials.length > 1 || LOOSE.test(source.text.slice(start, end))) return undefined;
  for (let i = from; i < to; i++) if (DENIES.test(written(i).toLowerCase())) return undefined;
  for (let i = at! + 1; i <= at! + REACH && i < to; i++) {
    for (const word of shared.values()) {
      if (source.idOf(word.stem) !== source.ids[i]) continue;
      const denied = { start: source.starts[at!]!, end: source.ends[i]! };
      return { start: word.start, end: word.end, source, denied };
    }
  }
  return undefined;
}
