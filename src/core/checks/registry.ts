import { bibliographyProblem } from './bibliography-problem';
import { cutShort } from './cut-short';
import { misquote } from './misquote';
import { missingSource } from './missing-source';
import { quoteNotFound } from './quote-not-found';
import { sourcesDisagree } from './sources-disagree';
import type { Check } from './types';
import { uncheckedQuote } from './unchecked-quote';
import { uncitedQuote } from './uncited-quote';
import { unknownCitation } from './unknown-citation';
import { unmarkedQuote } from './unmarked-quote';
import { unsourcedClaim } from './unsourced-claim';
import { unsupportedClaim } from './unsupported-claim';
import { unusedSuppression } from './unused-suppression';
import { wrongLocator } from './wrong-locator';
import { wrongSource } from './wrong-source';
import { wrongSpeaker } from './wrong-speaker';

/** All checks, in the order in which they are documented. */
export const checks: readonly Check[] = [
  misquote,
  quoteNotFound,
  wrongSource,
  wrongLocator,
  uncitedQuote,
  uncheckedQuote,
  wrongSpeaker,
  cutShort,
  unmarkedQuote,
  unsourcedClaim,
  unsupportedClaim,
  sourcesDisagree,
  unknownCitation,
  missingSource,
  bibliographyProblem,
  unusedSuppression,
];
