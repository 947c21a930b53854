import { message } from '../message';
import { shorten } from './describe-place';
import type { Check, CheckContext, RawFinding } from './types';

/**
 * Works that are cited and have no readable file: one finding a draft, at the first of their citations, and one for
 * each whose file is there and can't be read, with what helps.
 */
export const missingSource: Check = {
  id: 'missing-source',
  severity: 'hint',
  *run({ draft, library }: CheckContext): Iterable<RawFinding> {
    const missing = new Map<string, { start: number; end: number }>();
    const told = new Set<string>();
    for (const { target, targetSpan } of draft.citations.flatMap(({ items }) => items)) {
      if (target.kind !== 'key' || missing.has(target.key)) continue;
      const resolution = library.resolve(target);
      if (!resolution?.known || resolution.sources.some(({ readable }) => readable !== 'no'))
        continue;
      const { unread, sources } = resolution;
      const problem = unread
        ? message('missing-source.unread', { name: unread })
        : sources[0]?.problem;
      if (!problem) missing.set(target.key, targetSpan);
      else if (!told.has(target.key)) {
        told.add(target.key);
        yield {
          ...targetSpan,
          message: problem,
          data: { suggestions: [target.key] },
          fixes: [],
        };
      }
    }
    const [first] = missing.values();
    if (!first) return;
    const keys = [...missing.keys()];
    yield {
      start: first.start,
      end: first.end,
      message: message(keys.length === 1 ? 'missing-source' : 'missing-source.several', {
        keys: shorten(keys.join(', '), 200),
        count: keys.length,
      }),
      data: { suggestions: keys },
      fixes: [],
    };
  },
};
