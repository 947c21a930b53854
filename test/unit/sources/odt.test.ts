import { strict as assert } from 'node:assert';
import { readOdt } from '../../../src/core/sources/readers/odt';
import { blockWith, kinds, problemIds, readWith, zipOf } from './reading';

const odt = (body: string, more: Readonly<Record<string, string>> = {}) =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content><office:automatic-styles><style:style style:name="P7" style:parent-style-name="Quotations"/></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more,
  });
const p = (inner: string, style = 'Standard') =>
  `<text:p text:style-name="${style}">${inner}</text:p>`;

describe('readOdt', () => {
  it('reads headings, paragraphs, lists and quotations, with sections', async () => {
    const document = await readWith(
      readOdt,
      odt(
        `${p('On Dykes', 'Title')}<text:h text:outline-level="2">Method</text:h>${p('We <text:span>mea</text:span>sured.')}` +
          `<text:list><text:list-item>${p('clay')}</text:list-item><text:list-item>${p('sand')}</text:list-item></text:list>${p('So it was.', 'P7')}`,
      ),
    );
    assert.deepEqual(kinds(document), [
      'heading: On Dykes',
      'heading: Method',
      'paragraph: We measured.',
      'list: clay',
      'list: sand',
      'quote: So it was.',
    ]);
    assert.equal(blockWith(document, 'measured').section, 'Method');
    assert.equal(document.metadata.title, 'On Dykes');
  });

  it('keeps spaces, tabs and line breaks that are elements', async () => {
    const { text } = await readWith(
      readOdt,
      odt(p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d')),
    );
    assert.equal(text, 'a b c\nd');
  });

  it('puts notes behind the text, without their numbers', async () => {
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('See below.')}</text:note-body></text:note>`;
    const document = await readWith(readOdt, odt(p(`First${note} and second.`) + p('Last.')));
    assert.deepEqual(kinds(document), [
      'paragraph: First and second.',
      'paragraph: Last.',
      'note: See below.',
    ]);
  });

  it('leaves out tracked deletions and comments', async () => {
    const changes = `<text:tracked-changes><text:changed-region><text:deletion>${p('gone')}</text:deletion></text:changed-region></text:tracked-changes>`;
    const { text } = await readWith(
      readOdt,
      odt(
        changes +
          p(
            'Kept<office:annotation>remark</office:annotation> words<text:change text:change-id="x"/>.',
          ),
      ),
    );
    assert.equal(text, 'Kept words.');
  });

  it('makes a block of each row of a table, and reads text boxes', async () => {
    const cell = (text: string) => `<table:table-cell>${p(text)}</table:table-cell>`;
    const document = await readWith(
      readOdt,
      odt(
        `<table:table><table:table-row>${cell('Town')}${cell('Rain')}</table:table-row></table:table>${p(`Before<draw:frame><draw:text-box>${p('Boxed.')}</draw:text-box><svg:title>alt</svg:title></draw:frame> after.`)}`,
      ),
    );
    assert.deepEqual(kinds(document), [
      'table: Town\tRain',
      'paragraph: Before after.',
      'paragraph: Boxed.',
    ]);
  });

  it('tells title, author and date from meta.xml', async () => {
    const meta =
      '<office:document-meta><office:meta><dc:title>Clay and Sand</dc:title><meta:initial-creator>Mara Velden</meta:initial-creator><dc:creator>Someone Else</dc:creator><dc:date>2020-02-03T10:00:00</dc:date></office:meta></office:document-meta>';
    const { metadata } = await readWith(readOdt, odt(p('Text.'), { 'meta.xml': meta }));
    assert.deepEqual(metadata, {
      title: 'Clay and Sand',
      author: [{ family: 'Velden', given: 'Mara' }],
      issued: { 'date-parts': [[2020, 2, 3]] },
    });
  });

  it('names an encrypted document, and one without content', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    assert.deepEqual(
      problemIds(await readWith(readOdt, odt(p('x'), { 'META-INF/manifest.xml': manifest }))),
      ['unreadable source.locked-office'],
    );
    assert.deepEqual(problemIds(await readWith(readOdt, zipOf({ mimetype: 'x' }))), [
      'unreadable source.part-missing',
    ]);
  });
});
