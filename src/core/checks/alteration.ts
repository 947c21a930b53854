import { findDates, sameDate, type DateMention } from '../text/dates';
import { guessLanguage, isNegation, languageTable } from '../text/language/languages';
import { findNumbers } from '../text/numbers';
import type { Span } from '../text/span';
import type { Place } from './find-places';
import type { Token } from './quotation-pattern';
import type { AlterationKind } from './types';
import type { ChangedRegion } from './word-changes';

/** Characters around the words that tell the language. */
const AROUND = 600;
/** Characters beside a changed word that may belong to its date. */
const DATE_REACH = 24;
/** Prefixes that turn a word into its opposite: "possible" and "impossible". */
const OPPOSITE = /^(?:un|in|im|il|ir|dis|non|mis)$/;
/** Ends of sentences and openings, behind which a capital says nothing. */
const STARTS = /(?:^|[.!?…:;]["'”’»)\]]*|[—–"“‘«„([]|--)\s*$/u;
const TITLE =
  /(?:^|[\s"“(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sir|Lady|Lord|Miss|Herr|Frau|Mme|Mlle|M|Sr|Sra|Don|Doña)\.?\s$/u;

/** What changed in all of some regions, and in each of them. */
export interface Grades {
  readonly whole: AlterationKind;
  readonly each: readonly AlterationKind[];
}

/** What changed, the gravest first: a figure, then a negation, then a name, then other words. */
export function gradeAlteration(
  text: string,
  regions: readonly ChangedRegion[],
  place: Place,
): Grades {
  const { document, span } = place;
  const source = document.text;
  const sample = source.slice(Math.max(0, span.start - AROUND), span.end + AROUND);
  const language = guessLanguage(sample);
  const changesDates = (region: ChangedRegion, withFigures: boolean): boolean =>
    changesDate(text, region, source, language, withFigures);
  const parts = regions.map((region) => {
    const number = changesNumber(text, region, place, language) || changesDates(region, true);
    const negation = !number && changesNegation(region, language);
    return { region, number, negation };
  });
  const gradeOf = (some: typeof parts): AlterationKind => {
    if (some.some(({ number }) => number)) return 'number';
    if (some.some(({ negation }) => negation)) return 'negation';
    const changed = some.map(({ region }) => region);
    if (changesName(text, changed, source, language)) return 'name';
    return changed.some((region) => changesDates(region, false)) ? 'number' : 'words';
  };
  const whole = gradeOf(parts);
  return { whole, each: parts.length === 1 ? [whole] : parts.map((part) => gradeOf([part])) };
}

function changesNumber(
  text: string,
  region: ChangedRegion,
  place: Place,
  language: string,
): boolean {
  // Some words around, for "two hundred" is one figure.
  const from = Math.max(0, region.source.start - 60);
  const piece = place.document.text.slice(from, region.source.end + 60);
  const shifted = { start: region.source.start - from, end: region.source.end - from };
  const draft = figures(text, region.draft, language);
  const source = figures(piece, shifted, language);
  if (draft.join() === source.join()) return false;
  // "one" alone is a pronoun more often than a figure.
  return (
    [...draft, ...source].some((figure) => figure !== '1|') ||
    (draft.length > 0 && source.length > 0)
  );
}

/** Whether a day or a month is another: “3. April” for “3. März”; or of those beside a figure alone. */
function changesDate(
  text: string,
  { draft, source }: ChangedRegion,
  sourceText: string,
  language: string,
  withFigures: boolean,
): boolean {
  const dates = (whole: string, { start, end }: Span): DateMention[] => {
    const from = Math.max(0, start - DATE_REACH);
    const piece = whole.slice(from, end + DATE_REACH);
    return findDates(piece, language).filter(
      (date) =>
        date.month !== undefined &&
        (!withFigures || date.day !== undefined || date.year !== undefined) &&
        date.start + from < end &&
        start < date.end + from,
    );
  };
  const [ours, theirs] = [dates(text, draft), dates(sourceText, source)];
  return theirs.length > 0 && ours.some((date) => !theirs.some((other) => sameDate(date, other)));
}

/** The values of the figures that a span touches, or that stand around it. */
function figures(text: string, span: Span, language: string): string[] {
  return findNumbers(text, language)
    .filter(({ start, end }) =>
      span.start === span.end
        ? start < span.start && span.start < end
        : start < span.end && span.start < end,
    )
    .map(({ value, unit }) => `${Math.round(value * 1e6) / 1e6}|${unit ?? ''}`)
    .sort();
}

function changesNegation({ draftTokens, sourceTokens }: ChangedRegion, language: string): boolean {
  const draft = draftTokens.map(foldedOf);
  const source = sourceTokens.map(({ folded }) => folded);
  // "nothin'" is "nothing".
  const negates = (word: string): boolean =>
    [word, `${word}g`].some((form) => isNegation(form) || isNegation(form, language));
  if (draft.filter(negates).length !== source.filter(negates).length) return true;
  return draft.some((one) => source.some((other) => opposite(one, other) || opposite(other, one)));
}

function foldedOf(token: object): string {
  return 'folded' in token ? String(token.folded) : '';
}

function opposite(long: string, short: string): boolean {
  return short.length > 3 && long.endsWith(short) && OPPOSITE.test(long.slice(0, -short.length));
}

/** Whether the names in the changed words are others, or in another order. */
function changesName(
  text: string,
  regions: readonly ChangedRegion[],
  source: string,
  language: string,
): boolean {
  const draft = regions.flatMap(({ draftTokens }) =>
    namesIn(
      text,
      draftTokens.filter((token) => token.kind === 'word'),
      source,
      language,
    ),
  );
  const original = regions.flatMap(({ sourceTokens }) =>
    namesIn(source, sourceTokens, source, language),
  );
  const write = (names: readonly Name[]): string => names.map(({ folded }) => folded).join(' ');
  if (write(draft) === write(original)) return false;
  if (draft.length > 0 && original.length > 0) return true;
  return [...draft, ...original].some(({ isCertain }) => isCertain());
}

interface Name {
  readonly folded: string;
  /** Asked for where it matters alone: a whole book may have to be searched. */
  readonly isCertain: () => boolean;
}

function namesIn(text: string, tokens: readonly Token[], source: string, language: string): Name[] {
  return tokens.flatMap((token) => {
    const isCertain = nameAt(text, token, source, language);
    return isCertain ? [{ folded: token.folded, isCertain }] : [];
  });
}

/**
 * Whether a capital marks a name: for sure inside a sentence, maybe at its start or where the word also stands
 * small. Undefined where it marks none.
 */
function nameAt(
  text: string,
  token: Token,
  source: string,
  language: string,
): Name['isCertain'] | undefined {
  const raw = text.slice(token.start, token.end);
  if (!/^\p{Lu}/u.test(raw) || /^I(?:['’]|$)/.test(raw)) return undefined;
  if (languageTable(language).functionWords.includes(token.folded)) return undefined;
  const before = text.slice(Math.max(0, token.start - 24), token.start);
  if (TITLE.test(before)) return () => true;
  if (language === 'de') return /\p{Lu}[\p{L}.]*\s$/u.test(before) ? () => false : undefined;
  if (!STARTS.test(before)) return () => !standsSmall(source, raw);
  return standsSmall(source, raw) ? undefined : () => false;
}

/** Whether a word stands in a text without its capital. */
function standsSmall(text: string, word: string): boolean {
  const small = word.toLowerCase();
  for (let at = text.indexOf(small); at >= 0; at = text.indexOf(small, at + small.length)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + small.length] ?? ' '];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
