import { message, type Message } from '../message';
import { encloses } from '../text/span';
import { countWords } from '../text/words';
import { citationOf } from './cited';
import { dataOf, shorten } from './describe-place';
import type { Check, CheckContext, JudgedQuotation, RawFinding } from './types';

/**
 * A quotation that could not be compared: what it cites is not there or can't be read. Nothing is said of a
 * few words, nor of marks inside a link's own text, which hold the title of what it leads to.
 */
export const uncheckedQuote: Check = {
  id: 'unchecked-quote',
  severity: 'information',
  *run({ draft, quotations, options }: CheckContext): Iterable<RawFinding> {
    for (const judged of quotations) {
      if (judged.verdict !== 'unchecked') continue;
      // A key that nobody knows is reported as that.
      if (judged.cited.every(({ known }) => !known)) continue;
      const quotation = draft.quotations[judged.quotation]!;
      if (countWords(quotation.prose.text) < options.minWords) continue;
      const citation = citationOf(draft, quotation);
      if (citation?.style === 'link' && encloses(citation, quotation.outer)) continue;
      yield {
        start: quotation.start,
        end: quotation.end,
        message: describe(judged),
        data: dataOf(judged, quotation.prose.text),
        fixes: [],
      };
    }
  },
};

function describe({ cited, translation }: JudgedQuotation): Message {
  if (translation) {
    const titles = cited.map(({ key, sources }) => sources[0]?.title || key);
    return message('unchecked-quote.translation', { source: shorten(titles.join('; '), 80) });
  }
  const partly = cited
    .flatMap(({ sources }) => sources)
    .find(({ readable }) => readable === 'partly');
  if (partly)
    return message('unchecked-quote.partly', { source: shorten(partly.title || partly.key, 60) });
  const missing = cited.filter(({ sources }) => sources.every(({ readable }) => readable === 'no'));
  const keys = missing.map(({ key, sources }) => sources[0]?.title || key).filter(Boolean);
  if (!keys.length) return message('unchecked-quote.note');
  return message('unchecked-quote.missing', { source: shorten(keys.join('; '), 80) });
}
