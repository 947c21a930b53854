import { message } from '../message';
import type { SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { citationOf } from './cited';
import { dataOf } from './describe-place';
import { openSource } from './fixes';
import { placesOf } from './judge-quotation';
import type {
  Check,
  CheckContext,
  CitationItem,
  Fix,
  JudgedQuotation,
  LibraryQuery,
  RawFinding,
} from './types';

/**
 * The right source, and another page, section, line or time than the one that is cited. Silent where the
 * source has no such places, and where the same words stand at the cited place too.
 */
export const wrongLocator: Check = {
  id: 'wrong-locator',
  severity: 'warning',
  async *run(context: CheckContext): AsyncIterable<RawFinding> {
    for (const judged of context.quotations) {
      if (judged.verdict !== 'verbatim' && judged.verdict !== 'edited') continue;
      const item = itemFor(context, judged);
      const finding = item && (await compare(context, judged, item));
      if (finding) yield finding;
    }
  },
};

/** The citation item with the place of this source; of several items for it, none can be blamed. */
function itemFor(
  { draft, library }: CheckContext,
  { quotation, source }: JudgedQuotation,
): CitationItem | undefined {
  const items = citationOf(draft, draft.quotations[quotation]!)?.items ?? [];
  const own = items.filter(({ target }) =>
    library.resolve(target)?.sources.some(({ work }) => work === source?.work),
  );
  const [only] = own;
  return own.length === 1 && only?.locator !== undefined && only.locatorSpan ? only : undefined;
}

async function compare(
  { draft, library, token }: CheckContext,
  judged: JudgedQuotation,
  item: CitationItem,
): Promise<RawFinding | undefined> {
  const { source, span } = judged;
  const document = source && (await library.document(source.id));
  if (!document || !span) return undefined;
  const written = item.locator!;
  // A link's page is counted in the file.
  const asked =
    item.target.kind === 'link' ? written.replace(/^pp?\.\s*(?=\d)/, 'PDF page ') : written;
  const isWrong = (at: Span): boolean => library.fitsLocator?.(asked, document, at) === false;
  if (!isWrong(span)) return undefined;
  const { text } = draft.quotations[judged.quotation]!.prose;
  const places = await placesOf(library, text, source.id, token);
  if (!places.every(isWrong)) return undefined;
  const right = rightPlace(written, library, document, span);
  if (!right) return undefined;
  return {
    ...item.locatorSpan!,
    message: message('wrong-locator', { written, right, source: source.title || source.key }),
    data: { ...dataOf(judged, written), expected: right },
    fixes: [...rightLocator(draft.text, item, right), ...openSource(judged)],
  };
}

/** Where the words stand, in the kind of place that the citation names. */
function rightPlace(
  written: string,
  library: LibraryQuery,
  document: SourceDocument,
  span: Span,
): string {
  const locator = library.locate(document, span);
  if (/^l/i.test(written)) {
    const last = library.locate(document, { start: span.end - 1, end: span.end }).line;
    return last > locator.line ? `ll. ${locator.line}-${last}` : `l. ${locator.line}`;
  }
  if (/^(?:¶|par)/i.test(written) && locator.paragraph !== null)
    return `para. ${locator.paragraph}`;
  return library.printLocator(locator);
}

/** A link has its place in the address, where only pages and lines can be put right. */
function rightLocator(text: string, { locatorSpan, target }: CitationItem, right: string): Fix[] {
  const span = locatorSpan!;
  const written = text.slice(span.start, span.end);
  const number = /\d+/.exec(right)?.[0];
  let put = right;
  if (target.kind === 'link') {
    if (number && written.startsWith('page=')) put = `page=${number}`;
    else if (number && written.startsWith('L')) put = `L${number}`;
    else return [];
  } else if (/^\d/.test(written)) {
    // Who writes a bare number goes on so.
    put = right.replace(/^pp?\.\s*/, '');
  }
  const title = message('fix.right-locator', { right: put });
  return [{ title, safe: true, preferred: true, edits: [{ ...span, text: put }] }];
}
