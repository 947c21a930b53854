import { message } from '../message';
import { dataOf, describePlace, shorten } from './describe-place';
import { citeRightSource, openSource } from './fixes';
import type { Check, CheckContext, RawFinding } from './types';

/** The words stand in another source than the one that is cited. */
export const wrongSource: Check = {
  id: 'wrong-source',
  severity: 'warning',
  *run({ draft, quotations, library }: CheckContext): Iterable<RawFinding> {
    for (const judged of quotations) {
      if (judged.verdict !== 'otherSource') continue;
      const quotation = draft.quotations[judged.quotation]!;
      // Two sources of one title are told apart by their keys.
      const cited = judged.cited.map(({ key, sources: [first] }) =>
        first?.title && first.title !== judged.source?.title ? first.title : key,
      );
      const args = {
        where: describePlace(library, judged.source, judged.locator),
        cited: shorten(cited.join('; '), 60),
      };
      const isReadable = judged.cited.every(({ sources }) => sources.length > 0);
      yield {
        start: quotation.start,
        end: quotation.end,
        // Words taken from the cited work at second hand stand in another source too.
        ...(!isReadable && { severity: 'information' as const }),
        message: message(isReadable ? 'wrong-source' : 'wrong-source.missing', args),
        data: dataOf(judged, quotation.prose.text),
        fixes: [...citeRightSource(draft, quotation, judged, library), ...openSource(judged)],
      };
    }
  },
};
