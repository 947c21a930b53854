import { message } from '../message';
import {
  fits,
  knownPlace,
  readCitedLocator,
  type CitedLocator,
  type KnownPlace,
} from './cited-locator';
import { citationOf } from './cited';
import { dataOf } from './describe-place';
import { openSource } from './fixes';
import { placesOf } from './judge-quotation';
import type { Check, CheckContext, CitationItem, Fix, JudgedQuotation, RawFinding } from './types';

/** The right source, and another page, section, line or time than the one that is cited. */
export const wrongLocator: Check = {
  id: 'wrong-locator',
  severity: 'warning',
  async *run(context: CheckContext): AsyncIterable<RawFinding> {
    for (const judged of context.quotations) {
      if (judged.verdict !== 'verbatim' && judged.verdict !== 'edited') continue;
      for (const item of itemsFor(context, judged)) {
        const finding = await compare(context, judged, item);
        if (finding) yield finding;
      }
    }
  },
};

/** The citation items that name the source in which the words stand; of several with places, none can be blamed. */
function itemsFor(
  { draft, library }: CheckContext,
  { quotation, source }: JudgedQuotation,
): CitationItem[] {
  const items = citationOf(draft, draft.quotations[quotation]!)?.items ?? [];
  const own = items.filter(({ target }) =>
    library.resolve(target)?.sources.some(({ work }) => work === source?.work),
  );
  return own.length === 1 && own[0]!.locator !== undefined && own[0]!.locatorSpan ? own : [];
}

async function compare(
  { draft, library, token }: CheckContext,
  judged: JudgedQuotation,
  item: CitationItem,
): Promise<RawFinding | undefined> {
  const { source, span } = judged;
  const written = item.locator!;
  const cited = readCitedLocator(written);
  const document = source && (await library.document(source.id));
  if (!cited || !document || !span) return undefined;
  const byIndex = item.target.kind === 'link';
  const describe = (at: typeof span): KnownPlace =>
    knownPlace(document, at, (one, where) => library.locate(one, where));
  if (fits(cited, describe(span), byIndex) !== false) return undefined;
  // The same words may stand in several places: any of them will do.
  const quotation = draft.quotations[judged.quotation]!;
  const all = await placesOf(library, quotation.prose.text, source.id, token);
  const places = all.map(describe);
  if (places.some((place) => fits(cited, place, byIndex) !== false)) return undefined;
  const place = describe(span);
  const right = printRight(cited, place, byIndex, library.printLocator(place.locator));
  return {
    ...item.locatorSpan!,
    message: message('wrong-locator', { written, right, source: source.title || source.key }),
    data: { ...dataOf(judged, written), expected: right },
    fixes: [...rightLocator(draft.text, item, cited, place, right), ...openSource(judged)],
  };
}

/** The right place in the kind of locator that the draft uses. */
function printRight(
  cited: CitedLocator,
  { locator, lastLine }: KnownPlace,
  byIndex: boolean,
  printed: string,
): string {
  if (cited.kind === 'line')
    return lastLine > locator.line ? `ll. ${locator.line}-${lastLine}` : `l. ${locator.line}`;
  if (cited.kind === 'paragraph') return `para. ${locator.paragraph ?? ''}`;
  return byIndex && cited.kind === 'page' ? `p. ${locator.pageIndex ?? ''}` : printed;
}

function rightLocator(
  text: string,
  { locatorSpan, target }: CitationItem,
  cited: CitedLocator,
  { locator, lastLine }: KnownPlace,
  right: string,
): Fix[] {
  const span = locatorSpan!;
  const written = text.slice(span.start, span.end);
  const fix = (put: string): Fix[] => {
    const title = message('fix.right-locator', { right });
    return [{ title, safe: true, preferred: true, edits: [{ ...span, text: put }] }];
  };
  if (target.kind !== 'link') {
    // Who writes a bare number goes on so.
    return fix(
      /^\d/.test(written) && cited.kind === 'page' ? right.replace(/^pp?\.\s*/, '') : right,
    );
  }
  if (cited.kind === 'page') return fix(`page=${locator.pageIndex ?? ''}`);
  if (cited.kind === 'line')
    return fix(lastLine > locator.line ? `L${locator.line}-L${lastLine}` : `L${locator.line}`);
  return [];
}
