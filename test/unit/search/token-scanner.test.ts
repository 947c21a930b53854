import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldToken, TokenScanner, tokens } from '../../../src/core/search/token-scanner';
import { words } from '../../../src/core/text/words';

describe('tokens', () => {
  const letter = fc.constantFrom(
    ...'abZ19 \t.,\'’＇ʼ-\u2010_"éßﬁØıİΣσςЖїאئ漢ก한\u00ad\u0301\u064b\ud835',
    '\ud835\udc00',
  );
  const text = fc.string({ unit: letter, maxLength: 60 });

  it('are the words of a text, folded and without apostrophes', () => {
    fc.assert(
      fc.property(text, (content) => {
        const expected = words(content)
          .map(({ start, end }) => ({ token: foldToken(content.slice(start, end)), start, end }))
          .filter(({ token }) => token);
        assert.deepEqual(tokens(content), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('are skipped as they are read', () => {
    fc.assert(
      fc.property(text, fc.nat(12), (content, count) => {
        const read = new TokenScanner(content);
        let left = count;
        while (left > 0 && read.next()) left--;
        const skipping = new TokenScanner(content);
        assert.equal(skipping.skip(count), count - left);
        const place = ({ start, end }: TokenScanner) => [start, end];
        assert.deepEqual(place(skipping), place(read));
        const more = read.next();
        assert.equal(skipping.next(), more);
        assert.deepEqual(place(skipping), place(read));
        if (more) assert.equal(skipping.opens, read.opens);
      }),
      { numRuns: 2000 },
    );
  });

  it('are joined where a hyphen divides them at the end of a line', () => {
    const found = tokens('An exam-\nple of Anglo-\nAmerican trade, 1990-\n1995').map(
      (t) => t.token,
    );
    assert.deepEqual(found, 'an example of anglo american trade 1990 1995'.split(' '));
  });

  it('are cut where they are endless', () => {
    assert.deepEqual(
      tokens(`${'A'.repeat(200)} b`).map(({ token }) => token.length),
      [80, 1],
    );
  });
});
