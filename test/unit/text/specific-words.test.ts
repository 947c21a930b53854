import assert from 'node:assert/strict';
import packed from '../../../src/core/text/language/specific-words.json';
import { specificKind } from '../../../src/core/text/language/specific-words';
import type { SpecificKind } from '../../../src/core/text/language/specific-words';

describe('specific words', () => {
  const TABLE: readonly (readonly [kind: SpecificKind | undefined, words: string])[] = [
    ['things', 'cupcake cupcakes laptop shampoo seagulls parrot'],
    ['people', 'hairdresser violinists postman postmen squadron'],
    ['fields', 'auditory provincial photoelectrical'],
    // Of many kinds, everyday words, more often verbs, names, and what is done, said or thought.
    [
      undefined,
      'device vehicles people club sister building felt saw paris darwin canadian logistics idea request go xyzzy',
    ],
  ];
  for (const [kind, words] of TABLE)
    for (const word of words.split(' '))
      it(`${word}: ${kind ?? 'no such word'}`, () => assert.equal(specificKind(word), kind));

  it('are packed in order, the first one whole', () => {
    for (const list of Object.values(packed)) {
      assert.match(list, /^A[a-z]+(?:[A-Z][a-z]*)+$/);
      let last = '';
      for (const [, shared, rest] of list.matchAll(/([A-Z])([a-z]*)/g)) {
        const word = last.slice(0, shared!.charCodeAt(0) - 65) + rest!;
        assert.ok(word > last, `${last} ${word}`);
        last = word;
      }
    }
  });
});
