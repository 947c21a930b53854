import { comparable } from './block-builder';

/** Marks with spaces around that part a page's title from its site's name. */
const SEPARATOR = /\s+[|\-–—\\/>»·•]\s+|\s*(?:::|»|\|)\s*/g;

/**
 * A title without the name of the site before or after it; `cut` is what went. A part that is a heading
 * of the page is the title; else the known name of the site goes; else the shorter end part, where what stays is a title.
 */
export function cutSiteName(
  whole: string,
  siteName: string | undefined,
  headings: readonly string[],
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
  const named = site === '' ? undefined : splits.find(({ cut }) => comparable(cut) === site);
  if (named) return named;
  if (siteName !== undefined) {
    const starting = splits.find(
      ({ cut }) => comparable(cut).startsWith(site) && cut.length < site.length + 20,
    );
    return starting ?? { title: full };
  }
  const last = splits.at(-2);
  if (last && words(last.title) >= 3 && words(last.cut) <= 5 && words(last.cut) < words(last.title))
    return last;
  return { title: full };
}

function words(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
