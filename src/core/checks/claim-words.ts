import type { DateMention } from '../text/dates';
import { guessLanguage, wordSet } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import { TextReading } from '../text/text-reading';
import { words } from '../text/words';
import type { Word } from '../text/words';
import { closeAcronyms } from './source-words';
import { formsOf, NEGATES, stemIn } from './written-forms';

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

export function readClaimWords(text: string, language = guessLanguage(text)): ClaimWords {
  return claimWordsOf(new TextReading(text, language));
}

export function claimWordsOf(reading: TextReading): ClaimWords {
  const { text, table, spacedNumbers: numbers, dates } = reading;
  const closed = closeAcronyms(text);
  const tokens = closed === text ? reading.words : words(closed);
  const functionWords = wordSet(table, 'functionWords');
  const forms = formsOf(table);
  const figures: readonly Span[] = [...numbers, ...dates];
  const taken = (token: Word): boolean =>
    figures.some(({ start, end }) => start <= token.start && token.end <= end);
  return {
    text,
    table,
    numbers,
    dates,
    words: tokens.map((token, i) => {
      const { start, end, folded } = token;
      const code = forms.codeOf(closed, start, end);
      const negates = (code & NEGATES) !== 0;
      const before = i === 0 ? '' : text.slice(tokens[i - 1]!.end, start);
      return {
        start,
        end,
        folded,
        stem: forms.stemOf(stemIn(code)),
        negates,
        capital: /^\p{Lu}/u.test(text.slice(start, start + 2)),
        opens: i === 0 || /[.!?:](?:["”’)]|\s?»)?\s+["“‘(«]?$|^\s*["“]$/.test(before),
        content:
          !negates &&
          !functionWords.has(folded) &&
          !NEUTRAL.has(folded) &&
          !/^\d/.test(folded) &&
          !taken(token),
      };
    }),
  };
}
