import { bibliographyProblem } from './bibliography-problem';
import { cutShort } from './cut-short';
import { misquote } from './misquote';
import { missingSource } from './missing-source';
import { quoteNotFound } from './quote-not-found';
import type { Check } from './types';
import { uncheckedQuote } from './unchecked-quote';
import { uncitedQuote } from './uncited-quote';
import { unknownCitation } from './unknown-citation';
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
  unknownCitation,
  missingSource,
  bibliographyProblem,
  unusedSuppression,
];
