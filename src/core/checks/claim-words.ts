import { findDates } from '../text/dates';
import type { DateMention } from '../text/dates';
import { guessLanguage, isNegation, languageTable, wordSet } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import { findNumbers } from '../text/numbers';
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import { stem } from '../text/stem';
import { words } from '../text/words';
import type { Word } from '../text/words';
import { closeAcronyms } from './source-words';

/** A word of a statement with all that is asked about it. */
export interface ClaimWord extends Word {
  readonly stem: string;
  /** Bears content of its own: no function word, no negation, no part of a figure or a date. */
  readonly content: boolean;
  readonly capital: boolean;
  /** First of its sentence, where a capital says nothing. */
  readonly opens: boolean;
  readonly negates: boolean;
}

/** A statement made ready for comparing it with sources. */
export interface ClaimWords {
  readonly text: string;
  readonly table: LanguageTable;
  readonly words: readonly ClaimWord[];
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** Figures of the sentence before, from which some of this one may be reckoned. */
  readonly earlier?: readonly NumberMention[];
}

/** Reporting words and titles: what a statement may add to any source. */
const NEUTRAL: ReadonlySet<string> = new Set(
  'said say says according however one also mr mrs ms dr including s t selon laut gemass segun'.split(
    ' ',
  ),
);

export function readClaimWords(text: string, language?: string): ClaimWords {
  const table = languageTable(language ?? guessLanguage(text));
  const tokens = words(closeAcronyms(text));
  const numbers = findNumbers(text, table.code, true);
  const dates = findDates(text, table.code);
  const functionWords = wordSet(table, 'functionWords');
  const figures: readonly Span[] = [...numbers, ...dates];
  const taken = (token: Word): boolean =>
    figures.some(({ start, end }) => start <= token.start && token.end <= end);
  return {
    text,
    table,
    numbers,
    dates,
    words: tokens.map((token, i) => {
      const negates = isNegation(token.folded, table.code);
      const before = i === 0 ? '' : text.slice(tokens[i - 1]!.end, token.start);
      return {
        ...token,
        stem: stem(token.folded),
        negates,
        capital: /^\p{Lu}/u.test(text.slice(token.start, token.start + 2)),
        opens: i === 0 || /[.!?:](?:["”’)]|\s?»)?\s+["“‘(«]?$|^\s*["“]$/.test(before),
        content:
          !negates &&
          !functionWords.has(token.folded) &&
          !NEUTRAL.has(token.folded) &&
          !/^\d/.test(token.folded) &&
          !taken(token),
      };
    }),
  };
}
