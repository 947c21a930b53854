import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BREAK, putToken } from '../../../src/core/search/codes';
import {
  encodeWords,
  mayHold,
  phraseOf,
  searchedCodes,
} from '../../../src/core/search/encoded-words';

/** Words of one, two, three and four bytes, few of each, and many whose bytes look like others. */
const word = fc.constantFrom(
  1,
  2,
  175,
  176,
  177,
  431,
  432,
  17_515,
  17_516,
  17_517,
  82_541,
  733_000,
);
const end = fc.constant(BREAK);
const source = fc.array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: end }), {
  maxLength: 60,
});

function encode(tokens: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * tokens.length);
  return bytes.slice(
    0,
    tokens.reduce((at, token) => putToken(bytes, at, token), 0),
  );
}

/** No two sentence ends stand together. */
const single = (tokens: readonly number[]): number[] =>
  tokens.filter((token, i) => token !== BREAK || (i > 0 && tokens[i - 1] !== BREAK));

describe('a phrase among codes', () => {
  it('is found where it begins in a stretch, sentence ends passed over', () => {
    fc.assert(
      fc.property(source, fc.nat(59), fc.integer({ min: 1, max: 8 }), (raw, at, length) => {
        const tokens = single(raw);
        const words = tokens.filter((token) => token !== BREAK);
        const from = Math.min(at, words.length - length);
        fc.pre(from >= 0);
        const phrase = phraseOf(encodeWords(Int32Array.from(words)), from, from + length);
        // Up to the word that it begins with, and that word's first byte.
        const places = tokens.flatMap((token, i) => (token === BREAK ? [] : [i]));
        const begin = encode(tokens.slice(0, places[from])).length;
        const codes = searchedCodes(encode(tokens));
        for (const start of [0, begin]) assert.ok(mayHold(codes, start, begin + 1, phrase));
      }),
    );
  });

  it('is not found where no bytes are like it', () => {
    const codes = searchedCodes(encode([5, 6, 7, BREAK, 200, 8, 9]));
    const phrase = (...ids: number[]) => phraseOf(encodeWords(Int32Array.from(ids)), 0, ids.length);
    assert.equal(mayHold(codes, 0, 10, phrase(7, 200, 8)), true);
    assert.equal(mayHold(codes, 0, 10, phrase(7, 8)), false);
    assert.equal(mayHold(codes, 0, 10, phrase(7, 201)), false);
    assert.equal(mayHold(codes, 0, 10, phrase(6, 200)), false);
    assert.equal(mayHold(codes, 0, 2, phrase(7, 200)), false);
  });

  it('is only found where as many of the words around it stand as are asked for', () => {
    const codes = searchedCodes(encode([5, 6, 300, 8, 9, 10]));
    const words = encodeWords(Int32Array.of(4, 6, 300, 8, 9, 11));
    const asked = (least: number) => phraseOf(words, 2, 4, { first: 0, last: 6, least });
    assert.equal(mayHold(codes, 0, 7, asked(4)), true);
    assert.equal(mayHold(codes, 0, 7, asked(5)), false);
  });
});
