import type { RawEntry } from './scan-bibtex';

/** Containers may hold containers; more steps than this go round in circles. */
const MOST_STEPS = 5;

/**
 * BibLaTeX's `xdata`: fields that entries share stand in an entry of their own, which others name as a whole
 * (`xdata = {key, key}`) or field by field (`publisher = {xdata=key-publisher}`). An entry's own fields come first.
 */
export function inheritXdata(entries: readonly RawEntry[]): readonly RawEntry[] {
  const containers = new Map(
    entries.filter(({ type }) => type === 'xdata').map((entry) => [entry.key.toLowerCase(), entry]),
  );
  if (containers.size === 0) return entries;
  const fieldsOf = ({ fields }: RawEntry, steps: number): Map<string, string> => {
    const own = new Map<string, string>();
    for (const [name, value] of fields) {
      const shared = name === 'xdata' ? undefined : sharedField(value, containers);
      if (name !== 'xdata') own.set(name, shared ?? value);
    }
    for (const key of (fields.get('xdata') ?? '').split(',')) {
      const container = containers.get(key.trim().toLowerCase());
      if (!container || steps === 0) continue;
      for (const [name, value] of fieldsOf(container, steps - 1)) {
        if (!own.has(name)) own.set(name, value);
      }
    }
    return own;
  };
  return entries.map((entry) =>
    [...entry.fields].some(([name, value]) => name === 'xdata' || REFERENCE.test(value))
      ? { ...entry, fields: fieldsOf(entry, MOST_STEPS) }
      : entry,
  );
}

const REFERENCE = /^\s*xdata\s*=\s*(\S+)-([a-z]+)\s*$/i;

function sharedField(value: string, containers: ReadonlyMap<string, RawEntry>): string | undefined {
  const [, key = '', field = ''] = REFERENCE.exec(value) ?? [];
  return containers.get(key.toLowerCase())?.fields.get(field.toLowerCase());
}
