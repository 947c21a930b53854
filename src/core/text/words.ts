import type { Span } from './span';

/** A word and where it stands. `folded` is its form for comparing: no case, accents or ligatures. */
export interface Word extends Span {
  readonly folded: string;
}

/**
 * Letters, digits and marks hold together; an apostrophe between letters ("don't") and a point or comma
 * between digits ("1,000.5") do too. Scripts written without spaces give one word a character, so
 * that phrases in them can be found at any place.
 */
const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}\u00ad])+(?:(?:['’ʼ＇](?=\p{L})|(?<=\p{N})[.,](?=\p{N}))(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}\u00ad])+)*/gu;

const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '’': "'",
  ʼ: "'",
  '\u00ad': '',
};

/** The form in which words are compared: compatibility forms resolved, no case, no accents, no soft hyphens. */
export function fold(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, (mark) => (/[\u0300-\u036f\u0483-\u0489]/.test(mark) ? '' : mark))
    .replace(/[ßæœøłđðþı’ʼ\u00ad]/g, (letter) => SPECIAL[letter]!)
    .normalize('NFC');
}

/** The words of `text[start, end)` in order. */
export function words(text: string, start = 0, end = text.length): Word[] {
  const found: Word[] = [];
  const piece = start === 0 && end === text.length ? text : text.slice(start, end);
  for (const match of piece.matchAll(WORD)) {
    const at = start + match.index;
    found.push({ start: at, end: at + match[0].length, folded: fold(match[0]) });
  }
  return found;
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
