import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/line-index';

/** Line and column by walking over the text. */
function naive(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const isEnd = text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n');
    if (isEnd && i + 1 <= offset) {
      line++;
      start = i + 1;
    }
  }
  return { line, column: offset - start + 1 };
}

describe('LineIndex', () => {
  const text = fc
    .array(fc.constantFrom('a', 'é', '\n', '\r', '\r\n', '\u2028', '😀'))
    .map((parts) => parts.join(''));

  it('counts as walking over the text does, and leads back', () => {
    fc.assert(
      fc.property(text, (written) => {
        const index = new LineIndex(written);
        for (let offset = 0; offset <= written.length; offset++) {
          // Between the two units of a line end there is no place.
          if (written[offset - 1] === '\r' && written[offset] === '\n') continue;
          const position = index.positionAt(offset);
          assert.deepEqual(position, naive(written, offset));
          assert.equal(index.offsetAt(position), offset);
        }
      }),
    );
  });
});
