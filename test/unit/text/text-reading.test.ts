import assert from 'node:assert/strict';
import { findDates } from '../../../src/core/text/dates';
import { findNumbers } from '../../../src/core/text/numbers';
import { TextReading } from '../../../src/core/text/text-reading';
import { words } from '../../../src/core/text/words';

describe('a text that is read once', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['en', 'On 3 May 1920 some 20 995 people, two thirds of all, left the 12 380 houses.'],
    ['en', 'Nobody was there.'],
    ['fr', 'Le 3 mai 1920, 20 995 personnes et 1,5 million de moutons.'],
    ['de', 'Am 3. Mai 1920 waren es 20.995 und zweihundert.'],
  ];
  for (const [language, text] of texts)
    it(`has of “${text}” what is found in it`, () => {
      const reading = new TextReading(text, language);
      assert.deepEqual(reading.words, words(text));
      assert.deepEqual(reading.numbers, findNumbers(text, language));
      assert.deepEqual(reading.spacedNumbers, findNumbers(text, language, true));
      assert.deepEqual(reading.dates, findDates(text, language));
      assert.equal(reading.words, reading.words);
    });

  it('takes words that all objects know for words', () => {
    const reading = new TextReading('The 3 constructor calls took 2 constructor arguments.');
    assert.deepEqual(
      reading.numbers.map(({ value }) => value),
      [3, 2],
    );
    assert.deepEqual(new TextReading('Constructor calls.').dates, []);
  });
});
