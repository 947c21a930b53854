import assert from 'node:assert/strict';
import {
  formatReference,
  issuedText,
  shortAuthor,
} from '../../../src/core/bibliography/format-reference';
import type { CslItem } from '../../../src/core/bibliography/types';

const rao = { family: 'Rao', given: 'Meera' };
const berg = { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' };
const office = { literal: 'Harbour Office' };

describe('references in plain text', () => {
  const authors: [Partial<CslItem>, string][] = [
    [{ author: [rao] }, 'Rao'],
    [{ author: [berg, office] }, 'van der Berg and Harbour Office'],
    [{ author: [rao, berg, office] }, 'Rao et al.'],
    [{ author: [rao, { literal: 'others' }] }, 'Rao et al.'],
    [{ editor: [rao] }, 'Rao'],
    [{}, ''],
  ];
  for (const [item, expected] of authors) {
    it(`names ${expected || 'nobody'}`, () => assert.equal(shortAuthor(item), expected));
  }

  const dates: [CslItem['issued'], string][] = [
    [{ 'date-parts': [[2023, 1, 21]] }, '2023-01-21'],
    [{ 'date-parts': [[2023, 11]] }, '2023-11'],
    [{ 'date-parts': [[2023, 22]] }, '2023'],
    [{ 'date-parts': [[800]] }, '0800'],
    [{ literal: 'in press' }, 'in press'],
    [undefined, ''],
  ];
  for (const [issued, expected] of dates) {
    it(`dates ${JSON.stringify(issued)}`, () => assert.equal(issuedText({ issued }), expected));
  }

  it('joins what is known', () => {
    const issued = { 'date-parts': [[2023]] };
    assert.equal(formatReference({ author: [rao], title: 'Tides', issued }), 'Rao, Tides (2023)');
    assert.equal(formatReference({ title: 'Tides' }), 'Tides');
    assert.equal(formatReference({ id: 'rao', issued }), 'rao (2023)');
  });
});
