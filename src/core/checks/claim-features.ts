/**
 * What a sentence looks like, for judging whether its reader could ask for a source. Generic signs only:
 * figures, names, tense, person, and classes of cue words that stand in the language tables. Nothing here
 * knows a subject, and no word counts by itself. One pass over the words of the sentence.
 */
import { countCues } from '../text/language/count-cues';
import type { CueClass } from '../text/language/cues';
import { wordSet } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import { TextReading } from '../text/text-reading';
import type { Word } from '../text/words';

export type ClaimFeatures = ReadonlyMap<string, number>;

/** A heading in capitals that ran into the sentence: "RAISING WAGES We paid more". */
const RUN_IN_HEADING = /^(?:\p{Lu}{3,}[\p{Lu}\s,'’&-]*\s)(?=\p{Lu}\p{Ll}|[AI]\s)/u;
const CAPITAL = /^\p{Lu}/u;
/** Long words are seldom cue words: in English the average has five letters. */
const LONG = 9;

/** Classes that count by how often they occur, and those that count at the beginning of the sentence. */
const OPENERS: readonly CueClass[] = [
  'firstPerson',
  'secondPerson',
  'thirdPerson',
  'obligation',
  'conclusion',
];

/** A second hit of the same kind says less than the first, a fourth nothing more. */
const soften = (count: number): number => Math.min(count, 3) ** 0.7;

/** The signs that a sentence shows, by name; a sign it does not show is left out. */
export function claimFeatures(sentence: TextReading): ClaimFeatures {
  const bare = sentence.text.replace(RUN_IN_HEADING, '');
  const reading = bare === sentence.text ? sentence : new TextReading(bare, sentence.table.code);
  const { text, table, words: tokens, numbers, cues } = reading;
  const features = new Map<string, number>();
  const set = (name: string, value: number | boolean): void => {
    if (value) features.set(name, Number(value));
  };
  for (const [cue, count] of cues) set(cue, soften(count));
  const opening = countCues(tokens.slice(0, 2), table);
  for (const cue of OPENERS) set(`start_${cue}`, opening.has(cue));
  set('start_question', table.questionWords.includes(tokens[0]?.folded ?? ''));
  set('start_the', /^(?:the|der|die|das|le|la|les|el|los|las)$/.test(tokens[0]?.folded ?? ''));

  const written = numbers.filter((n) => !n.ordinal && n.value !== 1);
  set('figure', soften(written.filter((n) => !n.spelled && !n.year && !n.unit).length));
  set(
    'percent',
    written.some((n) => n.unit === 'percent'),
  );
  set(
    'money',
    written.some((n) => n.unit !== undefined && n.unit !== 'percent'),
  );
  set(
    'large',
    written.some((n) => n.value >= 1000 && !n.year),
  );
  set(
    'year',
    numbers.some((n) => n.year === true),
  );
  set('date', reading.dates.length > 0);

  const shape = readShape(text, tokens, table);
  for (const [name, value] of Object.entries(shape)) set(name, value);
  const we = cues.has('firstPersonPlural');
  const past = shape.pastVerb > 0 || cues.has('irregularPast');
  set('wePast', we && past);
  set('weMust', we && (cues.has('obligation') || cues.has('announcement') || cues.has('wishing')));
  set('figurePast', numbers.length > 0 && past);
  set('abstractOnly', numbers.length === 0 && shape.names === 0);
  set(
    'impersonal',
    tokens.length >= 8 &&
      !we &&
      !['firstPerson', 'secondPerson', 'opinion', 'obligation'].some((c) =>
        cues.has(c as CueClass),
      ),
  );

  set('question', /\?\s*["”’)»]*$/.test(text));
  set('colon', /:\s*$/.test(text));
  set('dash', /--|[—–]/.test(text));
  set('brackets', text.includes('('));
  set('code', /[`{}$\\|]|__/.test(text));
  set('list', (text.match(/,/g) ?? []).length >= 3);
  return features;
}

/** Names, verb endings and the make of the words, counted in one pass. */
function readShape(text: string, tokens: readonly Word[], table: LanguageTable) {
  const functionWords = wordSet(table, 'functionWords');
  const negations = wordSet(table, 'negations');
  let content = 0;
  let long = 0;
  let past = 0;
  let superlative = 0;
  let abstract = 0;
  let names = 0;
  let negated = 0;
  let inName = false;
  tokens.forEach((token, i) => {
    const word = token.folded;
    const before = i === 0 ? '' : text.slice(tokens[i - 1]!.end, token.start);
    const capital =
      CAPITAL.test(text.slice(token.start, token.start + 2)) && !/^i(?:$|')/.test(word);
    // German writes every noun with a capital: there only a run of two tells a name.
    const named = capital && i > 0 && !/[.!?:“"]\s*$/.test(before);
    if (named && !inName) names++;
    inName = named;
    if (negations.has(word)) negated = 1;
    if (functionWords.has(word)) return;
    content++;
    if (word.length >= LONG) long++;
    if (word.length > 4 && table.pastEnding?.test(word)) past++;
    if (word.length > 5 && table.superlative?.test(word)) superlative++;
    if (table.abstractEnding.test(word)) abstract++;
  });
  const length = Math.max(1, tokens.length);
  return {
    contentShare: content / length,
    longWords: (long / length) * 5,
    length: Math.log(length),
    pastVerb: soften(past),
    superlative: soften(superlative),
    abstract: soften(abstract),
    names: soften(names),
    negated,
  };
}
