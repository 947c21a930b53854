import assert from 'node:assert/strict';
import { parsePattern } from '../../../src/core/checks/quotation-pattern';
import { readStretch } from '../../../src/core/checks/find-places';
import { changedRegions, describeChanges } from '../../../src/core/checks/word-changes';
import type { SourceDocument } from '../../../src/core/sources/types';

function differences(draft: string, source: string): { expected: string; changed: string[] } {
  const document = { text: source, blocks: [] } as unknown as SourceDocument;
  const pattern = parsePattern(draft);
  const place = readStretch(pattern, 's', document, { start: 0, end: source.length })!;
  const { expected, changes } = describeChanges(draft, changedRegions(pattern, place), document);
  const written = changes.filter(({ kind }) => kind !== 'removed').map(({ text }) => text);
  assert.equal(written.join(''), draft);
  const changed = changes.filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim());
  return { expected, changed };
}

describe('describeChanges', () => {
  /** Draft, source, the differing pieces of the source and the draft, by turns. */
  const figures: readonly (readonly [string, string, ...string[]])[] = [
    ['it was not passed on until 21:49', 'It was not passed on until 21:39.', '21:39', '21:49'],
    ['passed on until 20:39 that night', 'passed on until 21:39 that night', '21:39', '20:39'],
    ['it rose by 3.5', 'It rose by 3.6.', '3.6', '3.5'],
    ['see the table on pages 12-15', 'See the table on pages 12–14.', '14', '15'],
    ['see the table on pages 12–15', 'See the table on pages 12–14.', '12–14', '12–15'],
    ['as it says in §5', 'As it says in §4.', '§4', '§5'],
    ['as it says in § 5', 'As it says in § 4.', '§ 4', '§ 5'],
    ['the damage was $1.3m', 'The damage was $1.2m.', '$1.2m', '$1.3m'],
    ['the damage was put at €40', 'The damage was put at €30, they said.', '€30', '€40'],
    ['the rate fell to 12%', 'The rate fell to 13%.', '13%', '12%'],
    ['the rate fell to 12 %', 'The rate fell to 13 %.', '13 %', '12 %'],
    ['in the mid-1980s they left', 'In the mid-1990s they left.', 'mid-1990s', 'mid-1980s'],
    ['a 15-year term was asked', 'A 14-year term was asked.', '14-year', '15-year'],
    ['on 2021-03-04 it began', 'On 2021-03-05 it began.', '2021-03-05', '2021-03-04'],
    ['on 2021-02-04 it began', 'On 2022-02-05 it began.', '2022', '2021', '05', '04'],
    ['the old-fashioned way of it', 'The old-timer way of it.', 'timer', 'fashioned'],
  ];
  for (const [draft, source, ...changed] of figures)
    it(`${draft} / ${source}`, () => {
      const found = differences(draft, source);
      assert.deepEqual(found.changed, changed);
      assert.deepEqual(differences(found.expected, source).changed, []);
    });
});
