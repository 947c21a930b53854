import type { CheckedQuotation, HoverAnswer, HoverPassage } from '../api';
import type { JudgedQuotation, LibraryQuery, Resolution } from '../checks/types';
import { issuedText, shortAuthor } from '../bibliography/format-reference';
import type { Citation, CitationItem, Draft } from '../draft/types';
import { message } from '../message';
import type { DraftDesk, OpenDraft } from './draft-desk';
import type { Library } from './library';
import type { Passages } from './passages';
import { parseLocator } from '../sources/locator';
import { touches, type Span } from '../text/span';
import type { SourceDocument } from '../sources/types';
import { locatorAgrees } from '../sources/locator';

/** Everything about a draft that a hover looks at. */
export interface HoverContext {
  readonly draft: Draft;
  readonly query: LibraryQuery;
  readonly library: Library;
  readonly passages: Passages;
  judge(quotation: number): Promise<JudgedQuotation | undefined>;
  show(judged: JudgedQuotation): CheckedQuotation;
}

export function hoverContext(
  desk: DraftDesk,
  library: Library,
  passages: Passages,
  open: OpenDraft,
): HoverContext {
  return {
    draft: open.draft,
    query: open.query,
    library,
    passages,
    judge: (quotation) => desk.judgeQuotation(open, quotation),
    show: (judged) => desk.showQuotation(open, judged),
  };
}

/** The quotation or citation at an offset, with the passage that stands behind it. */
export async function hoverAt(
  context: HoverContext,
  offset: number,
): Promise<HoverAnswer | undefined> {
  const { draft } = context;
  const citation = draft.citations.find((one) => touches(one, offset));
  if (citation) return hoverCitation(context, citation, offset);
  const index = draft.quotations.findIndex(
    ({ outer, depth }) => depth === 0 && touches(outer, offset),
  );
  if (index < 0) return undefined;
  const judged = await context.judge(index);
  if (!judged) return undefined;
  const quotation = context.show(judged);
  const span = draft.quotations[index]!.outer;
  const passages: HoverPassage[] = [];
  if (judged.source && judged.span) {
    passages.push(await passageOf(context, judged.source.path, judged.span));
  } else {
    for (const resolution of judged.cited) passages.push(describe(context, resolution));
  }
  return { span, kind: 'quotation', quotation, passages };
}

/** One passage an item; the item under the cursor alone where a citation has several. */
async function hoverCitation(
  context: HoverContext,
  citation: Citation,
  offset: number,
): Promise<HoverAnswer | undefined> {
  const pointed = citation.items.filter((item) => touches(item, offset));
  const items = pointed.length ? pointed : citation.items;
  const passages = await passagesOf(context, citation, items);
  if (!passages.length) return undefined;
  const span = pointed.length && citation.items.length > 1 ? pointed[0]! : citation;
  return { span: { start: span.start, end: span.end }, kind: 'citation', passages };
}

/** What stands behind items of a citation: the quoted words where it belongs to a quotation. */
export async function passagesOf(
  context: HoverContext,
  citation: Citation,
  items: readonly CitationItem[],
): Promise<HoverPassage[]> {
  const { draft } = context;
  const own = draft.quotations.findIndex(
    (quotation) =>
      quotation.citation !== undefined && draft.citations[quotation.citation] === citation,
  );
  const judged = own < 0 ? undefined : await context.judge(own);
  const passages: HoverPassage[] = [];
  for (const item of items) {
    const resolution = context.query.resolve(item.target);
    if (!resolution) continue;
    const quoted =
      judged?.source && resolution.sources.some(({ work }) => work === judged.source?.work);
    if (quoted && judged.span)
      passages.push(await passageOf(context, judged.source!.path, judged.span));
    else passages.push(await citedPassage(context, item, resolution));
  }
  return passages;
}

/** What a citation without a quotation leads to: its page or text fragment, else the work alone. */
async function citedPassage(
  context: HoverContext,
  item: CitationItem,
  resolution: Resolution,
): Promise<HoverPassage> {
  for (const { path } of resolution.sources) {
    const document = await context.library.document(path);
    const span = document && (await spanOf(context, item, path, document));
    if (span) return passageOf(context, path, span);
  }
  return describe(context, resolution);
}

async function spanOf(
  context: HoverContext,
  item: CitationItem,
  path: string,
  document: SourceDocument,
): Promise<Span | undefined> {
  if (item.fragment) {
    const [match] = await context.query.verify(item.fragment, { sources: [path], limit: 1 });
    if (match) return match;
  }
  const wanted = item.locator === undefined ? undefined : parseLocator(item.locator);
  if (!wanted) return undefined;
  return document.blocks.find(
    (block) =>
      block.kind !== 'chrome' &&
      block.kind !== 'heading' &&
      locatorAgrees(wanted, context.query.locate(document, block)) === true,
  );
}

async function passageOf(context: HoverContext, path: string, span: Span): Promise<HoverPassage> {
  const passage = await context.passages.at(path, span);
  const { key = '', title = '', authors = '', date = '' } = context.library.source(path) ?? {};
  return { passage, key, title, authors, date };
}

function describe(context: HoverContext, resolution: Resolution): HoverPassage {
  const { key, sources, entry } = resolution;
  const source = sources[0] && context.library.source(sources[0].path);
  const problem = sources.length
    ? source?.readable === 'no'
      ? (source.problems[0] ?? message('hover.unreadable', { key }))
      : undefined
    : message('hover.no-file', { key });
  if (source) {
    const { title, authors, date } = source;
    return { key, title, authors, date, problem };
  }
  return {
    key,
    title: entry?.title ?? key,
    authors: entry ? shortAuthor(entry) : '',
    date: entry ? issuedText(entry) : '',
    problem,
  };
}
