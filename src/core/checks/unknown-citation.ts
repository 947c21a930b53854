import { message } from '../message';
import { keyFor } from './fixes';
import type { Check, CheckContext, CitationItem, Fix, RawFinding } from './types';

/** How many keys are offered instead. */
const SUGGESTIONS = 3;

/** A key that neither a bibliography nor a source has. */
export const unknownCitation: Check = {
  id: 'unknown-citation',
  severity: 'warning',
  *run(context: CheckContext): Iterable<RawFinding> {
    const seen = new Set<number>();
    for (const item of context.draft.citations.flatMap(({ items }) => items)) {
      if (item.target.kind !== 'key' || seen.has(item.targetSpan.start)) continue;
      seen.add(item.targetSpan.start);
      if (context.library.resolve(item.target)?.known !== false) continue;
      yield describe(context, item, item.target.key);
    }
  },
};

function describe({ library, draft }: CheckContext, item: CitationItem, key: string): RawFinding {
  const suggestions = library.similarKeys(key).slice(0, SUGGESTIONS);
  const [best] = suggestions;
  const fixes = suggestions.map((suggestion, i): Fix => {
    const edit = { ...item.targetSpan, text: keyFor(draft, item.targetSpan.start, suggestion) };
    const title = message('fix.replace-key', { key: suggestion });
    // Only where nothing else is like it can the key be replaced unasked.
    return { title, safe: suggestions.length === 1, preferred: i === 0, edits: [edit] };
  });
  return {
    ...item.targetSpan,
    message: best
      ? message('unknown-citation.similar', { key, suggestion: best })
      : message('unknown-citation', { key }),
    data: { actual: key, suggestions },
    fixes,
  };
}
