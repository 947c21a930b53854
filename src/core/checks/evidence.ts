/**
 * The few sentences of a long source by which a statement can be judged, chosen by the words of the source alone.
 *
 * Those that share most with the statement, those where a figure or date of it may stand, and those where a word that
 * it denies may be denied; the rest of the text is never read. Choosing is linear in how often the statement's words
 * stand in the source, some 0.1 ms for a novel.
 */
import { guessLanguage, languageTable } from '../text/language/languages';
import { reckoningWords } from '../text/language/reckoning-words';
import type { LanguageCode, LanguageTable } from '../text/language/table';
import { amountsLike } from '../text/measures';
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import { fold } from '../text/words';
import type { SourceTokens } from '../search/types';
import { heaviest } from './align-claim';
import type { ClaimWord, ClaimWords } from './claim-words';
import { tellsAge } from './derived-figure';
import { FigurePlaces, type Range } from './figure-places';
import { lastDigit } from './same-figure';

/** Sentences that share most, by each of two measures; one more than are compared, for those are only guessed. */
const BEST = 4;
/** A word that stands so seldom is read wherever it stands. */
const RARE = 3;
/** What stands more often is not counted among the words that tell the same. */
const TELLING = 60;
/** Places read for each figure and date, and for one with a unit, of which all others have to be known. */
const PLACES = 8;
const PLACES_OF_AMOUNT = 48;
/** Words between two that belong together, or between a word and what denies it. */
const REACH = 5;
/** Places read of a word that the statement denies where no denial is near. */
const DENIED = 6;
/** Places read of what need only be there once. */
const FEW = 3;
/** What "about", "more than" and "nearly" leave room for. */
const ROUNDED: Range = { low: 0.75, high: 3.05 };
const CONVERTED: Range = { low: 0.89, high: 1.12 };

/** What is known of a long source at any statement. */
interface About {
  readonly language: LanguageCode;
  readonly figures: FigurePlaces;
  /** Places of negations, rising; found when a statement first denies something. */
  denials?: Uint32Array;
}

const known = new WeakMap<SourceTokens, About>();

function readAbout(text: string, tokens: SourceTokens): About {
  let about = known.get(tokens);
  if (!about) {
    const language = guessLanguage(text);
    const figures = new FigurePlaces(tokens, languageTable(language));
    known.set(tokens, (about = { language, figures }));
  }
  return about;
}

function denialsIn(tokens: SourceTokens, { negations }: LanguageTable): Uint32Array {
  // The index has no apostrophes.
  const words = new Set(negations.map((word) => word.replaceAll("'", '')));
  return Uint32Array.from([...words].flatMap((word) => [...tokens.placesOf(word)])).sort();
}

/** Spans of the text, in order, and the language of all of it. */
export interface Evidence {
  readonly spans: readonly Span[];
  readonly language: LanguageCode;
}

export function gatherEvidence(claim: ClaimWords, text: string, tokens: SourceTokens): Evidence {
  const about = readAbout(text, tokens);
  const words = reckoningWords[about.language];
  const sentences = new Set<number>();
  const add = (sentence: number, around = 0): void => {
    for (let s = sentence - around; s <= sentence + around; s++)
      if (s >= 0 && s < tokens.sentences) sentences.add(s);
  };
  const shared = shareWords(claim, tokens);
  let rarest: readonly number[] | undefined;
  // What stands beside the first is what a figure or date is named from.
  const beside = claim.numbers.length + claim.dates.length > 0 ? 1 : 0;
  shared.best.forEach((sentence, i) => add(sentence, i === 0 ? beside : 0));
  for (const sentence of shared.together) add(sentence);
  const addPlaces = (places: Iterable<number>): void => {
    for (const place of places) add(tokens.sentenceOf(place));
  };
  const byWeight = (places: readonly number[], most: number): readonly number[] =>
    places.length <= most
      ? places
      : places.toSorted((a, b) => shared.weightAt(b) - shared.weightAt(a)).slice(0, most);
  for (const number of claim.numbers) {
    const like = amountsLike(claim.text, number);
    // With a unit it matters what all the others are of, else that there is one.
    const measured = like.length > 0 || number.unit !== undefined;
    if (number.spelled && number.value <= 1 && !measured) continue;
    let isThere = false;
    for (const value of formsOf(number)) {
      const { same, close, scaled } = about.figures.near(value, rangeOf(number));
      addPlaces(byWeight(same, measured ? PLACES_OF_AMOUNT : FEW));
      if (measured || same.length === 0)
        for (const places of [close, scaled]) addPlaces(byWeight(places, PLACES));
      isThere ||= same.length > 0;
    }
    // It may be reckoned from others.
    if (!isThere && !number.year && !number.ordinal)
      for (const sentence of (rarest ??= rarestOf(shared, tokens)))
        for (const next of [0, 1]) add(sentence + next);
    for (const value of like) {
      const { same, close } = about.figures.near(value, CONVERTED);
      addPlaces(byWeight([...same, ...close], PLACES_OF_AMOUNT / 2));
    }
    // "Three decades" are thirty years.
    if (number.value % 10 === 0)
      for (const word of words.decades) addPlaces(tokens.placesOf(fold(word)));
    if (tellsAge(number, claim)) addPlaces(agesOf(number.value, tokens, about));
  }
  for (const { value } of claim.earlier ?? [])
    addPlaces(byWeight(about.figures.near(value, CONVERTED).same, FEW));
  for (const date of claim.dates) {
    addPlaces(about.figures.dated(date).slice(0, PLACES));
    if (date.year !== undefined)
      addPlaces(byWeight(about.figures.near(date.year, CONVERTED).same, PLACES));
  }
  claim.words.forEach((word, i) => {
    if (!word.negates) return;
    const denied = claim.words.slice(i + 1, i + 4).filter(({ content }) => content);
    about.denials ??= denialsIn(tokens, languageTable(about.language));
    for (const place of deniedPlaces(denied, tokens, about.denials))
      // What denies it may be in the sentence before.
      addPlaces([Math.max(0, place - REACH), place, Math.min(tokens.size - 1, place + REACH)]);
  });
  return { spans: tokens.spansOf(text, rangesOf(sentences, tokens)), language: about.language };
}

