import assert from 'node:assert/strict';
import { UsedSources } from '../../../src/core/engine/used-sources';

describe('sources used lately', () => {
  it('are those inserted from, latest first, then those quoted, last in the draft first', () => {
    const used = new UsedSources();
    assert.deepEqual(used.paths, []);
    used.quotedIn(['a', 'b', 'a', 'c']);
    used.insertedFrom('x');
    used.insertedFrom('b');
    used.insertedFrom('x');
    assert.deepEqual(used.paths, ['x', 'b', 'c', 'a']);
    used.quotedIn(['d']);
    assert.deepEqual(used.paths, ['x', 'b', 'd']);
  });

  it('are not remembered without end', () => {
    const used = new UsedSources();
    for (let i = 0; i < 50; i++) used.insertedFrom(String(i));
    assert.equal(used.paths.length, 20);
    assert.equal(used.paths[0], '49');
  });
});
