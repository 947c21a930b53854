/**
 * Where sentences begin and end, by punctuation and short lists of abbreviations.
 *
 * One pass with a few characters of look-around at every full stop, so time is linear in the text, also
 * where a megabyte stands on one line. `Intl.Segmenter` was rejected: it is quadratic over a long text
 * and ends a sentence after "Mr." and "No.". Headings and list items count as sentences only where a blank
 * line or a full stop divides them: a single line end is a space here, for sources wrap their lines.
 */
import { fold } from './words';
import { languages } from './language/languages';
import type { Span } from './span';

const LEANING: ReadonlySet<string> = new Set(languages.flatMap((table) => table.leaning));
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  languages.flatMap((table) => table.abbreviations),
);

/** Leaning abbreviations that are also words: "no", "fig" lean only on a figure. */
const FIGURE_ONLY: ReadonlySet<string> = new Set(
  'no nos n p pp s fig figs art arts sec par ed eds app par st mt ft op am env pag cap chap'.split(
    ' ',
  ),
);

/** All words behind which a point may end no sentence; beside them parts of initials and figures. */
const MAY_LEAN: ReadonlySet<string> = new Set([...FIGURE_ONLY, ...LEANING, ...ABBREVIATIONS]);

/**
 * Words that begin a sentence more often than they follow an abbreviation or an initial as a name:
 * "in the U.S. The law", but "U.S. Steel".
 */
const STARTERS: ReadonlySet<string> = new Set(
  languages
    .flatMap((table) => table.functionWords.slice(0, 90))
    .concat('however moreover today yesterday later now since according although'.split(' '))
    .filter((word) => word.length > 1 || word === 'a' || word === 'i'),
);

/** Names of months of all languages; those that open sentences too ("May I", "March on") count before a year. */
const MONTHS: ReadonlySet<string> = new Set(
  languages.flatMap((table) => Object.keys(table.months)),
);
const OPENING_MONTHS: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'mars']);

