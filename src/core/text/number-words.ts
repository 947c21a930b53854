/**
 * Numbers written as words, in the languages that have a table: `six hundred thousand`, `zweiundzwanzig`,
 * `quatre-vingt-dix`, `treinta y dos`, `nineteen eighty-four`, `two and a half million`, `two thirds`.
 */
import { lookUp } from './language/languages';
import type { LanguageTable } from './language/table';
import type { Word } from './words';

export interface SpelledNumber {
  /** How many words it takes. */
  readonly words: number;
  readonly value: number;
  readonly ordinal?: boolean;
}

/** What one word can be in a number. */
interface Part {
  readonly kind: 'cardinal' | 'hundred' | 'scale' | 'ordinal' | 'article' | 'joiner' | 'half';
  readonly value: number;
}

type Lexicon = ReadonlyMap<string, Part>;

const lexicons = new WeakMap<LanguageTable, Lexicon>();

/** The words of a table that take part in numbers, built once. */
export function numberLexicon(table: LanguageTable): Lexicon {
  const known = lexicons.get(table);
  if (known) return known;
  const lexicon = new Map<string, Part>();
  const put = (kind: Part['kind'], entries: Readonly<Record<string, number>>): void => {
    for (const [word, value] of Object.entries(entries)) lexicon.set(word, { kind, value });
  };
  put('ordinal', table.ordinals);
  put('cardinal', table.cardinals);
  put('hundred', Object.fromEntries(table.hundreds.map((word) => [word, 100])));
  put('scale', table.scales);
  put('joiner', Object.fromEntries(table.joiners.map((word) => [word, 0])));
  put('article', Object.fromEntries(table.articles.map((word) => [word, 1])));
  if (table.code === 'en') put('half', { half: 0.5, quarter: 0.25 });
  lexicons.set(table, lexicon);
  return lexicon;
}

/** The number that begins at word `at`, if one does. Words of one number stand side by side. */
export function readSpelledNumber(
  text: string,
  tokens: readonly Word[],
  at: number,
  lexicon: Lexicon,
  table: LanguageTable,
): SpelledNumber | undefined {
  const part = (i: number): Part | undefined => {
    const token = tokens[i];
    if (!token || (i > at && !adjacent(text, tokens[i - 1]!, token))) return undefined;
    const known = lexicon.get(token.folded);
    if (known || !table.compound || token.folded.length < 6) return known;
    const value = table.compound(token.folded);
    return value === undefined ? undefined : { kind: 'cardinal', value };
  };
  const first = part(at);
  if (!first || first.kind === 'joiner') return undefined;
  if (first.kind === 'half') return halfOf(at, part, first.value);
  if (first.kind === 'article') {
    const next = part(at + 1);
    if (next?.kind === 'half' && first.value === 1) {
      const half = halfOf(at + 1, part, next.value);
      return half && { ...half, words: half.words + 1 };
    }
    if (next?.kind !== 'hundred' && next?.kind !== 'scale') return undefined;
  } else if (first.kind !== 'cardinal' && first.kind !== 'ordinal' && first.kind !== 'hundred') {
    // "millions of people" is no figure; "mille", "mil", "tausend" are.
    if (first.value !== 1000 || table.code === 'en') return undefined;
  } else if (first.kind === 'hundred' && table.code === 'en') return undefined;
  return addUp(at, part, tokens, table);
}

/** "half a million", "half a dozen", "a quarter of a million". */
function halfOf(
  at: number,
  part: (i: number) => Part | undefined,
  share: number,
): SpelledNumber | undefined {
  const scale = part(at + 1)?.kind === 'article' ? part(at + 2) : undefined;
  return scale?.kind === 'scale' ? { words: 3, value: share * scale.value } : undefined;
}

/**
 * Adds the parts up from left to right. `total` holds closed thousands and millions, `current` what stands
 * below the next scale word; a part that does not fit (six two) ends the number.
 */
function addUp(
  at: number,
  part: (i: number) => Part | undefined,
  tokens: readonly Word[],
  table: LanguageTable,
): SpelledNumber | undefined {
  let total = 0;
  let current = 0;
  let lastScale = Infinity;
  let last: number | undefined;
  let i = at;
  let ordinal = false;
  for (; ; i++) {
    let next = part(i);
    let step = 0;
    if (next?.kind === 'joiner' && i > at) {
      const half = part(i + 1)?.kind === 'article' ? part(i + 2) : undefined;
      if (half?.kind === 'half' && last !== undefined) {
        current += half.value;
        last = half.value;
        i += 2;
        continue;
      }
      if (!joins(current, last, table)) break;
      next = part(i + 1);
      step = 1;
      if (next?.kind === 'article') next = { kind: 'cardinal', value: 1 };
      if (next?.kind !== 'cardinal' && next?.kind !== 'ordinal') break;
    }
    if (!next) break;
    if (next.kind === 'article' && i === at) last = 1;
    else if (next.kind === 'cardinal' || next.kind === 'ordinal') {
      const sum = combine(current, last, next.value, step === 1);
      if (sum === undefined) break;
      current = sum;
      ordinal = next.kind === 'ordinal';
      last = next.value;
    } else if (next.kind === 'hundred') {
      if (current >= 100) break;
      current = (current || 1) * 100;
      last = 100;
    } else if (next.kind === 'scale') {
      const bigger = next.value > lastScale && total > 0;
      total = bigger ? (total + current) * next.value : total + (current || 1) * next.value;
      lastScale = next.value;
      current = 0;
      last = next.value;
    } else break;
    i += step;
    if (ordinal) {
      i++;
      break;
    }
  }
  const fraction = ordinal ? undefined : lookUp(table.fractions, tokens[i]?.folded ?? '');
  if (fraction !== undefined && total === 0 && current > 0 && current < fraction) {
    const before = tokens[i - 1]!;
    if (tokens[i]!.start - before.end === 1)
      return { words: i - at + 1, value: current / fraction };
  }
  const value = total + current;
  return i === at || last === undefined
    ? undefined
    : { words: i - at, value, ...(ordinal ? { ordinal } : {}) };
}

/** Whether "and" may go on with the number: "one hundred and five", "vingt et un", "treinta y dos". */
function joins(current: number, last: number | undefined, table: LanguageTable): boolean {
  if (last === undefined) return false;
  if (table.code === 'en') return last >= 100;
  return current % 100 >= 20 && current % 10 === 0;
}

/** The number so far with one more cardinal, or undefined where the two do not go together. */
function combine(
  current: number,
  last: number | undefined,
  value: number,
  joined: boolean,
): number | undefined {
  if (last === undefined || (current === 0 && last >= 1000)) return value;
  if (last >= 100 && value < last) return current + value;
  // quatre-vingts
  if (last === 4 && value === 20 && current % 100 === 4) return current + 76;
  if (last >= 20 && last < 100 && last % 10 === 0) {
    if (value < 10 && value > 0) return current + value;
    // soixante-dix, quatre-vingt-dix
    if (value < 20 && (last === 60 || current % 100 === 80)) return current + value;
  }
  // quatre-vingt-dix-sept
  if (last === 10 && current > 60 && value < 10) return current + value;
  // nineteen eighty, twenty twenty
  if (!joined && last === current && current >= 10 && current < 100 && value >= 10 && value < 100) {
    return current * 100 + value;
  }
  return undefined;
}

function adjacent(text: string, a: Word, b: Word): boolean {
  return b.start - a.end <= 2 && /^[\s\u00a0-]{1,2}$/u.test(text.slice(a.end, b.start));
}
