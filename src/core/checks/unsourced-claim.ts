import { message } from '../message';
import { isReference } from '../text/internal-citations';
import { findSourceOf } from './fixes';
import { shorten } from './describe-place';
import type { Check, CheckContext, JudgedSentence, RawFinding } from './types';

/** What may hold a citation in words: `(ibid.)`, `(Doe 2020, 3)`. */
const PARENTHESIS = /\(([^()]{2,120})\)/g;

/** A sentence that a reader could ask a source for, with none. */
export const unsourcedClaim: Check = {
  id: 'unsourced-claim',
  severity: 'information',
  *run({ draft, sentences, options }: CheckContext): Iterable<RawFinding> {
    for (const judged of sentences) {
      const { sentence: index, needsSource, reasons, sourced } = judged;
      const [reason] = reasons;
      if (sourced || reason === undefined || needsSource < options.claimThreshold) continue;
      const { start, end, text } = draft.sentences[index]!;
      const said = told.has(judged) ? told.get(judged) : tell(text, reason);
      told.set(judged, said);
      if (said) yield { start, end, message: said.message, data: said.data, fixes: said.fixes };
    }
  },
};

type Told = Pick<RawFinding, 'message' | 'data' | 'fixes'>;

/** By judgements, which are kept from one keystroke to the next. */
const told = new WeakMap<JudgedSentence, Told | undefined>();

/** What there is to say of a sentence; nothing of one that cites in words. */
function tell(text: string, reason: string): Told | undefined {
  if ([...text.matchAll(PARENTHESIS)].some(([, inner]) => isReference(inner!))) return undefined;
  return {
    message: message(`unsourced-claim.${reason}`),
    data: { kind: reason, actual: text },
    fixes: [findSourceOf(shorten(text))],
  };
}
