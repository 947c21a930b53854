import type { Word } from '../words';
import { CUE_CLASSES } from './cues';
import type { CueClass } from './cues';
import type { LanguageTable } from './table';

/** Cue words of one language, ready to be looked up. */
interface CueIndex {
  readonly exact: ReadonlyMap<string, readonly CueClass[]>;
  /** Stems by their first letters, the shortest first. */
  readonly stems: ReadonlyMap<string, readonly (readonly [string, CueClass])[]>;
  /** Phrases by their first word. */
  readonly phrases: ReadonlyMap<string, readonly (readonly [string, CueClass])[]>;
}

const SHORTEST_STEM = 3;
const LONGEST_PHRASE = 5;
const indexes = new WeakMap<LanguageTable, CueIndex>();

/** How many words or phrases of each class a sentence holds; classes without any are left out. */
export function countCues(tokens: readonly Word[], table: LanguageTable): Map<CueClass, number> {
  const index = cueIndex(table);
  const counts = new Map<CueClass, number>();
  const count = (cue: CueClass): void => void counts.set(cue, (counts.get(cue) ?? 0) + 1);
  tokens.forEach(({ folded }, i) => {
    index.exact.get(folded)?.forEach(count);
    if (folded.length >= SHORTEST_STEM)
      for (const [stem, cue] of index.stems.get(folded.slice(0, SHORTEST_STEM)) ?? [])
        if (folded.startsWith(stem)) count(cue);
    const phrases = index.phrases.get(folded);
    if (!phrases) return;
    let run = folded;
    for (const next of tokens.slice(i + 1, i + LONGEST_PHRASE)) {
      run += `_${next.folded}`;
      for (const [phrase, cue] of phrases) if (phrase === run) count(cue);
    }
  });
  return counts;
}

/** Whether a folded word by itself belongs to a class. */
export function hasCue(folded: string, cue: CueClass, table: LanguageTable): boolean {
  return cueIndex(table).exact.get(folded)?.includes(cue) === true;
}

function cueIndex(table: LanguageTable): CueIndex {
  const known = indexes.get(table);
  if (known) return known;
  const exact = new Map<string, CueClass[]>();
  const stems = new Map<string, [string, CueClass][]>();
  const phrases = new Map<string, (readonly [string, CueClass])[]>();
  for (const cue of CUE_CLASSES) {
    for (const entry of table.cues[cue]?.split(/\s+/) ?? []) {
      if (entry.includes('_'))
        put(phrases, entry.slice(0, entry.indexOf('_')), [entry, cue] as const);
      else if (entry.endsWith('*'))
        put(stems, entry.slice(0, SHORTEST_STEM), [entry.slice(0, -1), cue]);
      else put(exact, entry, cue);
    }
  }
  for (const list of stems.values()) list.sort(([a], [b]) => a.length - b.length);
  const index = { exact, stems, phrases };
  indexes.set(table, index);
  return index;
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
