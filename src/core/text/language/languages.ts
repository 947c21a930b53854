import { words } from '../words';
import { english } from './en';
import { french } from './fr';
import { german } from './de';
import { spanish } from './es';
import type { LanguageCode, LanguageTable } from './table';

/** All tables, English first: it wins ties. */
export const languages: readonly LanguageTable[] = [english, german, french, spanish];

/** The table of a language; English where there is none or none is named. Takes tags such as `de-AT`. */
export function languageTable(tag?: string): LanguageTable {
  const code = tag?.slice(0, 2).toLowerCase();
  return languages.find((table) => table.code === code) ?? english;
}

const maps = new WeakMap<object, ReadonlyMap<string, unknown>>();

/**
 * What a record of a table has for a word of a text. Objects are slow to ask for strings that are no names of theirs
 * yet, and have a `constructor`.
 */
export function lookUp<Value>(
  record: Readonly<Record<string, Value>>,
  word: string,
): Value | undefined {
  let map = maps.get(record) as ReadonlyMap<string, Value> | undefined;
  if (!map) maps.set(record, (map = new Map(Object.entries(record))));
  return map.get(word);
}

/** For each function word, the languages that have it, by their places among the tables. */
const FUNCTION_WORDS: ReadonlyMap<string, readonly number[]> = languages.reduce(
  (known, { functionWords }, i) => {
    for (const word of new Set(functionWords)) known.set(word, [...(known.get(word) ?? []), i]);
    return known;
  },
  new Map<string, readonly number[]>(),
);

/** How much of a text is looked at: enough words for a sure guess. */
const SAMPLE = 4000;

/** The language whose function words are most frequent at the beginning of a text. */
export function guessLanguage(text: string): LanguageCode {
  const counts = languages.map(() => 0);
  for (const { folded } of words(text, 0, Math.min(text.length, SAMPLE)))
    for (const i of FUNCTION_WORDS.get(folded) ?? []) counts[i]!++;
  return languages[counts.indexOf(Math.max(...counts))]!.code;
}

type WordList = 'functionWords' | 'attribution' | 'negations' | 'weekdays';
const sets = new WeakMap<LanguageTable, Map<WordList, ReadonlySet<string>>>();

/** A word list of a table as a set, built once. */
export function wordSet(table: LanguageTable, list: WordList): ReadonlySet<string> {
  let own = sets.get(table);
  if (!own) sets.set(table, (own = new Map<WordList, ReadonlySet<string>>()));
  let set = own.get(list);
  if (!set) own.set(list, (set = new Set(table[list])));
  return set;
}

/** Negations of one language that are everyday words of another: "sin", "noch". */
const AMBIGUOUS: ReadonlySet<string> = new Set(['sin', 'n', 'ni', 'noch', 'apenas']);
const NEGATIONS: ReadonlySet<string> = new Set(
  languages.flatMap((table) => table.negations).filter((word) => !AMBIGUOUS.has(word)),
);
const CONTRACTED = /n't$/;

/** Whether a folded word negates: in the language named or, without one, in any of those with a table. */
export function isNegation(folded: string, language?: string): boolean {
  if (CONTRACTED.test(folded)) return true;
  return language === undefined
    ? NEGATIONS.has(folded)
    : wordSet(languageTable(language), 'negations').has(folded);
}
