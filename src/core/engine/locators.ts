import type { LocatorCompletion } from '../api';
import { escapeText } from '../bibliography/format-citation';
import { locate } from '../sources/locator';
import { slice, type Span } from '../text/span';
import { citedPlace } from './cite';
import type { DraftDesk, OpenDraft } from './draft-desk';
import type { Library } from './library';

/** UTF-16 units of a place's beginning that are shown. */
const PREVIEW = 100;
/** Between a quotation and the locator of its citation stands no more than this, in UTF-16 units. */
const NEAR = 80;

/**
 * The places that a citation of a source can name, in the source's order: pages, sections, times. Behind a
 * quotation of that source the place at which it stands comes first.
 */
export async function locatorsOf(
  library: Library,
  desk: DraftDesk,
  open: OpenDraft,
  key: string,
  offset: number,
): Promise<readonly LocatorCompletion[]> {
  const source = library.sources.find((one) => one.key === key);
  const document = source && (await library.document(source.path));
  if (!document) return [];
  const nameOf = (span: Span) => {
    const place = citedPlace(document.format, locate(document, span));
    return place === undefined ? undefined : escapeText(place);
  };
  const begin = (span: Span) =>
    slice(document.text, { start: span.start, end: Math.min(span.end, span.start + PREVIEW) })
      .replace(/\s+/g, ' ')
      .trim();
  const quoted = await quotedBefore(desk, open, source.path, offset);
  const places = new Map<string, LocatorCompletion>();
  const add = (span: Span, isQuoted: boolean) => {
    const text = nameOf(span);
    if (text && !places.has(text)) places.set(text, { text, begins: begin(span), isQuoted });
  };
  if (quoted) add(quoted, true);
  for (const block of document.blocks) add(block, false);
  return [...places.values()];
}

/** Where in a source the quotation stands that ends right before an offset of the draft. */
async function quotedBefore(
  desk: DraftDesk,
  open: OpenDraft,
  path: string,
  offset: number,
): Promise<Span | undefined> {
  const { quotations, text } = open.draft;
  const index = quotations.findLastIndex(({ outer }) => outer.end <= offset);
  const between = index < 0 ? '' : text.slice(quotations[index]!.outer.end, offset);
  if (index < 0 || between.length > NEAR || /[.!?]\s/.test(between)) return undefined;
  const judged = await desk.judgeQuotation(open, index);
  return judged?.source?.path === path ? judged.span : undefined;
}