/** A figure, and the share that a percentage is. */
function formsOf({ value, unit }: NumberMention): number[] {
  if (unit === 'percent') return [value, value / 100];
  return value < 1 ? [value, value * 100] : [value];
}

/** How far from a figure those may be, in any scale, that are rounded to it. */
function rangeOf({ value, approximate, unit, decade }: NumberMention): Range {
  if (approximate) return ROUNDED;
  if (decade) return { low: 1, high: 1 + 10 / value };
  const points = unit === 'percent' ? 1 : 0;
  const off = Math.max(lastDigit(value) / 2, points) / Math.max(1e-9, Math.abs(value)) + 1e-6;
  return { low: Math.max(0.5, 1 - off), high: 1 + off };
}

/** Runs of sentences, as places of words. */
function rangesOf(sentences: ReadonlySet<number>, tokens: SourceTokens): Span[] {
  const ranges: { start: number; end: number }[] = [];
  for (const sentence of [...sentences].sort((a, b) => a - b)) {
    const [start, end] = [tokens.sentenceStart(sentence), tokens.sentenceStart(sentence + 1)];
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges;
}

interface Shared {
  /** Sentences that share most, the heaviest first. */
  readonly best: readonly number[];
  /** Those that share half of the words or have a rare one. */
  readonly together: ReadonlySet<number>;
  /** The sentences of each word. */
  readonly sentencesOf: readonly (Uint16Array | Uint32Array)[];
  weightAt(place: number): number;
}

/** What sentences share with a statement. */
function shareWords(claim: ClaimWords, tokens: SourceTokens): Shared {
  const weights = new Float64Array(tokens.sentences);
  const counts = new Uint16Array(tokens.sentences);
  const together = new Set<number>();
  const roots = new Set(claim.words.filter(({ content }) => content).map(({ stem }) => stem));
  const enough = Math.ceil(Math.max(2, roots.size / 2));
  const sentencesOf = [...roots].map((root) => {
    const found = tokens.sentencesOfStem(root);
    const rarity = Math.log(1 + tokens.sentences / found.length);
    for (let i = 0; i < found.length; i++) weights[found[i]!]! += rarity;
    if (tokens.placesOfStem(root).length <= TELLING)
      for (const sentence of found) if (++counts[sentence]! === enough) together.add(sentence);
    if (found.length <= RARE) for (const sentence of found) together.add(sentence);
    return found;
  });
  const best = heaviest(weights, BEST);
  return { best, together, sentencesOf, weightAt: (place) => weights[tokens.sentenceOf(place)]! };
}

/** Sentences that share the rarest words. */
function rarestOf({ sentencesOf }: Shared, { sentences }: SourceTokens): readonly number[] {
  const rare = new Float64Array(sentences);
  for (const found of sentencesOf)
    for (let i = 0; i < found.length; i++) rare[found[i]!]! += 1 / found.length;
  return heaviest(rare, BEST);
}

/** Where some words stand behind denials and near one another. */
function deniedPlaces(
  words: readonly ClaimWord[],
  tokens: SourceTokens,
  denials: Uint32Array,
): number[] {
  const lists = words.map(({ stem }) => tokens.placesOfStem(stem));
  return lists.flatMap((places, i) => {
    const denied = near(places, denials, 2);
    return [
      ...(denied.length ? denied : places.subarray(0, DENIED)),
      ...lists.slice(i + 1).flatMap((others) => near(places, others, REACH).slice(0, 1)),
    ];
  });
}

/** The first few places that are not far behind others, or so near before one; both rise. */
function near(places: Uint32Array, others: Uint32Array, before: number): number[] {
  const found: number[] = [];
  let k = 0;
  for (let i = 0; i < places.length && found.length < FEW; i++) {
    while (k < others.length && others[k]! < places[i]! - REACH) k++;
    if (k < others.length && others[k]! <= places[i]! + before) found.push(places[i]!);
  }
  return found;
}

/** Births from whose years an age follows, and the years in which somebody born then was so old. */
function agesOf(value: number, tokens: SourceTokens, { figures, language }: About): number[] {
  const { born } = reckoningWords[language];
  const births = figures.yearsBehind(born.flatMap((word) => [...tokens.placesOf(fold(word))]));
  return births
    .slice(0, PLACES)
    .flatMap(({ place, year }) => [
      place,
      ...[value, value + 1].flatMap((age) => figures.near(year + age, CONVERTED).same.slice(0, 1)),
    ]);
}
