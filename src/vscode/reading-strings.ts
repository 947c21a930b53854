import * as vscode from 'vscode';
import type { ReadingStrings } from './reading-protocol';

/** The page's words in the editor's language; the page fills in `{0}` and `{1}` itself. */
export function readingStrings(): ReadingStrings {
  const { t } = vscode.l10n;
  return {
    toolbar: t('Reading view'),
    page: t('Page'),
    ofPages: t('of {0}', '{0}'),
    previousPage: t('Previous page (P)'),
    nextPage: t('Next page (N)'),
    previousSection: t('Previous section (P)'),
    nextSection: t('Next section (N)'),
    asText: t('Show the text (T)'),
    asPicture: t('Show the pages (T)'),
    search: t('Search in this source (/)'),
    searchNext: t('Next match (Enter)'),
    searchPrevious: t('Previous match (Shift+Enter)'),
    matches: t('{0} of {1}', '{0}', '{1}'),
    noMatch: t('No match'),
    insert: t('Insert into draft (I)'),
    selectFirst: t('Select the words to quote first.'),
    copyCitation: t('Copy citation (C)'),
    showQuoted: t('Show passages quoted in drafts (Q)'),
    showUnused: t('Show what is not used yet (U)'),
    unusedNone: t('No draft quotes this source yet.'),
    unusedSome: t('Drafts quote {0} of {1} paragraphs.', '{0}', '{1}'),
    unusedIn: t('{0} of {1} not used', '{0}', '{1}'),
    unusedTitle: t('Not used yet'),
    backToPassage: t('Back to the passage (M)'),
    passageAt: t('Passage, {0}: {1}', '{0}', '{1}'),
    passage: t('Passage: {0}', '{0}'),
    pageNumber: t('Page {0}', '{0}'),
    quoted: t('Quoted'),
    openFile: t('Open in Its Own Program'),
    drawing: t('Page {0} is being drawn', '{0}'),
    notDrawn: t('This page could not be drawn. Its text can be read with “Show the text”.'),
    notOnPicture: t('The passage is on this page; its words could not be marked on the picture.'),
    noSuchPage: t('There is no page {0}.', '{0}'),
    document: t('Text of the source'),
    keys: t(
      'Keys: J and K select the next or previous paragraph, S and Shift+S a sentence, Shift with arrows more or less of it, I inserts, Control+C copies with citation, Alt+C copies plain.',
    ),
  };
}
