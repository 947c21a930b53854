import assert from 'node:assert/strict';
import type { DraftReport } from '../../../src/core/index';
import { applyBaseline } from '../../../src/cli/output/baseline';

const text = 'It fell.';
const report = { findings: [{ check: 'misquote', start: 3, end: 7 }] } as unknown as DraftReport;

/** How many findings of a draft are left beside a baseline that has them under other paths. */
function left(draft: string, ...paths: string[]): number {
  const baseline = paths.map((path) => ({ path, check: 'misquote', text: 'fell', context: '|' }));
  return applyBaseline(report, { path: draft, text }, 'shown', baseline).report.findings.length;
}

describe('applyBaseline', () => {
  for (const [draft, paths, expected] of [
    ['/w/text/draft.md', ['text/draft.md'], 0],
    ['/w/text/draft.md', ['draft.md'], 0],
    ['/w/text/draft.md', ['/w/text/draft.md'], 0],
    ['C:/w/draft.md', ['C:/w/draft.md'], 0],
    ['C:/w/draft.md', ['draft.md'], 0],
    ['/w/text/draft.md', ['other/draft.md'], 1],
    ['/w/text/draft.md', ['/v/text/draft.md'], 1],
    ['/w/text/draft.md', ['raft.md'], 1],
    ['/w/text/draft.md', [], 1],
  ] as const)
    it(`${expected ? 'does not take' : 'takes'} ${paths.join()} for ${draft}`, () => {
      assert.equal(left(draft, ...paths), expected);
    });

  it('takes the nearest of paths that end alike', () => {
    const entry = (path: string, found: string) => {
      return { path, check: 'misquote', text: found, context: '|' };
    };
    const draft = { path: '/w/text/draft.md', text };
    const both = [entry('draft.md', 'fell'), entry('text/draft.md', 'rose')];
    assert.equal(applyBaseline(report, draft, 'shown', both).inBaseline.length, 0);
    assert.equal(applyBaseline(report, draft, 'shown', both.slice(0, 1)).inBaseline.length, 1);
  });
});
