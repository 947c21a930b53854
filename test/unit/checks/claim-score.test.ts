import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isNoClaim } from '../../../src/core/checks/claim-kind';
import { scoreSentence } from '../../../src/core/checks/claim-score';
import { TextReading } from '../../../src/core/text/text-reading';

/** What a reader could look up, with the strongest reason. */
const CLAIMS: readonly (readonly [string, string])[] = [
  ['Ferry traffic on the river fell by 34 percent between 2012 and 2016.', 'figure'],
  ['The county spent $4.2 million on the new bridge last year.', 'figure'],
  ['The town was founded by fishermen in 1843.', 'date'],
  ['Fenwick argued that the old ferry had become a danger to passengers.', 'attribution'],
  ['The council of Marlow closed the ferry and sold its three boats to a company.', 'event'],
];
const NO_CLAIMS: readonly string[] = [
  'Why should anyone believe that the bridge was worth it?',
  'I think that we should be grateful for such a beautiful river.',
  'In this chapter we show how the method works.',
  'Open the valve and wait until the water runs clear.',
  'By a catchment we mean what is called a basin elsewhere.',
  'See Figure 3 for the plan of the bridge over the river.',
  'The report comes to this conclusion:',
  'Thank you all for coming to the town hall.',
];

describe('scoreSentence', () => {
  for (const [text, reason] of CLAIMS) {
    it(`asks a source for “${text}”`, () => {
      const { needsSource, reasons } = scoreSentence(text);
      assert.ok(needsSource > 0.5, String(needsSource));
      assert.equal(reasons[0], reason);
      assert.ok(!isNoClaim(new TextReading(text), 'paragraph', 0));
    });
  }
  for (const text of NO_CLAIMS) {
    it(`asks none for “${text}”`, () => {
      assert.ok(
        isNoClaim(new TextReading(text), 'paragraph', 0) || scoreSentence(text).needsSource < 0.5,
      );
    });
  }

  it('says nothing of headings, captions and sentences that are a quotation', () => {
    const text = 'Ferry traffic on the river fell by 34 percent in 2016.';
    assert.ok(isNoClaim(new TextReading(text), 'heading', 0));
    assert.ok(isNoClaim(new TextReading(text), 'caption', 0));
    assert.ok(isNoClaim(new TextReading(text), 'paragraph', text.length - 2));
  });

  it('works in the other languages', () => {
    for (const [language, text] of [
      ['de', 'Der Umsatz der Fähre sank 2016 um 34 Prozent auf zwei Millionen Euro.'],
      ['fr', 'En 2016, le trafic du bac a baissé de 34 pour cent selon le ministère.'],
      ['es', 'En 2016 el tráfico del río bajó un 34 por ciento según el ministerio.'],
    ] as const) {
      const { needsSource, reasons } = scoreSentence(text, language);
      assert.ok(needsSource > 0.5, `${language} ${String(needsSource)}`);
      assert.equal(reasons[0], 'figure');
    }
  });

  it('stays between 0 and 1 for any text, and is 0 without words', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { needsSource } = scoreSentence(text);
        assert.ok(needsSource >= 0 && needsSource <= 1);
      }),
    );
    assert.equal(scoreSentence('').needsSource, 0);
    assert.equal(scoreSentence('… — !').needsSource, 0);
  });
});
