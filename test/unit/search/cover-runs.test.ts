import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coverRuns } from '../../../src/core/search/cover-runs';

const PASSAGES = 10_000;
const LOOKING_UP = 16;

const shares = fc
  .array(fc.constantFrom(0, 1e-4, 1e-3, 0.02, 0.2, 0.6, 1), { maxLength: 40 })
  .map((all) => Float64Array.from(all));
const least = fc.integer({ min: 1, max: 9 });

function runsOf(words: Float64Array, length: number): number[] {
  const starts: number[] = [];
  for (let i = 0; i + length <= words.length; i++)
    if (words.subarray(i, i + length).every((share) => share > 0)) starts.push(i);
  return starts;
}

function costOf(words: Float64Array, from: number, to: number): number {
  return LOOKING_UP + PASSAGES * words.subarray(from, to).reduce((all, share) => all * share, 1);
}

/** The least that pieces cost of which every run has one: all pieces tried for the first run that lacks one. */
function cheapest(words: Float64Array, length: number): number {
  const known = new Map<number, number>();
  const rest = (run: number): number => {
    if (run >= runs.length) return 0;
    const before = known.get(run);
    if (before !== undefined) return before;
    let best = Infinity;
    const start = runs[run]!;
    for (let from = start; from < start + length; from++) {
      for (let to = from + Math.min(2, length); to <= start + length; to++) {
        let next = run;
        while (next < runs.length && runs[next]! <= from && runs[next]! + length >= to) next++;
        best = Math.min(best, costOf(words, from, to) + rest(next));
      }
    }
    known.set(run, best);
    return best;
  };
  const runs = runsOf(words, length);
  return rest(0);
}

describe('pieces that cover all runs', () => {
  it('are in every run of known words, and cost least', () => {
    fc.assert(
      fc.property(shares, least, (words, length) => {
        const pieces = coverRuns(words, PASSAGES, length);
        for (const { from, to, first, last } of pieces) {
          assert.ok(first <= from && from < to && to <= last && to - from <= length);
          assert.ok(words.subarray(first, last).every((share) => share > 0));
        }
        for (const start of runsOf(words, length))
          assert.ok(pieces.some(({ from, to }) => start <= from && to <= start + length));
        const cost = pieces.reduce((sum, { from, to }) => sum + costOf(words, from, to), 0);
        const best = cheapest(words, length);
        assert.ok(Math.abs(cost - best) <= 1e-6 * best, `${cost} ${best}`);
      }),
      { numRuns: 300 },
    );
  });

  it('are no longer than what lies in one passage', () => {
    const pieces = coverRuns(new Float64Array(200).fill(1), PASSAGES, 60);
    assert.ok(pieces.every(({ from, to }) => to - from <= 24));
    assert.ok(pieces.length > 0 && pieces.length <= 4);
  });
});
