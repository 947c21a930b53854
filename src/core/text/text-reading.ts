import { findDates } from './dates';
import type { DateMention } from './dates';
import { countCues } from './language/count-cues';
import type { CueClass } from './language/cues';
import { languageTable } from './language/languages';
import type { LanguageTable } from './language/table';
import { findNumbers } from './numbers';
import type { NumberMention } from './numbers';
import { words } from './words';
import type { Word } from './words';

/** Where a plain space may group digits, or divide two figures. */
const SPACED_DIGITS = /\p{Nd} \p{Nd}/u;

/** A short text of which words, figures and dates are asked for by many: each is read at the first question. */
export class TextReading {
  readonly text: string;
  readonly table: LanguageTable;
  #words: readonly Word[] | undefined;
  #numbers: readonly NumberMention[] | undefined;
  #spaced: readonly NumberMention[] | undefined;
  #cues: ReadonlyMap<CueClass, number> | undefined;
  #dates: readonly DateMention[] | undefined;

  /** Language: a tag such as `de`; English by default. */
  constructor(text: string, language?: string) {
    this.text = text;
    this.table = languageTable(language);
  }

  get words(): readonly Word[] {
    return (this.#words ??= words(this.text));
  }

  get numbers(): readonly NumberMention[] {
    const { spacedGroups, code } = this.table;
    this.#numbers ??= findNumbers(this.text, code, spacedGroups, this.words);
    return this.#numbers;
  }

  /** The figures where "20 995" is one in any language. */
  get spacedNumbers(): readonly NumberMention[] {
    const { spacedGroups, code } = this.table;
    this.#spaced ??=
      spacedGroups || !SPACED_DIGITS.test(this.text)
        ? this.numbers
        : findNumbers(this.text, code, true, this.words);
    return this.#spaced;
  }

  /** How many cue words of each class there are. */
  get cues(): ReadonlyMap<CueClass, number> {
    return (this.#cues ??= countCues(this.words, this.table));
  }

  get dates(): readonly DateMention[] {
    return (this.#dates ??= findDates(this.text, this.table.code, this.words));
  }
}
