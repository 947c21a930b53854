/**
 * Denials of a statement that no source makes: "did not direct" where the source says, of the same words, "direct".
 * Every doubt is decided for the writer: where a source denies anything in the sentence that has the words, or may
 * deny the same in other words, nothing is missing.
 */
import type { MissingPart } from './claim-parts';
import type { ClaimWord, ClaimWords } from './claim-words';
import { followsFrom } from './derived-figure';
import { hasNumber } from './same-figure';
import { placesOf, sentencesAt, wordAt } from './source-words';
import type { SourceWords } from './source-words';

/** How many words before a word may hold its negation. */
export const REACH = 5;
/** How many behind a negation are the words that it denies. */
const DENIED = 3;
const HIDDEN_NEGATION = /^(?:fail|refus|den|lack|prevent|avoid|stop|unabl|unlik|ceas|reject|absen)/;

/** The negations of a statement whose words no source denies. */
export function missingNegations(
  claim: ClaimWords,
  sources: readonly SourceWords[],
): MissingPart[] {
  const missing: MissingPart[] = [];
  claim.words.forEach((word, i) => {
    if (!word.negates) return;
    const opens = opensClause(claim, i);
    const reach = opens ? REACH : DENIED;
    const next = claim.words.slice(i + 1, i + 1 + reach).filter((other) => other.content);
    const known = next.filter((other) => sources.some((source) => source.has(other.stem)));
    if (known.length === 0) return;
    const denied = known.some((other) => sources.some((source) => isDenied(source, other.stem)));
    if (denied || sources.some((source) => deniesBeside(source, known))) return;
    // The source may deny it in other words: "wasn't at ease", "wasn't happy".
    if (next[0] !== known[0] && sources.some(({ negates }) => negates.includes(1))) return;
    const together = sources.some((source) => standTogether(source, known));
    // "65 % did not" where the source has the 35 % who did
    if (known.length >= 2 && together && isReckoned(claim, sources)) return;
    // "No patient on it died" where the source tells of deaths.
    const isTold = known.length >= 2 && (!opens || known.length === next.length);
    missing.push({
      kind: 'negation',
      start: word.start,
      end: word.end,
      weight: isTold && together ? 'strong' : 'weak',
    });
  });
  return missing;
}

/** Whether nothing stands before a denial in its clause, so that it denies whatever the clause says. */
function opensClause({ words, text }: ClaimWords, at: number): boolean {
  const start = words[at]!.start;
  const before = text.slice(0, start).search(/[^;:.!?—–(]*$/);
  return !words.some((word) => word.content && word.start >= before && word.start < start);
}

/** Whether a figure of a statement is reckoned from those of the sources. */
function isReckoned(claim: ClaimWords, sources: readonly SourceWords[]): boolean {
  return claim.numbers.some(
    (number) =>
      !sources.some((source) => hasNumber(source, number)) &&
      sources.some((source) => followsFrom(number, claim, source)),
  );
}

function isDenied(source: SourceWords, root: string): boolean {
  return placesOf(source, root).some((place) => {
    for (let i = Math.max(0, place - REACH); i < Math.min(place + 3, source.negates.length); i++) {
      if (source.negates[i]) return true;
      const word = source.text.slice(source.starts[i], source.ends[i]).toLowerCase();
      if (i < place && HIDDEN_NEGATION.test(word)) return true;
    }
    return false;
  });
}

/** Whether a sentence that has two of the words denies something. */
function deniesBeside(source: SourceWords, list: readonly ClaimWord[]): boolean {
  const sentencesOf = ({ stem: root }: ClaimWord): Set<number> =>
    new Set(Array.from(placesOf(source, root), (place) => source.sentenceOf[place]!));
  return list.some((word, i) => {
    const here = sentencesOf(word);
    return list
      .slice(i + 1)
      .some((other) =>
        [...sentencesOf(other)].some(
          (sentence) => here.has(sentence) && sentenceNegates(source, sentence),
        ),
      );
  });
}

/** Whether a sentence of a source denies something. */
export function sentenceNegates(source: SourceWords, sentence: number): boolean {
  const at = wordAt(source, source.sentences[sentence]?.start ?? 0);
  for (let i = at; source.sentenceOf[i] === sentence; i++) if (source.negates[i]) return true;
  return false;
}

/** Whether a sentence has all of the words, and two of them within a few words of each other. */
function standTogether(source: SourceWords, list: readonly ClaimWord[]): boolean {
  const [first, ...rest] = list.map((word) => placesOf(source, word.stem));
  const inSentence = (places: Uint32Array, sentence: number): readonly number[] =>
    Array.from(places.filter((place) => source.sentenceOf[place] === sentence));
  return sentencesAt(first!, (place) => source.sentenceOf[place]!).some((sentence) => {
    const here = [first!, ...rest].map((places) => inSentence(places, sentence));
    if (here.some((places) => places.length === 0)) return false;
    return here.some((places, i) =>
      here
        .slice(i + 1)
        .some((others) => places.some((a) => others.some((b) => Math.abs(a - b) <= REACH))),
    );
  });
}
