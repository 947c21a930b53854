import { strToU8, zipSync } from 'fflate';

const words =
  'A gatehouse keeps three things dry: the log, the oil and the key. The rest of it has been wet since it was built.';
const more = 'Nobody who has slept in one has ever asked for a second night.';

function buildDocx(title: string): Uint8Array {
  const paragraph = (text: string, style = '') =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(title, 'Heading1')}${paragraph(words)}${paragraph(more)}</w:body></w:document>`,
    ),
  });
}

function buildOdt(title: string): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h text:outline-level="1">${title}</text:h><text:p>${words}</text:p><text:p>${more}</text:p></office:text></office:body></office:document-content>`,
    ),
  });
}

function buildJats(title: string): Uint8Array {
  return strToU8(
    `<?xml version="1.0"?><article><front><article-meta><title-group><article-title>${title}</article-title></title-group></article-meta></front><body><sec><title>${title}</title><p>${words}</p><p>${more}</p></sec></body></article>`,
  );
}

/** The same few words in each kind of file, by its ending, under a title. */
export const documents: Readonly<Record<string, (title: string) => Uint8Array>> = {
  docx: buildDocx,
  odt: buildOdt,
  xml: buildJats,
};

/** What each of them says. */
export const documentWords = words;
