import { strict as assert } from 'node:assert';
import { readXml } from '../../../src/core/sources/readers/xml';
import { parseXml } from '../../../src/core/sources/readers/xml-events';
import { blockWith, kinds, problemIds, readWith, textsOf } from './reading';

const JATS = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.2//EN" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en">
 <front>
  <journal-meta><journal-id>jr</journal-id><journal-title-group><journal-title>Journal of Rain</journal-title></journal-title-group>
   <issn>1234-5678</issn><publisher><publisher-name>Deich Press</publisher-name></publisher></journal-meta>
  <article-meta>
   <article-id pub-id-type="pmid">99</article-id><article-id pub-id-type="doi">10.5555/rain.7</article-id>
   <title-group><article-title>Rain on <italic>Clay</italic></article-title><subtitle>A Count</subtitle></title-group>
   <contrib-group><contrib contrib-type="author"><name><surname>Velden</surname><given-names>Mara</given-names></name><xref ref-type="aff">1</xref></contrib>
    <contrib contrib-type="editor"><name><surname>Ost</surname><given-names>Jon</given-names></name></contrib>
    <contrib contrib-type="author"><collab>Rain Group</collab></contrib></contrib-group>
   <aff>University of Leer</aff>
   <pub-date pub-type="epub"><day>2</day><month>1</month><year>2019</year></pub-date>
   <pub-date pub-type="ppub"><month>3</month><year>2019</year></pub-date>
   <volume>12</volume><issue>4</issue><fpage>101</fpage><lpage>110</lpage>
   <permissions><copyright-statement>All rights.</copyright-statement></permissions>
   <abstract><p>We counted drops.</p></abstract>
  </article-meta>
 </front>
 <body>
  <sec><title>Methods</title>
   <p>We used buckets<sup><xref ref-type="bibr" rid="r1">1</xref></sup> and m<sup>2</sup> of clay (<xref ref-type="bibr">Ost 2010</xref>).<fn><p>Of tin.</p></fn> Then we
      waited.</p>
   <sec><title>Sites</title><p>Two sites.</p></sec>
   <list><list-item><p>North</p></list-item><list-item><p>South</p></list-item></list>
   <disp-quote><p>It never stops.</p></disp-quote>
   <fig><label>Figure 1.</label><caption><title>Drops.</title><p>By hour.</p></caption><graphic xlink:href="f1"/></fig>
   <table-wrap><label>Table 1.</label><caption><p>Sums.</p></caption><table><thead><tr><th>Site</th><th>mm</th></tr></thead><tbody><tr><td>North</td><td>812</td></tr></tbody></table></table-wrap>
  </sec>
 </body>
 <back><ack><p>Thanks.</p></ack><ref-list><title>References</title>
  <ref id="r1"><label>1.</label><mixed-citation><name><surname>Ost</surname> <given-names>J</given-names></name>. <article-title>Buckets</article-title>. <year>2010</year>.</mixed-citation></ref></ref-list></back>
