import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/read';
import { locate, printLocator } from '../../../src/core/sources/locator';
import { buildPdf, column } from '../../fixtures/sources/pdf/build-pdf';
import { LEFT, read, texts } from '../../fixtures/sources/pdf/pdf-reading';

const RIGHT = [
  'until the roof gave way. What was saved is',
  'now in the county library, where anyone may',
  'read it on a Tuesday afternoon. The letters',
  'tell of debts, of a second ledger, and of a',
  'ship that never came. They do not tell who',
  'paid for the cranes in the end, though some',
  'in the town are sure that they know it very',
  'well and only keep it from their neighbours.',
];

describe('readPdf', () => {
  it('reads two columns one after the other, and a title across them first', async () => {
    const document = await read({
      pages: [
        [
          ...column(RIGHT, { x: 310, y: 600 }),
          ...column(LEFT, { x: 60, y: 600 }),
          {
            text: 'A harbour and its letters, told from what is left of them',
            x: 120,
            y: 700,
            size: 18,
          },
        ],
      ],
    });
    assert.deepEqual(texts(document), [
      'A harbour and its letters, told from what is left of them',
      [...LEFT, ...RIGHT].join(' '),
    ]);
    assert.equal(document.blocks[0]!.kind, 'heading');
    assert.equal(
      document.metadata.title,
      'A harbour and its letters, told from what is left of them',
    );
  });

  it('reads a table by rows', async () => {
    const rows = [
      ['Austria', '8.9', 'Vienna'],
      ['Belgium', '11.5', 'Brussels'],
      ['Denmark', '5.8', 'Copenhagen'],
    ];
    const document = await read({
      pages: [
        rows.flatMap((cells, row) =>
          cells.map((text, i) => ({ text, x: 80 + i * 150, y: 600 - row * 14 })),
        ),
      ],
    });
    assert.deepEqual(texts(document, 'table'), [rows.map((cells) => cells.join('\t')).join('\n')]);
  });

  it('joins words that a line end cuts, and keeps hyphens that belong', async () => {
    const document = await read({
      pages: [
        column(
          [
            'The remark was a self-',
            'evident exam-',
            'ple of what a long-term plan costs, and of what a long-',
            'term friend is for in 1914-',
            '1918, at the Anglo-',
            'Saxon school.',
          ],
          { x: 60, y: 700 },
        ),
      ],
    });
    assert.equal(
      document.text,
      'The remark was a self-evident example of what a long-term plan costs, and of what a ' +
        'long-term friend is for in 1914-1918, at the Anglo-Saxon school.',
    );
  });

  it('finds a sentence that crosses the page, past running heads, feet and notes', async () => {
    const page = (number: number, lines: string[], note: string) => [
      { text: 'Harbour Studies', x: 60, y: 770, size: 8 },
      { text: String(number), x: 520, y: 770, size: 8 },
      ...column(lines, { x: 60, y: 720 }),
      { text: note, x: 60, y: 60, size: 7 },
    ];
    const document = await read({
      pages: [
        page(213, LEFT, '1. See the county library.'),
        page(214, RIGHT, '2. The second ledger is lost.'),
        page(215, LEFT.toReversed(), '3. Ibid.'),
      ],
    });
    assert.ok(
      document.text.includes('kept them in a trunk beneath the stairs\nuntil the roof gave way'),
    );
    assert.equal(document.pagesDerived, true);
    assert.equal(document.pages, 3);
    assert.deepEqual(texts(document, 'note'), [
      '1. See the county library.',
      '2. The second ledger is lost.',
      '3. Ibid.',
    ]);
    assert.deepEqual(texts(document, 'chrome'), [
      'Harbour Studies\t213',
      'Harbour Studies\t214',
      'Harbour Studies\t215',
    ]);
    const start = document.text.indexOf('beneath the stairs');
    const locator = locate(document, { start, end: start + 40 });
    assert.equal(locator.page, '213');
    assert.equal(locator.pageEnd, '214');
    assert.equal(printLocator(locator), 'pp. 213-214');
  });

  it('follows a paragraph over three pages', async () => {
    const page = (lines: string[], number: string) => [
      ...column(lines, { x: 60, y: 700 }),
      { text: number, x: 300, y: 40 },
    ];
    const third = [
      'ferry that was late, and of the men who',
      'waited for it on the pier until the lamps',
      'went out one after the other.',
    ];
    const document = await read({
      pages: [page(LEFT, '7'), page(RIGHT.slice(0, 4), '8'), page(third, '9')],
    });
    const whole = [LEFT, RIGHT.slice(0, 4), third].map((lines) => lines.join(' ')).join('\n');
    assert.equal(document.text, `${whole}\n\n7\n\n8\n\n9`);
    assert.deepEqual(
      document.blocks.map(({ kind, page: label }) => [kind, label]),
      [
        ['paragraph', '7'],
        ['paragraph', '8'],
        ['paragraph', '9'],
        ['chrome', '7'],
        ['chrome', '8'],
        ['chrome', '9'],
      ],
    );
  });

  it("mends a word that the page's end cuts on the page it begins on", async () => {
    const document = await read({
      pages: [
        column(['The clerk who had to write it down put the word acknow-'], { x: 60, y: 700 }),
        column(['ledgement into the second column and said nothing.'], { x: 60, y: 700 }),
      ],
    });
    assert.ok(document.text.includes('the word acknowledgement\ninto the second'));
  });

  it("takes the file's own page labels, and the page's count where it has none", async () => {
    const pages = [
      column(LEFT, { x: 60, y: 700 }),
      column(RIGHT, { x: 60, y: 700 }),
      column(LEFT.toReversed(), { x: 60, y: 700 }),
    ];
    const labelled = await read({ pages, labels: '0 << /S /r /St 9 >> 1 << /S /D /St 40 >>' });
    assert.deepEqual(
      labelled.blocks.map(({ page }) => page),
      ['ix', '40', '41'],
    );
    assert.equal(labelled.pagesDerived, undefined);
    const bare = await read({ pages });
    assert.deepEqual(
      bare.blocks.map(({ page, pageIndex }) => [page, pageIndex]),
      [
        [undefined, 1],
        [undefined, 2],
        [undefined, 3],
      ],
    );
    assert.equal(printLocator(locate(bare, bare.blocks[2]!)), 'PDF page 3');
  });

  it('tells headings by size, with their sections', async () => {
    const document = await read({
      pages: [
        [
          { text: 'Method', x: 60, y: 760, size: 15 },
          ...column(LEFT, { x: 60, y: 730 }),
          { text: 'Results', x: 60, y: 600, size: 15 },
          ...column(RIGHT, { x: 60, y: 570 }),
        ],
      ],
    });
    assert.deepEqual(texts(document, 'heading'), ['Method', 'Results']);
    assert.deepEqual(
      document.blocks.filter(({ kind }) => kind === 'paragraph').map(({ section }) => section),
      ['Method', 'Results'],
    );
  });

  it('leaves the raised number of a footnote out of the words', async () => {
    const document = await read({
      pages: [
        [
          { text: 'The cranes were sold.', x: 60, y: 700 },
          { text: '12', x: 157, y: 704, size: 6 },
          { text: 'Nobody saw who bought them.', x: 168, y: 700 },
        ],
      ],
    });
    assert.equal(document.text, 'The cranes were sold. Nobody saw who bought them.');
  });

  for (const rotate of [90, 180, 270]) {
    it(`reads a page that is turned by ${rotate} degrees as it is looked at`, async () => {
      const corner = { 90: [100, 60], 180: [540, 100], 270: [500, 740] }[rotate]!;
      const step = { 90: [12, 0], 180: [0, 12], 270: [-12, 0] }[rotate]!;
      const document = await read({
        rotate,
        pages: [
          LEFT.map((text, i) => ({
            text,
            x: corner[0]! + i * step[0]!,
            y: corner[1]! + i * step[1]!,
            turned: rotate,
          })),
        ],
      });
      assert.equal(document.text, LEFT.join(' '));
    });
  }

  it('keeps text that runs up the margin out of the lines', async () => {
    const document = await read({
      pages: [
        [
          ...column(LEFT, { x: 60, y: 700 }),
          { text: 'arXiv:1234.5678v1', x: 30, y: 300, turned: 90 },
        ],
      ],
    });
    assert.deepEqual(texts(document), [LEFT.join(' '), 'arXiv:1234.5678v1']);
  });

  it('does not take junk for a title', async () => {
    const pages = [column(LEFT, { x: 60, y: 700 })];
    for (const Title of [
      'Microsoft Word - thesis_final.doc',
      'untitled',
      'scan0001',
      'paper.dvi',
      '12345',
    ]) {
      assert.equal((await read({ pages, info: { Title } })).metadata.title, undefined, Title);
    }
    const named = await read({
      pages,
      info: {
        Title: 'The Harbour Letters',
        Author: 'Ann Smith and Bob Jones',
        // The day the file was made, which is not the day of the work.
        CreationDate: 'D:20230121101500Z',
      },
    });
    assert.deepEqual(named.metadata, {
      title: 'The Harbour Letters',
      author: [
        { family: 'Smith', given: 'Ann' },
        { family: 'Jones', given: 'Bob' },
      ],
    });
  });

  it('says of a scan that it holds only pictures, and of which pages', async () => {
    const scanned = await read({ pages: [[], []], pictures: [0, 1] });
    assert.deepEqual(
      scanned.problems.map(({ extent, message }) => [extent, message.id]),
      [['unreadable', 'source.pdf-scanned']],
    );
    const mixed = await read({
      pages: [column(LEFT, { x: 60, y: 700 }), [], [], [], column(RIGHT, { x: 60, y: 700 })],
      pictures: [1, 2, 3],
    });
    assert.deepEqual(
      mixed.problems.map(({ extent, message }) => [extent, message.id, message.args['pages']]),
      [['partly', 'source.pdf-pages-scanned', '2-4']],
    );
    const bare = await read({
      pages: [
        [...column(LEFT, { x: 60, y: 700 }), ...column(RIGHT, { x: 60, y: 600 })],
        [{ text: 'Fig. 1. The harbour', x: 60, y: 60 }],
        [{ text: 'A short last page.', x: 60, y: 700 }],
      ],
      pictures: [0, 1],
      pictureSize: 400,
    });
    assert.deepEqual(
      bare.problems.map(({ extent, message }) => [extent, message.id, message.args['pages']]),
      [['partly', 'source.pdf-pages-pictures', '2']],
    );
    const blank = await read({ pages: [column(LEFT, { x: 60, y: 700 }), []] });
    assert.deepEqual(blank.problems, []);
  });

  it('says of a locked file that it needs its password', async () => {
    const key = `<${'41'.repeat(32)}>`;
    const document = await read({
      pages: [column(LEFT, { x: 60, y: 700 })],
      trailer: `/ID [<41> <41>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`,
    });
    assert.deepEqual(
      document.problems.map(({ extent, message }) => [extent, message.id]),
      [['unreadable', 'source.pdf-password']],
    );
  });

  it('reads on where the file lies about its length or is cut', async () => {
    const whole = buildPdf({ pages: [column(LEFT, { x: 60, y: 700 })] });
    const text = new TextDecoder('latin1').decode(whole);
    const lying = text
      .replace(/\/Length \d{3,}/, '/Length 99999999')
      .replace(/startxref\n\d+/, 'startxref\n9');
    const bytes = Uint8Array.from(lying, (letter) => letter.charCodeAt(0));
    assert.equal((await readSource({ path: 'a.pdf', bytes })).text, LEFT.join(' '));
    const cut = await readSource({ path: 'a.pdf', bytes: whole.slice(0, 300) });
    assert.equal(cut.text, '');
    assert.deepEqual(
      cut.problems.map(({ extent }) => extent),
      ['unreadable'],
    );
  });

  it('leaves the bytes it was given as they were', async () => {
    const bytes = buildPdf({ pages: [column(LEFT, { x: 60, y: 700 })] });
    const before = bytes.slice();
    await readSource({ path: 'a.pdf', bytes });
    assert.deepEqual(bytes, before);
  });
});