const TERMINATOR = /[.!?…。！？｡]|\n[^\S\n]*\n|\r\n[^\S\n]*\r?\n|\u2029/g;
const FULL_WIDTH = /[。！？｡]/;
const CLOSING = /["'”’»›)\]}」』）】*_~]/;
/** French sets a closing mark apart: `bruit. » Puis`; German opens with it: `Lärm. »Dann`. */
const GUILLEMET = /[^\S\n][»›](?![\p{L}\p{N}«‹„‚])/uy;
/** Marks that stand before the first letter of a sentence. */
const OPENING = /["'“‘„‚«»‹›([{「『（【*_¿¡—–-]/;
const REFERENCE = /\[[^\s\]]{1,40}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+/y;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}'’-]/u;
/** The longest abbreviation looked for, points counted. */
const LONGEST = 12;

/**
 * The sentences of `text[start, end)` in order, without the white space around them. A blank line ends a
 * sentence; whatever has no full stop at its end still counts as one.
 */
export function sentences(text: string, start = 0, end = text.length): Span[] {
  const found: Span[] = [];
  let begin = start;
  const close = (stop: number): void => {
    const span = trimmed(text, begin, stop);
    if (span) found.push(span);
    begin = stop;
  };
  const terminator = new RegExp(TERMINATOR);
  terminator.lastIndex = start;
  for (let match = terminator.exec(text); match; match = terminator.exec(text)) {
    const at = match.index;
    if (at >= end) break;
    if (/\s/.test(match[0])) {
      close(at);
      continue;
    }
    const stop = behindMarks(text, at, end);
    terminator.lastIndex = stop;
    if (endsSentence(text, begin, at, stop, end)) close(stop);
  }
  close(end);
  return found;
}

/** The offset behind a run of full stops, the marks that close after it, and a reference such as `[12]`. */
function behindMarks(text: string, at: number, end: number): number {
  let stop = at + 1;
  while (stop < end && /[.!?…。！？｡]/.test(text[stop]!)) stop++;
  for (;;) {
    while (stop < end && CLOSING.test(text[stop]!) && !opensNext(text, stop)) stop++;
    GUILLEMET.lastIndex = stop;
    if (!GUILLEMET.test(text)) break;
    stop = GUILLEMET.lastIndex;
  }
  for (;;) {
    REFERENCE.lastIndex = stop;
    const reference = REFERENCE.exec(text);
    if (!reference || stop + reference[0].length > end) break;
    stop += reference[0].length;
  }
  const figures = /\p{L}/u.test(text[at - 1] ?? '') ? /\d{1,3}(?=\s+\p{Lu})/uy : undefined;
  if (figures) {
    figures.lastIndex = stop;
    stop += figures.exec(text)?.[0].length ?? 0;
  }
  return Math.min(stop, end);
}

/** A bracket or mark directly before a letter opens: `.(The`. */
function opensNext(text: string, at: number): boolean {
  return /["'*_~]/.test(text[at]!) && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '');
}

function endsSentence(text: string, begin: number, at: number, stop: number, end: number): boolean {
  const mark = text[at]!;
  if (FULL_WIDTH.test(mark)) return true;
  let next = stop;
  while (next < end && /\s/.test(text[next]!)) next++;
  if (next >= end) return true;
  // "3.14", "example.org", "e.g.this": no space, no end.
  if (next === stop) return false;
  let letter = next;
  while (letter < end && letter - next < 8 && OPENING.test(text[letter]!)) letter++;
  const first = text[letter] ?? '';
  if (/\p{Ll}/u.test(first)) return false;
  if (mark !== '.' || text[at + 1] === '.') return true;
  return !abbreviates(text, begin, at, letter, end);
}

/** Whether the point at `at` belongs to an abbreviation or an initial that the sentence goes on after. */
function abbreviates(text: string, begin: number, at: number, next: number, end: number): boolean {
  const least = Math.max(begin, at - LONGEST);
  let from = at;
  while (from > least && belongsToWord(text, from - 1)) from--;
  const raw = text.slice(from, at).replace(/^['’.-]+/, '');
  if (raw === '') return false;
  const word = fold(raw);
  // Nearly always it is a word that leans on nothing.
  if (raw.length > 2 && !MAY_LEAN.has(word) && !/[.\d]/.test(raw)) return false;
  const follower = /^[\p{L}\p{M}'’]+/u.exec(text.slice(next, Math.min(end, next + 20)))?.[0] ?? '';
  const starts = STARTERS.has(fold(follower)) && /^\p{Lu}/u.test(follower);
  const figure = /\p{N}|[IVXLC]+\b/uy;
  figure.lastIndex = next;
  const beforeFigure = figure.test(text);
  // "z. B. Wien", "J. K. Rowling", "U. S. Army": one letter that is an initial or a part of one.
  if (/^\p{L}$/u.test(raw)) {
    if (FIGURE_ONLY.has(word) && beforeFigure) return true;
    // "It rose to 12 h. There": a unit.
    const unit = /\p{Nd}\s?$/u.test(text.slice(Math.max(0, from - 2), from));
    if (/\p{Ll}/u.test(raw)) return !(unit && starts);
    return !starts || follower.length < 2;
  }
  // "am 3. Mai", "der 2. Weltkrieg": an ordinal of a language that writes them so; the number must be low.
  if (/^\d{1,2}$/.test(raw)) {
    return inDate(text, from, next) || (!starts && germanOrdinal(text, from, next));
  }
  if (FIGURE_ONLY.has(word))
    return beforeFigure || (/^\p{Lu}/u.test(raw) && !starts && word === 'st');
  if (LEANING.has(word)) return true;
  if (ABBREVIATIONS.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return !starts;
  return false;
}

function belongsToWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x61 && unit <= 0x7a) || unit === 0x2e || WORD_CHARACTER.test(text[at]!);
}

/** Whether a figure with a point is a part of a date: "3. November 1746", "14. 10. 1746". */
function inDate(text: string, from: number, next: number): boolean {
  const behind = text.slice(next, next + 24);
  const month = fold(/^\p{L}+/u.exec(behind)?.[0] ?? '');
  if (MONTHS.has(month)) {
    return !OPENING_MONTHS.has(month) || /^\p{L}+\.?\s+\d{4}\b/u.test(behind);
  }
  if (/^(?:0?[1-9]|1[0-2])\.\s?(?:\d{4}|\d\d)(?!\p{N})/u.test(behind)) return true;
  return (
    /^(?:\d{4}|\d\d)(?!\p{N})/u.test(behind) &&
    /(?<!\p{N})\d{1,2}\.\s?$/u.test(text.slice(Math.max(0, from - 5), from))
  );
}

/** Whether a figure with a point is a German ordinal: an article or preposition stands before it. */
function germanOrdinal(text: string, from: number, next: number): boolean {
  const before = /(\p{L}+)\s+$/u.exec(text.slice(Math.max(0, from - 16), from))?.[1] ?? '';
  return (
    /^(?:am|vom|zum|der|die|das|den|dem|des|im|bis|ab|seit|und)$/i.test(before) &&
    /^\p{Lu}\p{Ll}/u.test(text.slice(next, next + 2))
  );
}

function trimmed(text: string, start: number, end: number): Span | undefined {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : undefined;
}
