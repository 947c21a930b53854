import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { readSource } from '../../../src/core/sources/read';
import { inEnglish } from '../../../src/messages/english';
import { buildPdf, column } from '../../fixtures/sources/pdf/build-pdf';

const WORDS = 'The lighthouse keeper counted forty ships before dawn.';
const PDF = buildPdf({ pages: [column([WORDS], { x: 60, y: 700 })] });
const TRAILER = new TextDecoder('latin1').decode(PDF).indexOf('xref');

const wordFile = (body: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}`) });
const paragraph = `<w:p><w:r><w:t>${WORDS}</w:t></w:r></w:p>`;
const nested = (name: string, times: number, inside: string): string =>
  `<${name}>`.repeat(times) + inside + `</${name}>`.repeat(times);

/** What is said of a file that can't be read, or only in part; nothing of one that can. */
const CASES: readonly (readonly [
  name: string,
  bytes: string | Uint8Array,
  text: string,
  problem?: readonly [extent: string, id: string],
])[] = [
  ['garbage.pdf', `%PDF-1.7\n${'\x01\xff '.repeat(900)}`, '', ['unreadable', 'source.pdf-broken']],
  ['start.pdf', PDF.subarray(0, 300), '', ['unreadable', 'source.pdf-broken']],
  ['blank.pdf', buildPdf({ pages: [[], []] }), '', ['unreadable', 'source.no-text']],
  ['no-pages.pdf', buildPdf({ pages: [] }), '', ['unreadable', 'source.no-text']],
  ['end-missing.pdf', PDF.subarray(0, TRAILER), WORDS, ['partly', 'source.cut-short']],
  ['cut.docx', wordFile(paragraph), WORDS, ['partly', 'source.cut-short']],
  ['cut.xml', `<article><body><p>${WORDS}`, WORDS, ['partly', 'source.cut-short']],
  [
    'deep.docx',
    wordFile(`${nested('w:sdt', 30_000, paragraph)}</w:body></w:document>`),
    '',
    ['unreadable', 'source.too-deep'],
  ],
  ['deep.html', `<body>${nested('div', 10_000, WORDS)}`, WORDS],
  [
    'deep.xml',
    nested('article', 1, `<body>${nested('sec', 10_000, `<p>${WORDS}</p>`)}</body>`),
    WORDS,
  ],
  [
    'deeper.html',
    `<body>${'<b><i><p>'.repeat(10_000)}${WORDS}`,
    '',
    ['unreadable', 'source.too-deep'],
  ],
  ['angles.html', `<p>${'<'.repeat(1_000_000)}`, '<'.repeat(1_000_000)],
  ['unquoted.html', `<p a="${'<p a="'.repeat(100_000)}`, '', ['unreadable', 'source.no-text']],
  [
    'entities.xml',
    `<!DOCTYPE article [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "ha"><!ENTITY b "&a;&a;">]>` +
      `<article><body><p>Before &file; and &b; after.</p></body></article>`,
    'Before &file; and &b; after.',
  ],
];

describe('bad input', () => {
  for (const [name, content, text, problem] of CASES) {
    it(`is dealt with: ${name}`, async () => {
      const bytes = typeof content === 'string' ? strToU8(content, true) : content;
      const document = await readSource({ path: `/some/${name}`, bytes });
      assert.ok(document.text === text, document.text.slice(0, 200));
      assert.deepEqual(
        document.problems.map(({ extent, message }) => [extent, message.id]),
        problem ? [problem] : [],
      );
      const told = document.problems.map(({ message }) => inEnglish(message)).join();
      assert.equal(told.includes(name), problem?.[0] === 'unreadable', told);
    });
  }
});
