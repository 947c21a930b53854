import { hasCue } from '../text/language/count-cues';
import { wordSet } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import { measureBehind } from '../text/measures';
import type { NumberMention } from '../text/numbers';
import { reckoningPatterns } from '../text/reckoning-patterns';
import type { TextReading } from '../text/text-reading';
import type { Word } from '../text/words';

/** What of a sentence could be looked up. */
export type Anchor = 'figure' | 'date' | 'attribution' | 'event';

/** Figures below this one, without a unit, say how many steps, sides or cases the writer counts. */
const COUNTED = 10;
/** Forms that also describe things: "the tables show", "as described in". */
const DESCRIBES =
  /^(?:described?|show|shown|find|found|see|note|notes|state|states|report|add|adds|ask|think|claim|suggest|explain|demonstrate|observe|propose|recall|describe)$/;
/** Irregular forms that are participles or the present as well: "the tools built in", "they set". */
const NOT_FINITE = new Set(
  'found left built bought held laid lost made met paid put set sold spent thought understood cost hit cut'.split(
    ' ',
  ),
);

/**
 * A figure that measures something, a date, a named person's words, or a named thing to which something
 * happened. Version numbers, labels ("Windows 10") and small counts are no figures here.
 */
export function findAnchors(reading: TextReading): ReadonlySet<Anchor> {
  const { text, table, words: tokens, numbers } = reading;
  const found = new Set<Anchor>();
  if (numbers.some((number) => measures(number, text, table))) found.add('figure');
  if (reading.dates.some(({ year, day }) => year ?? day)) found.add('date');
  if (numbers.some((number) => number.decade ?? tellsYear(number, text))) found.add('date');
  const names = tokens.map((_, i) => isName(text, tokens, i, table));
  if (names.some((named, i) => named && reports(tokens, names, i, table))) found.add('attribution');
  if (happened(text, tokens, names, table)) found.add('event');
  return found;
}

/** "in 1200", and not "1200 calories" or "1920x1080". */
function tellsYear({ year, start, end }: NumberMention, text: string): boolean {
  if (!year) return false;
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 40);
  if (/^\s?[x×]\s?\d/.test(after) || /\d\s?[x×]\s?$/.test(before)) return false;
  return (
    !/^\s\p{Ll}+s\b/u.test(after) ||
    !/\b(?:only|about|some|around|over|nearly|than|least|these|those|all|with|and)\s$/i.test(before)
  );
}

/** What machines are told by: "64bit", "8 GiB of RAM", "port 6666", "line 12". */
const TECHNICAL_BEHIND = /^[\s-]?(?:bits?|px|pixels?|voxels?|[kmgt]i?b|dpi|cores?)\b/i;
const TECHNICAL_BEFORE = /\b(?:lines?|ports?|builds?|bits?|cores?|steps?|levels?|slots?|lags?)\s$/i;

function measures(
  { value, unit, ordinal, year, decade, start, end }: NumberMention,
  text: string,
  { code }: LanguageTable,
): boolean {
  if (unit) return true;
  // "Ten years later" tells when in the story something was, and measures nothing.
  const time = measureBehind(text, { start, end });
  const { lapse } = reckoningPatterns(code);
  if (time?.dimension === 'time' && lapse.test(text.slice(time.end))) return false;
  if (ordinal || year || decade) return false;
  // "OpenGL 3.3", "(2)", "x = 4", "§ 5": a label.
  if (
    /(?:\p{Lu}[\p{L}\p{N}]*[\s-]|[[(=§#/~+*^_.-]\s?|\bn\s?)$/u.test(
      text.slice(Math.max(0, start - 24), start),
    )
  ) {
    return false;
  }
  if (/^(?:\s?[x×]\s?\d|[x×*/=)\]^_-]|[.:]\d)/.test(text.slice(end))) return false;
  if (/\d\s?[x×]\s?$/.test(text.slice(Math.max(0, start - 4), start))) return false;
  if (TECHNICAL_BEHIND.test(text.slice(end, end + 12))) return false;
  if (TECHNICAL_BEFORE.test(text.slice(Math.max(0, start - 10), start))) return false;
  return value >= COUNTED;
}

/** A word with a capital that its place does not explain. */
function isName(text: string, tokens: readonly Word[], i: number, table: LanguageTable): boolean {
  const token = tokens[i]!;
  if (!/^\p{Lu}\p{L}/u.test(text.slice(token.start, token.start + 3))) return false;
  if (wordSet(table, 'functionWords').has(token.folded)) return false;
  if (i > 0) return !/[.!?:“"*_]\s*$/.test(text.slice(tokens[i - 1]!.end, token.start));
  const next = tokens[1];
  return next !== undefined && !/^[,;]/.test(text.slice(token.end));
}

/** "Nikas said", "Smith and Jones have argued", "according to Smith". */
function reports(
  tokens: readonly Word[],
  names: readonly boolean[],
  i: number,
  table: LanguageTable,
): boolean {
  const before = tokens.slice(Math.max(0, i - 2), i).map(({ folded }) => folded);
  if (/^(?:according to|.*\blaut|.*\bselon|.*\bsegun)$/.test(before.join(' '))) return true;
  if (names[i + 1]) return false;
  const next = tokens.slice(i + 1, i + 4);
  const verb = next.findIndex(({ folded }) => wordSet(table, 'attribution').has(folded));
  if (verb < 0) return false;
  const between = next.slice(0, verb).map(({ folded }) => folded);
  return (
    between.every((word) =>
      /^(?:et|al|and|have|has|had|also|first|recently|later|then|\d+)$/.test(word),
    ) &&
    (!DESCRIBES.test(next[verb]!.folded) || between.includes('al') || between.includes('have'))
  );
}

/**
 * Whether something is told to have happened to something with a name of its own. Acronyms don't count: where
 * they are all there is, a device or a method is described.
 */
function happened(
  text: string,
  tokens: readonly Word[],
  names: readonly boolean[],
  table: LanguageTable,
): boolean {
  const proper = (i: number): boolean =>
    names[i] === true && /^\p{Lu}\p{Ll}+$/u.test(text.slice(tokens[i]!.start, tokens[i]!.end));
  if (!tokens.some((_, i) => i > 0 && proper(i))) return false;
  return tokens.some((token, i) => {
    const finite = hasCue(token.folded, 'irregularPast', table) && !NOT_FINITE.has(token.folded);
    return finite || (i > 0 && proper(i - 1) && table.pastEnding?.test(token.folded) === true);
  });
}
