import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  bibliographyFormat,
  readBibliography,
} from '../../../src/core/bibliography/read-bibliography';
import { inEnglish } from '../../../src/messages/english';

const fixture = (name: string) => readFileSync(`test/fixtures/bibliography/${name}`, 'utf8');
const readFixture = (name: string) => readBibliography(`/library/${name}`, fixture(name));

describe('formats of bibliographies', () => {
  const table: [string, string, string][] = [
    ['a.bib', '[]', 'bibtex'],
    ['a.json', '', 'csl-json'],
    ['a.ris', '', 'ris'],
    ['a.yaml', 'references:\n- id: a', 'csl-yaml'],
    ['a.yml', '---\n# works\n- id: a\n  title: b', 'csl-yaml'],
    ['a.yaml', 'smith:\n  type: Book', 'hayagriva'],
    ['library', '\n@book{a}', 'bibtex'],
    ['library.txt', 'TY  - JOUR', 'ris'],
    ['library.txt', '[{"id": "a"}]', 'csl-json'],
  ];
  for (const [path, text, format] of table) {
    it(`takes ${path} with ${JSON.stringify(text)} for ${format}`, () => {
      assert.equal(bibliographyFormat(path, text), format);
    });
  }
});

describe('CSL-JSON', () => {
  it('reads items as programs write them', async () => {
    const { entries, problems } = await readFixture('library.json');
    assert.deepEqual(
      entries.map(({ item, line }) => ({ line, ...item })),
      [
        {
          line: 2,
          id: 'rao2020',
          type: 'article-journal',
          title: 'Ferries and time',
          author: [{ family: 'Rao', given: 'Meera' }],
          issued: { 'date-parts': [[2020, 5]] },
          volume: '4',
        },
        {
          line: 11,
          id: '7',
          type: 'webpage',
          title: 'A list, as Crossref has it',
          issued: { 'date-parts': [[2018, 11, 2]] },
        },
      ],
    );
    assert.deepEqual(problems, [
      { line: 10, message: { id: 'bibliography.noKey', args: { name: 'Nobody can cite this' } } },
    ]);
  });

  it('finds the list in an object and takes one item for a list of one', async () => {
    const wrapped = await readBibliography('a.json', '{"items": [{"id": "a", "title": "b"}]}');
    assert.equal(wrapped.entries[0]!.item.id, 'a');
    const single = await readBibliography('a.json', '{"id": "a", "title": "b"}');
    assert.equal(single.entries[0]!.item.id, 'a');
  });

  it('names the line of a mistake and uses the items around it', async () => {
    const text = '[\n{"id": "a"},\n{"id": "b" "title": "x"},\n{"id": "c"}\n]';
    const { entries, problems, complete } = await readBibliography('a.json', text);
    assert.deepEqual(
      entries.map(({ item }) => item.id),
      ['a', 'b', 'c'],
    );
    assert.deepEqual([problems.length, problems[0]!.line, complete], [1, 3, true]);
  });

  it('knows no keys of a file that breaks off', async () => {
    const { complete, problems } = await readBibliography(
      'a.json',
      '[{"id": "a"},\n{"id": "b", "ti',
    );
    assert.deepEqual([complete, problems.length], [false, 1]);
  });

  it('does not take other JSON for a bibliography', async () => {
    for (const text of ['{"name": "package", "version": "1"}', '"text"', '12', '{"id": "a"}']) {
      const { complete, entries, problems } = await readBibliography('a.json', text);
      assert.deepEqual([complete, entries.length, problems.length], [false, 0, 1], text);
    }
  });
});

