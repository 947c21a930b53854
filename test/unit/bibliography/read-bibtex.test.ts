import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readBibliography } from '../../../src/core/bibliography/read-bibliography';
import { scanBibtex } from '../../../src/core/bibliography/scan-bibtex';
import { inEnglish } from '../../../src/messages/english';

const fixture = (name: string) => readFileSync(`test/fixtures/bibliography/${name}`, 'utf8');
const read = (text: string) => readBibliography('library.bib', text);

describe('BibTeX', () => {
  it('reads entries in braces and brackets with their lines', async () => {
    const { entries, problems, complete } = await read(fixture('mixed.bib'));
    assert.deepEqual(
      entries.map(({ item, line }) => [item.id, line]),
      [
        ['okafor2019', 5],
        ['lindqvist:2021a', 14],
        ['web#1', 25],
      ],
    );
    assert.deepEqual(problems, []);
    assert.equal(complete, true);
  });

  it('turns TeX into plain text and names into their parts', async () => {
    const [book, article, page] = (await read(fixture('mixed.bib'))).entries;
    assert.deepEqual(book!.item, {
      id: 'okafor2019',
      type: 'book',
      title: 'The Tide Tables: Naïve Readings',
      author: [
        { family: 'Okafor', given: 'Ada' },
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
        { literal: 'others' },
      ],
      issued: { 'date-parts': [[2019]] },
      publisher: 'Harbour Press; Sons',
      ISBN: '978-0-306-40615-7',
    });
    assert.deepEqual(book!.files, ['files/12/okafor2019.pdf']);
    assert.deepEqual(article!.item, {
      id: 'lindqvist:2021a',
      type: 'article-journal',
      title: 'Costs of $5 and 3% – a note',
      author: [{ family: 'Lindqvist', given: 'Mårten' }, { literal: 'Institute of Harbours' }],
      issued: {
        'date-parts': [
          [2021, 3, 4],
          [2021, 3, 9],
        ],
      },
      'container-title': 'Journal of Quays',
      volume: '7',
      issue: '2',
      page: '12-19',
      DOI: '10.1000/Quay.7_2',
      abstract: 'A single $ sign and 100% of a sentence.',
    });
    assert.equal(page!.item.URL, 'https://example.org/a_b?c=1&d=%20');
    assert.deepEqual(page!.item.accessed, { 'date-parts': [[2023, 1, 21]] });
  });

  it('uses what can be read of a broken file and names the lines', async () => {
    const { entries, problems, complete } = await read(fixture('broken.bib'));
    assert.equal(complete, true);
    assert.deepEqual(
      entries.map(({ item }) => [item.id, item.title, item.issued?.['date-parts']?.[0]?.[0]]),
      [
        ['first', 'A whole entry', 2001],
        ['never-closed', 'The brace that is missing', 2002],
        ['second', 'Another whole entry', 2003],
        ['two', 'A blank in the key', undefined],
        ['not-ended', 'The next one begins', undefined],
        ['third', 'The last', 2004],
      ],
    );
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message.id.replace('bibliography.bibtex.', '')]),
      [
        [7, 'unclosed'],
        [13, 'no-comma'],
        [17, 'no-key'],
        [21, 'blank-in-key'],
        [25, 'not-closed-before-next'],
      ],
    );
    for (const { message } of problems) assert.doesNotMatch(inEnglish(message), /[{}]/);
  });

  it('fills in what a crossref gives, whatever the keys look like', async () => {
    const { entries } = await read(
      '@inproceedings{a#1, title = {Talk}, crossref = {P#1}}\n@proceedings{p#1, title = {Proceedings}, year = 1999}',
    );
    assert.equal(entries[0]!.item['container-title'], 'Proceedings');
    assert.deepEqual(entries[0]!.item.issued, { 'date-parts': [[1999]] });
  });

  const years: [string, unknown][] = [
    ['year = 2020, month = mar, day = 7', { 'date-parts': [[2020, 3, 7]] }],
    ['year = {2020}, month = {March}', { 'date-parts': [[2020, 3]] }],
    ['year = {{2018}}, month = {{OCT 1}}', { 'date-parts': [[2018, 10, 1]] }],
    ['date = {2020-05~}', { 'date-parts': [[2020, 5]] }],
    ['year = {in press}', { literal: 'in press' }],
    ['year = {[1987]}', { 'date-parts': [[1987]] }],
    ['date = {2020-01-31T10:00:00Z}', { 'date-parts': [[2020, 1, 31]] }],
  ];
  for (const [fields, issued] of years) {
    it(`dates an entry with ${fields}`, async () => {
      const { entries } = await read(`@misc{a, ${fields}}`);
      assert.deepEqual(entries[0]!.item.issued, issued);
    });
  }

  it('gives a chapter the date of its book and not its subtitle', async () => {
    const { entries } = await read(`
      @incollection{ch, crossref = {coll}, author = {Smith, Ann}, title = {Chapter}}
      @collection{coll, editor = {Jones, P.}, title = {The Collection}, subtitle = {A Reader}, date = {2001-05}}`);
    const { title, issued, 'container-title': container } = entries[0]!.item;
    assert.deepEqual([title, container], ['Chapter', 'The Collection: A Reader']);
    assert.deepEqual(issued, { 'date-parts': [[2001, 5]] });
  });

  it('fills in what entries share through xdata, their own fields first', async () => {
    const { entries, problems } = await read(`
      @xdata{house, publisher = {Quay Press}, location = {Nordvik}, xdata = {loop}}
      @xdata{loop, series = {Harbours}, location = {Elsewhere}, xdata = {house}}
      @book{whole, title = {One}, xdata = {house, missing}}
      @book{own, title = {Two}, publisher = {Own}, xdata = {house}}
      @book{field, title = {Three}, publisher = {xdata=house-publisher}}`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ item }) => [
        item.id,
        item.publisher,
        item['publisher-place'],
        item['collection-title'],
      ]),
      [
        ['whole', 'Quay Press', 'Nordvik', 'Harbours'],
        ['own', 'Own', 'Nordvik', 'Harbours'],
        ['field', 'Quay Press', undefined, undefined],
      ],
    );
  });

  it('knows the further keys of an entry', async () => {
    const { entries } = await read(
      '@misc{a, ids = {old, a:2020 }, title={x}}\n@misc{b, title={y}}',
    );
    assert.deepEqual(
      entries.map(({ aliases }) => aliases),
      [['old', 'a:2020'], undefined],
    );
  });

  it('reports a key that stands twice and keeps both entries', async () => {
    const { entries, problems } = await read('@misc{a, title={x}}\n\n@misc{a, title={y}}');
    assert.equal(entries.length, 2);
    assert.deepEqual(problems, [
      { line: 3, message: { id: 'bibliography.duplicate', args: { entry: 'a', line: 1 } } },
    ]);
  });

  it('says of text without entries that it could not be read, and nothing of an empty file', async () => {
    const prose = await read('This is a letter, not a bibliography.');
    assert.deepEqual([prose.complete, prose.problems.length], [false, 1]);
    const empty = await read('\n');
    assert.deepEqual([empty.complete, empty.problems.length], [true, 0]);
  });

  it('keeps Windows line ends and a byte-order mark out of keys and lines', async () => {
    const { entries } = await read('\ufeff@misc{a,\r\n title={x\r\n y}\r\n}\r\n\r\n@misc{b}\r\n');
    assert.deepEqual(
      entries.map(({ item, line }) => [item.id, item.title, line]),
      [
        ['a', 'x y', 1],
        ['b', undefined, 6],
      ],
    );
  });

  it('finds every entry of a file made of entries, in order, at its offset', () => {
    const key = fc.stringMatching(/^[A-Za-z][\w:.+/&-]{0,12}$/);
    const value = fc.stringMatching(/^[\w ,.@=]{0,20}$/);
    const blank = fc.constantFrom('', ' ', '\n', '\n% note\n', '\r\n  ');
    const entry = fc.record({ key, fields: fc.array(value, { maxLength: 4 }), blank });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (made) => {
        let text = '';
        const expected: [string, number, string[]][] = [];
        for (const { key, fields, blank } of made) {
          text += blank;
          expected.push([key, text.length, fields]);
          const lines = fields.map((one, i) => `${blank}f${i}${blank}= {${one}}`);
          text += `@misc{${[key, ...lines].join(',')}${blank}}\n`;
        }
        const { entries, faults } = scanBibtex(text);
        assert.deepEqual(
          entries.map((one) => [one.key, one.start, [...one.fields.values()]]),
          expected,
        );
        assert.ok(entries.every(({ fault }) => fault === undefined) && faults.length === 0);
      }),
    );
  });

  it('survives any mutilation of a file and ends', async () => {
    const whole = fixture('mixed.bib') + fixture('broken.bib');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.nat(whole.length), fc.constantFrom('{', '}', '"', '@', '\\', '$', '%', '')),
          {
            maxLength: 5,
          },
        ),
        async (cuts) => {
          const text = cuts.reduce(
            (all, [at, put]) => all.slice(0, at) + put + all.slice(at + 1),
            whole,
          );
          const { entries, problems } = await read(text);
          for (const { line } of [...entries, ...problems]) assert.ok(line >= 1 && line <= 70);
          assert.ok(entries.length >= 3 && entries.every(({ item }) => item.id !== ''));
        },
      ),
      { numRuns: 40 },
    );
  });
});
