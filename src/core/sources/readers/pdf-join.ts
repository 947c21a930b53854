import type { Paragraph } from './pdf-paragraphs';

/**
 * Words that a line end cuts. Whether the hyphen stays is asked of the document itself: the word that
 * stands elsewhere in it as one, or with its hyphen, decides; else the hyphen goes, but for the prefixes
 * that keep one.
 */
export interface Vocabulary {
  has(word: string): boolean;
}

const KEEPS_HYPHEN = /^(?:self|well|ex|all|cross|half|quasi|non|anti|vice|so|by|ill|semi)$/i;
const CUT = /(\p{L}[\p{L}\p{M}’']*)[-\u00ad\u2010]$/u;
/** A dash right behind a word, or a range's, joins what stands on both sides. */
const DASHED = /[\p{L}\p{N}]["”’)]?(?:--|[–—\u2010/-])$/u;
const GOES_ON = /^(\p{Ll}[\p{L}\p{M}’']*)/u;

/** The words of a document's lines, but for the ones at line ends that may be cut. */
export function collectVocabulary(paragraphs: readonly Paragraph[]): Vocabulary {
  const words = new Set<string>();
  for (const { lines } of paragraphs) {
    for (const { text } of lines) {
      for (const [word] of text.matchAll(
        /\p{L}[\p{L}\p{M}’']*(?:[-\u2010]\p{L}[\p{L}\p{M}’']*)*/gu,
      )) {
        if (word.length > 3) words.add(word.toLowerCase());
      }
    }
  }
  return words;
}

/** Two pieces of text as one: a cut word is mended, else a space stands between them. */
export function joinTexts(before: string, after: string, vocabulary: Vocabulary): string {
  if (before === '') return after;
  if (
    /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef、。]$/.test(before) &&
    /^[\u3000-\u9fff\uff00-\uffef]/.test(after)
  ) {
    return before + after;
  }
  if (/\u00ad$/.test(before)) return before.slice(0, -1) + after;
  const cut = CUT.exec(before);
  if (!cut) return DASHED.test(before) ? before + after : `${before} ${after}`;
  const rest = GOES_ON.exec(after);
  if (!rest) return before + after;
  const whole = (cut[1]! + rest[1]!).toLowerCase();
  const hyphened = `${cut[1]!}-${rest[1]!}`.toLowerCase();
  const keeps = !vocabulary.has(whole) && (vocabulary.has(hyphened) || KEEPS_HYPHEN.test(cut[1]!));
  return (keeps ? before : before.slice(0, -1)) + after;
}

/**
 * Moves the rest of a word that a page or column ends in to the piece it began in; undefined where the
 * first piece does not end in a cut word.
 */
export function mendAcross(
  before: string,
  after: string,
  vocabulary: Vocabulary,
): readonly [string, string] | undefined {
  if (!CUT.test(before)) return undefined;
  const word = /^\S+/.exec(after)?.[0] ?? '';
  return [joinTexts(before, word, vocabulary), after.slice(word.length).trimStart()];
}
