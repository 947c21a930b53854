import assert from 'node:assert/strict';
import { isNoClaim } from '../../../src/core/checks/claim-kind';
import { findAnchors } from '../../../src/core/checks/claim-anchors';
import { reportsOwnWork, tellsOwnWork } from '../../../src/core/checks/own-work';

/** A sentence, and whether it tells of its writer's own work. */
const TABLE: readonly (readonly [string, boolean])[] = [
  ['Users drew up to 12 outlines in a quarter of an hour.', true],
  ['The user study was held in a room of 20 square metres.', true],
  ['Means were computed over the last 50 frames.', true],
  ['This prototype was built from 40 parts.', true],
  ['The ferry was measured by Hallam in 1911.', false],
  ['Oakport has 4,200 houses.', false],
  ['The mayor resigned in 1983.', false],
];
/** A sentence, and whether nobody asks a source for it. */
const KINDS: readonly (readonly [string, boolean])[] = [
  ['As shown in , the pump delivers 40 litres.', true],
  ['Assuming a mean wage of $30,000, a million dollars is lost.', true],
  ['Conference on Harbour Lights, Oakport, 2015.', true],
  ['It will be interesting to compare the 30 harbours.', true],
  ['Oakport, the capital, was founded by fishermen in 1702.', false],
  ['The pump delivers 40 litres a minute to the lower town.', false],
];

describe('own work', () => {
  for (const [sentence, own] of TABLE) {
    it(`${own ? 'is' : 'is not'} told in “${sentence}”`, () => {
      assert.equal(tellsOwnWork(sentence), own);
    });
  }

  it('is reported by a draft that says so more than once', () => {
    assert.equal(reportsOwnWork({}, 'We measured the harbour. Our results follow.'), true);
    assert.equal(reportsOwnWork({}, 'They measured the harbour. We know their results.'), false);
  });
});

describe('kinds of sentences', () => {
  for (const [sentence, silent] of KINDS) {
    it(`${silent ? 'need no source' : 'may need one'}: “${sentence}”`, () => {
      assert.equal(isNoClaim(sentence, 'paragraph', 0, 'en'), silent);
    });
  }

  it('knows technical figures and labels from measured ones', () => {
    assert.equal(findAnchors('It uses 64 bit addresses and 1920x1080 pixels.', 'en').size, 0);
    assert.equal(findAnchors('It listens on port 6666.', 'en').size, 0);
    assert.ok(findAnchors('They eat only 1200 calories a day.', 'en').has('date') === false);
    assert.ok(findAnchors('Oakport burnt down in 1200.', 'en').has('date'));
  });
});
