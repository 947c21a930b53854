import type { CitedPlace, CitedWorkItem } from '../api';
import { passagesOf, type HoverContext } from './hover';

/** UTF-16 units of a passage that are handed on: a tooltip's worth. */
const LONGEST = 400;

/** Citations with the works behind them; items that lead to no work are left out, and citations without any. */
export async function citedWorks(context: HoverContext): Promise<CitedPlace[]> {
  const places: CitedPlace[] = [];
  for (const citation of context.draft.citations) {
    const items: CitedWorkItem[] = [];
    for (const item of citation.items) {
      const [found] = await passagesOf(context, citation, [item]);
      if (!found) continue;
      const { key, title, authors, date, passage } = found;
      const text = passage?.text.replace(/\s+/g, ' ').trim();
      items.push({
        key,
        title,
        authors,
        date,
        ...(item.locator !== undefined && { locator: item.locator }),
        ...(text && { passage: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text }),
      });
    }
    const { start, end, style, narrative } = citation;
    if (items.length) places.push({ start, end, style, narrative, items });
  }
  return places;
}
