/**
 * The figures of a text by value: `600,000`, `six hundred thousand` and `0.6 million` are the same.
 *
 * One regular expression for digits and one walk over the words; time is linear. What a comma or a point
 * means depends on the language only where the digits leave it open (`1.234`).
 */
import { languageTable, lookUp } from './language/languages';
import type { LanguageTable, Precision } from './language/table';
import { reckoningPatterns } from './reckoning-patterns';
import { numberLexicon, readSpelledNumber } from './number-words';
import type { Span } from './span';
import { fold, words } from './words';
import type { Word } from './words';

/** A figure and what it says. The span takes in the currency sign, the scale ("million") and the unit. */
export interface NumberMention extends Span {
  /** Percentages as they are written: 5 % has the value 5. Fractions: two thirds is 0.667. */
  readonly value: number;
  /** `percent`, or the currency: `USD`, `EUR`… */
  readonly unit?: string;
  /** Set where the text says that the figure is not exact: about, more than, less than. */
  readonly approximate?: Precision;
  readonly ordinal?: boolean;
  /** Written without separators and in the range of years: 1000 to 2100. */
  readonly year?: boolean;
  /** The 1990s, the 20s. */
  readonly decade?: boolean;
  /** Written in words. */
  readonly spelled?: boolean;
  /** Written in digits with a scale: 48.7 million. */
  readonly scaled?: boolean;
}

/** Characters from an amount to one that is told in its scale, and from there to "more". */
const FARTHEST = 40;
const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '%': 'percent',
  '％': 'percent',
};

