import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locate, printLocator } from '../../../src/core/sources/locator';
import { readSource } from '../../../src/core/sources/read';
import type { SourceDocument } from '../../../src/core/sources/types';

const read = (text: string, path = 'a.txt'): Promise<SourceDocument> =>
  readSource({ path, bytes: new TextEncoder().encode(text) });

const shown = ({ text, blocks }: SourceDocument): [string, string][] =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

const LONG =
  'The council met on Tuesday to hear what the engineers had found beneath the old bridge, and most of ' +
  'those who came had already made up their minds about it.';

const BY_TWO = {
  title: 'Sleep and the Old Bridge',
  author: [
    { family: 'Meier', given: 'A.' },
    { family: 'Roe', given: 'Barbara' },
  ],
  'container-title': 'Journal of Sleep',
  issued: { 'date-parts': [[2017]] },
};

/** Blocks are in order and hold all but white space. */
function assertCovered({ text, blocks }: SourceDocument): void {
  let at = 0;
  for (const { start, end } of blocks) {
    assert.ok(start >= at && end > start);
    assert.equal(text.slice(at, start).trim(), '');
    at = end;
  }
  assert.equal(text.slice(at).trim(), '');
}

describe('readText', () => {
  it('takes a first line that is no sentence for the title', async () => {
    const document = await read(`Engineers Doubt ‘Old’ Bridge Will Hold\n\n${LONG}\n\n${LONG}`);
    assert.deepEqual(document.metadata, { title: 'Engineers Doubt ‘Old’ Bridge Will Hold' });
    assert.deepEqual(
      shown(document).map(([kind]) => kind),
      ['heading', 'paragraph', 'paragraph'],
    );
  });

  it('takes a date that stands before the text in its first line, and no title there', async () => {
    const document = await read(` date 2021-03-09 ${LONG}\n\n${LONG}\n`);
    assert.deepEqual(document.metadata, { issued: { 'date-parts': [[2021, 3, 9]] } });
    assert.deepEqual(shown(document), [
      ['chrome', 'date 2021-03-09'],
      ['paragraph', LONG],
      ['paragraph', LONG],
    ]);
  });

  const headers: readonly (readonly [string, string, object])[] = [
    [
      'labels',
      `Title: The Old Bridge\nAuthor: Ann Smith\nDate: 9 March 2021\nURL: https://example.org/bridge\n\n${LONG}`,
      {
        title: 'The Old Bridge',
        author: [{ family: 'Smith', given: 'Ann' }],
        issued: { 'date-parts': [[2021, 3, 9]] },
        URL: 'https://example.org/bridge',
      },
    ],
    [
      'a byline and a date line',
      `The Old Bridge\n\nBy Ann Smith and Bob van der Berg\n\nPublished March 9, 2021\n\n${LONG}`,
      {
        title: 'The Old Bridge',
        author: [
          { family: 'Smith', given: 'Ann' },
          { family: 'Berg', given: 'Bob', 'non-dropping-particle': 'van der' },
        ],
        issued: { 'date-parts': [[2021, 3, 9]] },
      },
    ],
    [
      'a title in capitals',
      `THE OLD BRIDGE\n\nBy ANN SMITH\n\nCHAPTER I\n\n${LONG}`,
      {
        title: 'THE OLD BRIDGE',
        author: [{ family: 'Smith', given: 'Ann' }],
      },
    ],
    [
      'an author above a title',
      `ANN SMITH\n\nThe Old Bridge\n\nChapter 1\n\n${LONG}`,
      { title: 'The Old Bridge', author: [{ family: 'Smith', given: 'Ann' }] },
    ],
    [
      'a title that is a name, above another',
      `Ann Smith\n\nThe Bridge\n\nBy Bob Jones\n\n${LONG}`,
      { title: 'Ann Smith', author: [{ family: 'Jones', given: 'Bob' }] },
    ],
    [
      'a title in capitals over its kind and author',
      `THE FERRYMAN'S DAUGHTER\n\nA Novel by Josiah Tell\n\n${LONG}`,
      { title: "THE FERRYMAN'S DAUGHTER", author: [{ family: 'Tell', given: 'Josiah' }] },
    ],
    [
      'a title that has “by” in it',
      `A Walk by the River\n\n${LONG}`,
      { title: 'A Walk by the River' },
    ],
    [
      'the kind of paper above its title',
      `PRESS RELEASE\n\nCouncil Closes Old Bridge\n\n${LONG}`,
      { title: 'Council Closes Old Bridge' },
    ],
    [
      'authors, journal and year in a line',
      `Sleep and the Old Bridge\nA. Meier and Barbara Roe. Journal of Sleep, 2017.\n\n${LONG}`,
      BY_TWO,
    ],
    [
      'authors, journal, volume, pages and year in a paragraph',
      `Sleep and the Old Bridge\n\nA. Meier, Barbara Roe. Journal of Sleep 12(3): 4-15 (2017)\n\n${LONG}`,
      BY_TWO,
    ],
    [
      'no authors of a sentence that ends with a year',
      `The Old Bridge\n\nAnn Smith. The bridge was closed on 12 May 2017.\n\n${LONG}`,
      { title: 'The Old Bridge' },
    ],
    ['prose', `${LONG}\n\n${LONG}`, {}],
    ['a chapter', `CHAPTER I.\n\n${LONG}`, {}],
    ['a greeting', `Dear Ann,\n\n${LONG}`, {}],
    ['a short sentence', `It rained.\n\n${LONG}`, {}],
    [
      'the date of an event in prose',
      `On 9 March 2021 the bridge was closed to all.\n\n${LONG}`,
      {},
    ],
  ];
  for (const [name, text, metadata] of headers) {
    it(`reads a header of ${name}`, async () => {
      const document = await read(text);
      assert.deepEqual(document.metadata, metadata);
      assertCovered(document);
    });
  }

  it('parts wrapped paragraphs by blank lines, and finds chapters', async () => {
    const wrapped =
      'It was a cold day in the valley and the\nriver had begun to freeze at its edges.';
    const document = await read(
      `CHAPTER I\n\nTHE RIVER\n\n${wrapped}\n\n${wrapped}\n\nCHAPTER II\n\n${wrapped}`,
    );
    assert.deepEqual(
      document.blocks.map(({ kind, section, chapter }) => [kind, section, chapter]),
      [
        ['heading', 'CHAPTER I', 'I'],
        ['heading', 'THE RIVER', 'I'],
        ['paragraph', 'THE RIVER', 'I'],
        ['paragraph', 'THE RIVER', 'I'],
        ['heading', 'CHAPTER II', 'II'],
        ['paragraph', 'CHAPTER II', 'II'],
      ],
    );
    assert.equal(printLocator(locate(document, document.blocks[3]!)), 'ch. I');
  });

  it('takes each line for a paragraph where lines are long', async () => {
    const document = await read(`${LONG}\n${LONG}\n${LONG}`);
    assert.deepEqual(shown(document), Array<[string, string]>(3).fill(['paragraph', LONG]));
    assert.equal(printLocator(locate(document, document.blocks[1]!)), 'para. 2');
  });

  it('parts wrapped lines without blank ones where a short line ends a sentence', async () => {
    const line = 'The river had begun to freeze at its edges when';
    const paragraph = [...Array<string>(9).fill(line), 'they came to the mill.'].join('\n');
    const document = await read(Array<string>(8).fill(paragraph).join('\n'));
    assert.deepEqual(
      shown(document).map(([, text]) => text),
      Array<string>(8).fill(paragraph),
    );
  });

  it('counts pages at form feeds', async () => {
    const document = await read(`${LONG}\n\f${LONG}\n\f${LONG}`);
    assert.equal(document.pages, 3);
    assert.deepEqual(
      document.blocks.map(({ pageIndex }) => pageIndex),
      [1, 2, 3],
    );
    assert.equal(printLocator(locate(document, document.blocks[1]!)), 'p. 2');
  });

  it('takes numbers of pages on lines of their own, above their pages or below', async () => {
    const above = await read(`Seite 41\n\n${LONG}\n\n${LONG}\n\n– Seite 42 –\n\n${LONG}`);
    assert.deepEqual(
      above.blocks.map(({ kind, page }) => [kind, page]),
      [
        ['chrome', '41'],
        ['paragraph', '41'],
        ['paragraph', '41'],
        ['chrome', '42'],
        ['paragraph', '42'],
      ],
    );
    assert.equal(printLocator(locate(above, above.blocks[4]!)), 'p. 42');
    const below = await read(`${LONG}\n[p. 7]\n${LONG}\n\n[p. 8]`);
    assert.deepEqual(
      below.blocks.map(({ page }) => page),
      ['7', '7', '8', '8'],
    );
  });

  for (const [name, text] of [
    ['a single one', `${LONG}\n\nPage 12\n\n${LONG}`],
    ['numbers that fall', `Page 12\n\n${LONG}\n\nPage 3\n\n${LONG}`],
    ['numbers far apart', `Page 12\n\n${LONG}\n\nPage 300\n\n${LONG}`],
    ['sentences', `Page 12 is torn.\n\n${LONG}\n\nPage 13 is gone.\n\n${LONG}`],
  ] as const) {
    it(`takes no page from ${name}`, async () => {
      const { blocks } = await read(text);
      assert.ok(blocks.every(({ page }) => page === undefined));
    });
  }

  it('covers any text with blocks', async () => {
    const piece = fc.constantFrom(
      '\n',
      '\n\n',
      '\r\n',
      '\f',
      ' ',
      'CHAPTER I',
      'By Ann Smith',
      'Page 3',
      'Page 4',
      'Date: 2021-03-09',
      'word ',
      LONG,
      '. ',
      '“',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const text = pieces.join('');
        const document = await read(text);
        assert.equal(document.text, text.trim() ? text : '');
        assertCovered(document);
      }),
    );
  });
});
