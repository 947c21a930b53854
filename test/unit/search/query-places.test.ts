import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexicon } from '../../../src/core/search/lexicon';
import { adoptStreams, readStream } from '../../../src/core/search/local-stream';
import { QueryPlaces } from '../../../src/core/search/query-places';
import { QueryReader } from '../../../src/core/search/query-slots';
import { WordCounts, type Segment } from '../../../src/core/search/segment';
import { SimilarWords } from '../../../src/core/search/similar-words';
import { memoryHost, plainSource } from './memory-host';

const FREQUENT = ['the', 'of', 'and', 'lantern'];
const RARE = ['keeper', 'ledger', 'harbour', 'quay'];
const WORDS = [...FREQUENT, ...RARE, 'some', 'other', 'words', 'between'];

/** A library in which the rare words have tokens of three bytes, and a text as its only segment. */
async function prepare(text: string): Promise<{ segment: Segment; reader: QueryReader }> {
  const lexicon = new Lexicon();
  for (const word of FREQUENT) lexicon.add(word);
  for (let i = 0; i < 18_000; i++) lexicon.add(`x${i}`);
  const counts = new WordCounts();
  const streams = await adoptStreams([readStream(text)], lexicon, counts, memoryHost().clock);
  const about = { source: plainSource('a'), file: 'a', characters: text.length };
  const segment = { ...streams[0]!, ...about, chrome: new Uint32Array(0), dead: false };
  return { segment, reader: new QueryReader(lexicon, counts, new SimilarWords(lexicon)) };
}

const word = fc.constantFrom(...WORDS);

describe('places of a query', () => {
  it('are where its words stand', async () => {
    const { segment, reader } = await prepare('Words of the harbour. The keeper and the ledger.');
    const slots = reader.read(['the', 'keeper', 'ledger'], { forms: false, typing: false });
    const places = new QueryPlaces(slots);
    places.read(segment, 0);
    const found = Array.from(places.places.subarray(0, places.count), (place, i) => ({
      place,
      slot: places.slot[places.options[i]!],
      ends: places.breaks[i],
    }));
    assert.deepEqual(found, [
      { place: 2, slot: 0, ends: 0 },
      { place: 4, slot: 0, ends: 1 },
      { place: 5, slot: 1, ends: 1 },
      { place: 7, slot: 0, ends: 1 },
      { place: 8, slot: 2, ends: 1 },
    ]);
  });

  it('are estimated as twenty neighbouring words add up', async () => {
    const texts = fc.array(word, { minLength: 1, maxLength: 90 });
    const queries = fc.uniqueArray(fc.constantFrom(...FREQUENT, ...RARE), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(texts, queries, async (text, query) => {
        const { segment, reader } = await prepare(text.join(' '));
        const slots = reader.read(query, { forms: false, typing: false });
        const known = slots.filter(({ expansions }) => expansions.length > 0);
        let best = 0;
        for (let from = 0; from < text.length; from += 5) {
          const near = new Set(text.slice(from, from + 20));
          const sum = known.reduce(
            (all, slot) => all + (near.has(slot.token) ? slot.weight : 0),
            0,
          );
          best = Math.max(best, sum);
        }
        const estimate = new QueryPlaces(slots).estimate(segment, 0);
        assert.ok(Math.abs(estimate - best) < 1e-9, `${estimate}, not ${best}`);
      }),
      { numRuns: 40 },
    );
  });
});
