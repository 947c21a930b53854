import type { CslItem } from '../bibliography/types';
import type { NamedWork } from '../checks/types';
import { words } from '../text/words';

/** The works of a library by the year in which they came out, as texts in plain words name them. */
export function worksByYear(items: Iterable<CslItem>): ReadonlyMap<number, readonly NamedWork[]> {
  const keys = new Set<string>();
  const found = new Map<number, NamedWork[]>();
  for (const { id, author, editor, issued } of items) {
    const year = issued?.['date-parts']?.[0]?.[0] ?? yearIn(issued?.raw ?? issued?.literal);
    const names = author?.length ? author : (editor ?? []);
    const surnames = names.map(({ family, literal }) => folded(family ?? literal ?? ''));
    if (!year || keys.has(id) || !surnames.length || surnames.includes('')) continue;
    keys.add(id);
    const works = found.get(year) ?? [];
    const acronym = names.length === 1 ? acronymOf(names[0]!.literal) : undefined;
    works.push({ key: id, surnames, ...(acronym && { acronym }) });
    found.set(year, works);
  }
  return found;
}

function folded(name: string): string {
  return words(name)
    .map((word) => word.folded)
    .join(' ');
}

/** The acronym that stands in an organisation's name, or the capitals of its words: three letters or more. */
function acronymOf(organisation = ''): string | undefined {
  const told = /[([](\p{Lu}{2,})[)\]]\s*$/u.exec(organisation)?.[1];
  const initials = organisation.match(/(?<!\S)\p{Lu}/gu)?.join('') ?? '';
  return told ?? (initials.length > 2 ? initials : undefined);
}

function yearIn(written: string | undefined): number {
  return Number(/(?<!\d)\d{4}(?!\d)/.exec(written ?? '')?.[0] ?? 0);
}
