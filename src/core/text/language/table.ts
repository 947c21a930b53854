import type { CueTable } from './cues';

/** Languages that have a table. In others the language-free checks go on, with English digits. */
export type LanguageCode = 'en' | 'de' | 'fr' | 'es';

/** What an expression before a figure says about its precision. */
export type Precision = 'about' | 'over' | 'under';

/** All that depends on one language. Every word is in its folded form (`fold`): no case, no accents. */
export interface LanguageTable {
  readonly code: LanguageCode;
  /** The mark before decimals: decides whether `1.234` is a thousand or a little more than one. */
  readonly decimal: '.' | ',';
  /** Whether a plain space groups digits: `10 000`. */
  readonly spacedGroups: boolean;
  /** Cardinals below one hundred, and hundreds written as one word. */
  readonly cardinals: Readonly<Record<string, number>>;
  /** Words for a hundred, which multiply what stands before. */
  readonly hundreds: readonly string[];
  /** Thousand, million…: word to factor. `dozen` too. */
  readonly scales: Readonly<Record<string, number>>;
  /** Letters glued to digits or behind a space that stand for a scale: `5bn`, `3 Mio.` */
  readonly scaleMarks: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** Denominators: `two thirds`. */
  readonly fractions: Readonly<Record<string, number>>;
  /** Words that join the parts of a number. */
  readonly joiners: readonly string[];
  /** Articles that count as one before a scale ("a million") and as nothing elsewhere. */
  readonly articles: readonly string[];
  /** Reads a number that the language writes as one word, such as `zweihunderttausend`. */
  readonly compound?: (word: string) => number | undefined;
  /** Endings that make an ordinal of digits: `21st`, `1er`. */
  readonly ordinalEndings: readonly string[];
  readonly percent: readonly string[];
  /** Currency word to its ISO code. */
  readonly currencies: Readonly<Record<string, string>>;
  /** Expressions of one to three words before a figure. */
  readonly precision: Readonly<Record<string, Precision>>;
  /** Month names and their short forms. */
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: readonly string[];
  /** Words that turn a statement into its opposite. */
  readonly negations: readonly string[];
  /** Words that make a statement hold only sometimes: `unless`, `only if`. */
  readonly conditions: readonly string[];
  /** Verbs that report what somebody said or wrote, in the forms that reports use. */
  readonly attribution: readonly string[];
  /** Abbreviations that stand before a name or a number and so never end a sentence. */
  readonly leaning: readonly string[];
  /** Abbreviations that may end a sentence as well. */
  readonly abbreviations: readonly string[];
  /** Frequent words without a content of their own; the first ones tell the languages apart. */
  readonly functionWords: readonly string[];
  /** Ending of regular verbs in the past, where they have one that hardly anything else has. */
  readonly pastEnding?: RegExp;
  /** Ending of superlatives. */
  readonly superlative?: RegExp;
  /** Endings of abstract nouns. */
  readonly abstractEnding: RegExp;
  /** Words that ask, at the beginning of a sentence. */
  readonly questionWords: readonly string[];
  /** Words that say what kind of statement a sentence makes. */
  readonly cues: CueTable;
}
