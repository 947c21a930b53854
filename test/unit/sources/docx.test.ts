import { strict as assert } from 'node:assert';
import { readDocx } from '../../../src/core/sources/readers/docx';
import { blockWith, kinds, problemIds, readWith, textsOf, zipOf } from './reading';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface Parts {
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly numbering?: string;
  readonly footer?: string;
  readonly core?: string;
}

function docx(body: string, parts: Parts = {}): Uint8Array {
  const files: Record<string, string> = {
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
  };
  if (parts.styles) files['word/styles.xml'] = `<w:styles ${W}>${parts.styles}</w:styles>`;
  if (parts.footnotes)
    files['word/footnotes.xml'] = `<w:footnotes ${W}>${parts.footnotes}</w:footnotes>`;
  if (parts.endnotes)
    files['word/endnotes.xml'] = `<w:endnotes ${W}>${parts.endnotes}</w:endnotes>`;
  if (parts.numbering)
    files['word/numbering.xml'] = `<w:numbering ${W}>${parts.numbering}</w:numbering>`;
  if (parts.footer) files['word/footer1.xml'] = `<w:ftr ${W}>${parts.footer}</w:ftr>`;
  if (parts.core)
    files['docProps/core.xml'] = `<cp:coreProperties>${parts.core}</cp:coreProperties>`;
  return zipOf(files);
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') ? inner : run(inner)}</w:p>`;
const styled = (style: string, text: string) => p(text, `<w:pStyle w:val="${style}"/>`);

const read = (body: string, parts?: Parts) =>
  readWith(readDocx, docx(body, parts), '/s/report.docx');

describe('readDocx', () => {
  it('reads paragraphs whose words are split over runs', async () => {
    const { text } = await read(
      p(`${run('The fer')}${run('ry left at ')}${run('dawn.')}`) + p('Nobody waved.'),
    );
    assert.equal(text, 'The ferry left at dawn.\n\nNobody waved.');
  });

  it('knows headings by style name, base style and outline level', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Kop2"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Intense Quote"/></w:style>';
    const document = await read(
      styled('Kop2', 'Results') +
        p('It rained.') +
        styled('Mine', 'Outlook') +
        styled('Zitat', 'Let it rain.') +
        p('Annex', '<w:outlineLvl w:val="0"/>') +
        styled('Heading3', 'Undeclared'),
      { styles },
    );
    assert.deepEqual(kinds(document), [
      'heading: Results',
      'paragraph: It rained.',
      'heading: Outlook',
      'quote: Let it rain.',
      'heading: Annex',
      'heading: Undeclared',
    ]);
    assert.deepEqual(
      document.blocks.map(({ level }) => level),
      [2, undefined, 2, undefined, 1, 3],
    );
    assert.equal(blockWith(document, 'It rained').section, 'Results');
    assert.equal(blockWith(document, 'Let it rain').section, 'Outlook');
  });

  it('takes inserted and moved-in text, and leaves out what is deleted, moved away or hidden', async () => {
    const { text } = await read(
      p(
        `${run('The sum is ')}<w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins>${run('60')}</w:ins>${run(' euros')}` +
          `<w:moveFrom>${run(' gone')}</w:moveFrom><w:moveTo>${run(' exactly')}</w:moveTo>` +
          '<w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r>',
      ),
    );
    assert.equal(text, 'The sum is 60 euros exactly.');
  });

  it('puts footnotes and endnotes behind the text, without marks in the sentence', async () => {
    const note = (id: number, text: string, kind = 'footnote') =>
      `<w:${kind} w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${run(text)}`)}</w:${kind}>`;
    const document = await read(
      p(
        `${run('First')}<w:r><w:footnoteReference w:id="3"/></w:r>${run(' and second')}<w:r><w:endnoteReference w:id="1"/></w:r>${run('.')}`,
      ) + p('Last.'),
      {
        footnotes: `<w:footnote w:type="separator" w:id="-1">${p('-----')}</w:footnote>${note(2, ' Not called.')}${note(3, ' See the log.')}`,
        endnotes: note(1, ' Page 9.', 'endnote'),
      },
    );
    assert.deepEqual(kinds(document), [
      'paragraph: First and second.',
      'paragraph: Last.',
      'note: See the log.',
      'note: Page 9.',
      'note: Not called.',
    ]);
  });

  it('keeps the text that comments are anchored to, and no instructions of fields', async () => {
    const { text } = await read(
      p(
        `<w:commentRangeStart w:id="0"/>${run('Anchored words')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(' on page ')}` +
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _x </w:instrText></w:r>${run('hidden')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
          `<w:hyperlink>${run(' (link)')}</w:hyperlink><w:fldSimple w:instr="DATE">${run(' today')}</w:fldSimple><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run(' chosen')}</w:sdtContent></w:sdt>`,
      ),
    );
    assert.equal(text, 'Anchored words on page 7 (link) today chosen');
  });

  it('reads a text box once, behind the paragraph that anchors it', async () => {
    const box = `<w:txbxContent>${p('In the box.')}${p('Second line.')}</w:txbxContent>`;
    const document = await read(
      p(
        `${run('Before ')}<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('after.')}`,
      ) + p('Next.'),
    );
    assert.deepEqual(kinds(document), [
      'paragraph: Before after.',
      'paragraph: In the box.',
      'paragraph: Second line.',
      'paragraph: Next.',
    ]);
  });

  it('makes a block of each row of a table, its cells apart', async () => {
    const cell = (...lines: string[]) => `<w:tc>${lines.map((line) => p(line)).join('')}</w:tc>`;
    const document = await read(
      `<w:tbl><w:tr>${cell('Town')}${cell('Rain, mm')}</w:tr><w:tr>${cell('Leer', 'Harbour')}${cell('812')}</w:tr></w:tbl>${p('Below.')}`,
    );
    assert.deepEqual(kinds(document), [
      'table: Town\tRain, mm',
      'table: Leer\nHarbour\t812',
      'paragraph: Below.',
    ]);
  });

  it('takes a table that lays out the page for text', async () => {
    const long = 'A sentence that goes on for quite some time. '.repeat(10).trim();
    const document = await read(
      `<w:tbl><w:tr><w:tc>${p(long)}${p(long)}</w:tc><w:tc>${p('Side')}</w:tc></w:tr></w:tbl>`,
    );
    assert.deepEqual(
      document.blocks.map(({ kind }) => kind),
      ['paragraph', 'paragraph', 'paragraph'],
    );
  });

  it('counts the numbers that Word prints before headings and list items', async () => {
    const level = (at: number, format: string, label: string, more = '') =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${label}"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1', '<w:pStyle w:val="H1"/>')}${level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '*')}</w:abstractNum>` +
      '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>' +
      '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
    const styles =
      '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>';
    const item = (text: string, numId: number, at = 0) =>
      p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${numId}"/></w:numPr>`);
    const document = await read(
      styled('H1', 'Start') +
        styled('H2', 'Aim') +
        styled('H2', 'Plan') +
        item('one', 5) +
        item('sub', 5, 1) +
        item('sub', 5, 1) +
        item('two', 5) +
        item('again', 8) +
        item('dot', 7) +
        styled('H1', 'End') +
        styled('H2', 'Last'),
      { numbering, styles },
    );
    assert.deepEqual(kinds(document), [
      'heading: 1 Start',
      'heading: 1.1 Aim',
      'heading: 1.2 Plan',
      'list: 1. one',
      'list: a) sub',
      'list: b) sub',
      'list: 2. two',
      'list: 1. again',
      'list: dot',
      'heading: 2 End',
      'heading: 2.1 Last',
    ]);
  });

  it('turns tabs, line breaks and special hyphens into characters', async () => {
    const { text } = await read(
      p(
        '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="2022"/></w:r>',
      ),
    );
    assert.equal(text, 'a b\nc\u2011de•');
  });

  describe('pages', () => {
    const broken = '<w:r><w:lastRenderedPageBreak/></w:r>';

    it('has none where Word noted none', async () => {
      const document = await read(p('One.') + p('<w:r><w:br w:type="page"/></w:r>') + p('Two.'));
      assert.equal(document.pages, undefined);
      assert.deepEqual(
        document.blocks.map(({ page, pageIndex }) => [page, pageIndex]),
        [
          [undefined, undefined],
          [undefined, undefined],
        ],
      );
    });

    it('counts those that Word noted, and labels none where none are printed', async () => {
      const document = await read(p('One.') + p(`${run('Two, ')}${broken}${run('three.')}`));
      assert.equal(document.pages, 2);
      assert.equal(document.text, 'One.\n\nTwo, three.');
      assert.deepEqual(
        document.blocks.map(({ page, pageIndex }) => [page, pageIndex]),
        [
          [undefined, 1],
          [undefined, 1],
          [undefined, 2],
        ],
      );
    });

    it('labels them as a footer prints them, from the number and in the style of each section', async () => {
      const sections = (start: number, style: string) =>
        `<w:sectPr><w:pgNumType w:fmt="${style}" w:start="${start}"/></w:sectPr>`;
      const document = await read(
        p('Preface.') +
          p(`${broken}${run('More.')}`, sections(3, 'lowerRoman')) +
          p(`${broken}${run('Text.')}`) +
          p(`${broken}${run('End.')}`) +
          sections(1, 'decimal'),
        { footer: p('<w:r><w:instrText> PAGE </w:instrText></w:r>') },
      );
      assert.deepEqual(
        document.blocks.map(({ page }) => page),
        ['iii', 'iv', '1', '2'],
      );
    });

    it('counts a page once that begins in several cells of a row', async () => {
      const cell = `<w:tc>${p(`${run('x')}${broken}${run('y')}`)}</w:tc>`;
      const document = await read(`<w:tbl><w:tr>${cell}${cell}</w:tr></w:tbl>${p('After.')}`);
      assert.equal(blockWith(document, 'After').pageIndex, 2);
    });
  });

  it('tells title, authors and date from its properties, and believes no defaults', async () => {
    const core =
      '<dc:title>On Rain</dc:title><dc:creator>Mara Velden; Jon Ost</dc:creator><dcterms:created>2021-03-04T05:06:07Z</dcterms:created>';
    const { metadata } = await read(p('Text.'), { core });
    assert.equal(metadata.title, 'On Rain');
    assert.deepEqual(metadata.author, [
      { family: 'Velden', given: 'Mara' },
      { family: 'Ost', given: 'Jon' },
    ]);
    assert.deepEqual(metadata.issued, { 'date-parts': [[2021, 3, 4]] });
    const other = await read(styled('Title', 'The Real Title') + p('Text.'), {
      core: '<dc:title>Document1</dc:title><dc:creator>python-docx</dc:creator>',
    });
    assert.deepEqual(other.metadata, { title: 'The Real Title' });
    const section = await read(styled('Heading1', '1. Introduction') + p('Text.'));
    assert.deepEqual(section.metadata, {});
  });

  it('finds the main part by its relation, and tags by any prefix', async () => {
    const bytes = zipOf({
      '_rels/.rels':
        '<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/parts/main.xml"/></Relationships>',
      'parts/main.xml':
        '<ns0:document><ns0:body><ns0:p><ns0:r><ns0:t>Found.</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>',
    });
    assert.equal((await readWith(readDocx, bytes)).text, 'Found.');
  });

  it('says what is wrong with a file that is no document', async () => {
    const none = await readWith(readDocx, zipOf({ 'a.txt': 'x' }), '/s/a.docx');
    assert.deepEqual(problemIds(none), ['unreadable source.part-missing']);
    assert.equal(none.problems[0]!.message.args['name'], 'a.docx');
    const whole = docx(p('Text.'));
    assert.deepEqual(problemIds(await readWith(readDocx, whole.subarray(0, whole.length - 40))), [
      'unreadable source.zip-damaged',
    ]);
  });

  it('reads 10,000 nested tables without falling over', async () => {
    const depth = 10_000;
    const document = await read(
      `${'<w:tbl><w:tr><w:tc>'.repeat(depth / 3)}${p('Deep.')}${'</w:tc></w:tr></w:tbl>'.repeat(depth / 3)}`,
    );
    assert.deepEqual(textsOf(document, 'table'), ['Deep.']);
  });
});
