/** English words of the messages of the engine and its settings; see english.ts. */
export const engineMessages: Readonly<Record<string, string>> = {
  'config.unknown': '{name} is not a setting of Ibid. Check its spelling.',
  'config.value': '{name} does not fit ({problem}). Its default is used.',
  'source.too-large':
    '{name} is too large to read ({megabytes} MB; the limit, ibid.maxFileSize, is {limit} MB).',
  'source.cannot-open': '{name} cannot be opened. Check that you may read it.',
  'source.too-slow': '{name} took too long to read and was given up. Try to save it anew.',
  'source.reader-failed': '{name} could not be read. Try to save it anew or in another format.',
  'hover.no-file': 'No file of {key} is among the sources, so there is no passage to show.',
  'hover.unreadable': 'The file of {key} cannot be read.',
  'bibliography.missing': 'The bibliography {name} is not there. Check the path that leads to it.',
};
