/** English words of the messages of this room; see english.ts. */
export const checkMessages: Readonly<Record<string, string>> = {
  ...quotationMessages(),
  ...statementMessages(),
};

/** Quotations and citations. */
function quotationMessages(): Readonly<Record<string, string>> {
  return {
    'misquote.changed': 'The source has “{expected}”, the draft “{actual}” ({where}).',
    'misquote.several':
      'The source has “{expected}”, the draft “{actual}” ({where}). Other differences: {more}.',
    'misquote.order': 'These words stand in another order in the source ({where}).',
    'misquote.distance': 'These words do not stand together in the source ({where}).',
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
    'unchecked-quote.translation':
      'These words are a translation from {source}, so they could not be compared with it.',
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
    'missing-source.unread':
      '{name} is of a kind that is not read, so nothing cited from it can be compared. Put its words and figures beside it as PDF, DOCX, CSV or plain text.',
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

/** Statements and what they are borne out by. */
function statementMessages(): Readonly<Record<string, string>> {
  return {
    'unsourced-claim.figure': 'This sentence gives a figure, and no source is cited for it.',
    'unsourced-claim.date': 'This sentence gives a date, and no source is cited for it.',
    'unsourced-claim.attribution':
      'This sentence reports what somebody said or found, and no source is cited for it.',
    'unsourced-claim.comparison': 'This sentence compares, and no source is cited for it.',
    'unsourced-claim.cause':
      'This sentence says what caused something, and no source is cited for it.',
    'unsourced-claim.event': 'This sentence tells what happened, and no source is cited for it.',
    'unsupported-claim.number':
      'The figure “{text}” was not found in the readable text of {cited}.',
    'unsupported-claim.date': 'The date “{text}” was not found in the readable text of {cited}.',
    'unsupported-claim.name': 'The name “{text}” was not found in the readable text of {cited}.',
    'unsupported-claim.negation':
      'The draft says “{text}”; no such denial was found in the readable text of {cited}.',
    'unsupported-claim.nearest':
      '“{text}” was not found in the readable text of {cited}; the nearest there is “{nearest}” ({where}).',
    'sources-disagree': 'Another source has “{other}” where this sentence has “{text}” ({where}).',
    'unmarked-quote': '{words} words in a row stand in {where}, here without quotation marks.',
    'fix.add-marks': 'Add quotation marks',
    'fix.add-marks-and-citation': 'Add quotation marks and the citation of {key}',
  };
}
