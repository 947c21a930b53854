import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/read';

const read = (text: string, path = 'a.csv') =>
  readSource({ path, bytes: new TextEncoder().encode(text) });

describe('readCsv', () => {
  const TABLES: readonly (readonly [name: string, table: string, text: string])[] = [
    ['commas', 'town,flow\nMelle,"9,500"\n', 'town\tflow\nMelle\t9,500'],
    [
      'semicolons, with commas in figures',
      'town;flow\nMelle;9,5\nAlba;12,1',
      'town\tflow\nMelle\t9,5\nAlba\t12,1',
    ],
    ['tabs', 'town\tflow\nMelle\t9.5', 'town\tflow\nMelle\t9.5'],
    ['bars', 'town|flow\nMelle|9.5\nAlba|2', 'town\tflow\nMelle\t9.5\nAlba\t2'],
    ['the mark that the first line names', 'sep=;\r\na,b;c\r\n1,5;2', 'a,b\tc\n1,5\t2'],
    ['a cell of two lines', 'a,b\n"one\ntwo",3', 'a\tb\none two\t3'],
    ['quotation marks in cells', 'a,b\n"she said ""no""",3', 'a\tb\nshe said "no"\t3'],
    [
      'a mark that is never closed',
      'size,n\n5" pipe,3\n"6 pipe,4\n7,5',
      'size\tn\n5" pipe\t3\n"6 pipe\t4\n7\t5',
    ],
    ['one column', 'names\nAnn\nBen', 'names\nAnn\nBen'],
  ];
  for (const [name, table, text] of TABLES)
    it(`reads ${name}`, async () => {
      const document = await read(table);
      assert.equal(document.format, 'csv');
      assert.equal(document.text.trimEnd(), text);
      assert.deepEqual(document.problems, []);
    });

  it('has a block for every row that holds something, and its line is the row', async () => {
    const { text, blocks } = await read('a,b\n\n,5\n1,\n');
    assert.deepEqual(
      blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ['table', 'a\tb'],
        ['table', '5'],
        ['table', '1'],
      ],
    );
    assert.equal(text.slice(0, blocks[2]!.start).split('\n').length, 4);
  });

  it('knows the encoding of old spreadsheets', async () => {
    const bytes = Uint8Array.from('Stra\xdfe;Gr\xf6\xdfe\nA;5', (c) => c.charCodeAt(0));
    const { text } = await readSource({ path: 'a.csv', bytes });
    assert.equal(text, 'Straße\tGröße\nA\t5');
  });

  it('says of an empty table that it has no text', async () => {
    const { problems } = await read(',,\n,,\n');
    assert.equal(problems[0]?.message.id, 'source.no-text');
  });
});
