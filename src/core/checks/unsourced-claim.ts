import { message } from '../message';
import { findSourceOf } from './fixes';
import { shorten } from './describe-place';
import type { Check, CheckContext, RawFinding } from './types';

/** A sentence that a reader could ask a source for, with none. */
export const unsourcedClaim: Check = {
  id: 'unsourced-claim',
  severity: 'information',
  *run({ draft, sentences, options }: CheckContext): Iterable<RawFinding> {
    for (const { sentence: index, needsSource, reasons, sourced } of sentences) {
      const [reason] = reasons;
      if (sourced || reason === undefined || needsSource < options.claimThreshold) continue;
      const { start, end, text } = draft.sentences[index]!;
      yield {
        start,
        end,
        message: message(`unsourced-claim.${reason}`),
        data: { kind: reason, actual: text },
        fixes: [findSourceOf(shorten(text))],
      };
    }
  },
};
