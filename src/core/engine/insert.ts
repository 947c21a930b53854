import type { InsertAnswer, InsertRequest } from '../api';
import { addEntry } from '../bibliography/add-entry';
import { bibliographyFormat } from '../bibliography/read-bibliography';
import { composeQuotation } from '../draft/compose';
import { slice } from '../text/span';
import { citePassage } from './cite';
import type { OpenDraft } from './draft-desk';
import { bibliographyOf } from './import-entries';
import type { LibrarySource } from './described-sources';
import type { Library } from './library';
import { typedSuffix } from './typed-words';

/** Puts a passage of a source into a draft, with its citation; undefined where the source is gone. */
export async function insertPassage(
  library: Library,
  open: OpenDraft,
  request: InsertRequest,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<InsertAnswer | undefined> {
  const { draft, path } = open;
  const { source, span, form, typed } = request;
  const document = await library.document(source);
  const citation = await citePassage(library, draft, path, source, span);
  const known = library.source(source);
  if (!document || !citation || !known) return undefined;
  const words = slice(document.text, span);
  const replaced = typed && form !== 'citation' ? typedSuffix(draft.text, typed, words) : undefined;
  const start = replaced && replaced.end === request.at.start ? replaced.start : request.at.start;
  const at = { start, end: request.at.end };
  const composed = composeQuotation({ draft, at, words, citation, form });
  // A link needs no entry: Pandoc prints it as it is.
  const keyed =
    citation.style === 'pandoc' || (citation.style === 'footnote' && /@/.test(citation.note));
  const missingEntry = keyed ? await missingEntryOf(library, open, known, textOf) : undefined;
  return { ...composed, ...(missingEntry && { missingEntry }) };
}

/** The edits that add a source's entry to the first bibliography of the draft, where no bibliography has it. */
async function missingEntryOf(
  library: Library,
  open: OpenDraft,
  { key, item }: LibrarySource,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<InsertAnswer['missingEntry']> {
  const { draft } = open;
  const { shelf } = library;
  const inDraft = draft.frontMatter?.references.some(({ id }) => id === key) ?? false;
  if (inDraft || shelf.entries.some(({ entry }) => entry.item.id === key)) return undefined;
  const target = bibliographyOf(library, open);
  const text = target === undefined ? undefined : await textOf(target);
  if (target === undefined || text === undefined) return undefined;
  const edits = addEntry(bibliographyFormat(target, text), text, item);
  return edits && { path: target, edits };
}
