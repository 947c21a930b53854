import assert from 'node:assert/strict';
import { entryFiles, fileOfBdskField } from '../../../src/core/bibliography/file-links';

/** A binary property list of one dictionary with `relativePath`, as BibDesk writes it. */
function binaryPlist(path: string): string {
  const ascii = (text: string) => [
    ...(text.length < 15 ? [0x50 + text.length] : [0x5f, 0x10, text.length]),
    ...Buffer.from(text, 'latin1'),
  ];
  const utf16 = (text: string) => [
    ...(text.length < 15 ? [0x60 + text.length] : [0x6f, 0x10, text.length]),
    ...Buffer.from(text, 'utf16le').swap16(),
  ];
  const string = (text: string) => (/^[\x20-\x7e]*$/.test(text) ? ascii(text) : utf16(text));
  const objects = [[0xd1, 1, 2], string('relativePath'), string(path)];
  const bytes = [...Buffer.from('bplist00')];
  const offsets = objects.map((object) => {
    const at = bytes.length;
    bytes.push(...object);
    return at;
  });
  const table = bytes.length;
  const number = (value: number) => [0, 0, 0, 0, 0, 0, 0, value];
  bytes.push(...offsets, 0, 0, 0, 0, 0, 0, 1, 1, ...number(3), ...number(0), ...number(table));
  return Buffer.from(bytes).toString('base64');
}

describe('entryFiles', () => {
  const table: [string, string[]][] = [
    ['', []],
    ['a.pdf', ['a.pdf']],
    ['files/a b.pdf', ['files/a b.pdf']],
    [':a.pdf:PDF', ['a.pdf']],
    [':2.pdf:PDF;stuff:1.pdf:PDF', ['2.pdf', '1.pdf']],
    ['Full Text:files/12/a.pdf:application/pdf', ['files/12/a.pdf']],
    ['Zotero\\: title:C\\:\\\\Users\\\\me\\\\a.pdf:application/pdf', ['C:\\Users\\me\\a.pdf']],
    [
      'Snapshot:/home/me/b\\;c.html:text/html;PDF:/home/me/d.pdf:application/pdf',
      ['/home/me/b;c.html', '/home/me/d.pdf'],
    ],
    ['C:\\Users\\me\\a.pdf', ['C:\\Users\\me\\a.pdf']],
    [':C$\\backslash$:a.pdf:pdf', ['C$\\backslash$:a.pdf']],
    ['a.pdf;b.html', ['a.pdf', 'b.html']],
    ['a.pdf:PDF', ['a.pdf']],
    ['Title:a.pdf', ['a.pdf']],
    ['{files/x{\\_}y.pdf}', ['files/x_y.pdf']],
    ['a.pdf;a.pdf', ['a.pdf']],
    ['https://example.org/a.pdf', ['https://example.org/a.pdf']],
  ];
  for (const [field, files] of table) {
    it(`finds ${JSON.stringify(files)} in ${field}`, () =>
      assert.deepEqual(entryFiles(field), files));
  }
});

describe('fileOfBdskField', () => {
  for (const path of ['papers/a.pdf', '../Größe/ä b.pdf', `deep/${'x'.repeat(60)}.pdf`]) {
    it(`finds ${path}`, () => assert.equal(fileOfBdskField(binaryPlist(path)), path));
  }

  it('finds the path in an XML list', () => {
    const xml = '<plist><dict><key>relativePath</key><string>a &amp; b.pdf</string></dict></plist>';
    assert.equal(fileOfBdskField(btoa(xml)), 'a & b.pdf');
  });

  it('finds none in a bookmark without a path, in rubbish and in a list cut short', () => {
    const whole = Buffer.from(binaryPlist('papers/a.pdf'), 'base64');
    assert.equal(fileOfBdskField(btoa('bookmark data')), undefined);
    assert.equal(fileOfBdskField('!!! not base64'), undefined);
    for (let length = 0; length < whole.length; length++) {
      const cut = fileOfBdskField(whole.subarray(0, length).toString('base64'));
      assert.notEqual(cut, 'papers/a.pdf', `of ${length} bytes`);
    }
  });
});
