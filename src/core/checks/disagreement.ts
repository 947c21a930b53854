import type { CancellationToken } from '../host';
import { checkCancelled } from '../host';
import type { NumberMention } from '../text/numbers';
import { sentences } from '../text/sentences';
import { readClaimWords } from './claim-words';
import type { ClaimWords } from './claim-words';
import { sameNumber } from './same-figure';
import { readSourceWords } from './source-words';
import type { ClaimSource } from './support';
import type { LibraryQuery, UnsupportedPart } from './types';

/** A passage less like the statement than this tells something else. */
const LEAST_ALIKE = 0.5;
/** Share of the statement's own words that the other source's sentence must have, and how many at least. */
const SHARED = 0.6;
const FEWEST_SHARED = 4;
const PASSAGES = 4;
/** How far apart two figures of one thing are before rounding can't explain them. */
const APART = 0.02;

/**
 * Figures of a statement for which another source, in a sentence that tells the same thing, has a different
 * one. Conservative: that sentence must share most words of the statement, must not have its figure at all,
 * and the differing figure must be of the same unit and stand beside the same word.
 */
export async function findDisagreements(
  claim: ClaimWords,
  cited: readonly ClaimSource[],
  library: LibraryQuery,
  token?: CancellationToken,
): Promise<UnsupportedPart[]> {
  const { text: statement } = claim;
  const figures = claim.numbers.filter((number) => !isLoose(number));
  const others = library.sources
    .filter(({ id, readable }) => readable !== 'no' && !cited.some((one) => one.id === id))
    .map(({ id }) => id);
  const stems = [...stemsOf(claim)];
  const few = stems.length < FEWEST_SHARED;
  if (figures.length === 0 || others.length === 0 || few) return [];
  const matches = await library.verify(statement, {
    sources: others,
    limit: PASSAGES,
    least: LEAST_ALIKE,
    near: { stems, least: Math.max(FEWEST_SHARED, Math.ceil(SHARED * stems.length)) },
    token,
  });
  const found: UnsupportedPart[] = [];
  for (const match of matches) {
    checkCancelled(token);
    const document = await library.document(match.source);
    if (!document) continue;
    const from = Math.max(0, match.start - 200);
    const to = Math.min(document.text.length, match.end + 200);
    for (const span of sentences(document.text, from, to)) {
      if (span.end <= match.start || span.start >= match.end) continue;
      const text = document.text.slice(span.start, span.end);
      const other = readClaimWords(text, claim.table.code);
      if (!tellTheSame(claim, other) || isOfAnother(claim, other)) continue;
      for (const figure of figures) {
        const rival = rivalOf(figure, claim, other);
        if (!rival || found.some((part) => part.start === figure.start)) continue;
        found.push({
          kind: 'number',
          start: figure.start,
          end: figure.end,
          text: statement.slice(figure.start, figure.end),
          nearest: {
            text: text.slice(rival.start, rival.end),
            source: match.source,
            span: { start: span.start + rival.start, end: span.start + rival.end },
          },
        });
      }
    }
  }
  return found;
}

/** Figures that leave room: about five, more than ten, the first, one. */
function isLoose({ approximate, ordinal, value }: NumberMention): boolean {
  return approximate !== undefined || ordinal === true || value === 1;
}

/** What a text says beside grammar and figures. */
function stemsOf({ words }: ClaimWords): ReadonlySet<string> {
  return new Set(words.filter((word) => word.content).map((word) => word.stem));
}

function tellTheSame(claim: ClaimWords, other: ClaimWords): boolean {
  const [own, its] = [stemsOf(claim), stemsOf(other)];
  const shared = [...own].filter((root) => its.has(root)).length;
  const denies = (text: ClaimWords): boolean => text.words.some((word) => word.negates);
  return shared >= FEWEST_SHARED && shared / own.size >= SHARED && denies(claim) === denies(other);
}

/** Whether each names somebody or some place that the other does not: the Orrin flood, the Ansel flood. */
function isOfAnother(claim: ClaimWords, other: ClaimWords): boolean {
  // German nouns all have a capital.
  if (claim.table.code === 'de') return false;
  const names = ({ words }: ClaimWords): readonly string[] =>
    words
      .filter(({ capital, content, opens }) => capital && content && !opens)
      .map(({ stem }) => stem);
  const [mine, its] = [names(claim), names(other)];
  const lacks = (some: readonly string[], text: ClaimWords): boolean =>
    some.some((name) => !text.words.some(({ stem }) => stem === name));
  return lacks(mine, other) && lacks(its, claim);
}

/** What was planned or feared, and not what came to be. */
const PLANNED =
  /(?<!\p{L})(?:(?:was|were|is|are) to|would|will|could|might|plann\p{L}+|expect\p{L}+|estimat\p{L}+|forecast|budgeted|soll\p{L}*|würden?|wird|werden|geplant\p{L}*|devai\p{L}+|doit|prév\p{L}+|debía\p{L}*|debe|prev\p{L}+)(?!\p{L})/iu;

/** Whether a text has a year that the statement lacks, or tells of a plan where the statement does not. */
function tellsOfAnotherTime(claim: ClaimWords, other: ClaimWords): boolean {
  const years = ({ numbers, dates }: ClaimWords): readonly number[] => [
    ...numbers.filter(({ year }) => year).map(({ value }) => value),
    ...dates.flatMap(({ year }) => year ?? []),
  ];
  const own = years(claim);
  if (years(other).some((year) => !own.includes(year))) return true;
  return PLANNED.test(other.text) && !PLANNED.test(claim.text);
}

/** The figure that stands in `other` where `figure` stands in the statement. */
function rivalOf(
  figure: NumberMention,
  claim: ClaimWords,
  other: ClaimWords,
): NumberMention | undefined {
  const source = readSourceWords(other.text);
  if (source.numbers.some((number) => sameNumber(figure, number))) return undefined;
  // Another figure of another year.
  const isOther = figure.year
    ? claim.numbers.some(
        (mine) => !mine.year && !source.numbers.some((number) => sameNumber(mine, number)),
      )
    : tellsOfAnotherTime(claim, other);
  if (isOther) return undefined;
  const bound = wordBeside(figure, claim);
  return other.numbers.find(
    (number) =>
      !isLoose(number) &&
      number.unit === figure.unit &&
      (number.year ?? false) === (figure.year ?? false) &&
      (bound === undefined || bound === wordBeside(number, other)) &&
      !claim.numbers.some((mine) => sameNumber(mine, number)) &&
      (figure.year === true ||
        Math.abs(number.value - figure.value) > APART * Math.abs(figure.value)),
  );
}

/** The word of content right behind a figure: what it counts. Years and amounts say it themselves. */
function wordBeside(figure: NumberMention, { words }: ClaimWords): string | undefined {
  if (figure.year) return undefined;
  return words.find((word) => word.start >= figure.end && word.content)?.stem;
}
