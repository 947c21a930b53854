import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexicon } from '../../../src/core/search/lexicon';
import { editDistance, SimilarWords } from '../../../src/core/search/similar-words';

describe('similar words', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'abcdeéя漢1'),
    minLength: 1,
    maxLength: 9,
  });

  it('are those that a comparison with every word finds', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.array(word, { maxLength: 60 }),
        word,
        fc.nat({ max: 2 }),
        (before, later, asked, edits) => {
          const all = [...before, ...later];
          const lexicon = new Lexicon();
          const similar = new SimilarWords(lexicon);
          for (const one of before) lexicon.add(one);
          similar.find(asked, edits);
          for (const one of later) lexicon.add(one);
          const found = similar
            .find(asked, edits)
            .map(({ id, distance }) => `${lexicon.word(id)} ${distance}`);
          const expected = [...new Set(all)]
            .map((one) => ({ one, distance: editDistance(asked, one, edits) }))
            .filter(({ distance }) => distance > 0 && distance <= edits)
            .map(({ one, distance }) => `${one} ${distance}`);
          assert.deepEqual(found.sort(), expected.sort());
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are those that begin so and are longer', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), word, (all, beginning) => {
        const lexicon = new Lexicon();
        for (const one of all) lexicon.add(one);
        const found = new SimilarWords(lexicon).startingWith(beginning);
        const expected = [...new Set(all)].filter(
          (one) => one !== beginning && one.startsWith(beginning),
        );
        assert.deepEqual(found.map((id) => lexicon.word(id)).sort(), expected.sort());
      }),
      { numRuns: 200 },
    );
  });
});
