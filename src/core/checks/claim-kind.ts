import { countCues } from '../text/language/count-cues';
import type { CueClass } from '../text/language/cues';
import { languageTable } from '../text/language/languages';
import { countWords, words } from '../text/words';
import type { BlockRole } from '../draft/types';

/** Fewest words of a sentence that claims something. */
const FEWEST = 5;
/** Share of a sentence that its quotations fill before it is only a quotation. */
const MOSTLY = 0.6;
const SILENT_ROLES: ReadonlySet<BlockRole> = new Set([
  'heading',
  'caption',
  'table',
  'quote',
  'other',
]);
/** The writer's own view, work or plan, and words to the reader. */
const PERSONAL: readonly CueClass[] = [
  'firstPerson',
  'firstPersonPlural',
  'secondPerson',
  'opinion',
  'signposting',
  'definition',
  'ceremony',
];
/** `Figure 3`, `see Table 2`, `@fig-one`: a sentence that points inside its own text. */
const CROSS_REFERENCE =
  /(?:^|[^\p{L}])(?:figures?|fig\.|tables?|listing|algorithm|equation|eq\.|chapter|section|appendix|abbildung|abb\.|tabelle|kapitel|abschnitt|tableau|chapitre|figura|tabla|capítulo)\s*[\d{@]|[@#](?:fig|tbl|tab|sec|eq|lst)[:-]|\\(?:ref|cref)\b/iu;

/** An entry of a list of publications. */
const REFERENCE_ENTRY = /\b(?:doi|arxiv|preprint|isbn|issn)\b|https?:\/\/\S+\s*$/i;

/**
 * Whether a sentence is of a kind that nobody asks a source for: a question, a heading, an instruction, the
 * writer's own view or work, a definition, signposting, only a quotation. `quoted` counts the characters of
 * the sentence that stand in quotation marks.
 */
export function isNoClaim(
  text: string,
  role: BlockRole,
  quoted: number,
  language?: string,
): boolean {
  if (SILENT_ROLES.has(role) || countWords(text) < FEWEST) return true;
  if (/[?:]\s*["”’)»*_]*$/.test(text) || /^[^\p{L}]*\.{0,3}\s*\p{Ll}/u.test(text)) return true;
  if (quoted / text.length > MOSTLY || CROSS_REFERENCE.test(text)) return true;
  if (REFERENCE_ENTRY.test(text)) return true;
  const table = languageTable(language);
  const tokens = words(text);
  const cues = countCues(tokens, table);
  if (PERSONAL.some((cue) => cues.has(cue))) return true;
  return countCues(tokens.slice(0, 1), table).has('instruction');
}
