import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WrittenForms } from '../../../src/core/checks/written-forms';

describe('written forms', () => {
  it('have a number each, in the order in which they first stand', () => {
    const words = fc.array(fc.stringMatching(/^[a-cB]{1,3}$/), { maxLength: 60 });
    fc.assert(
      fc.property(words, (all) => {
        const text = all.join(' ');
        const forms = new WrittenForms(text);
        const order: string[] = [];
        let start = 0;
        for (const word of all) {
          if (!order.includes(word)) order.push(word);
          const number = forms.numberOf(start, start + word.length);
          assert.equal(number, order.indexOf(word) + 1, word);
          start += word.length + 1;
        }
        assert.equal(forms.size, order.length);
      }),
    );
  });

  it('are told apart also where there are very many', () => {
    const words = Array.from({ length: 9000 }, (_, i) => `w${i * 7}`);
    const forms = new WrittenForms([...words, ...words].join(' '));
    const number = (at: number, word: string): number => forms.numberOf(at, at + word.length);
    let start = 0;
    for (const [i, word] of [...words, ...words].entries()) {
      assert.equal(number(start, word), (i % words.length) + 1);
      start += word.length + 1;
    }
  });
});
