import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addEntry } from '../../../src/core/bibliography/add-entry';
import { readBibliography } from '../../../src/core/bibliography/read-bibliography';
import type { BibliographyFormat, CslItem } from '../../../src/core/bibliography/types';
import { applyEdits } from '../../../src/core/text/span';

const FILES: Readonly<Record<BibliographyFormat, string>> = {
  bibtex: 'mixed.bib',
  'csl-json': 'library.json',
  'csl-yaml': 'library.yaml',
  ris: 'library.ris',
  hayagriva: 'hayagriva.yml',
};
const FORMATS = Object.keys(FILES) as BibliographyFormat[];
const fixture = (format: BibliographyFormat) =>
  readFileSync(`test/fixtures/bibliography/${FILES[format]}`, 'utf8');

const ARTICLE: CslItem = {
  id: 'okonkwo-2023',
  type: 'article-journal',
  title: 'Costs & 50% of {all} “harbours”: $5 a_b ~ #1 \\ C^2 in NASA’s Ferry Trials',
  author: [
    { family: 'Okonkwo', given: 'Chinua' },
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    { literal: 'Institute of Ships and Tides' },
  ],
  issued: { 'date-parts': [[2023, 1, 21]] },
  'container-title': 'Journal of Quays & Piers',
  volume: '7',
  issue: '2',
  page: '12-19',
  DOI: '10.1000/Quay_7-2',
  URL: 'https://example.org/a_b?c=%20&d=#e',
};

async function added(format: BibliographyFormat, text: string, item: CslItem) {
  const edits = addEntry(format, text, item);
  assert.ok(edits, `${format} refused`);
  const result = applyEdits(text, edits);
  return { result, edits, ...(await readBibliography(FILES[format], result)) };
}

describe('addEntry', () => {
  for (const format of FORMATS) {
    it(`adds to ${format} what is read back as the same item, and touches nothing else`, async () => {
      const text = fixture(format);
      const before = await readBibliography(FILES[format], text);
      const { result, entries, problems } = await added(format, text, ARTICLE);
      assert.deepEqual(entries.at(-1)!.item, ARTICLE);
      assert.deepEqual(entries.slice(0, -1), before.entries);
      assert.deepEqual(problems, before.problems);
      for (const line of text.split('\n').filter((one) => one.trim())) {
        assert.ok(result.includes(line.trimEnd()), `kept: ${line}`);
      }
    });

    it(`begins an empty ${format} file`, async () => {
      const { entries, problems } = await added(format, '\n', ARTICLE);
      assert.deepEqual([entries.map(({ item }) => item), problems], [[ARTICLE], []]);
    });

    it(`keeps the Windows line ends of ${format}`, async () => {
      const { result, entries } = await added(
        format,
        fixture(format).replace(/\n/g, '\r\n'),
        ARTICLE,
      );
      assert.doesNotMatch(result, /(?<!\r)\n/);
      assert.deepEqual(entries.at(-1)!.item, ARTICLE);
    });

    it(`adds to ${format} without a last line end`, async () => {
      const { entries } = await added(format, fixture(format).trimEnd(), ARTICLE);
      assert.deepEqual(entries.at(-1)!.item, ARTICLE);
    });
  }

  it('keeps the indentation of the file', () => {
    const tabs = '[\n\t{\n\t\t"id": "a"\n\t}\n]\n';
    assert.match(
      applyEdits(tabs, addEntry('csl-json', tabs, ARTICLE)!),
      /\n\t{\n\t\t"id": "okonkwo-2023"/,
    );
    const bib = '@misc{a,\n    title = {x}\n}\n';
    assert.match(
      applyEdits(bib, addEntry('bibtex', bib, ARTICLE)!),
      /\n\n@article\{okonkwo-2023,\n {4}author = /,
    );
    const yaml = 'references:\n  - id: a\n    title: b\nother: c\n';
    assert.match(
      applyEdits(yaml, addEntry('csl-yaml', yaml, ARTICLE)!),
      /title: b\n {2}- id: okonkwo-2023\n {4}type: .*[^]*\nother: c\n$/,
    );
  });

  it('adds behind the list under `items`', async () => {
    const text = '{"items": [{"id": "a"}], "other": 1}';
    const { entries, result } = await added('csl-json', text, ARTICLE);
    assert.deepEqual(
      entries.map(({ item }) => item.id),
      ['a', 'okonkwo-2023'],
    );
    assert.match(result, /"other": 1\s*\}$/);
  });

  it('leaves alone what is broken, and keys that BibTeX cannot hold', () => {
    assert.equal(addEntry('csl-json', '[{"id": "a"', ARTICLE), undefined);
    assert.equal(addEntry('csl-json', '{"name": "package"}', ARTICLE), undefined);
    assert.equal(addEntry('csl-yaml', 'references: [a, b', ARTICLE), undefined);
    assert.equal(addEntry('csl-yaml', 'title: a', ARTICLE), undefined);
    assert.equal(addEntry('hayagriva', '- a\n- b\n', ARTICLE), undefined);
    for (const id of ['a b', 'a,b', 'a{b', 'a%b', 'a"b', '']) {
      assert.equal(addEntry('bibtex', '', { ...ARTICLE, id }), undefined, id);
    }
  });

  it('gives BibTeX the year alone where nothing more is known, and `date` where the file uses it', () => {
    const item: CslItem = { id: 'a', title: 'b', issued: { 'date-parts': [[2020]] } };
    const write = (text: string) => addEntry('bibtex', text, item)![0]!.text;
    assert.match(write(''), /\n {2}year = \{2020\}/);
    assert.match(write('@book{x,\n date = {2019}\n}\n'), /\n date = \{2020\}/);
  });

  it('writes any text so that it is read back, in every format', async () => {
    const word = fc
      .oneof(
        fc.stringMatching(/^[\w ,.;:!?()[\]{}$%&#~^\\<>=*'"`|@/-]{1,24}$/),
        fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 12 }),
      )
      // Control characters and tags are not text of a title.
      .filter(
        (text) => /[\p{L}\p{N}]/u.test(text) && !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<]/u.test(text),
      )
      .map((text) => text.replace(/\s+/g, ' ').trim().normalize('NFC'));
    const name = fc.stringMatching(/^\p{Lu}\p{Ll}{1,8}$/u).map((text) => text.normalize('NFC'));
    const item = fc.record(
      {
        id: fc.stringMatching(/^[A-Za-z][\w:.+-]{0,8}\w$/),
        type: fc.constantFrom('article-journal', 'chapter', 'webpage', 'report'),
        title: word,
        author: fc.array(fc.record({ family: name, given: name }, { noNullPrototype: true }), {
          minLength: 1,
          maxLength: 3,
        }),
        issued: fc.record(
          { 'date-parts': fc.constantFrom([[1999]], [[2020, 5]], [[2021, 12, 31]]) },
          { noNullPrototype: true },
        ),
        'container-title': word,
      },
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FORMATS), item, async (format, made) => {
        const { entries, problems } = await added(format, '', made);
        assert.deepEqual([entries.map((one) => one.item), problems], [[made], []], format);
      }),
      { numRuns: 150 },
    );
  });
});
