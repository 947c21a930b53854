import type { CancellationToken } from '../../host';
import { formatNumber } from './docx-pages';
import { parseXml } from './xml-events';

/**
 * The numbers that Word prints before headings and list items: they stand nowhere in the text and are counted
 * here. Bullets have none. ECMA-376 part 1, 17.9.
 */
export interface Numbering {
  /** The label of the next paragraph of a list, e.g. `2.3`, and counts it; empty where it has none. */
  next(numId: string, level: number): string;
  /** The level of a list that is bound to a paragraph style. */
  levelOfStyle(numId: string, styleId: string): number | undefined;
}

interface Level {
  start: number;
  format: string;
  text: string;
  style?: string;
}

interface List {
  readonly abstract: string;
  /** Numbers with which a list begins anew, by level. */
  readonly starts: Map<number, number>;
}

const LEVELS = 9;

/** Reads `word/numbering.xml`. */
export function readNumbering(xml: string, token?: CancellationToken): Numbering {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  let levels: Map<number, Level> | undefined;
  let level: Level | undefined;
  let list: { id: string; starts: Map<number, number>; at: number } | undefined;
  parseXml(
    xml,
    {
      open(name, attributes) {
        const value = attributes['val'] ?? '';
        if (name === 'abstractNum') {
          levels = new Map();
          abstracts.set(attributes['abstractNumId'] ?? '', levels);
        } else if (name === 'num') {
          list = { id: attributes['numId'] ?? '', starts: new Map(), at: 0 };
        } else if (name === 'abstractNumId' && list)
          lists.set(list.id, { abstract: value, starts: list.starts });
        else if (name === 'lvlOverride' && list) list.at = Number(attributes['ilvl']) || 0;
        else if (name === 'startOverride' && list) list.starts.set(list.at, Number(value) || 0);
        else if (name === 'lvl' && levels && !list) {
          level = { start: 1, format: 'decimal', text: '' };
          levels.set(Number(attributes['ilvl']) || 0, level);
        } else if (!level) return;
        else if (name === 'start') level.start = Number(value) || 0;
        else if (name === 'numFmt') level.format = value;
        else if (name === 'lvlText') level.text = value;
        else if (name === 'pStyle') level.style = value;
      },
      text: () => undefined,
      close(name) {
        if (name === 'abstractNum') levels = undefined;
        else if (name === 'lvl') level = undefined;
        else if (name === 'num') list = undefined;
      },
    },
    token,
  );
  return count(abstracts, lists);
}

function count(
  abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>,
  lists: ReadonlyMap<string, List>,
): Numbering {
  /** Lists made of one definition count on together, but where one begins anew. */
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    levelOfStyle(numId, styleId) {
      const levels = abstracts.get(lists.get(numId)?.abstract ?? '') ?? new Map<number, Level>();
      for (const [at, { style }] of levels) if (style === styleId) return at;
      return undefined;
    },
    next(numId, at) {
      const list = lists.get(numId);
      const levels = list && abstracts.get(list.abstract);
      const own = levels?.get(at);
      if (!list || !own || at < 0 || at >= LEVELS) return '';
      const numbers = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, numbers);
      const restart = begun.has(`${numId} ${at}`) ? undefined : list.starts.get(at);
      begun.add(`${numId} ${at}`);
      numbers[at] = restart ?? (numbers[at] === undefined ? own.start : numbers[at] + 1);
      numbers.length = at + 1;
      if (own.format === 'bullet' || own.format === 'none') return '';
      return own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const other = Number(digit) - 1;
        const level = levels?.get(other);
        return formatNumber(numbers[other] ?? level?.start ?? 1, level?.format);
      });
    },
  };
}
