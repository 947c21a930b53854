import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery, withinDates } from '../../../src/core/search/operators';
import { editDistance } from '../../../src/core/search/similar-words';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { SourceIndex } from '../../../src/core/search/types';
import { lettersOf } from '../../../src/core/search/quoted-stretch';
import { memoryHost, plainDocument, plainSource } from './memory-host';

const REPORT = `The committee met on 15 May. It found that 15 million hectares of forest had been lost in
a decade, and that the minis-
ters didn't act on it. A co-operative of small farmers had not been asked; nobody had read the
earlier warnings. "We were told to wait," said the oldest of them, "and so we waited."`;

async function indexOf(texts: Readonly<Record<string, string>>): Promise<SourceIndex> {
  const index = createSourceIndex(memoryHost());
  for (const [id, text] of Object.entries(texts)) {
    await index.add(plainSource(id), plainDocument(text), id);
  }
  return index;
}

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly word: string;
}

function changed(words: readonly string[], edits: readonly Edit[]): string[] {
  const result = [...words];
  for (const { kind, at, word } of edits)
    result.splice(at, kind === 'put in' ? 0 : 1, ...(kind === 'left out' ? [] : [word]));
  return result;
}

/** The fewest words to put in, leave out or replace until the words stand in a row in the source. */
function leastEdits(words: readonly string[], source: readonly string[]): number {
  let row = Array.from({ length: source.length + 1 }, () => 0);
  words.forEach((word, i) => {
    const next = [i + 1];
    source.forEach((other, j) => {
      next.push(Math.min(row[j]! + Number(word !== other), row[j + 1]! + 1, next[j]! + 1));
    });
    row = next;
  });
  return Math.min(...row);
}

