import { comparable } from './block-builder';

/** Marks with spaces around that part a page's title from its site's name. */
const SEPARATOR = /\s+[|\-–—\\/>»·•]\s+|\s*(?:::|»|\|)\s*/g;

/**
 * A title without the name of the site before or after it; `cut` is what went. A part that is a heading
 * of the page is the title; else the known name of the site goes; else the shorter end part, where what stays is a title.
 */
export function cutSiteName(
  whole: string,
  {
    siteName,
    headings,
    certain = false,
  }: {
    readonly siteName?: string;
    readonly headings: readonly string[];
    /** Cut nothing but what is known to be the name of the site. */
    readonly certain?: boolean;
  },
): { readonly title: string; readonly cut?: string } {
  const full = whole.replace(/\s+/g, ' ').trim();
  const marks = [...full.matchAll(SEPARATOR)];
  const known = new Set(headings.map(comparable).filter(Boolean));
  if (known.has(comparable(full)) || marks.length === 0) return { title: full };
  const splits = marks.flatMap((mark) => {
    const [before, after] = [full.slice(0, mark.index), full.slice(mark.index + mark[0].length)];
    return before && after
      ? [
          { title: before, cut: after },
          { title: after, cut: before },
        ]
      : [];
  });
  const heading = splits.find(({ title }) => known.has(comparable(title)));
  if (heading) return heading;
  const site = comparable(siteName ?? '');
  const named = site === '' ? undefined : splits.find(({ cut }) => isSite(comparable(cut), site));
  if (named) return named;
  if (siteName !== undefined) {
    const starting = splits.find(
      ({ cut }) => comparable(cut).startsWith(site) && cut.length < site.length + 20,
    );
    return starting ?? { title: full };
  }
  const last = certain ? undefined : splits.at(-2);
  if (last && words(last.title) >= 3 && words(last.cut) <= 5 && words(last.cut) < words(last.title))
    return last;
  return { title: full };
}

/** Of "Chapter 1 | Novels | The House" the last part, which names the site. */
export function lastPart(cut: string): string {
  return cut.split(SEPARATOR).at(-1)!.trim();
}

/** "Factorio" is the site that calls itself "Factorio.com". */
function isSite(cut: string, site: string): boolean {
  return cut === site || site.replace(/ (?:com|org|net|info|gov|edu|[a-z]{2})$/, '') === cut;
}

function words(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
