/** English words of the messages of this room; see english.ts. */
export const sourceMessages: Readonly<Record<string, string>> = {
  // Reading any file
  'source.archive':
    '{name} is an archive: unpack it and put the documents in it among the sources.',
  'source.binary': '{name} looks like a binary file, not a document: remove it from the sources.',
  'source.cut-short':
    'The end of the document is missing: what stands before it is used; get the file once more.',
  'source.damaged':
    '{name} could not be read as {format}: open it in its own program and save it again.',
  'source.empty': '{name} is empty: save the document again.',
  'source.locked-office':
    '{name} is protected by a password: save a copy without it to make it readable.',
  'source.no-text':
    'No text was found in {name}: check that it is the right file; pictures of pages need text recognition.',
  'source.old-office': '{name} is in the old Word format: save it as .docx to make it readable.',
  'source.only-text':
    '{name} holds plain text and no document of its kind: get or save it once more, or rename it to .txt.',
  'source.picture': '{name} is a picture: run text recognition and save the text.',
  'source.too-deep':
    '{name} is nested too deeply to be read: open it in its own program and save it again.',
  'source.rtf': '{name} is in rich text format: save it as .docx or .odt to make it readable.',

  // Markdown, PDF, plain text, subtitles
  'source.broken-cues':
    '{count} cues have a time that cannot be read and were left out: correct their times.',
  'source.front-matter':
    'The front matter could not be read at line {line}; the text below it is used all the same.',
  'source.pdf-broken': '{name} is damaged, no page of it could be read: get the file once more.',
  'source.pdf-cut': 'The last pages could not be read and were left out: get the file once more.',
  'source.pdf-pages-broken':
    'Pages {pages} are damaged and could not be read: get the file once more.',
  'source.pdf-pages-pictures':
    'Pages {pages} hold a picture and hardly any text: words in the picture need text recognition.',
  'source.pdf-pages-scanned':
    'Pages {pages} hold only pictures: run text recognition to make them readable.',
  'source.pdf-password':
    '{name} is protected by a password: save a copy without it to make it readable.',
  'source.pdf-scanned':
    '{name} holds only pictures of its pages: run text recognition to make it readable.',

  // Web pages, books, office documents, XML
  'source.chapters-unreadable':
    '{count} chapters of the book are damaged and could not be read; the rest is used.',
  'source.epub-protected':
    'The text of {name} is encrypted by its seller: use a copy without copy protection.',
  'source.marks-too-deep':
    'The marks are nested too deeply to be understood: the text is used without them.',
  'source.nested-too-deep':
    'Parts of the document are nested too deeply to be read; the text before them is used.',
  'source.no-page': 'No web page was found in {name}: save the page again.',
  'source.part-missing':
    '{name} lacks the part that holds its text ({part}): open it in its own program and save it again.',
  'source.part-unreadable':
    'A part of the document ({part}) is damaged and could not be read; the rest is used.',
  'source.unknown-xml':
    '{name} is XML of a kind that is not known (<{root}>): JATS articles and TEI texts can be read.',
  'source.zip-bomb':
    '{name} unpacks to far more than a document holds and was not read: remove it from the sources.',
  'source.zip-damaged': '{name} is cut short or damaged: copy or save the document again.',
};
