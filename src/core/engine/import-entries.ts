import type { Engine, ImportableEntries } from '../api';
import { addEntry } from '../bibliography/add-entry';
import { issuedText, shortAuthor } from '../bibliography/format-reference';
import { bibliographyFormat } from '../bibliography/read-bibliography';
import type { CslItem } from '../bibliography/types';
import type { Host } from '../host';
import { message } from '../message';
import { applyEdits } from '../text/span';
import { folderOf, join } from '../text/paths';
import type { OpenDraft } from './draft-desk';
import type { Library } from './library';

/** Made where a workspace has no bibliography; other programs know the name. */
const NEW_BIBLIOGRAPHY = 'references.bib';

/** The entries of Zotero that no bibliography has, by author. */
export async function importableEntries(host: Host, library: Library): Promise<ImportableEntries> {
  const via = library.workspace.config['bibliography.zotero'];
  if (via === 'off') return { entries: [], problems: [message('zotero.off')] };
  if (!host.fetchEntries) return { entries: [], problems: [message('zotero.notHere')] };
  const fetched = await host.fetchEntries(via);
  const taken = new Set(library.shelf.entries.map(({ entry }) => entry.item.id));
  const sources = new Set(library.sources.map(({ key }) => key));
  const entries = fetched.entries
    .filter(({ item }) => !taken.has(item.id))
    .map(({ item }) => ({
      key: item.id,
      title: item.title ?? '',
      authors: shortAuthor(item),
      date: issuedText(item),
      hasSource: sources.has(item.id),
      item,
    }));
  const name = ({ authors, key }: { authors: string; key: string }) => authors || key;
  return {
    entries: entries.sort((a, b) => name(a).localeCompare(name(b))),
    problems: fetched.problems.map((problem) => problem.message),
  };
}

/** The bibliography that a draft's entries belong in; undefined where the workspace has none. */
export function bibliographyOf(library: Library, open: OpenDraft | undefined): string | undefined {
  const { shelf, workspace } = library;
  const named = open?.draft.frontMatter?.bibliography[0];
  if (open && named !== undefined) return join(folderOf(open.path), named);
  const ofSettings = workspace.roots.flatMap((root) =>
    workspace.config['bibliography.files'].map((file) => join(root, file)),
  );
  return ofSettings[0] ?? shelf.paths[0];
}

/** Adds entries to a bibliography that lacks them, all in one edit. See `Engine.addEntries`. */
export async function addEntries(
  library: Library,
  items: readonly CslItem[],
  open: OpenDraft | undefined,
  textOf: (path: string) => Promise<string | undefined>,
): ReturnType<Engine['addEntries']> {
  const root = library.workspace.roots[0];
  const fallback = root === undefined ? undefined : join(root, NEW_BIBLIOGRAPHY);
  const path = bibliographyOf(library, open) ?? fallback;
  if (path === undefined) return undefined;
  const before = await textOf(path);
  const format = bibliographyFormat(path, before ?? '');
  let text = before ?? '';
  for (const item of items) {
    const edits = addEntry(format, text, item);
    if (!edits) return undefined;
    text = applyEdits(text, edits);
  }
  return { path, edits: [differenceOf(before ?? '', text)], isNew: before === undefined };
}

/** One edit that leaves alone what both texts begin and end with. */
function differenceOf(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  const end = before.length - same;
  return { start, end, text: after.slice(start, after.length - same) };
}
