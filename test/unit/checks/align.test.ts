import assert from 'node:assert/strict';
import fc from 'fast-check';
import { align, type SourceToken } from '../../../src/core/checks/align';
import {
  parsePattern,
  tokenize,
  type PatternToken,
} from '../../../src/core/checks/quotation-pattern';

/** Costs as align.ts documents them: a word missing 1, one changed or put in a little more, edits next to none. */
const CHANGED = 1.01;
const ADDED = 1.02;

/** The cheapest reading by trying everything: no table, and a start at every word. Exponential. */
function naiveCost(pattern: readonly PatternToken[], source: readonly SourceToken[]): number {
  const read = (i: number, j: number): number => {
    const token = pattern[i];
    if (!token) return 0;
    const tries: number[] = [];
    const word = source[j];
    const skip = (inGap: boolean): number => (word!.free ? 1e-4 : inGap ? 1e-5 : 1);
    if (token.kind === 'gap') {
      tries.push(read(i + 1, j));
      if (word) tries.push(skip(true) + read(i, j + 1));
      return Math.min(...tries);
    }
    // What stands before the first word read is no part of the reading; a gap passes over words itself.
    if (word && i > 0 && pattern[i - 1]!.kind !== 'gap') tries.push(skip(false) + read(i, j + 1));
    if (token.kind === 'blank') {
      for (let most = 0; most <= token.most && j + most <= source.length; most++)
        tries.push(most * 1e-3 + read(i + 1, j + most));
    } else if (token.kind === 'word') {
      tries.push(ADDED + read(i + 1, j));
      if (word) tries.push((token.folded === word.folded ? 0 : CHANGED) + read(i + 1, j + 1));
    }
    return Math.min(...tries);
  };
  return Math.min(...source.map((_, start) => read(0, start)), read(0, source.length));
}

const words = (max: number) =>
  fc.array(fc.constantFrom('red', 'boats', 'left', 'not'), { minLength: 1, maxLength: max });
const sourceOf = (list: readonly string[], free: readonly boolean[] = []): SourceToken[] =>
  tokenize(list.join(' ')).map((token, i) => (free[i] ? { ...token, free: true } : token));

describe('align', () => {
  it('costs what trying every reading costs', () => {
    const pattern = fc.array(fc.constantFrom('red', 'boats', 'left', 'not', '…', '[the]'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(pattern, words(6), fc.array(fc.boolean()), (asked, list, free) => {
        const parsed = parsePattern(asked.join(' '));
        const source = sourceOf(list, free);
        if (!parsed.length) return;
        assert.equal(align(parsed, source)!.cost, Math.floor(naiveCost(parsed, source) + 1e-9));
      }),
      { numRuns: 400 },
    );
  });

  it('tells in its steps all that it read, in order, and as many changes as it costs', () => {
    fc.assert(
      fc.property(words(8), words(12), (asked, list) => {
        const parsed = parsePattern(asked.join(' … '));
        const source = sourceOf(list);
        const { cost, steps } = align(parsed, source)!;
        assert.equal(steps.filter(({ kind }) => kind === 'changed').length, cost);
        assert.equal(steps[0]!.from, 0);
        assert.equal(steps.at(-1)!.to, parsed.length);
        steps.forEach((step, i) => {
          const next = steps[i + 1];
          if (next) assert.deepEqual([next.from, next.sourceFrom], [step.to, step.sourceTo]);
          if (step.kind !== 'same') return;
          const token = parsed[step.from]!;
          assert.equal(token.kind === 'word' && token.folded, source[step.sourceFrom]!.folded);
        });
      }),
    );
  });

  it('finds words that a source divides, and ones that the draft divides', () => {
    const joined = (text: string): SourceToken[] =>
      tokenize(text).map((token, i) => (i > 0 ? { ...token, joined: true } : token));
    assert.equal(align(parsePattern('cooperate'), joined('co-operate'))!.cost, 0);
    assert.equal(align(parsePattern('co-operate'), tokenize('cooperate'))!.cost, 0);
    assert.equal(align(parsePattern('cooperate'), tokenize('co operate'))!.cost > 0, true);
  });

  it('knows nothing where there is nothing', () => {
    assert.equal(align([], tokenize('red boats')), undefined);
    assert.equal(align(parsePattern('red boats'), []), undefined);
  });
});
