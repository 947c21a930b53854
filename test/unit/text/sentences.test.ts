import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentences } from '../../../src/core/text/sentences';

const split = (text: string): string[] =>
  sentences(text).map(({ start, end }) => text.slice(start, end));

/** Texts with `|` at every place where a sentence should end and another begin. */
const CASES: readonly (readonly [string, string])[] = [
  ['titles', 'Mr. Smith met Dr. Jones.| They left.'],
  ['initials', 'J. K. Rowling and John F. Kennedy met.| Nobody saw it.'],
  [
    'a letter that is no initial',
    'We lack vitamin C.| The rest is fine.| Then plan A.| Then plan B.',
  ],
  ['Latin', 'Some, e.g. this, i.e. that, etc. and so on.| Next one.'],
  ['et al.', 'This was shown by Foo et al. (2010) and Bar et al. [12].| It holds.'],
  ['countries', 'The U.S. Army is in the U.S.| The law is clear.'],
  ['figures', 'See Fig. 3 and No. 5, pp. 3 and vol. II.| He said no.| Then he left.'],
  ['decimals', 'It costs $3.5 million at example.org now.| Version 2.0.| It works.'],
  ['months', 'Born on Jan. 5 in Calif. to nobody.| He lived.'],
  ['times', 'At 5 p.m. Monday it rained.| At 6 p.m.| The sun came.'],
  [
    'quotes',
    '“Stop!| Now.”| He went.| “Really?” he said.| (So it was.)| And "this."| Then that.'.replace(
      ' |',
      '| ',
    ),
  ],
  ['ellipsis', 'And more... or less.| Wait...| What?| It is so…| Yes.'],
  ['references', 'A fact.[12]| Another.[^1]| One of a PDF.12| The end.¹| So.'],
  [
    'German',
    'Das gilt z. B. in Wien, d. h. hier.| Am 3. Mai kam er.| Der Hund bellt usw.| Die Katze.',
  ],
  [
    'dates with points',
    'Berlin, 3. November 1746.| Das Datum 14. 10. 1746 steht da.| Le 2. Mai 1912.| El 3. Enero.| On 3. May 1920.',
  ],
  ['figures before a month that opens', 'He scored 5.| May I go?| They won 12.| March on.'],
  ['units of one letter', 'It rose to 12 h.| There was rain.| It took 5 h. Bell left.'],
  ['French', 'M. Dupont habite av. J.-C. Martin.| Il part.'],
  [
    'guillemets set apart',
    'Elle dit : « Rien.| Personne. »| Puis « Non ! » dit-il.| « Oui\u00a0! »\u00a0»| Fin.| »Nein.« Er ging.| »Ja.',
  ],
  ['Spanish', 'El Sr. García llegó.| ¿Quién es?| ¡Hola!'],
  ['CJK', '这是一个。|那是！|好'],
  ['wrapped lines', 'One line\ngoes on.| Two'],
  ['emphasis', 'He *left.*| She **stayed.**| So.'],
];

describe('sentences', () => {
  for (const [name, marked] of CASES) {
    it(`knows ${name}`, () => {
      assert.deepEqual(
        split(marked.replaceAll('|', '')),
        marked.split('|').map((part) => part.trim()),
      );
    });
  }

  it('ends a sentence at a blank line, with any line end', () => {
    assert.deepEqual(split('Heading\n\nText one\r\n\r\nText two\n  \nThree'), [
      'Heading',
      'Text one',
      'Text two',
      'Three',
    ]);
  });

  it('reads a part of a text with offsets of the whole', () => {
    const text = 'One. Two. Three. Four.';
    assert.deepEqual(sentences(text, 5, 16), [
      { start: 5, end: 9 },
      { start: 10, end: 16 },
    ]);
  });

  it('covers every character but white space, in order', () => {
    const piece = fc.constantFrom(
      'a',
      'B',
      '.',
      '!',
      '…',
      ' ',
      '\n',
      '\n\n',
      '"',
      ')',
      '[1]',
      '3',
      'Mr',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const { start, end } of sentences(text)) {
          assert.ok(start >= at && end > start);
          assert.equal(text.slice(at, start).trim(), '');
          assert.equal(text.slice(start, end).trim(), text.slice(start, end));
          at = end;
        }
        assert.equal(text.slice(at).trim(), '');
      }),
    );
  });
});
