import assert from 'node:assert/strict';
import { siblings, singulars } from '../../../src/core/text/language/families';
import { opposites } from '../../../src/core/text/language/opposites';
import { fold } from '../../../src/core/text/words';

describe('families of words', () => {
  it('are of folded words with at least one other member, on both sides', () => {
    for (const [word, others] of siblings) {
      assert.equal(word, fold(word));
      assert.match(word, /^[a-z]{2,}$/);
      assert.ok(others.length > 0, word);
      for (const other of others)
        assert.ok(siblings.get(other)?.includes(word), `${word} ${other}`);
      assert.ok(!others.includes(word), word);
    }
  });

  it('hold no singular together with its plural', () => {
    for (const [word, others] of siblings)
      for (const form of singulars(word).filter((other) => other !== word))
        assert.ok(!others.includes(form), `${word} ${form}`);
  });

  it('are found by the plural', () => {
    for (const [plural, singular] of [
      ['rivers', 'river'],
      ['beaches', 'beach'],
      ['counties', 'county'],
    ] as const) {
      assert.ok(singulars(plural).includes(singular));
      assert.ok(siblings.has(singular), singular);
    }
  });

  it('hold no two words for one thing, and no thing together with a kind of it', () => {
    for (const [a, b] of [
      ['grey', 'gray'],
      ['neighbor', 'neighbour'],
      ['tonne', 'ton'],
      ['football', 'soccer'],
      ['book', 'novel'],
      ['actor', 'actress'],
      ['ship', 'boat'],
      ['car', 'vehicle'],
      ['phone', 'smartphone'],
    ] as const)
      assert.ok(!siblings.get(a)?.includes(b), `${a} ${b}`);
  });

  it('leave opposites to their own table, which is symmetric', () => {
    for (const [root, others] of opposites)
      for (const other of others) assert.ok(opposites.get(other)?.has(root), `${root} ${other}`);
  });
});
