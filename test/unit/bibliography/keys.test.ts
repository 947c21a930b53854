import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distance } from '../../../src/core/bibliography/edit-distance';
import {
  bareKey,
  citableKey,
  keyFromFileName,
  similarKeys,
  uniqueKeys,
} from '../../../src/core/bibliography/keys';

describe('citation keys', () => {
  const bare = [
    'smith2020',
    'Foo_bar.baz',
    '_x',
    '7',
    'a:b',
    'DBLP:conf/x/Y-1',
    'müller',
    '王2020',
    'a+b~c',
  ];
  const braced = [
    '',
    'a.',
    '.a',
    'a--b',
    'a::b',
    'a b',
    'a,b',
    'a{b',
    'http://x.org',
    'a@b',
    "o'neil",
    'a/',
  ];
  for (const key of bare) it(`reads ${key} bare`, () => assert.equal(bareKey(key), true));
  for (const key of braced)
    it(`does not read “${key}” bare`, () => assert.equal(bareKey(key), false));

  it('knows what not even braces can hold', () => {
    assert.deepEqual(['a{b}c', 'http://x.org/?a=[1]', 'a b', 'a}b{', '{', ''].map(citableKey), [
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  const names: [string, string][] = [
    ['sources/mediaite-2023.txt', 'mediaite-2023'],
    ['/a/My notes on tides.pdf', 'My-notes-on-tides'],
    ['C:\\texts\\Smith (2020), draft.pdf', 'Smith-2020-draft'],
    ['a -- b.docx', 'a-b'],
    ['v1.2 report.md', 'v1.2-report'],
    ['O’Neil “Costs”.html', 'ONeil-Costs'],
    ['.hidden', 'hidden'],
    ['???.pdf', 'source'],
    ['Größe & Maß.txt', 'Größe-Maß'],
    ['no extension', 'no-extension'],
    ['e\u0301te\u0301.txt', 'été'],
  ];
  for (const [path, key] of names) {
    it(`calls ${path} ${key}`, () => assert.equal(keyFromFileName(path), key));
  }

  it('makes a bare key out of any file name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => bareKey(keyFromFileName(name))));
  });
});

describe('uniqueKeys', () => {
  it('numbers those that come later in path order', () => {
    const keys = uniqueKeys([
      { path: 'b/notes.txt', key: 'notes' },
      { path: 'a/notes.txt', key: 'notes' },
      { path: 'c/notes-2.txt', key: 'notes-2' },
    ]);
    assert.deepEqual(
      [...keys],
      [
        ['a/notes.txt', 'notes'],
        ['b/notes.txt', 'notes-2'],
        ['c/notes-2.txt', 'notes-2-2'],
      ],
    );
  });

  it('lets the files of one work share a key, which no file name takes from them', () => {
    const keys = uniqueKeys([
      { path: 'a/smith.txt', key: 'smith' },
      { path: 'b/other.pdf', key: 'smith', work: 'smith' },
      { path: 'c/other.html', key: 'smith', work: 'smith' },
    ]);
    assert.deepEqual(
      [...keys],
      [
        ['a/smith.txt', 'smith-2'],
        ['b/other.pdf', 'smith'],
        ['c/other.html', 'smith'],
      ],
    );
  });

  it('never gives two works one key, and every path has one', () => {
    const wish = fc.record({
      path: fc.stringMatching(/^[a-d]\/[a-d]$/),
      key: fc.constantFrom('a', 'a-2', 'b'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(wish, { selector: ({ path }) => path }), (wishes) => {
        const keys = uniqueKeys(wishes);
        assert.equal(keys.size, wishes.length);
        assert.equal(new Set(keys.values()).size, wishes.length);
      }),
    );
  });
});

describe('similarKeys', () => {
  const known = [
    'smith2020',
    'smith2021',
    'Jones2019',
    'lee:tides',
    'garcia2018harbour',
    'p1',
    'p2',
  ];
  const table: [string, string[]][] = [
    ['Smith2020', ['smith2020']],
    ['smth2020', ['smith2020']],
    ['simth2021', ['smith2021']],
    ['smith2022', ['smith2020', 'smith2021']],
    ['jones2019', ['Jones2019']],
    ['jones_2019', ['Jones2019']],
    ['lee-tides', ['lee:tides']],
    ['garcia2018', ['garcia2018harbour']],
    ['wright1999', []],
    ['p9', []],
    ['tides', []],
    ['x', []],
    ['???', []],
  ];
  for (const [key, expected] of table) {
    it(`for ${key} offers ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(similarKeys(key, known), expected);
    });
  }

  it('does not offer the key itself', () => assert.deepEqual(similarKeys('p1', ['p1']), []));
});

describe('distance', () => {
  it('is the smallest number of edits, as a plain recursion counts them', () => {
    const slow = (a: string, b: string): number => {
      if (!a || !b) return a.length + b.length;
      const cost = [slow(a.slice(1), b) + 1, slow(a, b.slice(1)) + 1];
      cost.push(slow(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1));
      if (a.length > 1 && a[0] === b[1] && a[1] === b[0])
        cost.push(slow(a.slice(2), b.slice(2)) + 1);
      return Math.min(...cost);
    };
    const word = fc.stringMatching(/^[abc]{0,5}$/);
    fc.assert(
      fc.property(word, word, fc.nat(6), (a, b, most) => {
        assert.equal(distance(a, b, most), Math.min(slow(a, b), most + 1));
      }),
    );
  });
});
