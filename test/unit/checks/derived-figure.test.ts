import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';
import { tell, textLibrary } from './statement-library';

const SOURCE = `Total sleep time fell from 6.8 h to 5.9 h in the second group. The hazard ratio for night work was 1.28 in all nurses.

The school won 94 of 318 cases that were heard. Of all adults, 35.2% slept badly, and the mean score was 8.43 points.

The number of waiting families went from 39,562 down to 7,644 in nine towns. The mill closed in 1931 and the bridge in 1952.

The region had 1,187,600 inhabitants, 47 churches and a debt of $241,500. It had 12 men and 31 women on its council.

The bridge repair cost 48.7 million euros, 9.2 million more than planned. The bridge opened on 3 October 1934 and was
the longest until 1966.

Vint (born 12 February 1893 in Halden) studied there until 1915. She won the medal in 1935.

In the fire of the ferry fifteen passengers and a guide died; 11 men and three women swam ashore. The treaty was signed
by Norway, and 15 other states have ratified the treaty since. The tunnel was to cost 31.2 million euros, 4.4 more than
the tender had said.`;

const parts = (claim: string) =>
  checkClaim(claim, [{ id: 'a', text: SOURCE }]).unsupported.map(({ text }) => text);

describe('figures that follow from those of a source', () => {
  for (const claim of [
    'Total sleep fell by 0.9 hours in the second group.',
    'Total sleep time in the second group fell by about 13 percent.',
    'About 30 percent of the cases that were heard were won by the school.',
    'The number of waiting families saw a drop of about 80 percent.',
    'The number of waiting families dropped by 31,918 in all.',
    'Nurses on night work had a 28% higher hazard.',
    'Night work of all nurses had a hazard ratio of 1.28, i.e. a 28% higher hazard.',
    'The council had 43 men and women in total.',
    'Waiting families went from 39,562 to 7,644, an 81% decline.',
    'The bridge closed 21 years later than the mill.',
    'Of all adults, 35% slept badly.',
    'The mean score was 8.4 points.',
    'The region had 1.19 million inhabitants.',
    'Inhabitants (in thousands): the region had 1187.6 of them.',
    'Waiting families, in thousands, were 39.6.',
    'The bridge repair cost €48.7 million, €9.2 million (23%) over budget.',
    'The bridge was the longest for 32 years, until 1966.',
    'Vint won the medal when she was 42 years old.',
    'Vint won the medal aged 41.',
    'Vint studied until the age of 22.',
    'The bridge repair cost 48.7 million euros, 23 percent more than planned.',
    'The school did not win 224 of the cases.',
    'Of the 318 cases that were heard, 224 were lost.',
    'Of all adults, 64.8% did not sleep badly.',
    'The others among the cases, 224, were not won by the school.',
    'Sixteen states have ratified the treaty.',
    'Sixteen people died in the fire of the ferry.',
    'Fourteen people swam ashore after the fire.',
    'The repair of the bridge was planned at 39.5 million euros.',
    'The repair of the bridge cost 48.7 million euros, 9.2 more than planned.',
    'The tunnel was to cost 31.2 million euros, 4.4 million more than tendered.',
    'By the tender the tunnel was to cost 26.8 million euros.',
  ]) {
    it(`holds “${claim}”`, () => {
      assert.deepEqual(parts(claim), []);
    });
  }

  const WRONG: readonly (readonly [string, string])[] = [
    ['Total sleep fell by 1.9 hours in the second group.', '1.9'],
    ['Total sleep time in the second group was 0.9 hours.', '0.9'],
    ['About 40 percent of the cases that were heard were won.', '40 percent'],
    ['The number of waiting families saw a drop of about 60 percent.', '60 percent'],
    ['Nurses on night work had a 38% higher hazard.', '38%'],
    ['The council had 44 men and women in total.', '44'],
    ['The council had 43 seats.', '43'],
    ['Of all adults, 36% slept badly.', '36%'],
    ['The mean score was 8.5 points.', '8.5'],
    ['The region had 1.18 million inhabitants.', '1.18 million'],
    ['The region had 48 churches.', '48'],
    ['The region had a debt of $241,000.', '$241,000'],
    ['Waiting families, in thousands, were 39.7.', '39.7'],
    ['The mill closed in 1932.', '1932'],
    ['The region had 1,188 churches.', '1,188'],
    ['The bridge repair cost €48.7 million, €9.2 million (29%) over budget.', '29%'],
    ['The bridge repair cost €48.7 million, of which €9.2 million (23%) was paid.', '23%'],
    ['Vint won the medal when she was 52 years old.', '52'],
    ['Vint won 42 medals.', '42'],
    ['The bridge was the longest for 33 years, until 1966.', '33'],
    ['The school did not win 214 of the cases.', '214'],
    ['Of the 318 cases that were heard, 234 were lost.', '234'],
    ['The rest of all adults, 62.8%, slept well.', '62.8%'],
    ['Of all adults, 64.8% slept badly.', '64.8%'],
    ['Seventeen states have ratified the treaty.', 'Seventeen'],
    ['Sixteen ferries burnt in the fire.', 'Sixteen'],
    ['Thirteen people swam ashore after the fire.', 'Thirteen'],
    ['The repair of the bridge was planned at 38.5 million euros.', '38.5 million euros'],
    ['The repair of the bridge cost 48.7 million euros, 8.2 more than planned.', '8.2'],
    ['By the tender the tunnel was to cost 27.8 million euros.', '27.8 million euros'],
  ];
  for (const [claim, part] of WRONG) {
    it(`misses “${part}” in “${claim}”`, () => {
      assert.deepEqual(parts(claim), [part]);
    });
  }
});

