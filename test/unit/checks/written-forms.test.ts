import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  DATE,
  formsOf,
  NEGATES,
  stemIn,
  TELLS,
  WrittenForms,
} from '../../../src/core/checks/written-forms';
import { languageTable } from '../../../src/core/text/language/languages';
import { stem } from '../../../src/core/text/stem';
import { fold } from '../../../src/core/text/words';

describe('written forms', () => {
  it('have the stems of their words, in any text', () => {
    const word = fc.stringMatching(/^[a-cBé]{1,3}(?:ing|s)?$/);
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 60 }), { maxLength: 3 }), (texts) => {
        const forms = new WrittenForms(languageTable('en'));
        for (const all of texts) {
          const text = all.join(' ');
          let start = 0;
          for (const written of all) {
            const number = stemIn(forms.codeOf(text, start, start + written.length));
            const root = stem(fold(written));
            assert.equal(forms.stemOf(number), root);
            assert.equal(forms.numberOf(root), number);
            start += written.length + 1;
          }
        }
        assert.equal(forms.size, new Set(texts.flat()).size);
      }),
    );
  });

  it('are told apart also where there are very many', () => {
    const forms = new WrittenForms(languageTable('en'));
    const words = Array.from({ length: 9000 }, (_, i) => `w${i * 7}`);
    const codes = words.map((word) => forms.codeOf(word, 0, word.length));
    assert.equal(new Set(codes).size, words.length);
    words.forEach((word, i) => assert.equal(forms.codeOf(word, 0, word.length), codes[i]));
    assert.equal(forms.size, words.length);
    assert.equal(forms.numberOf('w1'), undefined);
    assert.ok(!forms.isFull);
    forms.codeOf('x'.repeat(2_000_000), 0, 2_000_000);
    assert.ok(forms.isFull);
  });

  it('say what negates, and what figures and dates are made of', () => {
    const bitsOf = (word: string, language: string): number =>
      formsOf(languageTable(language)).codeOf(word, 0, word.length) & (NEGATES | TELLS);
    assert.equal(bitsOf('never', 'en'), NEGATES);
    assert.equal(bitsOf("Isn't", 'en'), NEGATES);
    assert.equal(bitsOf('never', 'de'), 0);
    for (const word of ['1746', '3rd', 'November']) assert.equal(bitsOf(word, 'en'), DATE, word);
    for (const word of ['Twenty', 'hundred']) assert.equal(bitsOf(word, 'en'), TELLS & ~DATE, word);
    assert.equal(bitsOf('dreihundert', 'de'), TELLS & ~DATE);
    for (const word of ['and', 'a', 'house', 'constructor'])
      assert.equal(bitsOf(word, 'en'), 0, word);
  });
});