describe('CSL-YAML', () => {
  it('reads what Pandoc writes, every date form included', async () => {
    const { entries, problems, complete } = await readFixture('library.yaml');
    assert.deepEqual(
      entries.map(({ item, line }) => [line, item.id, item.issued?.['date-parts']]),
      [
        [4, 'rao2020', [[2020, 5]]],
        [12, 'old', [[1899, 12]]],
        [17, 'oldest', [[1850], [1851]]],
      ],
    );
    assert.deepEqual(entries[0]!.item.author, [
      { family: 'Rao', given: 'Meera' },
      { literal: 'Harbour Office' },
    ]);
    assert.deepEqual([problems, complete], [[], true]);
  });

  it('survives aliases that would grow without bound', async () => {
    const bomb =
      'a: &a [x, x, x, x, x, x, x, x, x]\n' +
      ['b', 'c', 'd', 'e', 'f', 'g', 'h']
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]!}`).join(', ')}]`)
        .join('\n') +
      '\nreferences:\n- id: k\n  title: *h\n';
    const { entries, problems } = await readBibliography('a.yaml', bomb);
    assert.equal(entries.length + problems.length, 1);
  });
});

describe('RIS', () => {
  it('reads records, joins folded lines, and makes keys where there are none', async () => {
    const { entries, problems } = await readFixture('library.ris');
    assert.deepEqual(entries[0], {
      line: 1,
      files: ['file:///home/rao/ferries.pdf'],
      item: {
        id: 'rao2020',
        type: 'article-journal',
        title: 'Ferries and time',
        author: [{ family: 'Rao', given: 'Meera' }, { literal: 'Harbour Office' }],
        issued: { 'date-parts': [[2020, 5, 17]] },
        'container-title': 'Journal of Quays',
        page: '12-19',
        DOI: '10.1000/xyz',
      },
    });
    assert.deepEqual(
      entries.slice(1).map(({ item, line }) => [line, item.id, item.type, item.ISBN]),
      [
        [16, 'Lind1999', 'book', '978-0-306-40615-7'],
        [21, 'Lind1999a', 'chapter', undefined],
      ],
    );
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message.id]),
      [
        [16, 'bibliography.ris.unclosed'],
        [21, 'bibliography.ris.unclosed'],
      ],
    );
  });
});

describe('Hayagriva', () => {
  it('reads entries and what stands in their parents', async () => {
    const { format, entries, problems } = await readFixture('hayagriva.yml');
    assert.equal(format, 'hayagriva');
    assert.deepEqual(problems, []);
    assert.deepEqual(entries[0], {
      line: 2,
      files: [],
      item: {
        id: 'rao2020',
        type: 'article-journal',
        title: 'Ferries and time',
        author: [
          { family: 'Rao', given: 'Meera' },
          { family: 'Lind', given: 'Eva' },
        ],
        issued: { 'date-parts': [[2020, 5, 17]] },
        'container-title': 'Journal of Quays',
        volume: '4',
        issue: '2',
        page: '12-19',
        DOI: '10.1000/xyz',
      },
    });
    assert.deepEqual(entries[1]!.item, {
      id: 'site',
      type: 'webpage',
      title: 'A page',
      author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
      accessed: { 'date-parts': [[2023, 1, 21]] },
      URL: 'https://example.org/a',
    });
  });
});

describe('any bibliography', () => {
  it('never throws, and every problem has words', async () => {
    const names = ['a.bib', 'a.json', 'a.yaml', 'a.ris', 'a'];
    const pieces = fc.constantFrom(
      ...[
        '@book{',
        '}',
        '[',
        ']',
        '{"id":',
        '"a"',
        ',',
        '\n- ',
        'id: ',
        'TY  - ',
        '\nER  - \n',
        ': &a *a',
        '!!binary x',
      ],
      ...[
        'references:\n',
        '\u0000',
        '\ud800',
        '"',
        "'",
        '#',
        '%',
        '  ',
        'x',
        '\n',
        '---\n',
        '|\n',
        '? ',
        '=',
        '\\',
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(pieces, { maxLength: 25 }),
        async (name, parts) => {
          const { entries, problems, complete } = await readBibliography(name, parts.join(''));
          for (const { message, line } of problems) {
            assert.ok(line >= 1);
            assert.doesNotMatch(inEnglish(message), /\{\w+\}/);
          }
          assert.ok(complete || problems.length > 0);
          assert.ok(entries.every(({ item }) => typeof item.id === 'string' && item.id));
        },
      ),
      { numRuns: 300 },
    );
  });
});
