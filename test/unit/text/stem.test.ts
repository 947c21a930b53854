import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stem } from '../../../src/core/text/stem';

describe('stem', () => {
  it('brings the forms of a word together', () => {
    for (const forms of [
      ['resume', 'resumed', 'resuming', 'resumes'],
      ['announce', 'announced', 'announcement', 'announcements'],
      ['city', 'cities'],
      ['run', 'ran', 'running'],
      ['church', 'churches'],
      ['woman', 'women'],
      ['marlow', "marlow's"],
    ]) {
      assert.equal(new Set(forms.map(stem)).size, 1, forms.map(stem).join(' '));
    }
  });

  it('keeps different words apart', () => {
    assert.notEqual(stem('north'), stem('south'));
    assert.notEqual(stem('1995'), stem('1996'));
  });

  it('never makes a word empty or longer', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,14}$/), (word) => {
        assert.ok(stem(word).length > 0);
        assert.ok(stem(word).length <= Math.max(word.length, 6));
      }),
    );
  });
});
