import { message } from '../message';
import { entryFiles } from './file-links';
import { isRecord, normalizeItem } from './normalize-item';
import type { BibliographyEntry, BibliographyProblem } from './types';

/** Data that should be a CSL item, and the 1-based line at which it begins. */
export interface PlacedItem {
  readonly data: unknown;
  readonly line: number;
}

/** Items without a key and keys that occur twice are reported; the first entry of a key comes first. */
export function collectItems(placed: readonly PlacedItem[]): {
  readonly entries: readonly BibliographyEntry[];
  readonly problems: readonly BibliographyProblem[];
} {
  const entries: BibliographyEntry[] = [];
  const problems: BibliographyProblem[] = [];
  const seen = new Map<string, number>();
  for (const { data, line } of placed) {
    const item = normalizeItem(data);
    if (!item) {
      problems.push({ line, message: message('bibliography.noKey', { name: nameOf(data) }) });
      continue;
    }
    const earlier = seen.get(item.id);
    if (earlier === undefined) seen.set(item.id, line);
    else {
      const args = { entry: item.id, line: earlier };
      problems.push({ line, message: message('bibliography.duplicate', args) });
    }
    const file = isRecord(data) ? data.file : undefined;
    entries.push({ item, files: typeof file === 'string' ? entryFiles(file) : [], line });
  }
  return { entries, problems };
}

function nameOf(data: unknown): string {
  const title = isRecord(data) ? data.title : undefined;
  return typeof title === 'string' && title ? title : 'entry';
}
