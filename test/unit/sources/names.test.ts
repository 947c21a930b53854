import assert from 'node:assert/strict';
import { parseName, parseNames } from '../../../src/core/sources/names-dates';
import type { CslName } from '../../../src/core/bibliography/types';

/** Given | particle | family | suffix, or the literal name. */
function show(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const { given = '', family = '', suffix } = name;
  const parts = [given, name['non-dropping-particle'] ?? '', family];
  return [...parts, ...(suffix ? [suffix] : [])].join('|');
}

describe('names', () => {
  const names: [string, string][] = [
    ['Edith Wharton', 'Edith||Wharton'],
    ['Wharton, Edith', 'Edith||Wharton'],
    ['WHARTON, Edith', 'Edith||Wharton'],
    ['Edith Newbold Wharton', 'Edith Newbold||Wharton'],
    ['Mark Di Stefano', 'Mark||Di Stefano'],
    ['Oscar De La Renta', 'Oscar||De La Renta'],
    ['Jan Van den Berg', 'Jan||Van den Berg'],
    ['Dick Van Dyke', 'Dick||Van Dyke'],
    ['Ludwig van Beethoven', 'Ludwig|van|Beethoven'],
    ['Beethoven, Ludwig van', 'Ludwig|van|Beethoven'],
    ['van Beethoven, Ludwig', 'Ludwig|van|Beethoven'],
    ['Jong, Michiel de', 'Michiel|de|Jong'],
    ['Michiel de Jong', 'Michiel|de|Jong'],
    ['Gerard van der Berg', 'Gerard|van der|Berg'],
    ['Miguel de Cervantes Saavedra', 'Miguel|de|Cervantes Saavedra'],
    ['Gerard ’t Hooft', 'Gerard|’t|Hooft'],
    ['De Niro, Robert', 'Robert||De Niro'],
    ['Emily St. John Mandel', 'Emily St. John||Mandel'],
    ['Martin Luther King, Jr.', 'Martin Luther||King|Jr.'],
    ['King, Martin Luther, Jr.', 'Martin Luther||King|Jr.'],
    ['Lee Van', 'Lee||Van'],
    ['World Bank', 'World Bank'],
    ['The Economist', 'The Economist'],
    ['Voltaire', 'Voltaire'],
  ];
  for (const [written, expected] of names) {
    it(`${written} is ${expected}`, () => assert.equal(show(parseName(written)), expected));
  }

  it('of several people in one line are told apart', () => {
    const lines: [string, string[]][] = [
      ['By Mark Di Stefano and Ann Smith', ['Mark||Di Stefano', 'Ann||Smith']],
      ['A. Smith, B. de Jong & C. Brown', ['A.||Smith', 'B.|de|Jong', 'C.||Brown']],
      ['Smith, A.; Jong, B. de', ['A.||Smith', 'B.|de|Jong']],
    ];
    for (const [line, expected] of lines) assert.deepEqual(parseNames(line).map(show), expected);
  });
});
