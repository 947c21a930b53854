import { strToU8, zipSync } from 'fflate';
import { buildPdf, column } from '../fixtures/sources/pdf/build-pdf';

/** A file to be damaged: its parts are damaged before they are put together, or the whole is. */
export interface Sample {
  readonly path: string;
  readonly parts: Readonly<Record<string, Uint8Array>>;
  pack(parts: Readonly<Record<string, Uint8Array>>): Uint8Array;
}

const single = (path: string, content: string | Uint8Array): Sample => ({
  path,
  parts: { whole: typeof content === 'string' ? strToU8(content) : content },
  pack: ({ whole }) => whole!,
});

const zipped = (path: string, files: Readonly<Record<string, string>>): Sample => ({
  path,
  parts: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  pack: (parts) => zipSync({ ...parts }, { level: 1 }),
});

const WORDS =
  'The harbour was rebuilt after the war, and its cranes, which had stood idle, were sold to a company from the north.';
const LINES = WORDS.match(/.{1,40}(?:\s|$)/g)!;
const HTML = `<!DOCTYPE html><html lang="en"><head><title>Harbour</title><meta property="og:title" content="The harbour">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The harbour","datePublished":"2021-03-09"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>The harbour</h1><p>${WORDS}</p><blockquote>${WORDS}</blockquote>
<table><tr><td>1</td><td>2</td></tr></table><ul><li>${WORDS}<li>two</ul></article><footer>&copy; &#8212; 2021</footer></body></html>`;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${WORDS}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
const XHTML = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head><body><h1>One</h1><p>${WORDS}</p></body></html>`;

/** One or more small whole files of every format. */
export const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  text: [
    single(
      'a.txt',
      `The Old Harbour\n\nBy Ann Smith\n\nMarch 9, 2021\n\nCHAPTER I\n\n${LINES.join('\n')}\n\f${WORDS}\n${WORDS}`,
    ),
    single(
      'b.txt',
      Uint8Array.from([0xff, 0xfe, ...[...WORDS].flatMap((c) => [c.charCodeAt(0), 0])]),
    ),
  ],
  transcript: [
    single(
      'c.txt',
      `Interview\n\n[00:12:31] Ann: ${WORDS}\n[00:12:45 - 00:13:00] Bob: No.\nAnn (13:01):\n${WORDS}\n`,
    ),
  ],
  markdown: [
    single(
      'a.md',
      `---\ntitle: Harbour\nauthor: [Ann, {family: Berg}]\nx: &a [*b]\n---\n\n# One\n\n${WORDS}[^1]\n\n> ${WORDS}\n\n- a\n  - b\n\n| a |\n|---|\n| b |\n\n[^1]: Note\n`,
    ),
  ],
  vtt: [
    single(
      'a.vtt',
      `WEBVTT\nLanguage: en\n\nNOTE x\n\n1\n00:00.500 --> 00:02.000 align:start\n<v.loud Ann>It &amp; I <i>was</i> <00:01.000>there\n\n00:02.000 --> 00:05.000\n<v Bob>No</v> <v Ann>Yes\n`,
    ),
  ],
  srt: [
    single(
      'a.srt',
      `1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<i>ANN:</i> It is\n\n2\n00:00:03,000 --> 00:00:04,000\nANN: so.\n`,
    ),
  ],
  pdf: [
    single(
      'a.pdf',
      buildPdf({
        pages: [
          [
            ...column(LINES, { x: 60, y: 700 }),
            ...column(LINES, { x: 320, y: 700 }),
            { text: '213', x: 300, y: 40 },
          ],
          [
            { text: 'Method', x: 60, y: 720, size: 16 },
            ...column(LINES, { x: 60, y: 690 }),
            { text: '214', x: 300, y: 40 },
          ],
        ],
        info: { Title: 'The Harbour', Author: 'Ann Smith' },
        labels: '0 << /S /D /St 213 >>',
        pictures: [0],
      }),
    ),
  ],
  html: [single('a.html', HTML)],
  mhtml: [
    single(
      'a.mhtml',
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: =?utf-8?Q?Harb=C3=B6ur?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x--y"\r\n\r\n--x--y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n${HTML.replace(/=/g, '=3D')}\r\n--x--y\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--y--\r\n`,
    ),
  ],
  mail: [
    single(
      'a.eml',
      'From: =?utf-8?Q?Ann_Sm=C3=ADth?= <ann@example.org>\r\nSubject: =?utf-8?B?SGFyYm91cg==?=\r\nDate: Tue, 5 Mar 2024 21:14:07 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x--y"\r\n\r\n--x--y\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe harb=C3=B6ur =\r\nis wet.\r\n--x--y\r\nContent-Type: text/html\r\n\r\n<p>The harbour is wet.</p>\r\n--x--y--\r\n',
    ),
  ],
  csv: [
    single('a.csv', 'sep=;\r\ndate;"flow, l/s"\r\n2024-03-01;"9,5"\r\n;"two\nlines ""here"""\r\n'),
  ],
  docx: [
    zipped('a.docx', {
      '_rels/.rels':
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${paragraph}<w:tbl><w:tr><w:tc>${paragraph}</w:tc></w:tr></w:tbl>${paragraph}</w:body></w:document>`,
      'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${paragraph}</w:footnote></w:footnotes>`,
      'docProps/core.xml':
        '<cp:coreProperties><dc:title>Harbour</dc:title><dc:creator>Ann Smith</dc:creator></cp:coreProperties>',
    }),
  ],
  odt: [
    zipped('a.odt', {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': '<manifest:manifest/>',
      'meta.xml':
        '<office:document-meta><office:meta><dc:title>Harbour</dc:title></office:meta></office:document-meta>',
      'content.xml': `<?xml version="1.0"?><office:document-content><office:body><office:text><text:h text:outline-level="1">One</text:h><text:p>${WORDS}<text:note><text:note-body><text:p>Note</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list></office:text></office:body></office:document-content>`,
    }),
  ],
  epub: [
    zipped('a.epub', {
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="O/b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
      'O/b.opf':
        '<package><metadata><dc:title>Harbour</dc:title><dc:creator>Ann</dc:creator></metadata><manifest><item id="n" href="n.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
      'O/n.xhtml':
        '<html><body><nav epub:type="toc"><ol><li><a href="a.xhtml">One</a></li></ol></nav></body></html>',
      'O/a.xhtml': XHTML,
    }),
  ],
  xml: [
    single(
      'a.xml',
      `<?xml version="1.0"?><article><front><article-meta><article-id pub-id-type="doi">10.1/x</article-id><title-group><article-title>Harbour</article-title></title-group></article-meta></front><body><sec><title>One</title><p>${WORDS}<xref rid="f"/></p><fn id="f"><p>Note</p></fn></sec></body></article>`,
    ),
    single(
      'b.xml',
      `<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><teiHeader><fileDesc><titleStmt><title>Harbour</title></titleStmt></fileDesc></teiHeader><text><body><div><head>One</head><pb n="3"/><p>${WORDS} &x;</p></div></body></text></TEI>`,
    ),
  ],
};
