import { message } from '../message';
import { CHECK_IDS, type Check, type CheckContext, type RawFinding } from './types';

const KNOWN: ReadonlySet<string> = new Set(CHECK_IDS);

/** A comment that silences nothing, or names a check that there is none of. Runs when all others have run. */
export const unusedSuppression: Check = {
  id: 'unused-suppression',
  severity: 'hint',
  *run({ draft, usedSuppressions }: CheckContext): Iterable<RawFinding> {
    if (!usedSuppressions) return;
    for (const suppression of draft.suppressions) {
      if (usedSuppressions.has(suppression)) continue;
      const { start, end, checks } = suppression;
      const unknown = checks.find((check) => !KNOWN.has(check));
      yield {
        start,
        end,
        message:
          unknown === undefined
            ? message('unused-suppression')
            : message('unused-suppression.unknown', { check: unknown }),
        data: {},
        fixes: [
          {
            title: message('fix.remove-suppression'),
            safe: true,
            edits: [{ start, end: lineEnd(draft.text, start, end), text: '' }],
          },
        ],
      };
    }
  },
};

/** Takes the line end along where the comment has a line to itself. */
function lineEnd(text: string, start: number, end: number): number {
  const isOwnLine = /(?:^|\n)[ \t]*$/.test(text.slice(0, start));
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end));
  return isOwnLine && rest ? end + rest[0].length : end;
}
