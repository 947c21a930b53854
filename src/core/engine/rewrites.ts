import type { Rewrite } from '../api';
import {
  changeMarks,
  growQuotation,
  shortenQuotation,
  toBlockQuotation,
  toInlineQuotation,
} from '../draft/edit-quotation';
import type { Marks } from '../draft/style';
import { message } from '../message';
import { overlaps, touches, type Span, type TextEdit } from '../text/span';
import type { DraftDesk, OpenDraft } from './draft-desk';
import type { Library } from './library';
import { restylesOf } from './restyle';

const CURLY: readonly [Marks, Marks] = [
  ['“', '”'],
  ['‘', '’'],
];
const STRAIGHT: readonly [Marks, Marks] = [
  ['"', '"'],
  ["'", "'"],
];

/** What can be done to the quotation or citation at a selection without making it say anything else. */
export async function rewritesAt(
  library: Library,
  desk: DraftDesk,
  open: OpenDraft,
  selection: Span,
): Promise<readonly Rewrite[]> {
  const { draft } = open;
  const index = draft.quotations.findIndex(
    ({ outer, depth }) =>
      depth === 0 && (touches(outer, selection.start) || overlaps(outer, selection)),
  );
  const quotation = draft.quotations[index];
  const citation =
    draft.citations.find((one) => touches(one, selection.start)) ??
    (quotation?.citation === undefined ? undefined : draft.citations[quotation.citation]);
  const restyles = citation ? restylesOf(library, open, citation) : [];
  if (!quotation) return restyles;
  const found: Rewrite[] = [];
  const offer = (id: string, kind: Rewrite['kind'], edits: readonly TextEdit[] | undefined) => {
    if (edits?.length) found.push({ title: message(`rewrite.${id}`), kind, edits });
  };
  if (selection.start < selection.end) {
    offer('shorten', 'rewrite', shortenQuotation(draft, quotation, selection));
  }
  const judged = await desk.judgeQuotation(open, index);
  const verified = judged?.verdict === 'verbatim' || judged?.verdict === 'edited';
  const document = verified && judged.source && (await library.document(judged.source.path));
  if (document && judged.span) {
    const grow = (direction: 'before' | 'after') =>
      growQuotation(draft, quotation, document.text, judged.span!, direction);
    offer('grow-before', 'rewrite', grow('before'));
    offer('grow-after', 'rewrite', grow('after'));
  }
  if (quotation.kind === 'inline') {
    offer('to-block', 'inline', toBlockQuotation(draft, quotation));
    const straight = quotation.marks[0] === '"';
    const marks = straight ? CURLY : STRAIGHT;
    const name = straight ? 'curly' : 'straight';
    const others = draft.quotations.filter((other) => other.kind === 'inline');
    const own = others.filter(({ outer }) => overlaps(outer, quotation.outer));
    offer(`marks-${name}`, 'style', changeMarks(draft, own, ...marks));
    if (others.length > own.length) {
      offer(`marks-${name}-all`, 'style', changeMarks(draft, others, ...marks));
    }
  } else offer('to-inline', 'inline', toInlineQuotation(draft, quotation));
  return [...found, ...restyles];
}
