import type { LineGroup, Lines } from './plain-lines';

/** A page number on a line of its own, as scans and transcriptions have it: "Seite 41", "[Page 12]", "- p. 7 -". */
const MARK =
  /^[[({<–—-]*\s*(?:page|pg\.?|p\.|seite|s\.|p[áa]gina|p[áa]g\.?|pagina)\s*(\d{1,4})\s*[\])}>–—-]*$/i;
/** UTF-16 units. */
const LONGEST = 20;
/** Numbers of pages that may be missing between two marks. */
const WIDEST_GAP = 10;

/** The number where a line is nothing but the mark of a page. */
export function readPageMark(
  text: string,
  { starts, ends }: Lines,
  line: number,
): number | undefined {
  if (ends[line]! - starts[line]! > LONGEST) return undefined;
  const mark = MARK.exec(text.slice(starts[line], ends[line]));
  return mark ? Number(mark[1]) : undefined;
}

/** Which groups of lines are nothing but the mark of a page, and the printed page of each group. */
export interface PageMarks {
  readonly marks: ReadonlySet<number>;
  /** Without an entry where the text shows no page. */
  readonly pages: readonly (string | undefined)[];
}

/**
 * Reads the pages that a text shows by lines of their own. Numbers must rise, and by small steps, so that a list
 * that speaks of pages is none. A mark stands above its page, but below it where the text ends with one.
 */
export function readPageMarks(text: string, lines: Lines, groups: readonly LineGroup[]): PageMarks {
  const found: { group: number; page: number }[] = [];
  for (const [group, { first, last }] of groups.entries()) {
    const page = first === last ? readPageMark(text, lines, first) : undefined;
    if (page !== undefined) found.push({ group, page });
  }
  const rises = found.every(({ page }, i) => {
    const step = page - (found[i - 1]?.page ?? page - 1);
    return step > 0 && step <= WIDEST_GAP;
  });
  if (found.length < 2 || !rises) return { marks: new Set(), pages: [] };
  const isBelow = found.at(-1)!.group === groups.length - 1;
  const pages: (string | undefined)[] = [];
  let next = 0;
  for (let group = 0; group < groups.length; group++) {
    pages.push(
      found[isBelow ? next : next - 1 + Number(found[next]?.group === group)]?.page.toString(),
    );
    if (found[next]?.group === group) next++;
  }
  return { marks: new Set(found.map(({ group }) => group)), pages };
}
