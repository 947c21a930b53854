/** English words of the messages of this room; see english.ts. */
export const bibliographyMessages: Readonly<Record<string, string>> = {
  'bibliography.missing':
    'This bibliography is named but no file is there, so its keys are not known. Check the path, or create the file.',
  'bibliography.unreadable':
    'No {format} entry could be read from this file. Check that it is a bibliography in that format.',
  'bibliography.syntax':
    'The {format} of this file has a mistake here ({reason}); what stands before and after it is used where it can be.',
  'bibliography.noKey': '“{name}” has no citation key and can’t be cited. Give it an id.',
  'bibliography.duplicate':
    'The key “{entry}” is already used in line {line}. Give one of the two entries another key.',
  'bibliography.bibtex.unclosed':
    'The entry “{entry}” does not end: a brace or quotation mark is not closed. What stands before it is used.',
  'bibliography.bibtex.not-closed-before-next':
    'The entry “{entry}” is not closed before the next one begins. Add the closing brace; its fields are used as they are.',
  'bibliography.bibtex.no-key':
    'The entry “{entry}” has no key and can’t be cited. Write one after the opening brace.',
  'bibliography.bibtex.blank-in-key':
    'The key of the entry “{entry}” is cut off here: a key can’t hold a blank, and a comma must follow it.',
  'bibliography.bibtex.no-value':
    'In the entry “{entry}” a field has no value here; what stands before it is used.',
  'bibliography.bibtex.no-comma': 'In the entry “{entry}” a comma is missing before this field.',
  'bibliography.ris.unclosed':
    'This entry does not end with a line “ER  -”. Its fields are used as they are.',
  'zotero.off':
    'Ibid does not ask Zotero: choose how in the setting ibid.bibliography.zotero, and try again.',
  'zotero.notHere': 'Zotero cannot be asked from here: export a bibliography file.',
  'zotero.notLocal':
    '“{url}” is not on this computer. Ibid only asks a Zotero that runs here; use http://127.0.0.1:23119.',
  'zotero.notRunning': 'Zotero does not answer at {url}. Start Zotero, and try again.',
  'zotero.refused':
    'Zotero does not let other programs read its library. Allow it in Zotero’s settings under Advanced, and try again.',
  'zotero.noBetterBibtex':
    'Better BibTeX is not installed in Zotero, so its items have no citation keys. Install it, or export a bibliography file.',
  'zotero.failed':
    'Zotero answered with an error ({reason}). Try again, or export a bibliography file.',
  'sidecar.notAnItem':
    '“{name}” does not describe a source: it holds neither a title nor another field of CSL.',
  'sidecar.syntax':
    '“{name}” could not be read ({reason}), so the source’s details are taken from the source itself.',
};