describe('figures told in another way', () => {
  const SOURCE = `Makers sold 439,500 pumps, 59% more than the year before. Of 56 houses with pumps 23 had no insulation.
Gas use of the houses fell by 16,800 kWh a year. A litre of oil cost 41.2 cents where a litre of tar cost 34.9 cents.`;
  for (const [claim, part] of [
    ['Sales of pumps rose by 59% from some 276,000 the year before.', ''],
    ['Of the 56 houses with pumps, 23, or 41%, had no insulation.', ''],
    ['Of the 56 houses with pumps, 23 (41%) had no insulation.', ''],
    ['Gas use of the houses fell by 16.8 MWh a year.', ''],
    ['Oil was 18% dearer than tar.', ''],
    ['Oil at 41.2 cents costs tar at 34.9 cents by a factor of 1.18.', ''],
    ['Sales of pumps rose by 59% from some 236,000 the year before.', '236,000'],
    ['Of the 56 houses with pumps, 23, or 51%, had no insulation.', '51%'],
    ['Of the 56 houses with pumps, 23 lacked insulation, 41% a cellar.', '41%'],
    ['Gas use of the houses fell by 14.8 MWh a year.', '14.8'],
    ['Oil was 28% dearer than tar.', '28%'],
    ['Oil at 41.2 cents costs tar at 34.9 cents by a factor of 1.28.', '1.28'],
  ] as const)
    it(`${part || 'nothing'} is missing of “${claim}”`, () => {
      const { unsupported } = checkClaim(claim, [{ id: 'a', text: SOURCE }]);
      assert.equal(unsupported.map(({ text }) => text).join(), part);
    });
});

describe('figures that follow from those of the sentence before', () => {
  const SOURCE =
    'In the registry potassium was high in 12.3 of 100 patients a year; in those on tablets it was 19.8.';
  const draft = (second: string) =>
    `It was high in 12.3 patients a year, and in 19.8 on tablets [@a]. ${second} [@a].`;
  for (const [second, missing] of [
    ['That is 61 % more often', ''],
    ['That is 71 % more often', '71 %'],
    ['That makes 7.5 more', ''],
  ] as const)
    it(`${missing || 'nothing'} is missing of “${second}”`, async () => {
      const told = await tell(draft(second), await textLibrary({ a: SOURCE }));
      assert.equal(told.map(({ text }) => text).join(), missing);
    });

  it('are not those of another paragraph', async () => {
    const text = draft('That is 61 % more often').replace('. That', '.\n\nThat');
    const told = await tell(text, await textLibrary({ a: SOURCE }));
    assert.equal(told.map((one) => one.text).join(), '61 %');
  });
});

describe('shares told in a word', () => {
  const told = (text: string, claim: string) =>
    checkClaim(claim, [{ id: 'a', text }]).unsupported.map((part) => part.text);
  const ENGLISH =
    'Two thirds of the pupils left the town; a third stayed, three quarters came back.';
  const FRENCH =
    'Le tiers des élèves de la ville sont restés et deux tiers des élèves sont partis.';
  const DIGITS = 'Of the pupils 66.1% left the town and 24.6% came back.';
  for (const [text, claim, missing] of [
    [ENGLISH, 'Of the pupils 67 % left the town and 33 % stayed.', ''],
    [ENGLISH, 'Of the pupils 66.7 percent left the town and 33.3 percent stayed.', ''],
    [ENGLISH, 'Of the pupils 65.7 % left the town.', '65.7 %'],
    [ENGLISH, 'Of the pupils 32.8 % stayed in town.', '32.8 %'],
    [ENGLISH, 'About 75% of the pupils came back.', ''],
    [FRENCH, 'Parmi les élèves, 32,8 % sont restés.', '32,8 %'],
    [FRENCH, 'Parmi les élèves, 33 % sont restés et 67 % sont partis.', ''],
    [DIGITS, 'Two thirds of the pupils left the town.', ''],
  ] as const)
    it(`${missing || 'nothing'} is missing of “${claim}”`, () => {
      assert.equal(told(text, claim).join(), missing);
    });
});
