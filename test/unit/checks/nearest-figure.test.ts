import assert from 'node:assert/strict';
import { withWordsBehind } from '../../../src/core/checks/nearest-figure';
import { languageTable } from '../../../src/core/text/language/languages';

describe('a figure with the words behind it', () => {
  const TABLE: readonly (readonly [text: string, told: string, language?: string])[] = [
    ['It has [12] schools in all.', '12 schools'],
    ['It has [12] of the\nthirty-two schools there.', '12 of the thirty-two'],
    ['It has [12], of which two burnt.', '12'],
    ['It cost [5 %] of it.', '5 %'],
    ['In [1931] the mill closed.', '1931'],
    ['It has [12]', '12'],
    ['It has [12]\n\nSchools', '12'],
    ['Ship\t[12]\tboats\nDelta\t14\tboats', '12'],
    ['Ship\t[12]\nDelta Link\t14', '12'],
    ['Ship\t[12 500] boats\nDelta Link\t14', '12 500 boats'],
    ['a [ten]-day fair', 'ten-day fair'],
    ['Es hat [12] der alten Schulen.', '12 der alten Schulen', 'de'],
    ['Es hat [12] und der', '12', 'de'],
  ];
  for (const [marked, told, language] of TABLE)
    it(`${marked} is told as “${told}”`, () => {
      const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
      const text = marked.replace(/[[\]]/g, '');
      assert.equal(withWordsBehind(text, { start, end }, languageTable(language)), told);
    });
});
