import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';

const SOURCES: Readonly<Record<string, string>> = {
  euro: 'The repair of the bridge took 26 months and cost 48.7 million euros. The bridge toll is €2.40 a car.',
  bare: 'The repair of the bridge took 26 months and cost 48.7 million.',
  both: 'The repair of the bridge cost 48.7 million euros ($54.1 million).',
  apart:
    'The repair of the bridge cost 48.7 million euros. A lottery in Ohio paid out $48.7 million.',
  table:
    '| Item | Cost, 1,000 EUR |\n|---|---|\n| Repair of the bridge | 48,700 |\n| Paint | 312 |',
  fr: 'La réparation du pont a coûté 3,2 millions d’euros et le péage du pont est de 2 francs.',
  es: 'La reparación del puente costó 5 mil millones de pesetas.',
  de: 'Die Reparatur der Brücke kostete 3,2 Mio. Dollar und dauerte 26 Monate.',
};

/** Whether the source bears the statement out, and what it is held against. */
const CASES: readonly (readonly [boolean, keyof typeof SOURCES, string])[] = [
  [true, 'euro', 'The repair of the bridge cost €48.7 million.'],
  [true, 'euro', 'The repair of the bridge cost €48.7m.'],
  [true, 'euro', 'The repair of the bridge cost 48.7 million.'],
  [true, 'euro', 'The repair of the bridge cost nearly 49 million euros.'],
  [false, 'euro', 'The repair of the bridge cost $48.7 million.'],
  [false, 'euro', 'The repair of the bridge cost 48.7 million pounds.'],
  [false, 'euro', 'The repair of the bridge cost about £49 million.'],
  [false, 'euro', 'The repair of the bridge cost 48.7 billion euros.'],
  [false, 'euro', 'The bridge toll is $2.40 a car.'],
  [true, 'bare', 'The repair of the bridge cost $48.7 million.'],
  [true, 'both', 'The repair of the bridge cost $54.1 million.'],
  [true, 'both', 'The repair of the bridge cost 48.7 million euros.'],
  [false, 'both', 'The repair of the bridge cost 54.1 million euros.'],
  [true, 'apart', 'A lottery in Ohio paid out 48.7 million dollars.'],
  [true, 'table', 'The repair of the bridge cost 48.7 million euros.'],
  [true, 'fr', 'La réparation du pont a coûté 3,2 M€.'],
  [true, 'fr', 'Le péage du pont est de 2 francs.'],
  [false, 'fr', 'La réparation du pont a coûté 3,2 millions de dollars.'],
  [true, 'es', 'La reparación del puente costó 5000 millones de pesetas.'],
  [false, 'es', 'La reparación del puente costó 5000 millones de euros.'],
  [true, 'de', 'Die Reparatur der Brücke kostete 3,2 Millionen US-Dollar.'],
  [false, 'de', 'Die Reparatur der Brücke kostete 3,2 Millionen Euro.'],
];

describe('amounts of money', () => {
  for (const [expected, source, claim] of CASES)
    it(`${expected ? 'are borne out' : 'are not'}: ${claim} (${source})`, () => {
      const { supported } = checkClaim(claim, [{ id: source, text: SOURCES[source]! }]);
      assert.equal(supported === 'no', !expected);
    });
});
