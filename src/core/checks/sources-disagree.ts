import { message } from '../message';
import { describePlace } from './describe-place';
import type { Check, CheckContext, RawFinding } from './types';

/** The cited source bears a figure out, and another source tells the same thing with a different one. */
export const sourcesDisagree: Check = {
  id: 'sources-disagree',
  severity: 'hint',
  async *run({ sentences, library }: CheckContext): AsyncIterable<RawFinding> {
    for (const { disagreements } of sentences) {
      for (const { start, end, kind, text, nearest } of disagreements) {
        const source = nearest && library.reference(nearest.source);
        const locator = nearest && (await library.locateIn(nearest.source, nearest.span));
        if (!source || !locator) continue;
        const { span } = nearest;
        yield {
          start,
          end,
          message: message('sources-disagree', {
            text,
            other: nearest.text,
            where: describePlace(library, source, locator),
          }),
          data: {
            kind,
            actual: text,
            expected: nearest.text,
            source: { key: source.key, path: source.path },
            sourceSpan: span,
            locator,
          },
          fixes: [
            {
              title: message('fix.open-source', { source: source.key }),
              safe: false,
              edits: [],
              command: { id: 'openSource', source: source.path, span },
            },
          ],
        };
      }
    }
  },
};
