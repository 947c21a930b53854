import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseConfig } from '../../../src/core/config';
import { DraftDesk } from '../../../src/core/engine/draft-desk';
import { KeptAnswers } from '../../../src/core/engine/kept-answers';
import { Library } from '../../../src/core/engine/library';
import { VerifiedRecord } from '../../../src/core/engine/verified-record';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { createMemoryHost } from './memory-files';

const LEDGER = [
  'The keeper of lock number seven wrote his ledger by the light of a lantern, and in 1871 it burned.',
  'Some 340 barges passed the gate that year, but no toll was ever asked of the miller’s boats.',
  '“The water does not wait,” Anna Berger said to the clerk who had come from the town.',
];
const DIARY = [
  'On 3 May 1871 the clerk counted 350 barges and wrote that Anna Berger had paid for all of them.',
  'Nobody in the town believed that the lantern alone had caused the fire at the lock.',
];

const PIECES = [
  'It says: “The keeper of lock number seven wrote his ledger by the light of a lantern” [@ledger]. ',
  'It says: “Some 340 barges passed the gate that year, and every toll was asked” [@ledger, p. 2]. ',
  '“The water does not wait,” Carl Winter said [@diary]. ',
  'In 1871 some 420 barges passed the gate [@ledger]. ',
  'The clerk counted 350 barges on 3 May 1871. ',
  'Nobody in the town believed that the lantern alone had caused the fire. ',
  'In our study we measured 12 gates, and our results were recorded twice. ',
  'Users created up to 32 tracks in 1999. ',
  'As Winter (1999, p. 3) has it, 88 barges sank. ',
  '“On 3 May 1871 the clerk counted',
  ' 350 barges and wrote that” ',
  'The fire was in 1872.[^1] ',
  '(Smith 2019, p. 4). ',
  'Then “no toll was ever asked of the miller’s boats” (my translation). ',
  '\n\n',
  '\n\n',
  '\n',
  '> Nobody in the town believed that the lantern alone had caused the flood.\n',
  '[@diary]',
  '[@nobody]',
  '[^1]: See [@ledger, p. 1].\n',
  '[^1]: Smith 2019, p. 4.\n',
  '[^1]: ',
  '## Barges of 1871\n\n',
  '| barges | 340 | [@ledger] |\n|---|---|---|\n| gates | 12 | [@diary] |\n',
  '- item of 1871 ',
  '<!-- ibid-disable-next-line unsourced-claim: known -->\n',
  '<!-- ibid-disable -->',
  '---\nlang: de\n---\n',
  '“',
  '”',
  'x',
];

/** What a sentence hangs on beside its own words: marks, a row, and what the draft says elsewhere. */
const EXAMPLES: [string[], [number, number, string][]][] = [
  [['“On 3 May 1871 the clerk counted them. Nobody saw [@ledger] it.'], [[53, 0, '”']]],
  [['| barges | 341 | [@ledger] |\n|---|---|---|\n'], [[4, 0, 'x']]],
  [
    ['In our study some gates burned.\n\nUsers created 32 tracks in 1999.'],
    [[0, 0, 'Our results. ']],
  ],
  [['In 1871 420 barges sank. All were seen (Smith 2019).'], [[45, 5, '']]],
];

async function prepare(): Promise<() => DraftDesk> {
  const host = createMemoryHost(
    new Map([
      ['/w/sources/ledger.txt', LEDGER.join('\n\n')],
      ['/w/sources/diary.txt', DIARY.join('\n\n')],
    ]),
  );
  const index = createSourceIndex(host);
  const library = new Library(host, index, { progress() {}, changed() {} });
  library.configure({ roots: ['/w'], config: parseConfig({}).config });
  await library.refresh();
  const kept = new KeptAnswers(host, library);
  return () => new DraftDesk(library, index, host.clock, new VerifiedRecord(host, library), kept);
}

describe('a draft that is checked again after every edit', () => {
  it('is reported as one that is checked afresh', async () => {
    const openDesk = await prepare();
    const path = '/w/draft.md';
    const piece = fc.constantFrom(...PIECES);
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), piece), { minLength: 1, maxLength: 6 }),
        async (parts, edits) => {
          const desk = openDesk();
          let text = parts.join('');
          await desk.check({ path, text });
          for (const [at, length, added] of edits) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + added + text.slice(from + length);
            const report = await desk.check({ path, text });
            const fresh = await openDesk().check({ path, text });
            assert.deepEqual(report, fresh, JSON.stringify(text));
          }
        },
      ),
      { numRuns: 15, endOnFailure: true, examples: EXAMPLES },
    );
  }).timeout(60000);
});
