import { message } from '../message';
import type { Span } from '../text/span';
import { keyFor } from './fixes';
import type { Check, CheckContext, Draft, Fix, RawFinding } from './types';

/** How many keys are offered instead. */
const SUGGESTIONS = 3;

/** A mark within a name, or a figure: what a key has, and a person's name on a platform seldom. */
const LIKE_A_KEY = /\p{L}\d|[\p{L}\d][:.#/+-]\p{L}/u;

/**
 * A key that neither a bibliography nor a source has, in the text or in the front matter's `nocite`. A bare
 * `@name` that looks like no key, and like none of the known ones, is a person's name on some platform.
 */
export const unknownCitation: Check = {
  id: 'unknown-citation',
  severity: 'warning',
  *run(context: CheckContext): Iterable<RawFinding> {
    const { draft, library } = context;
    const seen = new Set<number>();
    for (const { key, targetSpan, isBare } of [...nocited(draft), ...cited(draft)]) {
      if (seen.has(targetSpan.start)) continue;
      seen.add(targetSpan.start);
      if (library.resolve({ kind: 'key', key })?.known !== false) continue;
      if (isBare && !LIKE_A_KEY.test(key) && !library.similarKeys(key).length) continue;
      yield describe(context, targetSpan, key);
    }
  },
};

interface WrittenKey {
  readonly key: string;
  readonly targetSpan: Span;
  /** `@key` in the running text, with no brackets around or behind. */
  readonly isBare: boolean;
}

function cited({ citations }: Draft): WrittenKey[] {
  return citations.flatMap(({ items, narrative }) =>
    items.flatMap(({ target, targetSpan, locator }) =>
      target.kind === 'key'
        ? [{ key: target.key, targetSpan, isBare: narrative && locator === undefined }]
        : [],
    ),
  );
}

/** The keys of `nocite` where they stand in the front matter. */
function nocited({ text, frontMatter }: Draft): WrittenKey[] {
  if (!frontMatter) return [];
  const head = text.slice(0, frontMatter.end);
  const from = head.search(/^["']?nocite["']?\s*:/m);
  return frontMatter.nocite.flatMap((key) => {
    const at = key === '*' ? -1 : placeOf(key, head, Math.max(0, from));
    return at < 0 ? [] : [{ key, targetSpan: { start: at, end: at + key.length }, isBare: false }];
  });
}

/** Where `@key` or `@{key}` stands in a text, and not as the beginning of a longer key. */
function placeOf(key: string, text: string, from: number): number {
  for (let at = text.indexOf(key, from); at >= 0; at = text.indexOf(key, at + 1))
    if (/@\{?$/.test(text.slice(0, at)) && !/^[\p{L}\p{N}_]/u.test(text.slice(at + key.length)))
      return at;
  return -1;
}

function describe({ library, draft }: CheckContext, targetSpan: Span, key: string): RawFinding {
  const suggestions = library.similarKeys(key).slice(0, SUGGESTIONS);
  const [best] = suggestions;
  const fixes = suggestions.map((suggestion, i): Fix => {
    const edit = { ...targetSpan, text: keyFor(draft, targetSpan.start, suggestion) };
    const title = message('fix.replace-key', { key: suggestion });
    // Only where nothing else is like it can the key be replaced unasked.
    return { title, safe: suggestions.length === 1, preferred: i === 0, edits: [edit] };
  });
  return {
    ...targetSpan,
    message: best
      ? message('unknown-citation.similar', { key, suggestion: best })
      : message('unknown-citation', { key }),
    data: { actual: key, suggestions },
    fixes,
  };
}
