import { issuedText, shortAuthor } from '../bibliography/format-reference';
import type { Rewrite } from '../api';
import { restyleCitations, type ResolveWork } from '../draft/restyle-citations';
import type { Citation } from '../draft/types';
import { message } from '../message';
import { folderOf, relativePath } from '../text/paths';
import type { OpenDraft } from './draft-desk';
import type { Library } from './library';

const STYLES = ['pandoc', 'footnote', 'link'] as const;

/** Writing one citation, or all of the draft, in each style that it does not have yet. */
export function restylesOf(
  library: Library,
  { draft, path, query }: OpenDraft,
  citation: Citation,
): Rewrite[] {
  const resolve: ResolveWork = (target) => {
    const resolution = query.resolve(target);
    if (!resolution) return undefined;
    const { key, entry } = resolution;
    const source = resolution.sources[0] && library.source(resolution.sources[0].path);
    const item = source?.item ?? entry;
    if (!item) return undefined;
    const label = [shortAuthor(item), issuedText(item).slice(0, 4)].filter(Boolean).join(' ');
    const href = source ? relativePath(folderOf(path), source.path) : entry?.URL;
    return {
      key: source?.key ?? key,
      label: shortAuthor(item) ? label : (item.title ?? key),
      ...(href !== undefined && { href }),
    };
  };
  return STYLES.filter((style) => style !== citation.style).flatMap((style) => {
    const one = restyleCitations(draft, [citation], style, resolve);
    if (!one.length) return [];
    const all = restyleCitations(draft, draft.citations, style, resolve);
    const rewrite = (id: string, edits: Rewrite['edits']): Rewrite => ({
      title: message(`rewrite.cite-${style}${id}`),
      kind: 'style',
      edits,
    });
    return JSON.stringify(all) === JSON.stringify(one)
      ? [rewrite('', one)]
      : [rewrite('', one), rewrite('-all', all)];
  });
}
