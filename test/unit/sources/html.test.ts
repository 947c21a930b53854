import { strict as assert } from 'node:assert';
import { readHtml } from '../../../src/core/sources/readers/html';
import { bytesOf, fixture, kinds, problemIds, readWith, textsOf, blockWith } from './reading';

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html><head><title>T</title>${head}</head><body>${body}</body></html>`;
const read = (body: string, head?: string) => readWith(readHtml, page(body, head), '/s/page.html');
const text = async (body: string) => (await read(body)).text;

describe('readHtml', () => {
  describe('text', () => {
    const cases: readonly (readonly [what: string, html: string, expected: string])[] = [
      [
        'joins what inline elements split',
        '<p>un<b>believ</b><i>able</i> s<wbr>tory</p>',
        'unbelievable story',
      ],
      ['collapses white space', '<p>  one\n\t two  <b> three</b></p>', 'one two three'],
      [
        'decodes entities, known and unknown',
        '<p>a&nbsp;b &eacute;&#8212;&#x2019;&amp; &bogus; AT&T</p>',
        'a\u00a0b é—’& &bogus; AT&T',
      ],
      [
        'makes a line feed of a break and a block of two',
        '<p>one<br>two<br><br>three</p>',
        'one\ntwo\n\nthree',
      ],
      [
        'keeps blocks apart that touch',
        '<div>one</div><div>two</div>three<p>four</p>',
        'one\n\ntwo\n\nthree\n\nfour',
      ],
      [
        'keeps links apart that touch',
        '<p><a href=/a>Home</a><a href=/b>News</a></p>',
        'Home News',
      ],
      ['drops soft hyphens', '<p>un&shy;der&#xAD;stand</p>', 'understand'],
      ['keeps white space in code', '<pre>if x:\n    y</pre>', 'if x:\n    y'],
      ['shows the marks of a short quotation', '<p>He said <q>so</q>.</p>', 'He said “so”.'],
      [
        'reads ruby by its base text',
        '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>',
        '漢字',
      ],
      [
        'closes what the page left open',
        '<p>one<p>two<ul><li>three<li>four</ul>',
        'one\n\ntwo\n\nthree\nfour',
      ],
    ];
    for (const [what, html, expected] of cases) {
      it(what, async () => assert.equal(await text(html), expected));
    }

    it('leaves out what is not seen', async () => {
      const hidden =
        '<script>a()</script><style>p{}</style><noscript>b</noscript><template>c</template><p hidden>d</p><p style="color:red; display : none">e</p>' +
        '<p style="visibility:hidden">f</p><span aria-hidden="true">g</span><select><option>h</option></select><iframe>i</iframe><!-- j --><svg><title>k</title></svg><dialog>l</dialog>';
      assert.equal(await text(`${hidden}<p>Seen.</p>`), 'Seen.');
    });

    it('keeps a page whose body is only hidden until a script shows it', async () => {
      assert.equal(
        (await readWith(readHtml, '<html><body style="display:none"><p>Seen.</p></body></html>'))
          .text,
        'Seen.',
      );
    });
  });

  describe('blocks', () => {
    it('tells headings, paragraphs, lists, quotations, code, tables and notes apart', async () => {
      const document = await read(
        '<h2>Head</h2><p>Para.</p><ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p></li></ul><blockquote><p>Said.</p></blockquote><pre><code>x = 1</code></pre>' +
          '<table><caption>Sums</caption><tr><th>Town</th><th>mm</th></tr><tr><td>Leer<br>Harbour</td><td><p>812</p></td></tr></table>' +
          '<dl><dt>Term</dt><dd>Meaning</dd></dl><section role="doc-endnotes"><ol><li>Note.</li></ol></section>',
      );
      assert.deepEqual(kinds(document), [
        'heading: Head',
        'paragraph: Para.',
        'list: One',
        'list: Inner',
        'list: Two',
        'quote: Said.',
        'code: x = 1',
        'table: Sums',
        'table: Town\tmm',
        'table: Leer\nHarbour\t812',
        'list: Term',
        'list: Meaning',
        'note: Note.',
      ]);
    });

    it('tells the section of each block, and no section for the title of the page', async () => {
      const document = await readWith(
        readHtml,
        '<title>The Tide</title><article><h1>The Tide</h1><p>Opening words.</p><h2>Causes</h2><p>Moon and sun.</p></article>',
      );
      assert.equal(blockWith(document, 'Opening').section, undefined);
      assert.equal(blockWith(document, 'Moon').section, 'Causes');
    });

    it('takes the marks of notes out of sentences, and nothing else', async () => {
      assert.equal(
        await text(
          '<p>One<sup><a href="#n1">1</a></sup> two<sup class="reference">[12]</sup> three<a href="#n3"><sup>*</sup></a> four<a role="doc-noteref" href="#n4">iv</a> m<sup>2</sup> <a href="#s">2</a> <sup><a href="/x">link text</a></sup></p>',
        ),
        'One two three four m2 2 link text',
      );
    });

    it('reads a table that lays out the page as the text it holds', async () => {
      const document = await read(
        '<table><tr><td><h2>Menu</h2></td><td><p>Long text.</p></td></tr></table>',
      );
      assert.deepEqual(kinds(document), ['heading: Menu', 'paragraph: Long text.']);
    });

    it('cuts long preformatted prose at its empty lines', async () => {
      const para =
        'The committee met again and talked of the dyke until the lamps were lit and the tide had turned.\n'.repeat(
          5,
        );
      const document = await read(`<pre>${para}\n${para}\n${para}</pre>`);
      assert.deepEqual(
        document.blocks.map(({ kind }) => kind),
        ['paragraph', 'paragraph', 'paragraph'],
      );
    });
  });

  describe('article and chrome', () => {
    it('keeps the article apart from menus, teasers and comments, and all of it findable', async () => {
      const document = await readWith(readHtml, fixture('html/news.html'), '/s/news.html');
      const chrome = textsOf(document, 'chrome').join('\n');
      const main = document.blocks
        .filter(({ kind }) => kind !== 'chrome')
        .map(({ start, end }) => document.text.slice(start, end))
        .join('\n');
      for (const words of ['Weather', 'Read also', 'Harbour fees rise', 'All rights reserved']) {
        assert.ok(chrome.includes(words), `${words} is not in the chrome: ${chrome}`);
        assert.ok(!main.includes(words), `${words} is in the article`);
      }
      for (const words of [
        'Barrier holds through the night',
        'crest stood at 4.2 metres',
        'Nobody was hurt',
        'The gates will be checked',
      ]) {
        assert.ok(main.includes(words), `${words} is not in the article: ${main}`);
      }
    });

    it('has document order', async () => {
      const { text: all } = await readWith(readHtml, fixture('html/news.html'));
      const order = [
        'Weather',
        'Barrier holds',
        'Nobody was hurt',
        'The gates will be checked',
        'All rights reserved',
      ].map((words) => all.indexOf(words));
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
    });
  });

  describe('metadata', () => {
    it('tells title, author, date, site and address of a news page', async () => {
      const { metadata } = await readWith(readHtml, fixture('html/news.html'));
      assert.deepEqual(metadata, {
        type: 'article-newspaper',
        title: 'Barrier holds through the night',
        author: [
          { family: 'Velden', given: 'Mara' },
          { family: 'Ost', given: 'Jon' },
        ],
        issued: { 'date-parts': [[2023, 11, 16]] },
        'container-title': 'The Courier',
        URL: 'https://courier.example/2023/11/barrier-holds',
        language: 'en-GB',
      });
    });

    it('goes by citation tags first', async () => {
      const head =
        '<meta name="citation_title" content="Rain on Clay"><meta name="citation_author" content="Velden, Mara"><meta name="citation_author" content="Jon Ost"><meta name="citation_journal_title" content="Journal of Rain">' +
        '<meta name="citation_publication_date" content="2019/03/04"><meta name="citation_doi" content="10.5555/rain.7"><meta name="citation_firstpage" content="101"><meta name="citation_lastpage" content="110"><meta name="citation_volume" content="12"><meta property="og:title" content="Other">';
      const { metadata } = await read('<p>Text.</p>', head);
      assert.deepEqual(metadata, {
        type: 'article-journal',
        title: 'Rain on Clay',
        author: [
          { family: 'Velden', given: 'Mara' },
          { family: 'Ost', given: 'Jon' },
        ],
        issued: { 'date-parts': [[2019, 3, 4]] },
        'container-title': 'Journal of Rain',
        volume: '12',
        page: '101-110',
        DOI: '10.5555/rain.7',
      });
    });

    const urls: readonly (readonly [what: string, html: string, url: string | undefined])[] = [
      [
        'the canonical address',
        '<link rel="canonical" href="https://a.example/x"><meta property="og:url" content="https://a.example/y">',
        'https://a.example/x',
      ],
      [
        'a relative canonical address',
        '<base href="https://a.example/d/"><link rel=canonical href="../x">',
        'https://a.example/x',
      ],
      [
        'no canonical address that is the front page',
        '<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/y">',
        'https://a.example/y',
      ],
      [
        'where SingleFile saved it from',
        '<!--\n Page saved with SingleFile \n url: https://a.example/z?q=1 \n saved date: Mon -->',
        'https://a.example/z?q=1',
      ],
      [
        'where a browser saved it from',
        '<!-- saved from url=(0026)https://a.example/page.html -->',
        'https://a.example/page.html',
      ],
      ['none where it says none', '', undefined],
    ];
    for (const [what, html, url] of urls) {
      it(`takes as address ${what}`, async () =>
        assert.equal((await read('<p>x</p>', html)).metadata.URL, url));
    }

    const bylines: readonly (readonly [html: string, names: readonly string[]])[] = [
      ['<p class="byline">By <span rel="author">Mara Velden</span></p>', ['Velden']],
      ['<a rel="author" href="/m">By Mara Velden, 3 May 2021</a>', ['Velden']],
      [
        '<span itemprop="author"><span itemprop="name">Mara Velden</span>, reporter</span>',
        ['Velden'],
      ],
      ['<a rel="author">https://social.example/@mara</a>', []],
    ];
    for (const [html, names] of bylines) {
      it(`finds ${names.join() || 'no author'} in ${html}`, async () => {
        const { metadata } = await read(`${html}<p>Text.</p>`);
        assert.deepEqual(
          (metadata.author ?? []).map(({ family, literal }) => family ?? literal),
          names,
        );
      });
    }

    const titles: readonly (readonly [head: string, body: string, title: string])[] = [
      ['<title>High Water at Leer | The Courier</title>', '', 'High Water at Leer'],
      [
        '<title>The Courier - High Water</title><meta property="og:site_name" content="The Courier">',
        '',
        'High Water',
      ],
      [
        '<title>Dykes - A Short History | Wiki</title>',
        '<h1>Dykes - A Short History</h1>',
        'Dykes - A Short History',
      ],
      [
        '<title>Index</title><meta property="og:title" content="High Water – in pictures">',
        '',
        'High Water – in pictures',
      ],
      ['<title>C++ vs. Rust</title>', '', 'C++ vs. Rust'],
    ];
    for (const [head, body, title] of titles) {
      it(`cuts ${head} to ${title}`, async () => {
        const { metadata } = await readWith(
          readHtml,
          `<html><head>${head}</head><body>${body}<p>Text.</p></body></html>`,
        );
        assert.equal(metadata.title, title);
      });
    }
  });

  describe('encoding', () => {
    const sentence = 'Größe über alles – “yes”';
    it('goes by a byte-order mark, also against the page', async () => {
      const utf16 = new Uint8Array([
        0xff,
        0xfe,
        ...[...page(sentence, '<meta charset="utf-8">')].flatMap((c) => [
          c.charCodeAt(0) & 255,
          c.charCodeAt(0) >> 8,
        ]),
      ]);
      assert.equal((await readWith(readHtml, utf16)).text, sentence);
    });
    it('goes by the page, and takes a wrong UTF-8 for what it is', async () => {
      const windows = (head: string) =>
        Uint8Array.from(page('<p>Gr\xf6\xdfe \x93yes\x94</p>', head), (c) => c.charCodeAt(0));
      assert.equal(
        (await readWith(readHtml, windows('<meta charset="windows-1252">'))).text,
        'Größe “yes”',
      );
      assert.equal(
        (
          await readWith(
            readHtml,
            windows('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
          )
        ).text,
        'Größe “yes”',
      );
      assert.equal(
        (await readWith(readHtml, windows('<meta charset="utf-8">'))).text,
        'Größe “yes”',
      );
      const shiftJis = new Uint8Array([
        ...bytesOf('<html><head><meta charset="shift_jis"></head><body><p>'),
        0x93,
        0xfa,
        0x96,
        0x7b,
        ...bytesOf('</p></body></html>'),
      ]);
      assert.equal((await readWith(readHtml, shiftJis)).text, '日本');
    });
  });

  describe('bad input', () => {
    it('reads 10,000 nested elements, and the text before what nests deeper still', async () => {
      const nested = (depth: number) =>
        `<p>First.</p>${'<div>'.repeat(depth)}Deep.${'</div>'.repeat(depth)}<p>Last.</p>`;
      const deep = await read(nested(10_000));
      assert.equal(deep.text, 'First.\n\nDeep.\n\nLast.');
      const deeper = await read(nested(60_000));
      assert.ok(deeper.text.startsWith('First.'));
      assert.deepEqual(problemIds(deeper), ['partly source.nested-too-deep']);
    });

    it('takes rubbish for the text it shows', async () => {
      for (const html of [
        '',
        '<',
        '<<<>>>',
        '<html',
        '<p',
        '<a href="x',
        '</p></p>',
        '<!-- ',
        '<![CDATA[x',
        '&#xFFFFFFFF; &#0;',
        '<title>',
        '<script>',
        '<script type="application/ld+json">{"@type":',
      ]) {
        await readWith(readHtml, html);
      }
    });

    it('drops inlined pictures', async () => {
      const document = await read(
        `<p>Before.</p><img src="data:image/png;base64,${'A'.repeat(2_000_000)}"><p style="background:url(data:image/png;base64,${'B'.repeat(100_000)})">After.</p>`,
      );
      assert.equal(document.text, 'Before.\n\nAfter.');
    });
  });
});
