import assert from 'node:assert/strict';
import { isReference } from '../../../src/core/text/internal-citations';
import type { LibraryQuery } from '../../../src/core/checks/types';
import { check, fixtureLibrary } from './test-library';

const REFERENCES = [
  'ibid.',
  'ebd.',
  'ebda.',
  'ebd., S. 3',
  'id. at 9',
  'a. a. O., S. 12',
  'op. cit., p. 3',
  'Rep 2020, 3',
  'Rep 2020: 3',
  'Doe & Roe, 2020, p. 3',
  'Doe et al. 2020; Roe 2019',
  'see Doe 2020',
  'vgl. Kappler 1887, S. 41',
  'p. 12',
  'S. 41 f.',
];
const ASIDES = [
  'in May 2020',
  'May 2020',
  'as it was in 2020',
  'against the will of Spain',
  'idle hands',
  'see below',
  'Sonnenschein',
  'p value',
];

const WORDS = '“tore 37 boats from their moorings and broke the northern quay in two places”';
/** Whether an `uncited-quote` is reported. */
const DRAFTS: readonly (readonly [boolean, string])[] = [
  [true, `The storm ${WORDS}.`],
  [false, `The storm ${WORDS} (ibid.).`],
  [false, `The storm ${WORDS} (ebd., S. 3).`],
  [false, `The storm ${WORDS} (Reyl 2019, 3).`],
  [true, `The storm ${WORDS} (in May 2020).`],
  [false, `The storm ${WORDS}.[^1]\n\n[^1]: *Id.* at 9.`],
  [false, `The storm ${WORDS}.[^1]\n\n[^1]: Ders., Hafen.`],
  [true, `The storm ${WORDS}.[^1]\n\n[^1]: A bad night.`],
  // The sentence has cited the work before.
  [false, `The harbour was hit [@harbour-report]; the storm ${WORDS}.`],
  [
    true,
    `The bridge was spared [@bridge-inspection]; the yard was hit [@kueste]; the storm ${WORDS}.`,
  ],
];

describe('citations in words', () => {
  let library: LibraryQuery;
  before(async () => {
    library = await fixtureLibrary();
  });

  for (const text of REFERENCES) it(`cites: (${text})`, () => assert.ok(isReference(text)));
  for (const text of ASIDES) it(`does not: (${text})`, () => assert.ok(!isReference(text)));

  for (const [reported, draft] of DRAFTS)
    it(`${reported ? 'reports' : 'passes over'} ${draft.replace(WORDS, '“…”')}`, async () => {
      const { findings } = await check(draft, library);
      assert.deepEqual(
        findings.map(({ check: id }) => id),
        reported ? ['uncited-quote'] : [],
      );
    });

  for (const [lead, expected] of [
    ['Reyl, Hafenbuch, S. 41 f. Vgl. auch [@bridge-inspection].', []],
    ['Reyl 1987, p. 4; see also [@bridge-inspection].', []],
    ['Reyl 1987, p. 4; cf. [Bridge](bridge-inspection.txt).', []],
    ['[@bridge-inspection, p. 4].', ['wrong-source']],
    ['See [@bridge-inspection].', ['wrong-source']],
    ['From Reyl 1987, as printed in [@bridge-inspection].', ['wrong-source']],
  ] as const)
    it(`takes the source from: ${lead}`, async () => {
      const { findings } = await check(`The storm ${WORDS}.[^1]\n\n[^1]: ${lead}`, library);
      assert.deepEqual(
        findings.map(({ check: id }) => id),
        expected,
      );
    });
});
