import assert from 'node:assert/strict';
import { alignClaim } from '../../../src/core/checks/align-claim';
import { findMissingParts } from '../../../src/core/checks/claim-parts';
import { readClaimWords } from '../../../src/core/checks/claim-words';
import { readSourceWords } from '../../../src/core/checks/source-words';
import { supportFeatures } from '../../../src/core/checks/support-features';

const SOURCE =
  readSourceWords(`The mayor of Marlow opened the new library beside the river on a cold morning in March.
Two nurses and a surgeon spoke of the long winter. The council expected a popular building, for visits increased.
Nobody had asked Ada Fenwick for the plans of the harbour, and the harbour was never finished. In the United States
of America the story was told in a playful tone. A dentist sold the old mill to the brewery.`);

function signs(claim: string): ReadonlyMap<string, number> {
  const words = readClaimWords(claim, 'en');
  const missing = findMissingParts(words, [SOURCE]);
  return supportFeatures(words, [SOURCE], missing, alignClaim(words, [SOURCE]));
}

describe('signs of support', () => {
  const TABLE: readonly (readonly [sign: string, yes: string, no: string])[] = [
    // Another member of the family in the sentence that tells the same; there in other words; far from it.
    ['sibling', 'The mayor opened the museum beside the river.', 'The mayor opened the library.'],
    ['sibling', 'The mayor opened the library beside the lakes.', 'The mayor opened the hall.'],
    [
      'sibling',
      'The pharmacist sold the mill.',
      'A pharmacist asked for the plans of the harbour.',
    ],
    [
      'opposite',
      'The council expected visits that decreased.',
      'Visits to the building increased.',
    ],
    ['prefix', 'The building is unpopular.', 'The building is popular.'],
    ['prefix', 'The visits were unexpected.', 'The mayor displayed the plans.'],
    [
      'nameInPlace',
      'In March, the mayor of Dunholt opened the new library.',
      'In March, the mayor of Marlow opened the new library.',
    ],
    ['absentVerb', 'The mayor inaugurated the library.', 'The mayor of Marlow opened the library.'],
    ['paraphrased', 'Two nurses talked of the winter.', 'Two nurses spoke of the winter.'],
    ['absentShare', 'The mayor sang in the opera.', 'The mayor opened the library.'],
    ['absentLast', 'The mayor opened a circus.', 'The mayor opened the library.'],
    ['absentVerb', 'The mayor was inaugurating it.', 'The mayor opened it reluctantly.'],
    ['absentPairs', 'The mayor opened a frozen circus.', 'A circus opened the frozen library.'],
    ['absentClause', 'In March, the mayor opened a circus.', 'A circus, the mayor of Marlow said.'],
    // A kind of thing, person or field; in the source itself; one for which a writer has many words.
    ['absent.things', 'The mayor bought two laptops.', 'The surgeon sold the brewery.'],
    ['absent.things', 'Tablecloths were sold.', 'The device was sold.'],
    ['absent.people', 'A hairdresser opened the library.', 'The sister of the mayor opened it.'],
    ['absent.people', 'Two postmen spoke of winter.', 'Two people spoke of winter.'],
    ['absent.fields', 'The mayor opened the nautical library.', 'He opened the lovely library.'],
    ['only', 'Only the mayor opened the library.', 'The mayor opened the library.'],
    ['negatedOnlyHere', 'The mayor did not open the library.', 'The harbour was not finished.'],
  ];
  for (const [sign, yes, no] of TABLE) {
    it(`${sign}: “${yes}”, not “${no}”`, () => {
      assert.ok((signs(yes).get(sign) ?? 0) > 0, [...signs(yes).keys()].join(' '));
      assert.equal(signs(no).get(sign) ?? 0, 0);
    });
  }

  it('tell a clause all in other words from a word or two that were swapped', () => {
    const share = (claim: string): number => signs(claim).get('absentClause') ?? 0;
    assert.equal(share('The mayor opened the library, and singers entertained excited crowds.'), 1);
    assert.equal(share('The singers opened the new library, and the river is beside it.'), 1 / 4);
  });

  it('count no name and no word of another language among things and people', () => {
    assert.equal(signs('The story of Baker was told.').get('absent.people'), undefined);
    const words = readClaimWords('Der Mayor opened die Tablecloths.', 'de');
    const german = supportFeatures(words, [SOURCE], [], alignClaim(words, [SOURCE]));
    assert.ok(![...german.keys()].some((sign) => sign.startsWith('absent.')));
  });

  it('take a name that the source has in another form for no missing word', () => {
    assert.equal(signs('In the US the story was told.').get('absentShare') ?? 0, 0);
  });

  it('are those of the best of several sources', () => {
    const other = readSourceWords('The ferry left the harbour at noon.');
    const words = readClaimWords('The mayor opened the museum beside the river.', 'en');
    const both = supportFeatures(words, [other, SOURCE], [], alignClaim(words, [other, SOURCE]));
    assert.equal(both.get('sibling'), 1);
  });
});
