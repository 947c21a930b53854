import { message, type Message } from '../message';
import { countWords } from '../text/words';
import { citedInSentence, isCitedInWords } from './cited';
import { dataOf, shorten } from './describe-place';
import { findSourceOf } from './fixes';
import type {
  Check,
  CheckContext,
  JudgedQuotation,
  Quotation,
  RawFinding,
  Severity,
} from './types';

/** An uncited one is reported only from so many words on: shorter ones are titles, terms and ironies. */
const LEAST_UNCITED = 6;

/**
 * Words in quotation marks that stand in no source. Without a citation only where the draft says who said
 * them: what is quoted without one may be dialogue, an example or an irony, and claims no source.
 */
export const quoteNotFound: Check = {
  id: 'quote-not-found',
  severity: 'warning',
  *run(context: CheckContext): Iterable<RawFinding> {
    const { draft, quotations } = context;
    for (const judged of quotations) {
      if (judged.verdict !== 'notFound') continue;
      const quotation = draft.quotations[judged.quotation]!;
      const { text } = quotation.prose;
      const isCited = judged.cited.length > 0;
      if (!isCited && !(quotation.speaker && countWords(text) >= LEAST_UNCITED)) continue;
      if (!isCited && isCitedInWords(draft, quotation)) continue;
      yield {
        start: quotation.start,
        end: quotation.end,
        severity: severityOf(context, judged, quotation),
        message: describe(judged),
        data: dataOf(judged, text),
        fixes: [findSourceOf(text)],
      };
    }
  },
};

/** An error only where the citation surely belongs to these words; all that it cites was readable, else it is unchecked. */
function severityOf(
  { draft, options }: CheckContext,
  { cited }: JudgedQuotation,
  quotation: Quotation,
): Severity {
  const isLong = countWords(quotation.prose.text) >= options.minWords;
  return cited.length > 0 && isLong && citedInSentence(draft, quotation) ? 'error' : 'warning';
}

function describe({ cited }: JudgedQuotation): Message {
  const titles = new Set(
    cited.flatMap(({ sources }) => sources.map(({ title, key }) => title || key)),
  );
  if (!titles.size) return message('quote-not-found.anywhere');
  return message('quote-not-found.cited', { source: shorten([...titles].join('; '), 80) });
}
