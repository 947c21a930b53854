import { strict as assert } from 'node:assert';
import { readEpub } from '../../../src/core/sources/readers/epub';
import { blockWith, kinds, problemIds, readWith, textsOf, zipOf } from './reading';

type Files = Readonly<Record<string, string | Uint8Array>>;

const CONTAINER =
  '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

const chapter = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;

function opf(
  metadata: string,
  items: readonly string[],
  spine: readonly string[],
  toc = '',
): string {
  return `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${items.join('')}</manifest><spine ${toc}>${spine.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`;
}

const item = (id: string, href: string, more = '') =>
  `<item id="${id}" href="${href}" media-type="application/xhtml+xml" ${more}/>`;

function book(
  files: Files,
  options: { metadata?: string; items?: string[]; spine?: string[] } = {},
): Uint8Array {
  const items = options.items ?? [
    item('nav', 'nav.xhtml', 'properties="nav"'),
    item('b', 'text/b%20two.xhtml'),
    item('a', 'text/a.xhtml'),
  ];
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/book.opf': opf(
      options.metadata ?? '<dc:title>Two Rivers</dc:title>',
      items,
      options.spine ?? ['a', 'b'],
    ),
    ...files,
  });
}

const NAV = chapter(
  `<nav epub:type="toc"><ol><li><a href="text/a.xhtml">1. The Source</a><ol><li><a href="text/a.xhtml#mill">The mill</a></li></ol></li>
   <li><a href="text/b%20two.xhtml">2. The Mouth</a></li></ol></nav>
   <nav epub:type="page-list" hidden=""><ol><li><a href="text/a.xhtml#p9">9</a></li><li><a href="text/b%20two.xhtml">10</a></li></ol></nav>`,
);

const FILES: Files = {
  'OEBPS/nav.xhtml': NAV,
  'OEBPS/text/a.xhtml': chapter(
    '<h1>The Source</h1><p>It rises<span id="p9"/> in a field.</p><h2 id="mill">Mill</h2><p>Old&nbsp;stones.</p>',
  ),
  'OEBPS/text/b two.xhtml': chapter('<p>It ends in the sea.</p>'),
};

