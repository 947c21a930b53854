import assert from 'node:assert/strict';
import fc from 'fast-check';
import { putToken, tokenAt } from '../../../src/core/search/codes';
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

/** What an estimate knows a token by: a long one by its first two bytes. */
function lookOf(id: number): number | string {
  const bytes = new Uint8Array(4);
  return putToken(bytes, 0, id) > 2 ? `${bytes[0]} ${bytes[1]}` : id;
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

  it('are estimated as what neighbouring bytes add up to, close ones twice', async () => {
    const texts = fc.array(word, { minLength: 1, maxLength: 90 });
    const queries = fc.uniqueArray(fc.constantFrom(...FREQUENT, ...RARE), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(texts, queries, async (text, query) => {
        const { segment, reader } = await prepare(text.join(' '));
        const slots = reader.read(query, { forms: false, typing: false });
        const weigh = (start: number, end: number): number => {
          const near = new Set<number | string>();
          for (let at = Math.max(0, start); at < Math.min(end, segment.codes.length); at++) {
            near.add(lookOf(tokenAt(segment.codes, at)));
          }
          return slots
            .filter(({ expansions }) => expansions.some(({ id }) => near.has(lookOf(id))))
            .reduce((sum, { weight }) => sum + weight, 0);
        };
        let most = 0;
        for (let end = 10; end < segment.codes.length + 10; end += 10) {
          most = Math.max(most, weigh(end - 20, end) + weigh(end - 40, end));
        }
        const estimate = new QueryPlaces(slots).estimate(segment, 0);
        assert.ok(Math.abs(estimate - most) < 1e-9, `${estimate}, not ${most}`);
      }),
      { numRuns: 40 },
    );
  });
});
