/*
 * Works that are cited in plain words, “Smith (2019)”, “(Smith & Roe, 2019, p. 3)”, where exactly one of the library
 * has these authors and that year. Whatever is open stays so: two works of a year, an author who is not there.
 * Linear in the text, and in the library's works of each year that is named.
 */
import { isReference } from '../text/internal-citations';
import type { Span } from '../text/span';
import { words } from '../text/words';
import type { LibraryQuery, NamedWork, Resolution } from './types';

/** The words of a text that cite a work, and which; undefined for a reference in parentheses to none that is known. */
export interface NamedMention extends Span {
  readonly work?: Resolution;
}

const YEAR = /(?<![\p{L}\p{N}])(?:1[5-9]|20)\d\d(?=[a-z]?(?![\p{L}\p{N}]))/gu;
/** Earlier years of the same authors: “(Smith 2017, 2019”. */
const YEARS_BEFORE = /(?:,?\s*(?:1[5-9]|20)\d\d[a-z]?)+,?\s*$/;
const ET_AL = /(?:,?\s(?:et\sal\.?|u\.\s?a\.|y\sotros))$/u;
const JOINER = /^(?:and|und|et|y)$/;
/** How far before a year its authors may begin, in characters. */
const REACH = 100;

/** Where a text names works, in order. */
export function namedWorks(text: string, library: LibraryQuery): NamedMention[] {
  const { worksOf } = library;
  if (!worksOf) return [];
  return Array.from(text.matchAll(YEAR), ({ 0: year, index }): NamedMention[] => {
    const names = namesBefore(text.slice(Math.max(0, index - REACH), index));
    if (!names) return [];
    const key = oneOf(worksOf.call(library, Number(year)), names.text);
    const work = key === undefined ? undefined : library.resolve({ kind: 'key', key });
    if (!work && !(names.inside && isReference(`${names.text.trim().replace(/,$/, '')} ${year}`)))
      return [];
    const start = Math.max(0, index - names.text.length - (names.inside ? 0 : 2));
    return [{ start, end: index + year.length, ...(work && { work }) }];
  }).flat();
}

/** What stands before a year, or before its parentheses; undefined where it is in none. */
function namesBefore(before: string): { text: string; inside: boolean } | undefined {
  const narrative = /^(.*\p{L}\.?(?:['’]s)?)\s?\($/su.exec(before)?.[1];
  if (narrative !== undefined) return { text: narrative.replace(/['’]s$/, ''), inside: false };
  const open = Math.max(before.lastIndexOf('('), before.lastIndexOf(';'));
  const inner = before.slice(before.lastIndexOf('(') + 1);
  if (!before.includes('(') || inner.includes(')')) return undefined;
  return { text: before.slice(open + 1).replace(YEARS_BEFORE, ''), inside: true };
}

/** The key of the only work whose authors a text ends with. */
function oneOf(works: readonly NamedWork[], names: string): string | undefined {
  const trimmed = names.replace(/[\s,:]+$/, '');
  const several = ET_AL.test(trimmed);
  const said = trimmed.replace(ET_AL, '');
  const tokens = words(said).filter(({ folded }) => !JOINER.test(folded));
  const last = tokens.at(-1);
  const fitting = works.flatMap(({ key, surnames, acronym }) => {
    if (acronym !== undefined && acronym === said.slice(last?.start, last?.end))
      return [{ key, whole: true }];
    for (let count = surnames.length; count > 0; count--) {
      const wanted = surnames.slice(0, count).join(' ').split(' ');
      const tail = tokens.slice(-wanted.length);
      const same =
        tail.length === wanted.length && tail.every(({ folded }, i) => folded === wanted[i]);
      if (same && tail.some(({ start }) => /^\p{Lu}/u.test(said.slice(start))))
        return [{ key, whole: several ? surnames.length > 1 : count === surnames.length }];
    }
    return [];
  });
  const whole = fitting.filter((one) => one.whole);
  const [first, ...more] = whole.length ? whole : fitting;
  return more.length ? undefined : first?.key;
}
