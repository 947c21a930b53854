import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildShard, mergeShards } from '../../../src/core/search/build-shard';
import { mostGapBytes, mostGaps, putGaps, readGaps } from '../../../src/core/search/codes';
import { Lexicon } from '../../../src/core/search/lexicon';
import { adoptStreams, readStream } from '../../../src/core/search/local-stream';
import { WordCounts, type Segment } from '../../../src/core/search/segment';
import {
  estimatePassages,
  OVERLAP,
  readPassages,
  type Shard,
} from '../../../src/core/search/shard';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { tokens } from '../../../src/core/search/token-scanner';
import { memoryHost, plainDocument, plainSource } from './memory-host';

const { clock } = memoryHost();

/** Each passage of live segments as source and number, by the words that it holds or borrows. */
function naive(segments: readonly Segment[], texts: ReadonlyMap<Segment, string>) {
  const found = new Map<string, string[]>();
  for (const segment of segments.filter(({ dead }) => !dead)) {
    const all = tokens(texts.get(segment)!);
    const cuts = [...segment.offsets].slice(0, -1);
    const passageOf = (start: number) => cuts.filter((cut) => cut <= start).length - 1;
    all.forEach(({ token, start }, i) => {
      const passage = passageOf(start);
      const places = [passage];
      const first = all.findIndex((one) => one.start === cuts[passage]);
      if (passage > 0 && i - first < OVERLAP) places.unshift(passage - 1);
      for (const place of places) {
        const name = `${segment.source.id} ${place}`;
        const list = found.get(token) ?? [];
        if (!list.includes(name)) found.set(token, [...list, name]);
      }
    });
  }
  return found;
}

function listed(shard: Shard, lexicon: Lexicon) {
  const found = new Map<string, string[]>();
  const out = new Int32Array(shard.passages);
  for (let id = 1; id < lexicon.size; id++) {
    const count = readPassages(shard, id, out);
    assert.ok(count <= estimatePassages(shard, id));
    if (!count) continue;
    const names = [...out.subarray(0, count)].map((passage) => {
      const s = shard.segments.findLastIndex((_, i) => shard.bases[i]! <= passage);
      return `${shard.segments[s]!.source.id} ${passage - shard.bases[s]!}`;
    });
    found.set(lexicon.word(id), names);
  }
  return found;
}

const sorted = (lists: ReadonlyMap<string, readonly string[]>) =>
  [...lists].map(([word, names]) => `${word}: ${names.join(', ')}`).sort();

describe('posting lists', () => {
  it('come back from their codes, whatever their gaps', () => {
    const gap = fc.oneof(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 150, max: 200 }),
      fc.integer({ min: 4200, max: 4400 }),
      fc.integer({ min: 69_000, max: 71_000 }),
      fc.integer({ min: 1, max: 20_000_000 }),
    );
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 60 }), (gaps) => {
        let at = -1;
        const list = Int32Array.from(gaps, (one) => (at += one));
        const bytes = new Uint8Array(mostGapBytes(list.length));
        const end = putGaps(bytes, 0, list, 0, list.length);
        assert.ok(list.length <= mostGaps(end));
        const out = new Int32Array(list.length);
        assert.equal(readGaps(bytes, 0, end, out), list.length);
        assert.deepEqual(out, list);
      }),
    );
  });

  it('are those of a naive index, built at once or merged, without what was removed', async () => {
    const word = fc.oneof(
      fc.constantFrom('the', 'of', 'and.\n\nA'),
      fc.integer({ max: 30, min: 0 }).map((n) => `keeper${n}`),
      fc.integer({ max: 900, min: 0 }).map((n) => `word${n}`),
    );
    const text = fc.array(word, { minLength: 1, maxLength: 1200 }).map((all) => all.join(' '));
    const sources = fc.array(fc.record({ text, dead: fc.boolean() }), {
      minLength: 1,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(sources, fc.nat(9), fc.nat(80), async (given, cut, repeats) => {
        const lexicon = new Lexicon();
        const counts = new WordCounts();
        const texts = new Map<Segment, string>();
        // The first source is long now and then, so that words are in enough passages for a bit each.
        const wholes = given.map(({ text: some }, i) =>
          i === 0 ? `${some} `.repeat(1 + repeats / 4) : some,
        );
        const locals = wholes.map((whole) => readStream(whole));
        const streams = await adoptStreams(locals, lexicon, counts, clock);
        const segments = wholes.map((whole, i) => {
          const segment: Segment = {
            ...streams[i]!,
            source: plainSource(String(i)),
            file: '',
            characters: whole.length,
            chrome: new Uint32Array(0),
            dead: false,
          };
          texts.set(segment, whole);
          return segment;
        });
        const whole = await buildShard(segments, lexicon.size, clock);
        const expected = sorted(naive(segments, texts));
        assert.deepEqual(sorted(listed(whole, lexicon)), expected);
        const parts = [
          await buildShard(segments.slice(0, cut), lexicon.size, clock),
          await buildShard(segments.slice(cut), lexicon.size, clock),
        ];
        const merged = await mergeShards(parts, lexicon.size, clock);
        assert.deepEqual(sorted(listed(merged, lexicon)), expected);
        given.forEach(({ dead }, i) => (segments[i]!.dead = dead));
        const alive = await mergeShards([merged], lexicon.size, clock);
        assert.deepEqual(sorted(listed(alive, lexicon)), sorted(naive(segments, texts)));
        assert.ok(alive.segments.every(({ dead }) => !dead));
      }),
      { numRuns: 12 },
    );
  }).timeout(30_000);
});

