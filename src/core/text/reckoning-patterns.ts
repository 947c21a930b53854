/*
 * What tells that a figure was worked out, as regular expressions out of the table of each language. Those that
 * begin with `^` are held against the text behind a figure, those that end with `$` against the text before it.
 */
import { languages } from './language/languages';
import { reckoningWords } from './language/reckoning-words';
import type { LanguageCode, LanguageTable } from './language/table';

/** The same names as in the table of words, and what is made of several of its lists. */
export type ReckoningPatterns = ReturnType<typeof patternsOf>;

function patternsOf({ code, articles }: LanguageTable) {
  const words = reckoningWords[code];
  const any = (list: readonly string[]): string => {
    const forms = list.map((word) =>
      word.replaceAll('.', '\\.').replaceAll(' ', '[\\s-]?').replaceAll('*', '\\p{L}*'),
    );
    return `(?:${forms.join('|')})(?:(?<=['’.])|(?!\\p{L}))`;
  };
  const anywhere = (list: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})${any(list)}`, 'iu');
  const behind = (list: readonly string[]): RegExp => new RegExp(`^[\\s-]*${any(list)}`, 'iu');
  /** Of what is counted a few words may stand before. */
  const soonBehind = (list: readonly string[]): RegExp =>
    new RegExp(`^(?:\\s+\\p{L}+)?\\s+${any(list)}`, 'iu');
  const things = String.raw`^(?:\s+\p{L}[\p{L}'’-]*){1,4},?\s+`;
  return {
    change: anywhere(words.change),
    by: new RegExp(String.raw`(?<!\p{L})${any(words.by)}\s+(?:\p{L}+\s+)?$`, 'iu'),
    of: behind(words.of),
    share: anywhere(words.share),
    total: anywhere(words.total),
    times: behind(words.times),
    factor: new RegExp(String.raw`(?<!\p{L})${any(words.factor)}\s$`, 'iu'),
    /** "23 of them, or 41 %", "23 of them (41 %)" */
    or: new RegExp(String.raw`(?:\(|[,–—]\s*${any(words.or)}\s+)$`, 'iu'),
    /** Abbreviations of ratios have capitals. */
    ratio: new RegExp(String.raw`(?<!\p{L})${any(words.ratio)}[^.;]{0,60}$`, 'u'),
    excess: anywhere(words.excess),
    rest: anywhere(words.rest),
    more: soonBehind(words.more),
    less: soonBehind(words.less),
    /** "9.2 more than": what is compared has been named before. */
    compared: new RegExp(
      String.raw`^\s${any([...words.more, ...words.less])}(?:\s${any(words.than)}|\s*(?:[.,;:!?)]|$))`,
      'iu',
    ),
    others: behind(words.others),
    /** "fifteen passengers and ", up to the second figure. */
    and: new RegExp(`${things}${any(words.and)}\\s+$`, 'iu'),
    /** "fifteen passengers and a guide" */
    andOne: new RegExp(`${things}${any(words.and)}\\s+${any(articles)}\\s`, 'iu'),
    people: soonBehind(words.people),
    years: behind(words.years),
    decades: behind(words.decades),
    lapse: behind(words.lapse),
    old: behind(words.old),
    aged: new RegExp(String.raw`(?<!\p{L})${any(words.aged)}\s$`, 'iu'),
    born: new RegExp(String.raw`(?<!\p{L})${any(words.born)}[^.;!?)]*$|\*\s?[^.;!?)]{0,30}$`, 'iu'),
  };
}

const patterns = Object.fromEntries(
  languages.map((table) => [table.code, patternsOf(table)]),
) as Readonly<Record<LanguageCode, ReckoningPatterns>>;

export function reckoningPatterns(language: LanguageCode): ReckoningPatterns {
  return patterns[language];
}
