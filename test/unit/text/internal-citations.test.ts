import assert from 'node:assert/strict';
import { internalCitations, isReference } from '../../../src/core/text/internal-citations';

/** What is left of a text without its references. */
function bare(text: string): string {
  const kept = [...text];
  for (const { start, end } of internalCitations(text, 0, text.length)) kept.fill('', start, end);
  return kept.join('').replace(/\s+/g, ' ');
}

describe('internalCitations', () => {
  for (const [text, expected] of [
    // A party's name ends where the sentence begins.
    [
      'A search begins here, Jones v. Smith, 1 U.S. 2, 3 (1801), and ends.',
      'A search begins here, , and ends.',
    ],
    [
      'It fell. Jones v. City of New York, 9 F.3d 2, 3 (2d Cir. 1993). It rose.',
      'It fell. . It rose.',
    ],
    [
      'It fell. Commonwealth ex rel. Smith v. Doe & Sons, Inc., 9 F.3d 2 (1993). It rose.',
      'It fell. . It rose.',
    ],
    ['It fell. In re Grand Jury, 111 F.3d 5 (4th Cir. 1997). It rose.', 'It fell. . It rose.'],
    // Reporters with a point anywhere, and one after another.
    ['It fell. Roe v. Doe, 4 Cal. 5th 6, 9 (2018). It rose.', 'It fell. . It rose.'],
    [
      'It fell. Roe v. Doe, 23 Cal. 4th 824, 830, 3 P.3d 878, 882 (2000). It rose.',
      'It fell. , . It rose.',
    ],
    [
      'It fell. Roe v. Doe, 9 F. Supp. 2d 1, 3 n.4 (D. Mass. 1998). It rose.',
      'It fell. . It rose.',
    ],
    ['It fell. See 42 U.S.C. § 1983. It rose.', 'It fell. See . It rose.'],
    ['It fell (quoting Roe v. Doe, 9 F.3d 2, 3 (1993)). It rose.', 'It fell (). It rose.'],
    ['It fell (Hervorhebung im Original). It rose.', 'It fell . It rose.'],
    ['It fell (nous soulignons). It rose.', 'It fell . It rose.'],
    ['It fell (énfasis añadido). It rose.', 'It fell . It rose.'],
    // Look-alikes.
    ['It fell on 5 Jan. 2019 and rose on 6 Sept. 2020.'],
    ['The U.S. lost 300 boats, and 44 men.'],
    ['He saw 44 men of Mr. Doe at 12 Elm Street.'],
    ['It fell by 12 kg. In 2019 it rose.'],
    ['England v. Wales was lost, and 40 men wept.'],
    ['He came in, Smith v. nobody, and left 3 coats.'],
    ['It fell (the emphasis was theirs). It rose.'],
    ['It fell (souligner est permis). It rose.'],
  ] as const)
    it(text, () => assert.equal(bare(text), expected ?? text));
});

describe('isReference', () => {
  for (const text of ['Mar. 2020', 'März 2020', 'Februar 2019', 'février 2019', 'marzo 2019'])
    it(`takes no month for an author: ${text}`, () => assert.ok(!isReference(`Doe, ${text}`)));
  for (const text of [
    'Marsh 2020',
    'Maier 2019',
    'Juliá 2019',
    'ob. cit., pág. 3',
    'art. cit., p. 9',
  ])
    it(`takes for a reference: ${text}`, () => assert.ok(isReference(text)));
});
