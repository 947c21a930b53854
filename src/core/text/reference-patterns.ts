/*
 * What references are written with, as parts of regular expressions, out of the tables of all languages. One
 * place for what a quotation may leave out and for what claims nothing.
 */
import { languages } from './language/languages';
import { referenceWords, type ReferenceWords } from './language/reference-words';

type WordsOf = { readonly [List in keyof ReferenceWords]: readonly string[] };

/** The words of all languages, each once. */
export const REFERENCE_WORDS: WordsOf = Object.fromEntries(
  Object.keys(referenceWords.en).map((list) => [
    list,
    [...new Set(Object.values(referenceWords).flatMap((words) => words[list as keyof WordsOf]))],
  ]),
) as unknown as WordsOf;

/** A group of alternatives for words as they are printed, longest first. */
export function anyOf(words: Iterable<string>): string {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  return `(?:${sorted.map((word) => word.replaceAll('.', '\\.').replaceAll(' ', '\\s?')).join('|')})`;
}

const months = new Set(languages.flatMap((table) => Object.keys(table.months)));

/** A month in any language, as `fold` writes it. */
export const MONTHS = anyOf(months);

const DATED = anyOf([...months].map((month) => month[0]!.toUpperCase() + month.slice(1)));

/** Words with a capital, one of them with a point; no month. */
export const REPORTER_NAME = String.raw`(?=[\p{L}\d.’' ]{0,30}?\p{L}\.)(?!${DATED}\.?\s)(?:[\p{Lu}\d][\p{L}\d.’']*,?\s{1,2}){1,6}?`;

/**
 * The volume and the reporter or journal of a citation in the manner of law reports, up to its page: `569 U.S. `,
 * `512 F.4th at `, `44 N.L. Rev. `, `42 U.S.C. § `; not `5 Jan. 2019`.
 */
export const REPORTER = String.raw`(?<![\p{L}\p{N}.,])\d{1,4}\s{1,2}${REPORTER_NAME}(?:at\s{1,2}|§+\s?)?`;
