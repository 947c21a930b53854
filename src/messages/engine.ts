/** English words of the messages of the engine and its settings; see english.ts. */
export const engineMessages: Readonly<Record<string, string>> = {
  'config.unknown': '{name} is not a setting of Ibid. Check its spelling.',
  'config.value': '{name} does not fit ({problem}). Its default is used.',
  'source.too-large':
    '{name} is too large to read ({megabytes} MB; the limit, ibid.maxFileSize, is {limit} MB).',
  'source.changing':
    '{name} changed while it was being read: refresh the sources once it is complete.',
  'source.cannot-open': '{name} cannot be opened. Check that you may read it.',
  'source.too-slow': '{name} took too long to read and was given up. Try to save it anew.',
  'source.reader-failed': '{name} could not be read. Try to save it anew or in another format.',
  'hover.no-file': 'No file of {key} is among the sources, so there is no passage to show.',
  'hover.unreadable': 'The file of {key} cannot be read.',
  'rewrite.shorten': 'Cut the selected words with an ellipsis',
  'rewrite.grow-before': 'Take the words before into the quotation',
  'rewrite.grow-after': 'Take the words behind into the quotation',
  'rewrite.to-block': 'Make it a block quotation',
  'rewrite.to-inline': 'Make it an inline quotation',
  'rewrite.marks-curly': 'Use curly quotation marks',
  'rewrite.marks-curly-all': 'Use curly quotation marks in the whole draft',
  'rewrite.marks-straight': 'Use straight quotation marks',
  'rewrite.marks-straight-all': 'Use straight quotation marks in the whole draft',
  'rewrite.cite-pandoc': 'Cite with a key, [@key]',
  'rewrite.cite-pandoc-all': 'Cite with keys in the whole draft',
  'rewrite.cite-footnote': 'Cite in a footnote',
  'rewrite.cite-footnote-all': 'Cite in footnotes in the whole draft',
  'rewrite.cite-link': 'Cite with a link to the source',
  'rewrite.cite-link-all': 'Cite with links in the whole draft',
  'source-changed.reads':
    '{source} has changed since this quotation was verified on {date}. It now has “{expected}”.',
  'source-changed.gone':
    '{source} has changed since this quotation was verified on {date}. These words no longer stand there.',
  'fix.use-present-words': 'Use the source’s present words',
  'fix.keep-mine': 'Keep mine, marked as checked by hand',
  'bibliography.missing': 'The bibliography {name} is not there. Check the path that leads to it.',
};
