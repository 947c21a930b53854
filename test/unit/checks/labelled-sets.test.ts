import assert from 'node:assert/strict';
import type { LibraryQuery } from '../../../src/core/checks/types';
import { fixtureLibrary, readRows, score } from './test-library';

/** Our own labelled cases; the rows that a check gets wrong are named. */
describe('labelled sets', () => {
  let library: LibraryQuery;
  before(async () => {
    library = await fixtureLibrary();
  });

  it('wrong-locator', async () => {
    const draftOf = ([, citation, quotation]: string[]): string =>
      `It says: “${quotation}” [${citation}].`;
    assert.deepEqual(await score('wrong-locator', readRows('locators.tsv'), draftOf, library), []);
  });

  it('wrong-speaker', async () => {
    const rows = readRows('speakers.tsv');
    assert.deepEqual(await score('wrong-speaker', rows, (row) => row[1]!, library), []);
  });

  it('cut-short', async () => {
    const rows = readRows('cuts.tsv');
    assert.deepEqual(await score('cut-short', rows, (row) => row[1]!, library), []);
  });
});