</article>`;

const tei = (text: string, header = '') =>
  `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text>${text}</text></TEI>`;

describe('readXml', () => {
  describe('JATS', () => {
    it('reads title, abstract, sections, captions, tables, notes and references', async () => {
      const document = await readWith(readXml, JATS);
      assert.equal(document.format, 'jats');
      assert.deepEqual(kinds(document).slice(0, -1), [
        'heading: Rain on Clay',
        'paragraph: A Count',
        'paragraph: We counted drops.',
        'heading: Methods',
        'paragraph: We used buckets and m2 of clay (Ost 2010). Then we waited.',
        'note: Of tin.',
        'heading: Sites',
        'paragraph: Two sites.',
        'list: North',
        'list: South',
        'quote: It never stops.',
        'paragraph: Figure 1.',
        'paragraph: Drops.',
        'paragraph: By hour.',
        'paragraph: Table 1.',
        'paragraph: Sums.',
        'table: Site\tmm',
        'table: North\t812',
        'paragraph: Thanks.',
        'heading: References',
      ]);
      assert.match(document.text, /1\. Ost J ?\. Buckets\. 2010 ?\.$/);
      assert.equal(blockWith(document, 'Two sites').section, 'Sites');
      assert.deepEqual(
        document.blocks.filter(({ kind }) => kind === 'heading').map(({ level }) => level),
        [1, 2, 3, 2],
      );
    });

    it('tells the metadata of the front matter', async () => {
      const { metadata } = await readWith(readXml, JATS);
      assert.deepEqual(metadata, {
        type: 'article-journal',
        title: 'Rain on Clay: A Count',
        author: [{ family: 'Velden', given: 'Mara' }, { literal: 'Rain Group' }],
        issued: { 'date-parts': [[2019, 3]] },
        'container-title': 'Journal of Rain',
        publisher: 'Deich Press',
        ISSN: '1234-5678',
        DOI: '10.5555/rain.7',
        volume: '12',
        issue: '4',
        page: '101-110',
        language: 'en',
      });
    });
  });

  describe('TEI', () => {
    it('reads heads, paragraphs, verse and notes; what was printed, and not its correction', async () => {
      const document = await readWith(
        readXml,
        tei(`<body><div><head>First Book</head>
          <p>The <choice><sic>teh</sic><corr>the</corr></choice> sea<note place="foot">In the north.</note> is <del>not</del> wide,<lb/> and exam<lb break="no"/>
            ple is deep.</p>
          <lg><l>A line of verse,</l><l>and another.</l></lg>
          <quote><p>Set apart.</p></quote><p>He said <quote>inside</quote> it.</p>
          <list><item>oar</item></list><table><row><cell>a</cell><cell>b</cell></row></table></div></body>`),
      );
      assert.equal(document.format, 'tei');
      assert.deepEqual(kinds(document), [
        'heading: First Book',
        'paragraph: The teh sea is wide, and example is deep.',
        'note: In the north.',
        'paragraph: A line of verse,\nand another.',
        'quote: Set apart.',
        'paragraph: He said inside it.',
        'list: oar',
        'table: a\tb',
      ]);
      assert.equal(blockWith(document, 'Set apart').section, 'First Book');
    });

    it('follows the printed pages, also inside sentences and words', async () => {
      const document = await readWith(
        readXml,
        tei(
          '<body><pb n="7"/><p>It began <pb n="[8]"/>on Mon<pb n="9" break="no"/>day.</p><pb/><p>End.</p></body>',
        ),
      );
      assert.equal(document.text, 'It began on Monday.\n\nEnd.');
      assert.deepEqual(
        document.blocks.map(({ page, pageIndex }) => [page, pageIndex]),
        [
          ['7', 1],
          ['8', 2],
          ['9', 3],
          [undefined, 4],
        ],
      );
      assert.equal(document.pages, 4);
    });

    it('knows who speaks in a play', async () => {
      const document = await readWith(
        readXml,
        tei(
          '<body><sp who="#a"><speaker>FISHER.</speaker><stage>Aside</stage><p>The tide turns.</p></sp><p>Curtain.</p></body>',
        ),
      );
      assert.equal(blockWith(document, 'The tide turns').speaker, 'FISHER');
      assert.equal(blockWith(document, 'Curtain').speaker, undefined);
      assert.ok(document.text.startsWith('FISHER.'));
    });

    it('tells author, title, year and publisher of the printed source', async () => {
      const header = `<fileDesc><titleStmt><title type="main">Dykes</title><title type="sub">A Tale</title><author><persName><forename>Mara</forename> <surname>Velden</surname></persName></author><editor>Jon Ost</editor></titleStmt>
        <publicationStmt><publisher>Archive</publisher><date when="2015-01-01"/><idno type="DOI">https://doi.org/10.5555/d</idno></publicationStmt>
        <sourceDesc><bibl><publisher>Old House</publisher><date when="1871">1871</date></bibl></sourceDesc></fileDesc><profileDesc><langUsage><language ident="en"/></langUsage></profileDesc>`;
      const { metadata } = await readWith(readXml, tei('<body><p>Text.</p></body>', header));
      assert.deepEqual(metadata, {
        title: 'Dykes: A Tale',
        author: [{ family: 'Velden', given: 'Mara' }],
        editor: [{ family: 'Ost', given: 'Jon' }],
        issued: { 'date-parts': [[1871]] },
        publisher: 'Old House',
        DOI: '10.5555/d',
        language: 'en',
      });
    });
  });

  describe('entities', () => {
    it('knows those of the file and common names, and never asks for others', async () => {
      const xml = `<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY town "Leer"><!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY % more SYSTEM "http://example.org/x.dtd"> %more;]>
        <TEI><text><body><p>&town; &amp; &#233; &mdash; &secret; &unknown;</p></body></text></TEI>`;
      assert.equal((await readWith(readXml, xml)).text, 'Leer & é — &secret; &unknown;');
    });

    it('lets no entity grow out of others', async () => {
      const levels = Array.from(
        { length: 30 },
        (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
      ).join('');
      const xml = `<!DOCTYPE TEI [<!ENTITY e0 "ha">${levels}]><TEI><text><body><p>&e30;!</p></body></text></TEI>`;
      assert.equal((await readWith(readXml, xml)).text, '&e30;!');
    });
  });

  it('names XML of another kind', async () => {
    const document = await readWith(
      readXml,
      '<?xml version="1.0"?><!-- <TEI> --><invoice><p>1</p></invoice>',
      '/s/a.xml',
    );
    assert.deepEqual(problemIds(document), ['unreadable source.unknown-xml']);
    assert.deepEqual(document.problems[0]!.message.args, { name: 'a.xml', root: 'invoice' });
  });

  it('reads 10,000 nested elements, and says where more were left unread', async () => {
    const nested = (depth: number) =>
      tei(`<body>${'<div>'.repeat(depth)}<p>Deep.</p>${'</div>'.repeat(depth)}</body>`);
    const deep = await readWith(readXml, nested(10_000));
    assert.deepEqual(textsOf(deep, 'paragraph'), ['Deep.']);
    assert.deepEqual(problemIds(deep), []);
    assert.deepEqual(problemIds(await readWith(readXml, nested(200_000))), [
      'partly source.nested-too-deep',
    ]);
  });
});

describe('parseXml', () => {
  it('tells each text once, however long, and names without prefixes', () => {
    const long = 'word & more '.repeat(60_000);
    const told: string[] = [];
    parseXml(`<a:r b:id="1"><![CDATA[<raw>]]>${long.replaceAll('&', '&amp;')}<x/></a:r>`, {
      open: (name, attributes, prefix) => told.push(`${prefix}|${name}|${attributes['id'] ?? ''}`),
      text: (text) => told.push(String(text === `<raw>${long}`)),
      close: (name) => told.push(`/${name}`),
    });
    assert.deepEqual(told, ['a|r|1', 'true', '|x|', '/x', '/r']);
  });
});
