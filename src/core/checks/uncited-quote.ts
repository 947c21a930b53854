import { message } from '../message';
import { isCitedInWords } from './cited';
import { dataOf, describePlace } from './describe-place';
import { addCitation, openSource } from './fixes';
import type { Check, CheckContext, JudgedQuotation, RawFinding } from './types';

/** The words stand in a source, and no citation says so. */
export const uncitedQuote: Check = {
  id: 'uncited-quote',
  severity: 'warning',
  async *run({ draft, quotations, library }: CheckContext): AsyncIterable<RawFinding> {
    for (const judged of quotations) {
      const isFound = judged.verdict === 'verbatim' || judged.verdict === 'edited';
      if (!isFound || judged.cited.length > 0) continue;
      const quotation = draft.quotations[judged.quotation]!;
      if (isCitedInWords(draft, quotation) || isCitedBefore(draft, judged, library)) continue;
      const where = describePlace(library, judged.source, judged.locator);
      yield {
        start: quotation.start,
        end: quotation.end,
        message: message('uncited-quote', { where }),
        data: dataOf(judged, quotation.prose.text),
        fixes: [...(await addCitation(draft, quotation, judged, library)), ...openSource(judged)],
      };
    }
  },
};

/** Whether the sentence has cited the work already when it comes to the quotation. */
function isCitedBefore(
  draft: CheckContext['draft'],
  { quotation, source }: JudgedQuotation,
  library: CheckContext['library'],
): boolean {
  const { outer } = draft.quotations[quotation]!;
  const isWork = (index: number): boolean => {
    const { start, items } = draft.citations[index]!;
    const works = items.flatMap(({ target }) => library.resolve(target)?.sources ?? []);
    return start < outer.start && works.some(({ work }) => work === source?.work);
  };
  return draft.sentences.some(
    ({ quotations, citations }) => quotations.includes(quotation) && citations.some(isWork),
  );
}
