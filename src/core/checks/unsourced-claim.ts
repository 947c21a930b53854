import { message } from '../message';
import { isReference } from '../text/internal-citations';
import { findSourceOf } from './fixes';
import { shorten } from './describe-place';
import type { Check, CheckContext, RawFinding } from './types';

/** What may hold a citation in words: `(ibid.)`, `(Doe 2020, 3)`. */
const PARENTHESIS = /\(([^()]{2,120})\)/g;

/** A sentence that a reader could ask a source for, with none. */
export const unsourcedClaim: Check = {
  id: 'unsourced-claim',
  severity: 'information',
  *run({ draft, sentences, options }: CheckContext): Iterable<RawFinding> {
    for (const { sentence: index, needsSource, reasons, sourced } of sentences) {
      const [reason] = reasons;
      if (sourced || reason === undefined || needsSource < options.claimThreshold) continue;
      const { start, end, text } = draft.sentences[index]!;
      if ([...text.matchAll(PARENTHESIS)].some(([, inner]) => isReference(inner!))) continue;
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
