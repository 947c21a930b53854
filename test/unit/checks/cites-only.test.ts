import assert from 'node:assert/strict';
import type { LibraryQuery } from '../../../src/core/checks/types';
import { tell, textLibrary } from './statement-library';
import { check, libraryOf } from './test-library';

const SOURCE = 'The storm of 1962 flooded the harbour. It destroyed 14 fishing boats at Marlow.';

/** Notes behind a sentence that says nothing; whether one of their sentences is held against the source. */
const NOTES: readonly (readonly [boolean, string])[] = [
  [false, '[Opinion](report.txt) at 2.'],
  [false, '[Pruitt Dep.](report.txt) 12:4–9.'],
  [false, 'See [Pruitt Dep.](report.txt) 99.'],
  [
    false,
    'But see, e.g., [Hollis v. Bd. of Cnty. Comm’rs](report.txt), No. 21-99, slip op. at 6 (10th Cir. 2022).',
  ],
  [false, 'Vgl. auch [Kappler](report.txt), 77.'],
  [false, '[Opinion](report.txt) (Bell, J., dissenting) 88.'],
  [true, 'It destroyed 99 fishing boats at Marlow. [Opinion](report.txt).'],
  [true, 'It destroyed 99 fishing boats at Marlow; see [Opinion](report.txt).'],
  [true, '[Opinion](report.txt) shows that 99 boats were lost at Marlow.'],
  [true, 'See how 99 boats [were lost](report.txt).'],
];

const CLAIM = 'Ferry traffic on the river fell by 34 percent in 2016.';
const WORDS = '“destroyed 14 fishing boats at Marlow”';
/** What stands behind a claim and a quotation, and whether both still lack a source. */
const BEHIND: readonly (readonly [boolean, string])[] = [
  [false, '*Id.* at 9.'],
  [false, '*Hollis v. Brandt*, 512 F.4th 301, 303 (2021).'],
  [false, 'Ebd., S. 41.'],
  [false, 'See Reyl, Hafenbuch, S. 41 f.'],
  [true, 'See below.'],
  [true, 'In 1962, too.'],
  [true, 'It was 41 p.m.'],
  [true, 'The court was divided, 512 F.4th at 302.'],
];

describe('sentences that only cite', () => {
  let library: LibraryQuery;
  before(async () => {
    library = await textLibrary({ report: SOURCE });
  });
  const linked = (): LibraryQuery => ({
    ...library,
    resolve: (target) => {
      const key = target.kind === 'link' ? target.href.replace('.txt', '') : 'none';
      return library.resolve(target.kind === 'link' ? { kind: 'key', key } : target);
    },
  });

  for (const [told, note] of NOTES)
    it(`${told ? 'tells' : 'only cites'}: ${note}`, async () => {
      const found = await tell(`Much was said.[^1]\n\n[^1]: ${note}`, linked());
      assert.equal(
        found.some(({ check: id }) => id === 'unsupported-claim'),
        told,
      );
    });

  for (const [lacks, behind] of [
    [false, 'It rose again in the year that followed (Smith 2019).'],
    [false, 'It rose again. It fell once more (cf. Smith & Roe 2019, p. 4).'],
    [true, 'It rose again in the year that followed (as was hoped in 2019).'],
    [true, 'It rose again [@report]. It fell once more (Smith 2019).'],
    [true, 'It rose (Smith 2019) and fell again.'],
    [true, '\n\nIt rose again in the year that followed (Smith 2019).'],
  ] as const)
    it(`${lacks ? 'does not close' : 'closes'} the paragraph: ${behind}`, async () => {
      const found = await tell(`${CLAIM} ${behind}`, library);
      assert.equal(
        found.some(({ check: id, text }) => id === 'unsourced-claim' && text === CLAIM),
        lacks,
      );
    });

  for (const [lacks, behind] of BEHIND)
    it(`${lacks ? 'is no source' : 'is a source'}: ${behind}`, async () => {
      const found = await tell(`${CLAIM} ${behind}`, library);
      assert.equal(
        found.some(({ check: id, text }) => id === 'unsourced-claim' && text === CLAIM),
        lacks,
      );
      const files = await libraryOf([['report.txt', new TextEncoder().encode(SOURCE)]]);
      for (const draft of [`It ${WORDS}. ${behind}`, `> ${WORDS.slice(1, -1)}\n\n${behind}`]) {
        const { findings } = await check(draft, files, ['uncited-quote']);
        assert.equal(findings.length, Number(lacks), draft);
      }
    });
});
