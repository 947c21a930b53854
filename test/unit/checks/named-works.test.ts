import assert from 'node:assert/strict';
import { namedWorks } from '../../../src/core/checks/named-works';
import type { LibraryQuery, NamedWork } from '../../../src/core/checks/types';
import { worksByYear } from '../../../src/core/engine/works-by-year';
import { tell, textLibrary } from './statement-library';
import { check, libraryOf } from './test-library';

const person = (family: string) => ({ family, given: 'A.' });
const ITEMS = [
  { id: 'smith', author: [person('Smith')], issued: { 'date-parts': [[2019, 3]] } },
  { id: 'duo', author: [person('Smith'), person('Jones')], issued: { raw: '2020-01-02' } },
  { id: 'many', author: ['Roe', 'Doe', 'Poe'].map(person), issued: { 'date-parts': [[2020]] } },
  { id: 'coz', author: [person('Le Coz')], issued: { 'date-parts': [[2019]] } },
  { id: 'berg', author: [person('Berg')], issued: { 'date-parts': [[1987]] } },
  {
    id: 'who',
    author: [{ literal: 'World Health Organization' }],
    issued: { literal: 'May 2019' },
  },
  {
    id: 'oecd',
    author: [{ literal: 'Organisation for Economic Co-operation and Development' }],
    issued: { raw: '2022' },
  },
  {
    id: 'stat',
    author: [{ literal: 'Statistisches Amt der Stadt Halden (StA)' }],
    issued: { raw: '2022' },
  },
  {
    id: 'ecb',
    author: [{ literal: 'European Central Bank' }, person('Doe')],
    issued: { raw: '2022' },
  },
  { id: 'un', author: [{ literal: 'United Nations' }], issued: { raw: '2022' } },
  { id: 'ahs', author: [person('Health Study')], issued: { raw: '2022' } },
  { id: 'one', author: [person('Müller')], issued: { 'date-parts': [[2001]] } },
  { id: 'two', author: [person('Müller')], issued: { 'date-parts': [[2001]] } },
  { id: 'alone', author: [person('Jones')], issued: { 'date-parts': [[2021]] } },
  { id: 'along', author: [person('Jones'), person('Doe')], issued: { 'date-parts': [[2021]] } },
  { id: 'ed', editor: [person('Brown')], issued: { 'date-parts': [[1999]] } },
  { id: 'none', issued: { 'date-parts': [[1999]] } },
];

/** Texts and the keys of the works that they name. */
const CASES: readonly (readonly [string, string])[] = [
  ['Smith (2019) says so.', 'smith'],
  ['It fell (Smith 2019).', 'smith'],
  ['It fell (Smith, 2019, p. 3).', 'smith'],
  ['It fell (see Smith 2019: 12).', 'smith'],
  ['It fell (Smith 2019a).', 'smith'],
  ['Smith’s (2019) study says so.', 'smith'],
  ['A. Smith (2019) says so.', 'smith'],
  ['It fell (Smith 2019; Le Coz 2019).', 'smith coz'],
  ['Pour Le Coz (2019), elle baisse.', 'coz'],
  ['Smith and Jones (2020) say so.', 'duo'],
  ['It fell (Smith & Jones, 2020).', 'duo'],
  ['It fell (Smith et al., 2020).', 'duo'],
  ['Roe et al. (2020) say so.', 'many'],
  ['It fell (Roe, Doe, & Poe, 2020).', 'many'],
  ['Roe u. a. (2020) sagen das.', 'many'],
  ['Van der Berg (1987) says so.', 'berg'],
  ['It fell (World Health Organization 2019).', 'who'],
  ['It fell (WHO, 2019).', 'who'],
  ['WHO (2019) says so.', 'who'],
  ['It fell (World Health Organization [WHO], 2019).', 'who'],
  ['It fell (OECD 2022; WHO 2019).', 'oecd who'],
  ['Jones (2021) says so.', 'alone'],
  ['Jones and Doe (2021) say so.', 'along'],
  ['It fell (Brown 1999).', 'ed'],
  ['It fell (Smith 2018, 2019).', 'smith'],
  // None, or not sure which.
  ['It fell (WHO 2018).', ''],
  ['It fell (Who 2019).', ''],
  ['It fell (ECB 2022).', ''],
  ['It fell (UN 2022).', ''],
  ['It fell (AHS 2022).', ''],
  ['Müller (2001) says so.', ''],
  ['It fell (Smith 2018).', ''],
  ['It fell (Doe 2020).', ''],
  ['It fell in 2019 (Smith).', ''],
  ['Smith told us in 2019 that it fell.', ''],
  ['Smith, 2019, and more.', ''],
  ['The smith (2019) says so.', ''],
  ['Blacksmith (2019) says so.', ''],
  ['It fell (Smith) and rose (2019).', ''],
  ['It fell (Organization 2019).', ''],
];