describe('lexicon', () => {
  it('knows every word before and after slack is given back, and takes up new ones', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.nat(40), (words, cut) => {
        const lexicon = new Lexicon();
        const first = words.slice(0, cut).map((word) => lexicon.add(word));
        lexicon.trim();
        const all = [...first, ...words.slice(cut).map((word) => lexicon.add(word))];
        assert.deepEqual(
          all,
          words.map((_, i) => i + 1),
        );
        words.forEach((word, i) => {
          assert.equal(lexicon.find(word), i + 1);
          assert.equal(lexicon.word(i + 1), word);
        });
        assert.equal(lexicon.find('a word that is longer than those'), 0);
        const before = lexicon.byteLength;
        lexicon.trim();
        assert.ok(lexicon.byteLength <= before);
      }),
    );
  });
});

describe('words of a library', () => {
  it('are numbered by how often all sources have them that come at once', async () => {
    const lexicon = new Lexicon();
    const counts = new WordCounts();
    const adopt = (...texts: string[]) =>
      adoptStreams(
        texts.map((text) => readStream(text)),
        lexicon,
        counts,
        clock,
      );
    await adopt('ash ash ash birch', 'birch birch birch cedar cedar');
    await adopt('oak cedar elm elm');
    const words = Array.from({ length: lexicon.size - 1 }, (_, i) => lexicon.word(i + 1));
    assert.deepEqual(words, ['birch', 'ash', 'cedar', 'elm', 'oak']);
    assert.deepEqual(
      words.map((_, i) => counts.of(i + 1)),
      [4, 3, 3, 2, 1],
    );
  });

  it('are forgotten of a source that goes before anything is looked up, or while it is numbered', async () => {
    for (const [before, numbering] of [
      [true, false],
      [false, true],
    ]) {
      const host = memoryHost();
      const index = createSourceIndex(host);
      const document = plainDocument('the lighthouse keeper wrote');
      await index.add(plainSource('kept'), document, 'same');
      await index.add(plainSource('gone'), plainDocument('a zymurgist wrote'), 'other');
      if (before) index.remove('gone');
      const found = index.lookup({ text: 'zymurgist wrote', limit: 9, operators: false });
      if (numbering) index.remove('gone');
      const fresh = createSourceIndex(memoryHost());
      await fresh.add(plainSource('kept'), document, 'same');
      const query = { text: 'zymurgist keeper', limit: 9, operators: false };
      assert.deepEqual(
        (await found).map(({ source }) => source),
        ['kept'],
      );
      assert.deepEqual(await index.lookup(query), await fresh.lookup(query));
    }
  });
});
