import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/read';
import type { SourceDocument } from '../../../src/core/sources/types';

const read = (text: string): Promise<SourceDocument> =>
  readSource({ path: 'a.md', bytes: new TextEncoder().encode(text) });

describe('readMarkdown', () => {
  it('reads front matter as CSL', async () => {
    const { metadata, problems } = await read(
      [
        '---',
        'id: bridge2021',
        'title: "The Old Bridge"',
        'author: [Ann Smith, {family: Berg, given: Bob}]',
        'date: 2021-03-09',
        'url: https://example.org/bridge',
        'doi: https://doi.org/10.1000/xyz',
        '---',
        '# Another title',
      ].join('\n'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(metadata, {
      id: 'bridge2021',
      title: 'The Old Bridge',
      author: [
        { family: 'Smith', given: 'Ann' },
        { family: 'Berg', given: 'Bob' },
      ],
      issued: { 'date-parts': [[2021, 3, 9]] },
      URL: 'https://example.org/bridge',
      DOI: '10.1000/xyz',
    });
  });

  it('names the line of broken front matter, and uses what can be read', async () => {
    const document = await read(
      '---\ntitle: The bridge: a history\nauthor: [Ann\n---\n\nText below.\n',
    );
    assert.deepEqual(
      document.problems.map(({ extent, message }) => [extent, message.id, message.args]),
      [['note', 'source.front-matter', { line: 2 }]],
    );
    assert.equal(document.metadata.title, 'The bridge: a history');
    assert.ok(
      document.blocks.some(({ start, end }) => document.text.slice(start, end) === 'Text below.'),
    );
  });

  it('takes a rule at the top for a rule', async () => {
    const document = await read('---\n\nA text between rules.\n\n---\n\nMore.\n');
    assert.deepEqual(
      document.blocks.map(({ kind }) => kind),
      ['chrome', 'paragraph', 'chrome', 'paragraph'],
    );
  });

  it('tells headings, lists, quotes, code, tables and notes apart, with sections', async () => {
    const text = [
      '# *The* Bridge {#bridge}',
      '',
      'A paragraph.[^1]',
      '',
      'Method',
      '------',
      '',
      '- one',
      '- two',
      '  > quoted in a list',
      '',
      '> quoted',
      '',
      '```',
      'code',
      '```',
      '',
      '| a | b |',
      '|---|---|',
      '| 1 | 2 |',
      '',
      '[^1]: The note itself.',
      '',
      '[link]: https://example.org',
    ].join('\n');
    const document = await read(text);
    assert.equal(document.text, text);
    assert.deepEqual(
      document.blocks.map(({ kind, section, start, end }) => [
        kind,
        section,
        text.slice(start, end).split('\n')[0],
      ]),
      [
        ['heading', 'The Bridge', '# *The* Bridge {#bridge}'],
        ['paragraph', 'The Bridge', 'A paragraph.[^1]'],
        ['heading', 'Method', 'Method'],
        ['list', 'Method', '- one'],
        ['list', 'Method', '- two'],
        ['quote', 'Method', '> quoted in a list'],
        ['quote', 'Method', '> quoted'],
        ['code', 'Method', '```'],
        ['table', 'Method', '| a | b |'],
        ['note', 'Method', '[^1]: The note itself.'],
        ['chrome', 'Method', '[link]: https://example.org'],
      ],
    );
    assert.equal(document.metadata.title, 'The Bridge');
  });

  it('counts in the file as it is, without its byte-order mark', async () => {
    const document = await read('\ufeff# A\r\n\r\nZweite Zeile.\r\n');
    assert.equal(document.text, '# A\r\n\r\nZweite Zeile.\r\n');
    assert.deepEqual(
      document.blocks.map(({ start, end }) => [start, end]),
      [
        [0, 3],
        [7, 20],
      ],
    );
  });

  it('reads the words where marks are nested beyond measure, and says so', async () => {
    const document = await read(`First words.\n\n${'> '.repeat(20_000)}x\n\nLast\nwords.\n`);
    assert.deepEqual(
      document.problems.map(({ extent, message }) => [extent, message.id]),
      [['note', 'source.marks-too-deep']],
    );
    const texts = document.blocks.map(({ start, end }) => document.text.slice(start, end));
    assert.deepEqual([texts.length, texts[0], texts[2]], [3, 'First words.', 'Last\nwords.']);
  });
});
