/** English words of the messages of this room; see english.ts. */
export const checkMessages: Readonly<Record<string, string>> = {
  ...quotationMessages(),
};

/** Quotations and citations. */
function quotationMessages(): Readonly<Record<string, string>> {
  return {
    'misquote.changed': 'The source has “{expected}”, the draft “{actual}” ({where}).',
    'misquote.several':
      'The source has “{expected}”, the draft “{actual}”; {more} more of the words differ ({where}).',
    'misquote.order': 'These words stand in another order in the source ({where}).',
    'misquote.distance': 'These words are joined from places far apart in the source ({where}).',
    'misquote.negation':
      'The words left out reverse the meaning; the source has “{expected}” ({where}).',
    'misquote.condition':
      'The words left out are a condition; the source has “{expected}” ({where}).',
    'quote-not-found.cited':
      'These words were not found in the readable text of {source}, nor in any other source.',
    'quote-not-found.anywhere': 'These words were not found in the readable text of any source.',
    'wrong-source':
      'These words stand in {where}; they were not found in the readable text of {cited}.',
    'wrong-source.missing':
      'These words stand in {where}; the cited {cited} has no readable file here.',
    'wrong-locator': 'These words stand at {right} of {source}; the citation says {written}.',
    'uncited-quote': 'These words stand in {where}, and no citation says so.',
    'unchecked-quote.missing':
      'There is no readable file of {source}, so this quotation was not compared.',
    'unchecked-quote.partly':
      'These words were not found in the readable part of {source}; the rest could not be read.',
    'unchecked-quote.note':
      'The note names no source with a readable file, so this quotation was not compared.',
    'wrong-speaker':
      'The source names {expected} beside these words, the draft {actual} ({where}).',
    'cut-short': 'The whole sentence in the source reads: “{sentence}” ({where}).',
    'unknown-citation': 'No bibliography entry and no source has the key “{key}”.',
    'unknown-citation.similar':
      'No bibliography entry and no source has the key “{key}”. Did you mean “{suggestion}”?',
    'missing-source':
      'There is no readable file of {keys}, so nothing cited from it can be compared.',
    'missing-source.several':
      '{count} cited works have no readable file, so nothing cited from them can be compared: {keys}.',
    'bibliography-problem.front-matter': 'The front matter could not be read: {problem}',
    'unused-suppression': 'This comment silences nothing.',
    'unused-suppression.unknown': 'There is no check named “{check}”.',
    'fix.use-source-words': 'Use the source’s words',
    'fix.add-citation': 'Add the citation of {key}',
    'fix.cite-source': 'Cite {key}, where the words stand',
    'fix.find-source': 'Look for the source of these words',
    'fix.open-source': 'Open {source} at the place',
    'fix.replace-key': 'Replace by “{key}”',
    'fix.right-locator': 'Cite {right}',
    'fix.suppress': 'Do not report {check} here, with a reason',
    'fix.remove-suppression': 'Remove this comment',
  };
}
