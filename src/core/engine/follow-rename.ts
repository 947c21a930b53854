import { keyFromFileName } from '../bibliography/keys';
import { renameKey, renameLinks } from '../draft/rename';
import type { TextEdit } from '../text/span';
import type { OpenDraft } from './draft-desk';
import type { Library } from './library';
import { isInside, nameOf } from '../text/paths';

/**
 * Edits to a draft that make its citations follow moved sources: links and wiki-links by their path, keys
 * where they come from the file's name. A moved folder takes its sources along.
 */
export function followRenames(
  library: Library,
  { draft, path }: OpenDraft,
  renames: readonly { readonly from: string; readonly to: string }[],
): TextEdit[] {
  return renames.flatMap(({ from, to }) =>
    library.sources
      .filter((source) => isInside(source.path, from))
      .flatMap((source) => {
        const moved = to + source.path.slice(from.length);
        const links = renameLinks(draft, source.path, moved, path);
        const before = keyFromFileName(nameOf(source.path));
        const after = keyFromFileName(nameOf(moved));
        const named = source.key === before && before !== after;
        return named ? [...links, ...renameKey(draft, before, after)] : links;
      }),
  );
}
