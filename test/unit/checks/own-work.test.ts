import assert from 'node:assert/strict';
import { isNoClaim, isWorkedOut } from '../../../src/core/checks/claim-kind';
import { findAnchors } from '../../../src/core/checks/claim-anchors';
import { reportsOwnWork, tellsOwnWork } from '../../../src/core/checks/own-work';
import { TextReading } from '../../../src/core/text/text-reading';

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
  ['As of early 1911, when the lighthouse was planned.', true],
  ['Hallam Measures the Tide [10.1111/1467-9213.00323], and Others Follow.', true],
  ['Given the smallest estimate, the pump delivers 40 litres.', true],
  ['As of 1911, when the lighthouse was built, the harbour had 300 boats.', false],
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
      assert.equal(isNoClaim(new TextReading(sentence, 'en'), 'paragraph', 0), silent);
    });
  }

  it('takes a sentence with an equation for a calculation, one with sums of money for none', () => {
    assert.equal(isWorkedOut('This holds for 95 percent of cases where $RR < 1.0$.'), true);
    assert.equal(isWorkedOut('With $r \\approx 2$ the pump delivers 40 litres.'), true);
    assert.equal(isWorkedOut('It cost \\$8.40 a month, and at most \\$102 a year.'), false);
    assert.equal(isWorkedOut('Of $120 raised, less than $40 was kept.'), false);
  });

  it('takes no lapse of time in a story for a figure', () => {
    for (const [text, language] of [
      ['Ten years later, they look up again.', 'en'],
      ['Zwölf Jahre später schauen sie wieder hinauf.', 'de'],
      ['Douze ans plus tard, ils regardent en haut.', 'fr'],
      ['Diez años después, vuelven a mirar al cielo.', 'es'],
    ] as const)
      assert.equal(findAnchors(new TextReading(text, language)).size, 0, text);
    assert.ok(
      findAnchors(new TextReading('It took them ten years to look up again.')).has('figure'),
    );
  });

  it('knows technical figures and labels from measured ones', () => {
    assert.equal(
      findAnchors(new TextReading('It uses 64 bit addresses and 1920x1080 pixels.')).size,
      0,
    );
    assert.equal(findAnchors(new TextReading('It listens on port 6666.')).size, 0);
    assert.ok(
      findAnchors(new TextReading('They eat only 1200 calories a day.')).has('date') === false,
    );
    assert.ok(findAnchors(new TextReading('Oakport burnt down in 1200.')).has('date'));
  });
});
