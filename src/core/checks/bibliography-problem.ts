import { message } from '../message';
import type { Check, CheckContext, RawFinding } from './types';

/** A bibliography, one of its entries, or the draft's front matter could not be read. */
export const bibliographyProblem: Check = {
  id: 'bibliography-problem',
  severity: 'warning',
  *run({ draft, bibliographyProblems = [] }: CheckContext): Iterable<RawFinding> {
    const { frontMatter } = draft;
    if (frontMatter?.problem !== undefined) {
      const { start, end, problem } = frontMatter;
      yield {
        start,
        end,
        message: message('bibliography-problem.front-matter', { problem }),
        data: {},
        fixes: [],
      };
    }
    for (const { start, end, message: words } of bibliographyProblems)
      yield { start, end, message: words, data: {}, fixes: [] };
  },
};
