import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';

const SOURCE = `We saw no effect of caffeine on reaction time in nurses. The sample is not representative of the town.
The council did not raise taxes in that year. Nobody should believe that the bridge was not only long but safe.

The mill had not closed by then. Later the mill closed for good, as 12 men of 1995 tell. The ferry never failed to leave the harbour.
If the river does not rise, the meadow stays dry. The vote was no more than a gesture of the mayor.`;

const parts = (claim: string) =>
  checkClaim(claim, [{ id: 'a', text: SOURCE }]).unsupported.map(
    ({ kind, text, nearest }) => `${kind} ${text} / ${nearest?.text ?? ''}`,
  );

describe('denials that a statement leaves out', () => {
  const DROPPED: readonly (readonly [string, string])[] = [
    ['There was an effect of caffeine on reaction time in nurses.', 'negation effect / no effect'],
    ['The sample is representative of the town.', 'negation representative / not representative'],
    ['The council raised taxes in that year.', 'negation raised / not raise'],
  ];
  for (const [claim, part] of DROPPED) {
    it(`are found in “${claim}”`, () => {
      assert.deepEqual(parts(claim), [part]);
    });
  }

  for (const claim of [
    'There was no effect of caffeine on reaction time in nurses.',
    'The study failed to find an effect of caffeine on reaction time.',
    'The bridge was long and safe.',
    'The mill closed.',
    'The ferry left the harbour.',
    'The river rose, and the meadow stayed dry.',
    'The vote was a gesture of the mayor.',
    'The council raised taxes in 1995.',
    'Taxes were what the council spoke of.',
  ]) {
    it(`are none in “${claim}”`, () => {
      assert.deepEqual(parts(claim), []);
    });
  }
});
