import assert from 'node:assert/strict';
import { findDates, sameDate } from '../../../src/core/text/dates';

const read = (text: string, language?: string): string[] =>
  findDates(text, language).map(
    (d) =>
      `${text.slice(d.start, d.end)}=${[d.year, d.month, d.day].map((x) => x ?? '?').join('-')}`,
  );

describe('findDates', () => {
  const CASES: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'en',
      'on January 21, 2023 or 21 Jan. 2023',
      ['January 21, 2023=2023-1-21', '21 Jan. 2023=2023-1-21'],
    ],
    ['en', 'the 21st of March and March 3rd', ['21st of March=?-3-21', 'March 3rd=?-3-3']],
    ['en', 'in March 2020 and in October', ['March 2020=2020-3-?', 'October=?-10-?']],
    ['en', 'We may march; he did in May.', []],
    ['en', '2023-01-21, 13/02/2020', ['2023-01-21=2023-1-21', '13/02/2020=2020-2-13']],
    [
      'de',
      'am 21. Januar 2023 und am 21.01.2023',
      ['21. Januar 2023=2023-1-21', '21.01.2023=2023-1-21'],
    ],
    ['de', 'am 14. 10. 1746, 14.10.46', ['14. 10. 1746=1746-10-14', '14.10.46=46-10-14']],
    ['en', '14 / 10 / 1746 and 3 / 4', ['14 / 10 / 1746=1746-10-14']],
    ['en', 'version 10.12.14, macOS 10.12.6, § 03.02.14, 10.10.14.1', []],
    ['fr', 'le 1er mai 2020', ['1er mai 2020=2020-5-1']],
    ['es', 'el 21 de enero de 2023', ['21 de enero de 2023=2023-1-21']],
  ];
  for (const [language, text, expected] of CASES) {
    it(`reads “${text}”`, () => {
      assert.deepEqual(read(text, language), expected);
    });
  }

  it('compares by the parts that both give', () => {
    const [a, b, c, d] = findDates('January 21, 2023; January 21; January 22; 21 January 2022') as [
      ReturnType<typeof findDates>[number],
      ReturnType<typeof findDates>[number],
      ReturnType<typeof findDates>[number],
      ReturnType<typeof findDates>[number],
    ];
    assert.ok(sameDate(a, b));
    assert.ok(!sameDate(a, c));
    assert.ok(!sameDate(a, d));
    assert.ok(sameDate(b, d));
    const [short] = findDates('21.01.23', 'de');
    assert.ok(short && sameDate(short, a) && !sameDate(short, { ...a, year: 2024 }));
    const [slashed] = findDates('03/04/2020');
    const [april] = findDates('3 April 2020');
    assert.ok(slashed && april && sameDate(slashed, april));
  });
});
