import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countWords, fold, words } from '../../../src/core/text/words';

/** What a word is, in one slow expression. */
const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}\u00ad])+(?:(?:['’ʼ＇](?=\p{L})|(?<=\p{N})[.,](?=\p{N}))(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}\u00ad])+)*/gu;

const oracle = (text: string): [number, number][] =>
  [...text.matchAll(WORD)].map((match) => [match.index, match.index + match[0].length]);

const found = (text: string): [number, number][] =>
  words(text).map(({ start, end }) => [start, end]);

describe('words', () => {
  const cases: [string, string[]][] = [
    ['', []],
    ['  …  ', []],
    ["Don't stop, it’s o'clock.", ["don't", 'stop', "it's", "o'clock"]],
    ["'quoted' words'", ['quoted', 'words']],
    ['$1,000.50, 3.5% and 7.', ['1,000.50', '3.5', 'and', '7']],
    ['v1.2 a.b 3,x', ['v1.2', 'a', 'b', '3', 'x']],
    ['well-known e-mail', ['well', 'known', 'e', 'mail']],
    ['Straße Œuvre naïve ﬁn', ['strasse', 'oeuvre', 'naive', 'fin']],
    ['co\u00adop', ['coop']],
    ['東京タワー a', ['東', '京', 'タ', 'ワ', 'ー', 'a']],
    ['ที่นี่', ['ที่', 'นี่']],
    ['𠮷野 𝒳y', ['𠮷', '野', 'xy']],
    ['Ελληνικά й', ['ελληνικα', 'и']],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        words(text).map((word) => word.folded),
        expected,
      );
    });
  }

  it('are counted as people do', () => {
    for (const [text, count] of [
      ["I don't know 1,000.5 of them", 6],
      ['灰の中から絹が生まれた', 6],
      ['the 東京タワー', 4],
      ['ที่นี่', 1],
      ['', 0],
    ] as const)
      assert.equal(countWords(text), count, text);
  });

  it('finds what the one slow expression finds, in any text', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ..."ab Z19.,'’ʼ＇-\n\u00ad\u0301éßﬁ東ターのที่က့ខ្មែर्ি",
        '𠮷',
        '𝒳',
        '\ud800',
        '\udc00',
      ),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0x10000, max: 0x1ffff }).map((code) => String.fromCodePoint(code)),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = units.join('');
        assert.deepEqual(found(text), oracle(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('counts in the whole text when asked for a part of it', () => {
    const text = 'one two three four';
    assert.deepEqual(
      words(text, 4, 13).map(({ start, end }) => text.slice(start, end)),
      ['two', 'three'],
    );
  });
});

describe('fold', () => {
  it('is the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (word) => {
        assert.equal(fold(fold(word)), fold(word));
      }),
    );
  });

  it('keeps the vowel signs that tell words apart in Indian scripts', () => {
    assert.notEqual(fold('कि'), fold('का'));
  });
});