/** Looks for a digit first, which few texts have. */
const DIGITS =
  /(?=\p{Nd})(?<![\p{L}\p{N}_])\p{Nd}+(?:[.,]\p{Nd}+|[\u00a0\u202f\u2009'’]\p{Nd}{3}(?!\p{Nd}))*/gu;
const SPACED =
  /(?=\p{Nd})(?<![\p{L}\p{N}_])\p{Nd}+(?:[.,]\p{Nd}+|[ \u00a0\u202f\u2009'’]\p{Nd}{3}(?!\p{Nd}))*/gu;
const LETTERS = /[\p{L}ªº]+/uy;
/** “millions d’euros”, “millones de pesos” */
const LINK = /^\s(?:de\s|d['’])/;
const BLANK = /[ \t\u00a0\u202f\u2009]?\n?/y;

/**
 * The figures of `text` in order, not overlapping. Language: a tag such as `de`; English by default. `spaced`:
 * whether "20 995" is one figure, and not two of a table; by default as is usual in the language. `tokens`: its words.
 */
export function findNumbers(
  text: string,
  language?: string,
  spaced?: boolean,
  tokens: readonly Word[] = words(text),
): NumberMention[] {
  const table = languageTable(language);
  const found = [...digitNumbers(text, table, spaced ?? table.spacedGroups)];
  const taken = found.map(({ start, end }) => ({ start, end }));
  let next = 0;
  const lexicon = numberLexicon(table);
  for (let i = 0; i < tokens.length; i++) {
    while (next < taken.length && taken[next]!.end <= tokens[i]!.start) next++;
    if (next < taken.length && taken[next]!.start < tokens[i]!.end) continue;
    const spelled = readSpelledNumber(text, tokens, i, lexicon, table);
    if (!spelled) continue;
    const start = tokens[i]!.start;
    const end = tokens[i + spelled.words - 1]!.end;
    i += spelled.words - 1;
    const { unit, end: stop } = unitBehind(text, end, table);
    while ((tokens[i + 1]?.start ?? stop) < stop) i++;
    found.push({
      start,
      end: stop,
      value: round(spelled.value),
      spelled: true,
      ...(unit ? { unit } : {}),
      ...(spelled.ordinal ? { ordinal: true } : {}),
    });
  }
  found.sort((a, b) => a.start - b.start);
  return withPrecision(shareScales(text, shareUnits(text, found), table), tokens, table);
}

function* digitNumbers(
  text: string,
  table: LanguageTable,
  spaced: boolean,
): Iterable<NumberMention> {
  for (const match of text.matchAll(spaced ? SPACED : DIGITS)) {
    for (const { raw, at } of splitGroups(match[0], match.index)) {
      const value = readDigits(raw, table);
      if (value === undefined) continue;
      let end = at + raw.length;
      let start = at;
      let scale = 1;
      const glued = lettersAt(text, end);
      let ordinal = false;
      let decade = false;
      if (glued !== '') {
        const mark = lookUp(table.scaleMarks, fold(glued));
        if (table.ordinalEndings.includes(fold(glued))) ordinal = true;
        else if (/^['’]?s$/.test(glued) && table.code === 'en') decade = true;
        else if (mark !== undefined && (glued !== 'm' || isMoney(text, start, end + 1)))
          scale = mark;
        if (ordinal || decade || scale !== 1) end += glued.length;
      } else {
        const spaced = wordBehind(text, end);
        const isMark = spaced.folded.length > 1 || isMoney(text, start, spaced.end);
        const factor =
          lookUp(table.scales, spaced.folded) ??
          (isMark ? lookUp(table.scaleMarks, spaced.folded) : undefined);
        if (factor !== undefined) {
          scale = factor;
          end =
            spaced.end +
            (lookUp(table.scaleMarks, spaced.folded) && text[spaced.end] === '.' ? 1 : 0);
          // A thousand million: “cinco mil millones”.
          const more = wordBehind(text, end);
          const times = factor === 1e3 ? lookUp(table.scales, more.folded) : undefined;
          if (times === 1e6) {
            scale *= times;
            end = more.end;
          }
        }
      }
      const behind = unitBehind(text, end, table);
      let { unit } = behind;
      const sign =
        SIGNS[text[start - 1] ?? ''] ??
        SIGNS[/\s/.test(text[start - 1] ?? '') ? (text[start - 2] ?? '') : ''];
      if (!unit && sign && sign !== 'percent') {
        unit = sign;
        start -= SIGNS[text[start - 1]!] ? 1 : 2;
        const prefix = /(?:US|A|C|NZ|HK|CA|AU)$/.exec(text.slice(Math.max(0, start - 2), start));
        if (prefix) start -= prefix[0].length;
      }
      const plain = /^\p{Nd}{4}$/u.test(raw) && scale === 1 && !unit && !ordinal;
      yield {
        start,
        end: behind.end,
        value: round(value * scale),
        ...(unit ? { unit } : {}),
        ...(ordinal ? { ordinal } : {}),
        ...(plain && value >= 1000 && value <= 2100 ? { year: true } : {}),
        ...(decade ? { decade } : {}),
        ...(scale !== 1 ? { scaled: true } : {}),
      };
    }
  }
}

/** Whether a currency's sign stands before a figure or behind its letter: `£5m`, `3 M€`, `5 m` alone is a length. */
function isMoney(text: string, start: number, end: number): boolean {
  return (
    /[$€£¥₹]\s?$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^\s?[$€£¥₹]/.test(text.slice(end, end + 2))
  );
}

/** `10 000` is one number, `2010 300` are two: spaces group only where every group has three digits. */
function splitGroups(raw: string, at: number): { raw: string; at: number }[] {
  if (!/[\s'’]/.test(raw) || /^\p{Nd}{1,3}(?:[\s'’]\p{Nd}{3})+(?:[.,]\p{Nd}+)?$/u.test(raw)) {
    return [{ raw, at }];
  }
  const parts: { raw: string; at: number }[] = [];
  for (const match of raw.matchAll(/[^\s'’]+/g)) {
    parts.push({ raw: match[0], at: at + match.index });
  }
  return parts;
}

/** The value of digits with separators; undefined for version numbers, dates and the like. */
function readDigits(raw: string, table: LanguageTable): number | undefined {
  const digits = raw.normalize('NFKC').replace(/[\s'’]/g, '');
  const marks = digits.match(/[.,]/g) ?? [];
  const groups = digits.split(/[.,]/);
  const kinds = new Set(marks);
  if (marks.length === 0) return Number(digits);
  const grouped = (parts: readonly string[]): boolean =>
    parts[0]!.length <= 3 && parts.slice(1).every((part) => part.length === 3);
  if (kinds.size === 2) {
    const decimals = groups.pop()!;
    const alike = new Set(marks.slice(0, -1)).size === 1 && marks.at(-1) !== marks[0];
    return alike && grouped(groups) ? Number(`${groups.join('')}.${decimals}`) : undefined;
  }
  if (marks.length > 1) return grouped(groups) ? Number(groups.join('')) : undefined;
  const couldGroup = grouped(groups) && groups[0] !== '0';
  return couldGroup && marks[0] !== table.decimal
    ? Number(groups.join(''))
    : Number(groups.join('.'));
}

/** A unit behind a number: `%`, "per cent", "euros". Up to two words. */
function unitBehind(
  text: string,
  at: number,
  table: LanguageTable,
): { unit?: string; end: number } {
  BLANK.lastIndex = at;
  const gap = BLANK.exec(text)?.[0].length ?? 0;
  const sign = SIGNS[text[at + gap] ?? ''];
  if (sign && (sign === 'percent' || !/^\s?\p{N}/u.test(text.slice(at + gap + 1, at + gap + 3)))) {
    return { unit: sign, end: at + gap + 1 };
  }
  const [link] = LINK.exec(text.slice(at, at + 4)) ?? [];
  if (link !== undefined) {
    const money = lettersAt(text, at + link.length);
    const currency = lookUp(table.currencies, fold(money));
    if (currency !== undefined) return { unit: currency, end: at + link.length + money.length };
  }
  const one = wordBehind(text, at);
  if (one.folded === '') return { end: at };
  const two = wordBehind(text, one.end);
  for (const [name, end] of [
    [`${one.folded} ${two.folded}`, two.end],
    [one.folded, one.end],
  ] as const) {
    if (table.percent.includes(name)) return { unit: 'percent', end };
    const currency = lookUp(table.currencies, name);
    if (currency !== undefined) return { unit: currency, end };
  }
  return { end: at };
}

function wordBehind(text: string, at: number): { folded: string; end: number } {
  BLANK.lastIndex = at;
  const gap = BLANK.exec(text)?.[0].length ?? 0;
  const hyphen = gap === 0 && text[at] === '-' ? 1 : 0;
  if (gap + hyphen === 0) return { folded: '', end: at };
  const letters = lettersAt(text, at + gap + hyphen);
  return { folded: fold(letters), end: at + gap + hyphen + letters.length };
}

function lettersAt(text: string, at: number): string {
  LETTERS.lastIndex = at;
  return LETTERS.exec(text)?.[0] ?? '';
}

/** "10–15 %", "between 3 and 5 million euros": the first takes the unit of the second. */
function shareUnits(text: string, found: readonly NumberMention[]): NumberMention[] {
  return found.map((mention, i) => {
    const next = found[i + 1];
    if (!next?.unit || mention.unit || mention.year || next.start - mention.end > 5) return mention;
    return isRange(text.slice(mention.end, next.start)) ? { ...mention, unit: next.unit } : mention;
  });
}

/** "3 to 5 million", "48.7 million euros, 9.2 more": one scale for both. */
function shareScales(
  text: string,
  found: readonly NumberMention[],
  { code }: LanguageTable,
): NumberMention[] {
  if (!found.some(({ scaled }) => scaled)) return [...found];
  const { compared } = reckoningPatterns(code);
  return found.map((mention, i) => {
    const { value, start, end } = mention;
    if (mention.scaled || mention.spelled || mention.year || mention.ordinal || value >= 1000)
      return mention;
    const [before, next] = [found[i - 1], found[i + 1]];
    const scaled = (other: NumberMention): NumberMention => {
      const scale = 1000 ** Math.floor(Math.log10(other.value || 1) / 3);
      return { ...mention, value: round(value * scale), scaled: true };
    };
    if (next?.scaled && isRange(text.slice(end, next.start))) return scaled(next);
    if (!before?.scaled || mention.unit || start - before.end > FARTHEST) return mention;
    const follows = /^[^.;:!?\n]*$/.test(text.slice(before.end, start));
    return follows && compared.test(text.slice(end, end + FARTHEST))
      ? { ...scaled(before), ...(before.unit ? { unit: before.unit } : {}) }
      : mention;
  });
}

function isRange(between: string): boolean {
  return /^\s*(?:[-–—]|to|and|or|bis|auf|und|oder|et|ou|à|y|o|al?)\s*$/.test(between);
}

function withPrecision(
  found: readonly NumberMention[],
  tokens: readonly Word[],
  table: LanguageTable,
): NumberMention[] {
  let next = 0;
  return found.map((mention) => {
    while (next < tokens.length && tokens[next]!.end <= mention.start) next++;
    let before = '';
    for (let i = next - 1; i >= Math.max(0, next - 3); i--) {
      before = before === '' ? tokens[i]!.folded : `${tokens[i]!.folded} ${before}`;
      const precision = lookUp(table.precision, before);
      if (precision !== undefined) return { ...mention, approximate: precision };
    }
    return mention;
  });
}

/** Takes the noise of binary fractions away: 0.6 million is 600,000 and not 599,999.9999. */
function round(value: number): number {
  return Number.isInteger(value) && value < 1e12 ? value : Number(value.toPrecision(12));
}