describe('verify', () => {
  const exact: [what: string, quotation: string, source: string][] = [
    ['words as they stand', 'of forest had been lost', 'of forest had been lost'],
    [
      'other marks and case',
      'We were told to wait, Said the oldest',
      'We were told to wait," said the oldest',
    ],
    ['a line-end hyphen', 'that the ministers', 'that the minis-\nters'],
    ['no apostrophe', 'ministers didnt act', "minis-\nters didn't act"],
    ['an apostrophe that became a space', 'didn t act on it', "didn't act on it"],
    ['words joined', 'A cooperative of small farmers', 'A co-operative of small farmers'],
    ['words split', 'no body had read', 'nobody had read'],
  ];
  for (const [what, quotation, expected] of exact) {
    it(`calls exact: ${what}`, async () => {
      const index = await indexOf({ 'report.txt': REPORT });
      const [match] = await index.verify(quotation);
      assert.ok(match);
      assert.equal(REPORT.slice(match.start, match.end), expected);
      assert.deepEqual([match.exact, match.similarity], [true, 1]);
    });
  }

  const near: [what: string, quotation: string, source: string][] = [
    ['a figure', '5 million hectares of forest', '15 million hectares of forest'],
    ['a last word', 'nobody had read the earlier letters', 'nobody had read the\nearlier warnings'],
    ['a missing "not"', 'farmers had been asked', 'farmers had not been asked'],
    [
      'an added word',
      'nobody had ever read the earlier warnings',
      'nobody had read the\nearlier warnings',
    ],
    ['a misprint', 'the comittee met on 15 May', 'The committee met on 15 May'],
  ];
  for (const [what, quotation, expected] of near) {
    it(`calls near: ${what}`, async () => {
      const index = await indexOf({ 'report.txt': REPORT });
      const [match] = await index.verify(quotation);
      assert.ok(match);
      assert.equal(REPORT.slice(match.start, match.end), expected);
      assert.equal(match.exact, false);
      assert.ok(match.similarity < 1 && match.similarity >= 0.6);
    });
  }

  it('does not find what is not there', async () => {
    const index = await indexOf({ 'report.txt': REPORT });
    assert.deepEqual(await index.verify('an entirely invented sentence about whales'), []);
  });

  it('looks into the sources asked for alone, exact places first', async () => {
    const index = await indexOf({
      'a.txt': 'Nobody had read the later warnings.',
      'report.txt': REPORT,
    });
    const both = await index.verify('nobody had read the earlier warnings');
    assert.deepEqual(
      both.map(({ source, exact: same }) => [source, same]),
      [
        ['report.txt', true],
        ['a.txt', false],
      ],
    );
    const one = await index.verify('nobody had read the earlier warnings', { sources: ['a.txt'] });
    assert.deepEqual(
      one.map(({ source }) => source),
      ['a.txt'],
    );
  });

  it('finds quotations longer than a passage', async () => {
    const words = Array.from({ length: 1500 }, (_, i) => `w${(i * 7919) % 1000}x${i % 13}`);
    const index = await indexOf({ 'long.txt': words.join(' ') });
    const quotation = words.slice(100, 1300).join('  ');
    const [match] = await index.verify(quotation);
    assert.equal(match?.exact, true);
    assert.equal(match.end - match.start, words.slice(100, 1300).join(' ').length);
  });

  it('finds no place that differs in more words than another', async () => {
    const word = fc.integer({ min: 0, max: 199 }).map((i) => `w${i}`);
    const prose = fc.array(word, { minLength: 40, maxLength: 400 });
    const edit = fc.record({
      kind: fc.constantFrom('put in', 'left out', 'replaced'),
      at: fc.nat({ max: 39 }),
      word,
    });
    const edits = (maxLength: number) => fc.array(edit, { minLength: 1, maxLength });
    await fc.assert(
      fc.asyncProperty(prose, prose, edits(3), edits(5), async (first, second, few, more) => {
        const quoted = first.slice(0, 40);
        const quotation = changed(quoted, few);
        const texts = {
          'first.txt': first,
          'second.txt': [...second, ...changed(quotation, more), ...second],
        };
        const index = await indexOf({
          'first.txt': texts['first.txt'].join(' '),
          'second.txt': texts['second.txt'].join(' '),
        });
        const [match] = await index.verify(quotation.join(' '), { limit: 1 });
        assert.ok(match);
        const source = texts[match.source as keyof typeof texts];
        const [from, to] = [match.start, match.end].map(
          (at) => source.join(' ').slice(0, at).split(' ').length,
        );
        const near = source.slice(Math.max(0, from! - 4), to! + 3);
        const best = Math.min(...Object.values(texts).map((text) => leastEdits(quotation, text)));
        assert.equal(leastEdits(quotation, near), best);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what is less similar than asked, and nothing else', async () => {
    const word = fc.constantFrom(
      ...'river rivers rivet bank banks notebook note book 1847'.split(' '),
    );
    const asked = fc.constantFrom(...'river rivxr bank zzzz notebook note book 1848'.split(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 5, maxLength: 60 }),
        fc.array(asked, { minLength: 2, maxLength: 8 }),
        fc.constantFrom(0.3, 0.6, 0.9, 1),
        async (source, quotation, least) => {
          const index = await indexOf({ 's.txt': source.join(' ') });
          const all = await index.verify(quotation.join(' '), { limit: 50, least: 0 });
          assert.deepEqual(
            await index.verify(quotation.join(' '), { limit: 50, least }),
            all.filter(({ similarity }) => similarity >= least),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps figures apart that have the same digits', () => {
    assert.notEqual(lettersOf('5.6 million'), lettersOf('56 million'));
    assert.notEqual(lettersOf('in 1 5 cases'), lettersOf('in 15 cases'));
    assert.equal(lettersOf('Don’t co-operate'), lettersOf('dont cooperate'));
  });
});

describe('shared runs', () => {
  it('finds maximal runs and where they stand', async () => {
    const index = await indexOf({ 'report.txt': REPORT, 'other.txt': 'Nothing of the kind.' });
    const draft =
      'As we know, 15 million hectares of forest had been lost in a decade, which is much.';
    const runs = await index.sharedRuns(draft, 8);
    assert.equal(runs.length, 1);
    const [run] = runs;
    assert.equal(
      draft.slice(run!.span.start, run!.span.end),
      '15 million hectares of forest had been lost in a decade',
    );
    assert.equal(
      REPORT.slice(run!.sourceSpan.start, run!.sourceSpan.end),
      '15 million hectares of forest had been lost in\na decade',
    );
    assert.equal(run!.words, 11);
    assert.deepEqual(await index.sharedRuns(draft, 12), []);
  });

  it('finds what a naive comparison finds', async () => {
    const word = fc.constantFrom(...'a b c d e f g'.split(' '));
    const text = fc.array(word, { minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(word, { maxLength: 40 }),
        fc.integer({ min: 4, max: 9 }),
        async (source, draft, least) => {
          const index = await indexOf({ 's.txt': source.join(' ') });
          const runs = await index.sharedRuns(draft.join(' '), least, { limit: 1000 });
          const flat = ` ${source.join(' ')} `;
          const covered = new Set<number>();
          for (const { span, sourceSpan, words } of runs) {
            assert.ok(words >= least);
            assert.equal(
              draft.join(' ').slice(span.start, span.end),
              flat.slice(sourceSpan.start + 1, sourceSpan.end + 1),
            );
            for (let i = span.start; i < span.end; i += 2) covered.add(i / 2);
          }
          for (let i = 0; i + least <= draft.length; i++) {
            if (!flat.includes(` ${draft.slice(i, i + least).join(' ')} `)) continue;
            for (let k = i; k < i + least; k++)
              assert.ok(covered.has(k), `word ${k} of ${draft.join(' ')}`);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('shared runs of many sources', () => {
  it('are those of the sources asked for that are still there', async () => {
    const word = fc.nat({ max: 300 }).map((i) => `w${i % 2 ? i : i % 12}`);
    const prose = fc.array(word, { minLength: 20, maxLength: 200 });
    const cut = fc.record({
      source: fc.nat(4),
      at: fc.nat(),
      length: fc.integer({ min: 5, max: 14 }),
    });
    const least = 8;
    await fc.assert(
      fc.asyncProperty(
        fc.array(prose, { minLength: 5, maxLength: 5 }),
        fc.array(cut, { maxLength: 8 }),
        async (sources, cuts) => {
          const index = await indexOf(
            Object.fromEntries(sources.map((words, i) => [`${i}.txt`, words.join(' ')])),
          );
          index.remove('4.txt');
          const draft = cuts.flatMap(({ source, at, length }) => {
            const from = at % sources[source]!.length;
            return sources[source]!.slice(from, from + length);
          });
          const asked = ['0.txt', '1.txt', '4.txt'];
          const runs = await index.sharedRuns(draft.join(' '), least, { sources: asked });
          assert.ok(runs.every(({ source }) => asked.includes(source) && source !== '4.txt'));
          const flat = [0, 1].map((i) => ` ${sources[i]!.join(' ')} `);
          const places = draft.map((_, i) => draft.slice(0, i).join(' ').length + Number(i > 0));
          places.slice(0, 1 - least).forEach((start, i) => {
            const run = draft.slice(i, i + least);
            const stands = flat.some((text) => text.includes(` ${run.join(' ')} `));
            const end = start + run.join(' ').length;
            const found = runs.some(({ span }) => span.start <= start && span.end >= end);
            assert.equal(found, stands, run.join(' '));
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('runs of many words', () => {
  it('are found wherever they stand, over passages and sentences', async () => {
    const word = fc.integer({ min: 0, max: 1500 }).map((i) => `w${i % 7 ? i : i % 50}`);
    const end = fc.constantFrom('', '', '', '', '.');
    const prose = fc.array(fc.tuple(word, end), { minLength: 300, maxLength: 900 });
    const cut = fc.tuple(fc.nat(), fc.integer({ min: 8, max: 30 }));
    await fc.assert(
      fc.asyncProperty(prose, cut, async (tuples, [at, length]) => {
        const text = tuples.map(([one, mark], i) => `${i % 5 ? one : one.toUpperCase()}${mark}`);
        const from = at % (text.length - length);
        const run = text.slice(from, from + length).join(' ');
        const index = await indexOf({ 's.txt': text.join(' ') });
        const [match] = await index.verify(run, { limit: 1 });
        assert.equal(match?.exact, true);
        const [found] = await index.sharedRuns(`nowhere ${run} nowhere`, 8);
        assert.equal(found?.words, length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('operators', () => {
  it('are taken out of the words', () => {
    const query = parseQuery(
      'lost -wood source:"big report" author:Doe after:2022 page:xii "had been lost"',
      true,
    );
    assert.equal(query.text.trim().replace(/\s+/g, ' '), 'lost "had been lost"');
    assert.deepEqual(
      [query.phrases, query.without, query.source, query.author, query.after, query.page],
      [['had been lost'], ['wood'], ['big report'], ['Doe'], '2022', 'xii'],
    );
    assert.equal(parseQuery('-wood "a b"', false).text, '-wood "a b"');
  });

  const dates: [date: string, operators: string, within: boolean][] = [
    ['2023-01-21', 'after:2022', true],
    ['2022-12-31', 'after:2022', false],
    ['2022-12-31', 'after:2022-11', true],
    ['', 'after:2022', false],
    ['2021', 'before:2022', true],
    ['2022-01-01', 'before:2022', false],
  ];
  for (const [date, operators, within] of dates) {
    it(`${date || 'no date'} is ${within ? '' : 'not '}${operators}`, () => {
      assert.equal(withinDates(date, parseQuery(operators, true)), within);
    });
  }

  it('narrow a lookup', async () => {
    const index = createSourceIndex(memoryHost());
    const sources = [
      plainSource('a.txt', { key: 'doe2021', authors: 'Jane Doe', date: '2021-05' }),
      plainSource('b.txt', { key: 'roe2023', authors: 'Richard Röe', date: '2023' }),
    ];
    for (const source of sources) {
      const text = `The river rose in spring. The river fell in ${source.key}.`;
      const document = {
        ...plainDocument(text),
        blocks: [
          { kind: 'paragraph' as const, start: 0, end: 25, page: '1' },
          { kind: 'paragraph' as const, start: 26, end: text.length, page: '2' },
        ],
      };
      await index.add(source, document, source.key);
    }
    const find = async (text: string): Promise<string[]> => {
      const hits = await index.lookup({ text, limit: 9, operators: true });
      return hits.map(({ source, span }) => `${source} ${span.start}`).sort();
    };
    assert.deepEqual(await find('river'), ['a.txt 0', 'a.txt 26', 'b.txt 0', 'b.txt 26']);
    assert.deepEqual(await find('river author:roe'), ['b.txt 0', 'b.txt 26']);
    assert.deepEqual(await find('river source:doe2021 -rose'), ['a.txt 26']);
    assert.deepEqual(await find('river source:deo2021 page:1'), ['a.txt 0']);
    assert.deepEqual(await find('river after:2022 "rose in spring"'), ['b.txt 0']);
    assert.deepEqual(await find('river before:2020'), []);
  });
});

describe('edit distance', () => {
  const cases: [string, string, number][] = [
    ['same', 'same', 0],
    ['sue', 'sure', 1],
    ['konw', 'know', 1],
    ['drgged', 'dragged', 1],
    ['jedger', 'ledger', 1],
    ['rnaster', 'master', 2],
    ['abc', 'xyz', 3],
  ];
  for (const [a, b, distance] of cases) {
    it(`of ${a} and ${b} is ${distance}`, () => {
      assert.equal(editDistance(a, b, 5), distance);
      assert.equal(editDistance(b, a, 5), distance);
      assert.equal(editDistance(a, b, distance - 1) >= distance, true);
    });
  }
});
