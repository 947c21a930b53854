import assert from 'node:assert/strict';
import { buildShard } from '../../../src/core/search/build-shard';
import { CandidateFinder } from '../../../src/core/search/candidates';
import { Lexicon } from '../../../src/core/search/lexicon';
import { adoptStreams, readStream } from '../../../src/core/search/local-stream';
import { QueryReader, type Slot } from '../../../src/core/search/query-slots';
import { WordCounts } from '../../../src/core/search/segment';
import type { Shard } from '../../../src/core/search/shard';
import { SimilarWords } from '../../../src/core/search/similar-words';
import { memoryHost, plainSource } from './memory-host';

const TEXTS = {
  a: 'the lantern of the keeper',
  b: 'the lantern of the clerk',
  c: 'the ledger of the keeper',
  d: 'the the the of of of',
};

async function prepare(
  query: string,
  texts: Readonly<Record<string, string>> = TEXTS,
): Promise<{ shard: Shard; slots: Slot[] }> {
  const lexicon = new Lexicon();
  const counts = new WordCounts();
  const { clock } = memoryHost();
  const locals = Object.values(texts).map((text) => readStream(text));
  const streams = await adoptStreams(locals, lexicon, counts, clock);
  const segments = Object.entries(texts).map(([id, text], i) => ({
    ...streams[i]!,
    source: plainSource(id),
    file: id,
    characters: text.length,
    chrome: new Uint32Array(0),
    dead: false,
  }));
  const shard = await buildShard(segments, lexicon.size, clock);
  const reader = new QueryReader(lexicon, counts, new SimilarWords(lexicon));
  return { shard, slots: reader.read(query.split(' '), { forms: false, typing: false }) };
}

describe('candidates', () => {
  const all = { most: 10, read: 10, only: undefined };
  const cases: [what: string, options: object, expected: string][] = [
    ['every passage with a word of the query', {}, 'abcd'],
    ['the best alone', { most: 1 }, 'a'],
    ['the best of the sources asked for', { most: 1, only: new Set(['c', 'd']) }, 'c'],
    ['only what comes near the best', { near: 0.9, least: 0 }, 'a'],
    ['others to make up the number', { near: 0.9, least: 2 }, 'abc'],
    ['sources used lately rather than their equals', { most: 2, first: new Set(['c']) }, 'ac'],
  ];
  for (const [what, options, expected] of cases) {
    it(`are ${what}`, async () => {
      const { shard, slots } = await prepare('the lantern of keeper');
      const found = new CandidateFinder().find(shard, slots, { ...all, ...options });
      assert.equal(
        found
          .map(({ segment }) => segment.source.id)
          .sort()
          .join(''),
        expected,
      );
    });
  }

  it('are the best of many, wherever they stand', async () => {
    const words = ['lantern', 'keeper', 'ledger', 'clerk', 'harbour', 'brass'];
    const held = (i: number): string[] => words.filter((_, w) => ((i * 37) >> w) % 3 === 0);
    const texts = Array.from({ length: 333 }, (_, i) => [`${i}`, `of ${held(i).join(' ')}`]);
    const { shard, slots } = await prepare(words.join(' '), Object.fromEntries(texts));
    const finder = new CandidateFinder();
    const boundsOf = (most: number): number[] =>
      finder
        .find(shard, slots, { ...all, most })
        .map(({ bound }) => bound)
        .sort((a, b) => b - a);
    const every = boundsOf(texts.length);
    for (const most of [1, 5, 40, 200]) {
      const found = boundsOf(most);
      assert.equal(found.length, most);
      // Sums less than a bin apart count as equal.
      found.forEach((bound, i) => assert.ok(bound > every[i]! - every[0]! / 100, `${most}: ${i}`));
    }
  });
});
