import { formatCitation, formatLink } from '../bibliography/format-citation';
import { formatReference } from '../bibliography/format-reference';
import { detectStyle } from '../draft/style';
import type { CitationStyle, Draft } from '../draft/types';
import { printLocator } from '../sources/locator';
import type { Locator } from '../sources/types';
import type { Span } from '../text/span';
import { words } from '../text/words';
import type { LibrarySource } from './described-sources';
import type { Library } from './library';
import { folderOf, relativePath } from '../text/paths';

/** A citation of a passage in a draft's style: text for the sentence, or the text of a footnote. */
export type NewCitation =
  | { readonly style: 'pandoc' | 'link'; readonly text: string }
  | { readonly style: 'footnote'; readonly note: string };

/** Words at either end of a passage that its text fragment names; short passages are named whole. */
const FRAGMENT_WORDS = 5;

/**
 * The locator that a citation of a passage carries. Paragraphs of plain text and Markdown are not counted
 * by anybody, so a citation leaves them out.
 */
export function citedPlace(format: LibrarySource['format'], locator: Locator): string | undefined {
  const counted = format !== 'text' && format !== 'markdown';
  return printLocator(counted ? locator : { ...locator, paragraph: null }) || undefined;
}

/** Cites a source, or a passage in it, the way the draft cites already or the settings say. */
export async function citePassage(
  library: Library,
  draft: Draft,
  draftPath: string,
  sourcePath: string,
  span?: Span,
): Promise<NewCitation | undefined> {
  const source = library.source(sourcePath);
  if (!source) return undefined;
  const passage = span && (await library.passage(sourcePath, span));
  const locator = passage?.locator;
  const place = locator && citedPlace(source.format, locator);
  const style = styleOf(library, draft);
  const pandoc = formatCitation({ key: source.key, locator: place, style: 'pandoc' });
  if (style === 'pandoc') return { style, text: pandoc };
  const page = source.format === 'pdf' ? (locator?.pageIndex ?? undefined) : undefined;
  const href = relativePath(folderOf(draftPath), source.path);
  const fragment = passage && page === undefined ? fragmentOf(passage.text) : undefined;
  const link = (text: string) => formatLink({ text, href, page, fragment });
  if (style === 'link') return { style, text: `(${link(linkText(source, place))})` };
  const keyed = draft.citations.some(
    ({ note, items }) => note && items.some(({ target }) => target.kind === 'key'),
  );
  return { style, note: keyed ? pandoc : `${link(linkText(source, place))}.` };
}

function styleOf(library: Library, draft: Draft): Exclude<CitationStyle, 'wiki'> {
  const setting = library.workspace.config['citation.style'];
  if (setting !== 'auto') return setting;
  const { citations } = detectStyle(draft);
  return citations === 'wiki' ? 'link' : citations;
}

function linkText(source: LibrarySource, place: string | undefined): string {
  const reference = formatReference(source.item);
  return place ? `${reference}, ${place}` : reference;
}

function fragmentOf(passage: string): { start: string; end?: string } {
  const all = words(passage);
  const text = (from: number, to: number) => passage.slice(all[from]!.start, all[to]!.end);
  if (!all.length) return { start: passage };
  if (all.length <= 2 * FRAGMENT_WORDS) return { start: text(0, all.length - 1) };
  return {
    start: text(0, FRAGMENT_WORDS - 1),
    end: text(all.length - FRAGMENT_WORDS, all.length - 1),
  };
}
