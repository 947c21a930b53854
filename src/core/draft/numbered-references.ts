/** Sources that a text lists by number, `[3] Agency. “Heat pumps.” https://example.org/a`, and the marks that cite them. */
import type { Span } from '../text/span';

/** An entry of a list: its number, and where it leads. */
export interface ListedReference extends Span {
  readonly label: string;
  readonly href: string;
}

/** An entry begins a line; a colon behind its number makes it a definition of Markdown. */
const ENTRY = /(?:^|\n)\[(\d{1,3})\][^\S\n]+(?=\S)([^\n]+(?:\n(?!\[\d)[^\n]+)*)/g;
const TARGET = /\]\(<?([^()\s<>]+)>?\)|(https?:\/\/[^\s<>()[\]]*[^\s<>()[\].,;:])/g;

/** The entries of a paragraph that name an address; offsets count from `base`. */
export function listedReferences(paragraph: string, base: number): ListedReference[] {
  return Array.from(paragraph.matchAll(ENTRY)).flatMap(
    ({ 0: entry, 1: label, 2: words, index }) => {
      const target = Array.from(words!.matchAll(TARGET)).at(-1);
      const href = target?.[1] ?? target?.[2];
      if (!target || href === undefined) return [];
      const start =
        base + index + entry.length - words!.length + words!.indexOf(href, target.index);
      return [{ label: label!, href, start, end: start + href.length }];
    },
  );
}

const MARKS = /^\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\](?:\[\d{1,3}\])?$/;
/** A longer range is none of sources. */
const MOST = 20;

/** The numbers of `[1]`, `[1, 3]`, `[2–4]`, `[1][2]`; none where it is something else. */
export function citedNumbers(written: string): string[] {
  if (!MARKS.test(written)) return [];
  return Array.from(written.matchAll(/(\d+)(?:\s?[–-]\s?(\d+))?/g)).flatMap(([, first, last]) => {
    const [from, to] = [Number(first), Number(last ?? first)];
    return Array.from({ length: Math.min(MOST, to - from + 1) }, (_, i) => String(from + i));
  });
}
