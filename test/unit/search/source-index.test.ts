import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Cancelled, type Cache } from '../../../src/core/host';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { SourceIndex } from '../../../src/core/search/types';
import {
  hashOf,
  memoryHost,
  MemoryCache,
  noCache,
  plainDocument,
  plainSource,
} from './memory-host';

const TEXTS: Readonly<Record<string, string>> = {
  'harbour.txt': `The harbour master kept a ledger of every vessel that entered the bay. In the winter of the
great storm he wrote nothing for eleven days. "The sea does not wait for ink," he told the new clerk.`,
  'orchard.txt': `Old Miriam planted forty apple trees behind the chapel. Nobody remembered who had paid for
them. The organisation of the harvest was left to the children, who didn't mind.`,
  'tokyo.txt': '東京の冬は乾いている。海からの風は冷たい。',
};

async function fill(index: SourceIndex, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(texts)) {
    await index.add(plainSource(id), plainDocument(text), hashOf(memoryHost(), text));
  }
}

async function indexOf(texts = TEXTS, cache: Cache = new MemoryCache()): Promise<SourceIndex> {
  const index = createSourceIndex(memoryHost(cache));
  await fill(index, texts);
  return index;
}

describe('lookup', () => {
  const cases: [what: string, query: string, expected: string][] = [
    ['words as they stand', 'ledger of every vessel', 'harbour.txt: ledger of every vessel'],
    ['a wrong first letter', 'jedger every vessel', 'harbour.txt: ledger of every vessel'],
    ['letters swapped', 'vesesl enterde the bay', 'harbour.txt: vessel that entered the bay'],
    ['American for British', 'organization harvest', 'orchard.txt: organisation of the harvest'],
    ['another form', 'plant apple tree', 'orchard.txt: planted forty apple trees'],
    ['another order', 'trees apple forty', 'orchard.txt: forty apple trees'],
    ['a scanned rn', 'harbour rnaster', 'harbour.txt: harbour master'],
    ['a word split', 'every ves sel', 'harbour.txt: every vessel'],
    ['words run together', 'harbourmaster kept', 'harbour.txt: harbour master kept'],
    ['no apostrophe', 'children who didnt mind', "orchard.txt: children, who didn't mind"],
    ['case and accents', 'GRÉAT STÖRM', 'harbour.txt: great storm'],
    ['Japanese', '風は冷た', 'tokyo.txt: 風は冷た'],
  ];
  for (const [what, query, expected] of cases) {
    it(`finds ${what}`, async () => {
      for (const cache of [new MemoryCache(), noCache]) {
        const index = await indexOf(TEXTS, cache);
        const [hit] = await index.lookup({ text: query, limit: 3, operators: false });
        assert.ok(hit);
        const text = TEXTS[hit.source]!.slice(hit.match.start, hit.match.end).replace('\n', ' ');
        assert.equal(`${hit.source}: ${text}`, expected);
      }
    });
  }

  it('takes the last word as a beginning while it is being typed', async () => {
    const index = await indexOf();
    const query = { text: 'wait for i', limit: 1, operators: false };
    const [hit] = await index.lookup({ ...query, typing: true });
    assert.equal(TEXTS['harbour.txt']!.slice(hit!.match.start, hit!.match.end), 'wait for ink');
  });

  it('grows a match to its sentence and marks each matched word', async () => {
    const index = await indexOf();
    const [hit] = await index.lookup({ text: 'nobody paid', limit: 1, operators: false });
    const text = TEXTS['orchard.txt']!;
    assert.equal(
      text.slice(hit!.span.start, hit!.span.end),
      'Nobody remembered who had paid for\nthem.',
    );
    assert.deepEqual(
      hit!.matched.map(({ start, end }) => text.slice(start, end)),
      ['Nobody', 'paid'],
    );
  });

  it('grows a match over no paragraph break that it does not hold itself', async () => {
    const first = 'No lantern had burned a whole night,”';
    const second = 'although Baldwin dismissed the keeper,';
    const text = `${first}\n\n${second}\n \nand so the ferry stayed.`;
    const index = await indexOf({ 'a.txt': text });
    for (const [query, expected] of [
      ['lantern burned a whole night', first],
      ['Baldwin dismissed the keeper', second],
      ['whole night although Baldwin', `${first}\n\n${second}`],
    ] as const) {
      const [hit] = await index.lookup({ text: query, limit: 1, operators: false });
      assert.equal(hit && text.slice(hit.span.start, hit.span.end), expected);
    }
  });

  it('leaves out a stray word beyond a paragraph break', async () => {
    const text =
      'The keeper left.\n\nEvery lantern burned all night.\n\nBaldwin dismissed the clerk.';
    const index = await indexOf({ 'a.txt': text });
    for (const query of ['every lantern burned night clerk', 'keeper every lantern burned night']) {
      const [hit] = await index.lookup({ text: query, limit: 1, operators: false });
      assert.ok(hit);
      assert.equal(text.slice(hit.span.start, hit.span.end), 'Every lantern burned all night.');
      assert.equal(hit.matched.length, 4);
    }
  });

  it('puts sources used lately before others that score the same, and before no other', async () => {
    const same = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`${i + 10}.txt`, `The clerk of bay ${i + 10} slept.`]),
    );
    const index = await indexOf({ ...same, 'z.txt': 'The clerk never slept.' });
    const found = async (text: string, recent?: string[]): Promise<string[]> =>
      (await index.lookup({ text, limit: 3, operators: false, recent })).map((hit) => hit.source);
    assert.deepEqual(await found('clerk of bay'), ['10.txt', '11.txt', '12.txt']);
    assert.deepEqual(await found('clerk of bay', ['48.txt', '30.txt']), [
      '48.txt',
      '30.txt',
      '10.txt',
    ]);
    assert.equal((await found('clerk never slept', ['48.txt']))[0], 'z.txt');
  });

  it('ranks the furniture of a web page last', async () => {
    const text = 'Read more about tulips.\n\nThe author read more about tulips in Leiden.';
    const index = createSourceIndex(memoryHost());
    const document = {
      ...plainDocument(text),
      blocks: [
        { kind: 'chrome' as const, start: 0, end: 23 },
        { kind: 'paragraph' as const, start: 25, end: text.length },
      ],
    };
    await index.add(plainSource('a.html'), document, 'a');
    const hits = await index.lookup({ text: 'read more about tulips', limit: 2, operators: false });
    assert.ok(hits[0]!.match.start > 23);
  });

  it('throws when it was cancelled', async () => {
    const index = await indexOf();
    const query = { text: 'harbour', limit: 1, operators: false };
    await assert.rejects(index.lookup(query, { cancelled: true }), Cancelled);
    await assert.rejects(index.verify('the bay', { token: { cancelled: true } }), Cancelled);
  });

  it('answers with nothing where nothing was asked or is there', async () => {
    const index = await indexOf();
    assert.deepEqual(await index.lookup({ text: ' … ', limit: 5, operators: true }), []);
    assert.deepEqual(await index.lookup({ text: 'zzzzqqqq', limit: 5, operators: true }), []);
    const empty = createSourceIndex(memoryHost());
    assert.deepEqual(await empty.lookup({ text: 'harbour', limit: 5, operators: false }), []);
    assert.deepEqual(await empty.verify('harbour'), []);
  });
});