describe('readEpub', () => {
  it('reads chapters in the order of the spine, with their titles and sections', async () => {
    const document = await readWith(readEpub, book(FILES));
    assert.deepEqual(kinds(document), [
      'heading: The Source',
      'paragraph: It rises',
      'paragraph: in a field.',
      'heading: Mill',
      'paragraph: Old\u00a0stones.',
      'paragraph: It ends in the sea.',
    ]);
    assert.equal(
      document.text.includes('It rises in a field.'),
      true,
      'a page that begins in a sentence leaves it whole',
    );
    assert.equal(blockWith(document, 'stones').chapter, '1. The Source');
    assert.equal(blockWith(document, 'stones').section, 'Mill');
    assert.equal(blockWith(document, 'sea').chapter, '2. The Mouth');
    assert.equal(blockWith(document, 'sea').section, undefined);
  });

  it('takes printed pages from the page list, also a hidden one', async () => {
    const document = await readWith(readEpub, book(FILES));
    assert.deepEqual(
      document.blocks.map(({ page }) => page),
      [undefined, undefined, '9', '9', '9', '10'],
    );
    assert.equal(document.pages, 2);
  });

  it('takes printed pages from page breaks, whose numbers are no text', async () => {
    const { text, blocks } = await readWith(
      readEpub,
      book({
        ...FILES,
        'OEBPS/nav.xhtml': chapter(''),
        'OEBPS/text/a.xhtml': chapter(
          '<p>One <span epub:type="pagebreak" id="pg_xii" title="Page xii"/>two <a role="doc-pagebreak" id="x13" aria-label="13"></a>three <span epub:type="pagebreak" id="q">[14]</span>four.</p>',
        ),
      }),
    );
    assert.equal(text.startsWith('One two three four.'), true);
    assert.deepEqual(
      blocks.slice(0, 4).map(({ page }) => page),
      [undefined, 'xii', '13', '14'],
    );
  });

  it('reads the table of contents and the page list of EPUB 2', async () => {
    const ncx = `<ncx><navMap><navPoint><navLabel><text>Chapter 1</text></navLabel><content src="text/a.xhtml"/></navPoint></navMap>
      <pageList><pageTarget type="normal" value="5"><navLabel><text>5</text></navLabel><content src="text/a.xhtml#p9"/></pageTarget></pageList></ncx>`;
    const items = [
      '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
      item('a', 'text/a.xhtml'),
    ];
    const document = await readWith(
      readEpub,
      book({ ...FILES, 'OEBPS/toc.ncx': ncx }, { items, spine: ['a'] }),
    );
    assert.equal(blockWith(document, 'in a field').chapter, 'Chapter 1');
    assert.equal(blockWith(document, 'in a field').page, '5');
  });

  it('keeps a contents page findable but apart, and notes as notes without their marks', async () => {
    const document = await readWith(
      readEpub,
      book(
        {
          ...FILES,
          'OEBPS/text/b two.xhtml': chapter(
            '<p>It ends<a epub:type="noteref" href="#n1">1</a> in the sea<sup><a href="#n2">2</a></sup>.</p><aside epub:type="footnote" id="n1"><p>Near Emden.</p></aside>',
          ),
        },
        { spine: ['nav', 'a', 'b'] },
      ),
    );
    assert.deepEqual(textsOf(document, 'note'), ['Near Emden.']);
    assert.ok(document.text.includes('It ends in the sea.'));
    assert.equal(blockWith(document, 'The mill').kind, 'chrome');
  });

  it('tells title, authors, editors, date, publisher, ISBN and language', async () => {
    const metadata =
      '<dc:title id="t2">A History</dc:title><dc:title id="t1">Two Rivers</dc:title><meta refines="#t1" property="title-type">main</meta><meta refines="#t2" property="title-type">subtitle</meta>' +
      '<dc:creator id="c1">Mara Velden</dc:creator><dc:creator opf:role="edt">Ost, Jon</dc:creator><dc:date opf:event="modification">2022-01-01</dc:date><dc:date opf:event="publication">2019-05-06</dc:date>' +
      '<dc:publisher>Deich Press</dc:publisher><dc:identifier>urn:isbn:978-3-16-148410-0</dc:identifier><dc:language>en</dc:language>';
    const { metadata: item } = await readWith(readEpub, book(FILES, { metadata }));
    assert.deepEqual(item, {
      type: 'book',
      title: 'Two Rivers: A History',
      author: [{ family: 'Velden', given: 'Mara' }],
      editor: [{ family: 'Ost', given: 'Jon' }],
      issued: { 'date-parts': [[2019, 5, 6]] },
      publisher: 'Deich Press',
      ISBN: '9783161484100',
      language: 'en',
    });
  });

  it('names a book whose text is encrypted, and reads one whose fonts are only disguised', async () => {
    const encryption = (uri: string) =>
      `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData></encryption>`;
    const closed = await readWith(
      readEpub,
      book({ ...FILES, 'META-INF/encryption.xml': encryption('OEBPS/text/a.xhtml') }),
    );
    assert.deepEqual(problemIds(closed), ['unreadable source.epub-protected']);
    const open = await readWith(
      readEpub,
      book({ ...FILES, 'META-INF/encryption.xml': encryption('OEBPS/fonts/a.otf') }),
    );
    assert.deepEqual(problemIds(open), []);
  });

  it('reads the rest where a chapter is missing, and says so', async () => {
    const rest = Object.fromEntries(
      Object.entries(FILES).filter(([name]) => name !== 'OEBPS/text/a.xhtml'),
    );
    const document = await readWith(readEpub, book(rest));
    assert.equal(document.text, 'It ends in the sea.');
    assert.deepEqual(problemIds(document), ['partly source.chapters-unreadable']);
  });
});
