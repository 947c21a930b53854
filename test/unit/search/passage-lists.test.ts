import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildShard } from '../../../src/core/search/build-shard';
import { Lexicon } from '../../../src/core/search/lexicon';
import { adoptStreams, readStream } from '../../../src/core/search/local-stream';
import { PassageLists } from '../../../src/core/search/passage-lists';
import { WordCounts, type Segment } from '../../../src/core/search/segment';
import { readPassages } from '../../../src/core/search/shard';
import { memoryHost, plainSource } from './memory-host';

const { clock } = memoryHost();

describe('passages that hold all of some words', () => {
  it('are among those named, which lie in the ranges asked for', async () => {
    // Every word but one of ten is rare.
    const word = fc.nat({ max: 400 }).map((i) => `w${i % 3 ? i : i % 10}`);
    const text = fc.array(word, { minLength: 2000, maxLength: 6000 });
    const asked = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, asked, fc.nat(5), fc.nat(20), async (words, questions, from, to) => {
        const lexicon = new Lexicon();
        const local = readStream(words.join(' '));
        const [stream] = await adoptStreams([local], lexicon, new WordCounts(), clock);
        const about = { source: plainSource('s'), file: '', characters: 0, dead: false };
        const segment: Segment = { ...stream!, ...about, chrome: new Uint32Array(0) };
        const shard = await buildShard([segment], lexicon.size, clock);
        const lists = new PassageLists(shard);
        const out = new Int32Array(shard.passages);
        const holding = (id: number) => [...out.subarray(0, readPassages(shard, id, out))];
        for (const question of questions) {
          const ids = Int32Array.from(question, (one) => lexicon.find(one));
          const all = [...lists.holdingAll(ids)];
          assert.deepEqual(
            all,
            [...new Set(all)].sort((a, b) => a - b),
          );
          const known = ids.every((id) => id > 0);
          const every = known
            ? [...ids].map(holding).reduce((a, b) => a.filter((passage) => b.includes(passage)))
            : [];
          assert.ok(every.every((passage) => all.includes(passage)));
          const ranges = Int32Array.of(from, from + 2, from + 3, from + 3 + to);
          const inside = (passage: number) =>
            passage >= from && passage < from + 3 + to && passage !== from + 2;
          const within = [...lists.holdingAll(ids, ranges)];
          assert.ok(within.every(inside));
          assert.ok(every.filter(inside).every((passage) => within.includes(passage)));
        }
      }),
      { numRuns: 25 },
    );
  });
});