describe('source index', () => {
  const word = fc.constantFrom(
    ...'the of a sea ink bay storm winter clerk vessel apple tree 12 1,5'.split(' '),
  );
  const mark = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '\n\n', ' – ');
  const text = fc
    .array(fc.tuple(word, mark), { minLength: 1, maxLength: 700 })
    .map((parts) => parts.flat().join(''));

  it('finds every run of four and more words where it stands', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, fc.nat(), fc.nat({ max: 30 }), async (one, two, at, more) => {
        const index = await indexOf({ 'one.txt': one, 'two.txt': two });
        const words = [...one.matchAll(/[\w,]*\w/g)];
        const from = at % words.length;
        const part = words.slice(from, from + 4 + more);
        if (part.length < 4) return;
        const start = part[0]!.index;
        const end = part.at(-1)!.index + part.at(-1)![0].length;
        const found = await index.verify(one.slice(start, end), { limit: 1000 });
        // Of places that overlap, as in "word word word word word", one is told.
        assert.ok(
          found.some((m) => m.source === 'one.txt' && m.start < end && start < m.end && m.exact),
        );
        const plain = (s: string): string => (s.match(/[\w,]*\w/g) ?? []).join(' ');
        for (const match of found.filter((m) => m.exact)) {
          const slice = (match.source === 'one.txt' ? one : two).slice(match.start, match.end);
          assert.equal(plain(slice), plain(one.slice(start, end)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is after any changes what a fresh one would be', async () => {
    const change = fc.tuple(fc.constantFrom('a.txt', 'b.txt', 'c.txt'), fc.option(text));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), text, async (changes, asked) => {
        const index = createSourceIndex(memoryHost());
        const now = new Map<string, string>();
        for (const [id, content] of changes) {
          if (content === null) {
            index.remove(id);
            now.delete(id);
          } else {
            await fill(index, { [id]: content });
            now.set(id, content);
          }
          await index.lookup({ text: 'sea', limit: 1, operators: false });
        }
        const fresh = await indexOf(Object.fromEntries(now));
        const query = { text: asked.slice(0, 60), limit: 300, operators: false };
        const order = (a: { source: string; start: number }, b: typeof a): number =>
          a.source < b.source ? -1 : a.source > b.source ? 1 : a.start - b.start;
        const [left, right] = await Promise.all(
          [index, fresh].map((i) => i.verify(query.text, { limit: 300 })),
        );
        assert.deepEqual([...left!].sort(order), [...right!].sort(order));
        const [hit, same] = await Promise.all([index, fresh].map((i) => i.lookup(query)));
        assert.equal(hit![0]?.score, same![0]?.score);
        assert.equal((await index.statistics()).characters, (await fresh.statistics()).characters);
      }),
      { numRuns: 40 },
    );
  });

  it('restores what it wrote, and gives documents back as they were', async () => {
    const cache = new MemoryCache();
    await indexOf(TEXTS, cache);
    const again = createSourceIndex(memoryHost(cache));
    for (const [id, content] of Object.entries(TEXTS)) {
      const about = await again.restore(plainSource(id), hashOf(memoryHost(), content));
      assert.equal(about?.format, 'text');
      assert.deepEqual(await again.document(id), plainDocument(content));
    }
    const [hit] = await again.lookup({ text: 'forty aple trees', limit: 1, operators: false });
    assert.equal(hit?.source, 'orchard.txt');
  });

  it('keeps lone surrogates and every other code unit', async () => {
    const content = 'before \ud800 after 漢 \uffff end';
    const index = await indexOf({ 'odd.txt': content });
    await index.save();
    assert.equal((await index.document('odd.txt'))?.text, content);
  });

  it('takes a source without words', async () => {
    const texts = { 'empty.txt': '', 'stars.txt': '* * *' };
    const cache = new MemoryCache();
    await (await indexOf(texts, cache)).save();
    cache.blobs.delete('index');
    const index = createSourceIndex(memoryHost(cache));
    for (const [id, content] of Object.entries(texts)) {
      assert.ok(await index.restore(plainSource(id), hashOf(memoryHost(), content)));
      assert.deepEqual(await index.document(id), plainDocument(content));
    }
    assert.deepEqual(await index.lookup({ text: 'stars', limit: 1, operators: false }), []);
    assert.equal((await index.statistics()).passages, 0);
  });

  it('gives a source up whose cached text is gone', async () => {
    const cache = new MemoryCache();
    const index = await indexOf(TEXTS, cache);
    cache.blobs.clear();
    assert.deepEqual(await index.lookup({ text: 'harbour', limit: 1, operators: false }), []);
    assert.equal(index.has('harbour.txt'), false);
    assert.equal(index.has('orchard.txt'), true);
  });

  it('prunes what no source uses, and clears everything', async () => {
    const cache = new MemoryCache();
    const index = await indexOf(TEXTS, cache);
    index.remove('tokyo.txt');
    await index.prune();
    assert.equal(cache.blobs.size, 2);
    await index.clear();
    assert.equal(cache.blobs.size, 0);
    assert.equal((await index.statistics()).sources, 0);
    await fill(index, TEXTS);
    assert.equal((await index.verify('the great storm'))[0]?.exact, true);
  });

  it('takes a torn, spoiled or foreign file for none', async () => {
    const cache = new MemoryCache();
    await indexOf({ 'a.txt': TEXTS['harbour.txt']! }, cache);
    const [[name, whole]] = [...cache.blobs] as [[string, Uint8Array]];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, by, cut) => {
          const spoiled = cut ? whole.slice(0, at % whole.length) : whole.slice();
          if (!cut) spoiled[at % whole.length]! ^= by;
          cache.blobs.set(name, spoiled);
          const index = createSourceIndex(memoryHost(cache));
          const source = plainSource('a.txt');
          const about = await index.restore(source, hashOf(memoryHost(), TEXTS['harbour.txt']!));
          const document = about && (await index.document('a.txt'));
          assert.ok(document === undefined || document.text === TEXTS['harbour.txt']);
          if (!document) assert.equal(index.has('a.txt'), false);
        },
      ),
      { numRuns: 150 },
    );
  });
});
