import assert from 'node:assert/strict';
import { Cancelled } from '../../../src/core/host';
import { readSource, SOURCE_EXTENSIONS } from '../../../src/core/sources/read';
import { detectFormat } from '../../../src/core/sources/detect';
import { inEnglish } from '../../../src/messages/english';
import { buildPdf } from '../../fixtures/sources/pdf/build-pdf';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0) & 255);

/** The beginning of a ZIP archive that holds a file of this name and content. */
const zip = (name: string, content = ''): string =>
  `PK\x03\x04\x14${'\0'.repeat(21)}${String.fromCharCode(name.length)}\0\0\0${name}${content}`;

describe('detectFormat', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a.txt', 'Plain words.', 'text'],
    ['a.md', '# Words', 'markdown'],
    ['noname', 'Plain words.', 'text'],
    ['a.txt', '%PDF-1.7\n…', 'pdf'],
    ['a.pdf', '<!DOCTYPE html><html><body>Log in</body></html>', 'html'],
    ['a.txt', '\n<html lang="en">', 'html'],
    ['a.docx', '<html xmlns:w="urn:schemas-microsoft-com:office:word">', 'html'],
    ['a.doc', 'Words of before Word.', 'text'],
    ['a.md', '<div>Markdown may begin so</div>', 'markdown'],
    ['a.xml', '<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "x">\n<article>', 'jats'],
    ['a.xml', '<?xml version="1.0"?><TEI xmlns="x">', 'tei'],
    ['a.html', '<?xml version="1.0"?><!DOCTYPE html><html>', 'html'],
    [
      'a.txt',
      'From: <Saved by x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n',
      'mhtml',
    ],
    ['a.eml', 'From: Ann\r\nContent-Type: multipart/related\r\n\r\nHi', 'mail'],
    ['a.eml', 'Saved by hand.', 'text'],
    ['a.csv', 'name,age\nAnn,5', 'csv'],
    ['a.csv', '<!doctype html><html><body>404</body></html>', 'html'],
    ['a.txt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi', 'vtt'],
    ['a.txt', '1\n00:00:01,000 --> 00:00:02,000\nHi', 'srt'],
    ['a.txt', zip('mimetype', 'application/epub+zip'), 'epub'],
    ['a.zip', zip('mimetype', 'application/vnd.oasis.opendocument.text'), 'odt'],
    ['a.zip', zip('word/document.xml'), 'docx'],
  ];
  for (const [path, text, format] of cases) {
    it(`takes ${JSON.stringify(text.slice(0, 30))} in ${path} for ${format}`, () => {
      assert.deepEqual(detectFormat(path, bytesOf(text)), { format });
    });
  }
});

describe('readSource', () => {
  const refused: readonly (readonly [string, string, string])[] = [
    ['a.txt', '\x7fELF\x02\x01\x01' + '\0'.repeat(99), 'source.binary'],
    ['a.md', '', 'source.empty'],
    ['a.txt', ' \n\t\n', 'source.no-text'],
    ['a.txt', '\x89PNG\r\n\x1a\n' + '\0'.repeat(40), 'source.picture'],
    ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + '\0'.repeat(600), 'source.old-office'],
    [
      'a.docx',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e',
      'source.locked-office',
    ],
    ['a.rtf', '{\\rtf1 words}', 'source.rtf'],
    ['a.docx', 'Only words.', 'source.only-text'],
    ['a.docx', '<?xml version="1.0"?><pkg:package xmlns:pkg="x">', 'source.only-text'],
    ['a.epub', '{"error":"not found"}', 'source.only-text'],
    ['a.odt', 'Only words.', 'source.only-text'],
    ['a.pdf', '404 Not Found', 'source.only-text'],
    ['a.zip', zip('data.csv'), 'source.archive'],
    ['a.pdf', '%PDF-1.7\nnothing more', 'source.pdf-broken'],
  ];
  for (const [path, text, id] of refused) {
    it(`says ${id} of ${path}`, async () => {
      const document = await readSource({ path: `/some/${path}`, bytes: bytesOf(text) });
      assert.equal(document.text, '');
      assert.deepEqual(
        document.problems.map(({ extent, message }) => [extent, message.id]),
        [['unreadable', id]],
      );
      assert.ok(inEnglish(document.problems[0]!.message).includes(path));
    });
  }

  it('throws Cancelled, and nothing else, once its token says so', async () => {
    const bytes = buildPdf({ pages: [[{ text: 'Words', x: 60, y: 700 }]] });
    await assert.rejects(
      readSource({ path: 'a.pdf', bytes, token: { cancelled: true } }),
      Cancelled,
    );
    let asked = 0;
    const later = {
      get cancelled() {
        return ++asked > 1;
      },
    };
    await assert.rejects(readSource({ path: 'a.pdf', bytes, token: later }), Cancelled);
  });

  it('lists extensions in lower case and without the point', () => {
    for (const extension of SOURCE_EXTENSIONS) assert.match(extension, /^[a-z]+$/);
    for (const known of [
      'txt',
      'md',
      'pdf',
      'docx',
      'odt',
      'epub',
      'html',
      'mhtml',
      'eml',
      'csv',
      'tsv',
      'vtt',
      'srt',
      'xml',
    ]) {
      assert.ok(SOURCE_EXTENSIONS.includes(known), known);
    }
  });
});
