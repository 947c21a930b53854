import assert from 'node:assert/strict';
import { readClaimWords } from '../../../src/core/checks/claim-words';
import { missingNegations } from '../../../src/core/checks/missing-negations';
import { readSourceWords } from '../../../src/core/checks/source-words';

const SOURCE = `The council praised the plans of the harbour. The pier keeps the harbour safe from storms, and the old
lighthouse guards the pier. Critics say that the ferry and its landing stage are sound, but inspectors have not
approved the stage. The warden wasn't very happy in his lodgings.`;

function denials(claim: string, source = SOURCE): string[] {
  const words = readClaimWords(claim, 'en');
  return missingNegations(words, [readSourceWords(source)]).map(
    ({ start, end, weight }) => `${claim.slice(start, end)} ${weight}`,
  );
}

describe('negations that no source makes', () => {
  const TABLE: readonly (readonly [claim: string, denials: readonly string[]])[] = [
    // The source says the same without a denial: of two words together, of one.
    ['The pier does not keep the harbour safe.', ['not strong']],
    ['The council did not praise anything.', ['not weak']],
    // A denial right before the word, or further on in the sentence that has both.
    ['The warden was not happy.', []],
    ['The ferry and its stage are not sound ferry stages.', []],
    // Denied in other words.
    ['The warden wasn’t comfortable in lodgings.', []],
    // Words that the source doesn't have.
    ['The airport was never painted.', []],
  ];
  for (const [claim, expected] of TABLE)
    it(`${claim} ${expected.join() || 'none'}`, () => assert.deepEqual(denials(claim), expected));

  describe('of a group', () => {
    const TRIAL = `Patients were randomly assigned to torvastine or placebo. Swollen ankles were seen in 12 patients on
      torvastine. Two deaths occurred, both in the placebo group.`;
    for (const [claim, source, expected] of [
      ['No patient on torvastine died.', TRIAL, ['No weak']],
      ['No patient on torvastine died.', `${TRIAL} Both patients died at home.`, ['No weak']],
      ['No patient on torvastine had swollen ankles.', TRIAL, ['No strong']],
      ['The ankles were not swollen.', TRIAL, ['not weak']],
      ['Torvastine did not cause swollen ankles.', TRIAL, ['not strong']],
      ['No patients were seen.', TRIAL, ['No strong']],
    ] as const)
      it(`${claim} ${expected.join()}`, () => assert.deepEqual(denials(claim, source), expected));
  });

  it('are taken for other words only where the source denies anything', () => {
    const claim = 'The warden wasn’t comfortable in lodgings.';
    assert.deepEqual(denials(claim, 'The warden was happy in his lodgings.'), ['wasn’t weak']);
  });
});
