import { message } from '../message';
import { dataOf, describePlace } from './describe-place';
import { addCitation, openSource } from './fixes';
import type { Check, CheckContext, RawFinding } from './types';

/** The words stand in a source, and no citation says so. */
export const uncitedQuote: Check = {
  id: 'uncited-quote',
  severity: 'warning',
  async *run({ draft, quotations, library }: CheckContext): AsyncIterable<RawFinding> {
    for (const judged of quotations) {
      const isFound = judged.verdict === 'verbatim' || judged.verdict === 'edited';
      if (!isFound || judged.cited.length > 0) continue;
      const quotation = draft.quotations[judged.quotation]!;
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
