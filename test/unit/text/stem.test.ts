import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayEndForm, stem } from '../../../src/core/text/stem';

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

  it('is known to begin its forms by their endings', () => {
    const base = fc.stringMatching(/^[a-z]{2,5}(?:at|y|ss|x|ch|gg|nn|e|i)?$/);
    const ending = fc.constantFrom(
      ...' ing ings edly ed er ers or ors ly ment ness ion ions ive al ally ity ance able'.split(
        ' ',
      ),
    );
    const plural = fc.constantFrom('', 's', 'es', 'ies', 'ied', "'s");
    fc.assert(
      fc.property(base, ending, plural, (start, middle, end) => {
        const word = start + middle + end;
        const beginning = stem(word).replace(/i$/, '');
        if (!word.startsWith(beginning)) return;
        const bare = word.replace("'", '').slice(beginning.length);
        assert.ok(mayEndForm(bare), `${beginning}-${bare}`);
      }),
      { numRuns: 1000 },
    );
    assert.ok(!mayEndForm('ervative'));
    assert.ok(!mayEndForm('ists'));
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
