import type { CslDate, CslName } from '../bibliography/types';

/** Months by the beginnings of their names in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|gen|ene)/,
  /^(?:feb|fév|fev|fèv)/,
  /^(?:mar|mär|maa|mrz)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mag|mei)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|aoû|aou|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|ott|out)/,
  /^(?:nov)/,
  /^(?:dec|dez|déc|dic)/,
];

/** A month's name in any of these languages; a word that only begins like one ("maybe") is none. */
const MONTH_NAME =
  '(?:jan(?:uary|uar|vier|uari|eiro)?|gen(?:naio)?|enero|ene|feb(?:ruary|ruar|brero|rero|braio|ruari)?|fév(?:rier)?|fev(?:ereiro)?|' +
  'mar(?:ch|s|zo|ço)?|märz|mrz|maart|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mayo|mai|maio|mag(?:gio)?|mei|june?|juni|juin|junio|junho|giu(?:gno)?|' +
  'july?|juli|juil(?:let)?|julio|julho|lug(?:lio)?|aug(?:ust|ustus)?|août|ago(?:sto)?|sept?(?:ember|embre|tiembre)?|set(?:tembre|embro|iembre)?|' +
  'oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:embre|iembre)?)';

const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/;
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})(${MONTH_NAME})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`,
  'iu',
);
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?\\s+(?:of\\s+|de\\s+)?(${MONTH_NAME})\\.?,?\\s+(?:de\\s+)?(\\d{4})(?!\\d)`,
  'iu',
);
const MONTH_ONLY = new RegExp(`^\\s*(${MONTH_NAME})\\.?,?\\s+(?:de\\s+)?(\\d{4})\\s*$`, 'iu');
const NUMERIC = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/;
const YEAR_ONLY = /^\s*(?:©|copyright|c\.)?\s*(1[4-9]\d\d|20\d\d)\s*\.?\s*$/i;

/** A date found in a text, and the part of the text that says it. */
export interface FoundDate {
  readonly date: CslDate;
  readonly index: number;
  readonly length: number;
}

/** The first date in a text, in any usual way of writing; ambiguous ones (03/04/2023) give the year alone. */
export function findDate(text: string): FoundDate | undefined {
  const iso = ISO.exec(text);
  if (iso) {
    const parts = [iso[1], iso[2], iso[3]].filter((p) => p !== undefined).map(Number);
    if (plausible(parts)) return found(iso, parts);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    return found(monthFirst, [Number(monthFirst[3]), month(monthFirst[1]!), Number(monthFirst[2])]);
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    return found(dayFirst, [Number(dayFirst[3]), month(dayFirst[2]!), Number(dayFirst[1])]);
  }
  const monthOnly = MONTH_ONLY.exec(text);
  if (monthOnly) return found(monthOnly, [Number(monthOnly[2]), month(monthOnly[1]!)]);
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [a, b, year] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])];
    if (b > 12 && a <= 12) return found(numeric, [year, a, b]);
    if (a > 12 && b <= 12) return found(numeric, [year, b, a]);
    if (numeric[0].includes('.') && b <= 12) return found(numeric, [year, b, a]);
    return found(numeric, [year]);
  }
  const year = YEAR_ONLY.exec(text);
  return year ? found(year, [Number(year[1])]) : undefined;
}

function found(match: RegExpExecArray, parts: readonly number[]): FoundDate {
  return { date: { 'date-parts': [parts] }, index: match.index, length: match[0].length };
}

function plausible([year, month, day]: readonly number[]): boolean {
  return (
    year! >= 1000 && month! >= 1 && month! <= 12 && (day === undefined || (day >= 1 && day <= 31))
  );
}

function month(name: string): number {
  const lower = name.toLowerCase();
  return MONTHS.findIndex((pattern) => pattern.test(lower)) + 1;
}

/** Words that tell an organisation from a person. */
const ORGANISATION =
  /\b(?:universit\w*|institut\w*|committee|commission|council|department|ministry|agency|association|society|foundation|organi[sz]ation|office|bureau|group|team|staff|news|press|inc|ltd|llc|gmbh|corporation|company|bank|college|center|centre|court|editors?|editorial|reuters|collaboration|consortium|union|network|project)\b/i;

