import assert from 'node:assert/strict';
import lists from '../../../src/core/text/language/specific-words.json';
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

  it('are all found, in order, in one list', () => {
    for (const list of Object.values(lists)) {
      const words = list.split(' ');
      assert.deepEqual(words, [...new Set(words)].sort());
      assert.match(list, /^[a-z ]+$/);
      for (const word of words) assert.ok(specificKind(word), word);
    }
  });
});
