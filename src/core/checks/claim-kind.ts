import { countCues } from '../text/language/count-cues';
import type { CueClass } from '../text/language/cues';
import type { TextReading } from '../text/text-reading';
import { countWords } from '../text/words';
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
  /(?:^|[^\p{L}])(?:figures?|fig\.|tables?|listing|algorithm|equation|eq\.|chapter|section|appendix|abbildung|abb\.|tabelle|kapitel|abschnitt|tableau|chapitre|figura|tabla|capítulo)\s*[\d{@]|[@#](?:fig|tbl|tab|sec|eq|lst)[:-]|\\(?:c|auto|name|v)?ref\b/iu;

/** An equation in TeX, and not a figure that is only set in it: "$n < 30$", "$10^9$". */
const EQUATION =
  /\[latex\]|(?<!\\)\$(?![\s\d.,]+\s)[^$\n]*(?:[=<>]|\\(?:frac|sum|cdot|sqrt|int|prod|leq?|geq?|sim|approx)\b)[^$\n]*\$|\\\(/;

/** Whether a sentence, as it stands in the draft, points inside its own text or calculates. */
export function isWorkedOut(raw: string): boolean {
  return CROSS_REFERENCE.test(raw) || EQUATION.test(raw);
}

/** An entry of a list of publications. */
const REFERENCE_ENTRY =
  /\b(?:doi|arxiv|preprint|isbn|issn)\b|https?:\/\/\S+\s*$|(?:^|[[\s(])10\.\d{4,}\/\S/i;
/** What reading left of a formula or of a reference to a figure: "as shown in." */
const LEFT_OUT =
  /,\s*,|(?<!\])\(\s*[,;]?\s*\)|\b(?:shown|shows?|depicted|listed|given|described|displayed|featured|stored|seen|illustrated|presented|detailed|see|by|of|eqs?\.?) ?(?:in)?\s*(?:[,;:)]|\.(?:\s|,|$)|\band\s+(?:the|a)\b)|\blines?\s\d/i;
/** A clause without its sentence: "As of 2016, when the project began." */
const FRAGMENT =
  /^(?:as of|since|in|by|around|after|before|from)\b[^,;:]*, (?:when|where|which)\b[^,;:]*$/i;
/** "It will be interesting to compare", "Assuming that", "Given the largest estimate". */
const SUPPOSED =
  /^(?:it (?:will|would|is|was|might|may)(?: be)? (?:interesting|important|useful|worth\p{L}*|necessary|possible|clear|tempting|hard|easy)\b|(?:assuming|supposing|suppose|given (?:that|the assum\p{L}+)|imagine|say)\b)|^given the (?:smallest|largest|lowest|highest|above|same|following)\b/iu;

/**
 * Whether a sentence is of a kind that nobody asks a source for: a question, a heading, an instruction, the
 * writer's own view or work, a definition, signposting, only a quotation. `quoted` counts the characters of
 * the sentence that stand in quotation marks.
 */
export function isNoClaim(reading: TextReading, role: BlockRole, quoted: number): boolean {
  const { text, table } = reading;
  if (SILENT_ROLES.has(role) || countWords(text) < FEWEST) return true;
  if (/[?:]\s*["”’)»*_]*$/.test(text) || /^[^\p{L}]*\.{0,3}\s*\p{Ll}/u.test(text)) return true;
  if (quoted / text.length > MOSTLY || CROSS_REFERENCE.test(text)) return true;
  if ([REFERENCE_ENTRY, LEFT_OUT, SUPPOSED, FRAGMENT].some((sign) => sign.test(text))) return true;
  const { cues } = reading;
  if (isEntry(reading, cues)) return true;
  if (PERSONAL.some((cue) => cues.has(cue))) return true;
  return countCues(reading.words.slice(0, 1), table).has('instruction');
}

/** "Conference on Light, Oslo, 2015.": an entry of a list, without a verb. */
function isEntry(
  { text, words, table: { code, pastEnding } }: TextReading,
  cues: ReadonlyMap<CueClass, number>,
): boolean {
  if (code !== 'en' || cues.has('copula') || cues.has('irregularPast')) return false;
  if (!/^\p{Lu}[^.;!?]*,[^.;!?]*\b\d{4}\W*$/u.test(text.replace(/\b\p{Lu}\./gu, ''))) return false;
  return !words.some(
    ({ folded }) => pastEnding?.test(folded) === true || /^(?:has|have|had|will|can)$/.test(folded),
  );
}
