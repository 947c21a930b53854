import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';
import { measureBehind } from '../../../src/core/text/measures';

const SOURCE = `The half-life rose to 12 h in smokers. No family waits more than six weeks for a visit.
Patients lost 8–13 kg in the first year of the diet. The dam is 5 km long. The course took two weeks, the exam 3 hours.`;

const parts = (claim: string) =>
  checkClaim(claim, [{ id: 'a', text: SOURCE }]).unsupported.map(
    ({ text, nearest }) => `${text} / ${nearest?.text ?? ''}`,
  );

describe('measureBehind', () => {
  it('reads units glued, behind a blank or a hyphen, and behind a range', () => {
    const unit = (text: string, start: number, end: number) =>
      measureBehind(text, { start, end })?.factor;
    assert.equal(unit('12h', 0, 2), 3600);
    assert.equal(unit('12 h', 0, 2), 3600);
    assert.equal(unit('six-week course', 0, 3), 604800);
    assert.equal(unit('30–45 minutes', 0, 2), 60);
    assert.equal(unit('5 años', 0, 1), unit('5 Jahre', 0, 1));
    assert.equal(unit('five pounds', 0, 11), 453.6);
    assert.equal(unit('12 horses', 0, 2), undefined);
  });
});

describe('units of figures', () => {
  for (const claim of [
    'The half-life rose to 720 minutes in smokers.',
    'The half-life rose to twelve hours in smokers.',
    'No family waits more than six weeks for a visit.',
    'No family waits more than 42 days for a visit.',
    'Patients lost 17 to 29 pounds in the first year of the diet.',
    'The dam is about 3 miles long.',
    'Six months later the council met, and it met again for a visit.',
    'A fortnight and two months later another report on the dam came out.',
  ]) {
    it(`holds “${claim}”`, () => {
      assert.deepEqual(parts(claim), []);
    });
  }

  const WRONG: readonly (readonly [string, string])[] = [
    ['The half-life rose to 12 minutes in smokers.', '12 minutes / 12 h'],
    ['No family waits more than six months for a visit.', 'six months / six weeks'],
    ['The dam is 5 miles long.', '5 miles / 5 km'],
    ['The dam is 9 km long.', '9 / 5'],
    ['The half-life rose to 11 hours in smokers.', '11 / 12'],
  ];
  for (const [claim, part] of WRONG) {
    it(`misses “${part}” in “${claim}”`, () => {
      assert.deepEqual(parts(claim), [part]);
    });
  }

  it('tells pounds from kilograms', () => {
    assert.deepEqual(parts('Patients lost 8–13 pounds in the first year of the diet.'), [
      '8–13 pounds / 8–13 kg',
    ]);
  });
});
