import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pack, unpack } from '../../../src/core/search/packed';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { SourceIndex } from '../../../src/core/search/types';
import { memoryHost, MemoryCache, plainDocument, plainSource } from './memory-host';

const TEXTS = Array.from({ length: 12 }, (_, i) =>
  `The ${i}th keeper of the lighthouse wrote that fog ${i * 7} came in from the north. `.repeat(3),
);
const ids = TEXTS.map((_, i) => `${i}.txt`);

async function filled(cache: MemoryCache): Promise<SourceIndex> {
  const index = createSourceIndex(memoryHost(cache));
  for (const [i, text] of TEXTS.entries()) {
    await index.add(plainSource(ids[i]!), plainDocument(text), `hash${i}`);
  }
  await index.save();
  return index;
}

/** All answers, ties in one order. */
async function answers(index: SourceIndex) {
  const place = (one: { source: string; start: number }) => `${one.source} ${one.start}`;
  const hits = await index.lookup({ text: 'lighthose fog 49', limit: 200, operators: false });
  const matches = await index.verify('wrote that fog 49 came', { limit: 200 });
  return {
    lookup: hits
      .map(({ source, match, score }) => `${place({ source, ...match })} ${score.toFixed(6)}`)
      .sort(),
    verify: matches
      .filter(({ exact }) => exact)
      .map(place)
      .sort(),
    sources: (await index.statistics()).sources,
    passages: (await index.statistics()).passages,
  };
}

describe('snapshot of an index', () => {
  it('packs typed arrays and maps, and gives each its own memory', () => {
    const array = fc.oneof(
      fc.uint8Array(),
      fc.uint32Array(),
      fc.int32Array(),
      fc.string(),
      fc.constant(null),
    );
    const map = fc.array(fc.tuple(fc.nat(), array)).map((pairs) => new Map(pairs));
    const value = fc.record({ list: fc.array(array), map }, { noNullPrototype: true });
    fc.assert(
      fc.property(value, fc.nat({ max: 9 }), (given, offset) => {
        const blob = pack(given, 3);
        // As a view into a larger buffer, which is how Node reads small files.
        const held = Buffer.concat([Buffer.alloc(offset), blob]).subarray(offset);
        assert.deepEqual(unpack(held, 3), given);
        assert.equal(unpack(blob, 4), undefined);
      }),
    );
  });

  it('opens with the same answers, and without the files of the sources being read', async () => {
    const cache = new MemoryCache();
    const expected = await answers(await filled(cache));
    const again = createSourceIndex(memoryHost(cache));
    const read = new Map<string, number>();
    const { readRange } = cache;
    cache.readRange = async (name, start, end) => {
      read.set(name, (read.get(name) ?? 0) + end - start);
      return readRange.call(cache, name, start, end);
    };
    for (const [i, id] of ids.entries()) {
      assert.equal((await again.restore(plainSource(id), `hash${i}`))?.format, 'text');
    }
    assert.ok([...read.values()].every((bytes) => bytes < 64));
    assert.deepEqual(await answers(again), expected);
    assert.deepEqual(await again.document('3.txt'), plainDocument(TEXTS[3]!));
  });

  it('answers as a fresh index after any mixture of kept, changed and removed sources', async () => {
    const state = fc.array(fc.constantFrom('kept', 'changed', 'gone'), {
      minLength: ids.length,
      maxLength: ids.length,
    });
    await fc.assert(
      fc.asyncProperty(state, async (states) => {
        const cache = new MemoryCache();
        await filled(cache);
        const fresh = createSourceIndex(memoryHost());
        let index = createSourceIndex(memoryHost(cache));
        const take = async (first: boolean) => {
          for (const [i, id] of ids.entries()) {
            if (states[i] === 'gone') continue;
            const changed = states[i] === 'changed';
            const hash = changed ? `other${i}` : `hash${i}`;
            const text = changed ? `${TEXTS[i]} Nobody came.` : TEXTS[i]!;
            if (first) await fresh.add(plainSource(id), plainDocument(text), hash);
            const restored = await index.restore(plainSource(id), hash);
            assert.equal(restored === undefined, first && changed);
            if (!restored) await index.add(plainSource(id), plainDocument(text), hash);
          }
          await index.save();
          const [mine, other] = [await answers(index), await answers(fresh)];
          assert.deepEqual(mine, other);
        };
        await take(true);
        index = createSourceIndex(memoryHost(cache));
        await take(false);
      }),
      { numRuns: 8 },
    );
  });

  it('is passed over where it is torn or spoiled, and a source whose file is gone is read again', async () => {
    const cache = new MemoryCache();
    const expected = await answers(await filled(cache));
    const whole = cache.blobs.get('index')!;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.boolean(), async (at, cut) => {
        const spoiled = cut ? whole.slice(0, at % whole.length) : whole.slice();
        if (!cut) spoiled[at % whole.length]! ^= 16;
        cache.blobs.set('index', spoiled);
        const index = createSourceIndex(memoryHost(cache));
        for (const [i, id] of ids.entries()) {
          assert.ok(await index.restore(plainSource(id), `hash${i}`));
        }
        assert.deepEqual(await answers(index), expected);
      }),
      { numRuns: 10 },
    );
    cache.blobs.set('index', whole);
    const [file] = [...cache.blobs.keys()].filter((name) => name.endsWith('hash3'));
    cache.blobs.delete(file!);
    const index = createSourceIndex(memoryHost(cache));
    assert.equal(await index.restore(plainSource('3.txt'), 'hash3'), undefined);
    assert.ok(await index.restore(plainSource('4.txt'), 'hash4'));
  });

  it('tells of a source whose text was found damaged, and forgets its file', async () => {
    const cache = new MemoryCache();
    await filled(cache);
    const lost: string[] = [];
    const index = createSourceIndex(memoryHost(cache), (source) => lost.push(source));
    await index.restore(plainSource('3.txt'), 'hash3');
    const name = [...cache.blobs.keys()].find((file) => file.endsWith('hash3'))!;
    cache.blobs.get(name)![cache.blobs.get(name)!.length - 20]! ^= 1;
    assert.equal(await index.document('3.txt'), undefined);
    assert.deepEqual(lost, ['3.txt']);
    assert.equal(cache.blobs.has(name), false);
  });

  it('finds what is taken from it after others were added and looked up', async () => {
    const cache = new MemoryCache();
    await filled(cache);
    const index = createSourceIndex(memoryHost(cache));
    await index.restore(plainSource('0.txt'), 'hash0');
    await index.add(plainSource('new.txt'), plainDocument('Nobody lit the lamp.'), 'new');
    await index.statistics();
    for (const i of ids.keys()) if (i) await index.restore(plainSource(ids[i]!), `hash${i}`);
    const found = await index.verify('wrote that fog 49 came', { limit: 9 });
    assert.equal(found[0]?.source, '7.txt');
    await index.save();
    assert.equal((await index.verify('wrote that fog 49 came', { limit: 9 }))[0]?.source, '7.txt');
  });

  it('has a source once that was changed and changed back', async () => {
    const cache = new MemoryCache();
    await filled(cache);
    const index = createSourceIndex(memoryHost(cache));
    await index.add(plainSource('7.txt'), plainDocument('Nobody lit the lamp.'), 'new');
    await index.restore(plainSource('7.txt'), 'hash7');
    assert.deepEqual(await index.verify('Nobody lit the lamp', { limit: 9 }), []);
    assert.equal((await index.verify('wrote that fog 49 came', { limit: 9 }))[0]?.source, '7.txt');
    assert.equal((await index.statistics()).sources, 1);
  });
});