describe('works that are named in plain words', () => {
  const years = worksByYear(ITEMS);
  const library = {
    worksOf: (year: number): readonly NamedWork[] => years.get(year) ?? [],
    resolve: ({ key }: { key: string }) => ({ key, sources: [], known: true }),
  } as unknown as LibraryQuery;

  for (const [text, expected] of CASES)
    it(`${expected || 'none'}: ${text}`, () => {
      const keys = namedWorks(text, library).flatMap(({ work }) => work?.key ?? []);
      assert.equal(keys.join(' '), expected);
    });

  const SOURCE = 'The storm of 1962 flooded the harbour. It destroyed 14 fishing boats at Marlow.';
  const worksOf = (year: number): readonly NamedWork[] =>
    year === 2019 ? [{ key: 'smith', surnames: ['smith'] }] : [];

  for (const [draft, expected] of [
    ['The storm of 1962 destroyed 14 fishing boats at Marlow (Smith 2019).', ''],
    ['Smith (2019) tells that the storm of 1962 destroyed 14 boats at Marlow.', ''],
    ['The storm of 1962 destroyed 19 fishing boats at Marlow (Smith 2019).', '19'],
    ['Smith (2019) tells that the storm of 1962 destroyed 19 boats at Marlow.', '19'],
    ['The storm of 1962 destroyed 19 fishing boats at Marlow (Smith 2019; [@other]).', ''],
    // Who is not there may have it.
    ['The storm of 1962 destroyed 19 fishing boats at Marlow (Miller 1987; Smith 2019).', ''],
    ['The storm destroyed many boats at Marlow (but see Miller, 1987; Smith, 2019).', ''],
    ['The storm destroyed 19 fishing boats at Marlow (in the year 1962; Smith 2019).', '19'],
  ] as const)
    it(`holds against its source: ${draft}`, async () => {
      const texts = await textLibrary({ smith: SOURCE });
      const told = await tell(draft, { ...texts, worksOf });
      assert.equal(told.map(({ text }) => text).join(' '), expected);
      for (const { message } of told) assert.match(message, /text of smith;/);
    });

  for (const [draft, expected] of [
    ['It “destroyed 14 fishing boats at Marlow” (Smith 2019, p. 3).', ''],
    ['It “destroyed 19 fishing boats at Marlow” (Smith 2019, p. 3).', 'misquote'],
    ['It “destroyed 14 fishing boats at Marlow” (Smith 2018).', ''],
    ['In the words of Smith (2019), it “destroyed 14 fishing boats at Marlow”.', ''],
    ['In the words of Smith (2019), it “destroyed 19 fishing boats at Marlow”.', 'misquote'],
    ['Smith (2019) was there. It “destroyed 14 fishing boats at Marlow”.', 'uncited-quote'],
    ['It “was a night of howling wind and rain” (Smith 2019).', 'quote-not-found'],
    ['It “was a night of howling wind and rain” (Smith 2018).', ''],
  ] as const)
    it(`compares: ${draft}`, async () => {
      const files = await libraryOf([['smith.txt', new TextEncoder().encode(SOURCE)]]);
      const { findings } = await check(draft, { ...files, worksOf });
      assert.equal(findings.map(({ check: id }) => id).join(' '), expected);
    });
});