/** True where a name is that of an organisation. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name);
}

const PARTICLE =
  /^(?:von|van|vom|der|den|de|del|della|degli|di|da|das|do|dos|du|des|la|le|los|las|ter|ten|te|zu|zum|zur|af|av|bin|ibn|al|['’]t)$/;
/**
 * Particles that names in English have with a capital; they then are the family's first word, and sort there.
 * Words that are also given or middle names (Ben, Al, St. John) are left out.
 */
const CAPITAL_PARTICLE = /^(?:Von|Van|Vander|Der|Den|De|Del|Della|Degli|Di|Da|Dos|Du|La|Le|Ter)$/;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?d|md|esq)\.?$/i;

/** A name as people write it: "Edith Wharton", "Wharton, Edith", "Ludwig van Beethoven", "World Bank". */
export function parseName(written: string): CslName {
  const name = spaced(written).replace(/(?<=\p{L}{3})\.$/u, '');
  if (isOrganisation(name) || /^(?:the|die|der|das|le|la)\s/i.test(name)) return { literal: name };
  const comma = /^([^,]+),\s*(.+)$/.exec(name);
  if (comma && !SUFFIX.test(comma[2]!)) return invertedName(comma[1]!, comma[2]!);
  const parts = name.replace(',', '').split(' ').map(properCase);
  const suffix = parts.length > 2 && SUFFIX.test(parts.at(-1)!) ? parts.pop() : undefined;
  if (parts.length < 2) return { literal: name };
  const particles = (from: number) => {
    let end = from;
    while (end < parts.length - 1 && PARTICLE.test(parts[end]!)) end++;
    return end;
  };
  const found = parts.findIndex(
    (part, index) => index > 0 && (PARTICLE.test(part) || CAPITAL_PARTICLE.test(part)),
  );
  const first = found < 0 || found === parts.length - 1 ? parts.length - 1 : found;
  const family = particles(first);
  const particle = parts.slice(first, family).join(' ');
  return {
    family: parts.slice(family).join(' '),
    given: parts.slice(0, first).join(' '),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}

/** "Beethoven, Ludwig van", "van Beethoven, Ludwig", "King, Martin Luther, Jr.". */
function invertedName(before: string, after: string): CslName {
  const [givenNames = '', ...rest] = after.split(/\s*,\s*/);
  const suffix = rest.find((part) => SUFFIX.test(part));
  const given = givenNames.split(' ');
  let end = given.length;
  while (end > 1 && PARTICLE.test(given[end - 1]!)) end--;
  const family = before.split(' ');
  let start = 0;
  while (start < family.length - 1 && PARTICLE.test(family[start]!)) start++;
  const particle = [...given.slice(end), ...family.slice(0, start)].join(' ');
  return {
    family: properCase(family.slice(start).join(' ')),
    given: properCase(given.slice(0, end).join(' ')),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}

/** Several names in one line: "A. Smith, B. Jones and C. Brown", "Smith, A.; Jones, B.". */
export function parseNames(written: string): CslName[] {
  const line = spaced(written).replace(/^(?:by|von|par|por|di)\s+/i, '');
  const semicolons = /;/.test(line);
  const pieces = line.split(semicolons ? /\s*;\s*/ : /\s*(?:,?\s+(?:and|und|et|y|&)\s+)\s*/i);
  const names = pieces.flatMap((piece) => {
    const commas = piece.split(/\s*,\s*/).filter((part) => part && !SUFFIX.test(part));
    const severalNames =
      !semicolons && commas.length > 1 && commas.every((part) => part.includes(' '));
    return severalNames ? commas : [piece];
  });
  return names.filter((name) => name.trim()).map(parseName);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A word in capitals as a name is written: WHARTON is Wharton; initials stay. */
function properCase(words: string): string {
  if (words !== words.toUpperCase() || !/\p{Lu}{3}/u.test(words)) return words;
  return words.replace(
    /(\p{L})(\p{L}+)/gu,
    (_, head: string, rest: string) => head + rest.toLowerCase(),
  );
}
