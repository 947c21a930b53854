import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WrittenForms } from '../../../src/core/checks/written-forms';

describe('written forms', () => {
  it('are read once each, in any text', () => {
    const words = fc.array(fc.stringMatching(/^[a-cBé]{1,3}$/), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 3 }), (texts) => {
        const read: string[] = [];
        const forms = new WrittenForms((written) => `${read.push(written)} ${written}`);
        for (const all of texts) {
          const text = all.join(' ');
          let start = 0;
          for (const word of all) {
            const form = forms.of(text, start, start + word.length);
            assert.equal(form, `${read.indexOf(word) + 1} ${word}`);
            start += word.length + 1;
          }
        }
        assert.deepEqual(read, [...new Set(texts.flat())]);
        assert.equal(forms.size, read.length);
      }),
    );
  });

  it('are told apart also where there are very many', () => {
    const words = Array.from({ length: 9000 }, (_, i) => `w${i * 7}`);
    const forms = new WrittenForms((written) => ({ written }));
    const read = (): { written: string }[] => words.map((word) => forms.of(word, 0, word.length));
    const first = read();
    assert.deepEqual(
      first.map(({ written }) => written),
      words,
    );
    read().forEach((form, i) => assert.equal(form, first[i]));
  });
});
