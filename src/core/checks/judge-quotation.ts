/*
 * The verdict on one quotation. Its words are looked for in what it cites; only where they are not there, in
 * the rest of the library.
 */
import { checkCancelled, type CancellationToken } from '../host';
import { normalize } from '../text/normalize';
import { countWords, fold, words } from '../text/words';
import type { Span } from '../text/span';
import { gradeAlteration } from './alteration';
import { citationFollows, citedBy, parenthesisBehind, sentenceBefore } from './cited';
import { findCut } from './cut';
import { findPlaces, type Place } from './find-places';
import { findJoinedPieces, findScatteredParts, hiddenByCut, type Splice } from './find-splice';
import { hasGaps, parsePattern, type PatternToken } from './quotation-pattern';
import { sourceSpeaker } from './source-speaker';
import { isCalledTranslation, isInOtherLanguage } from './translation';
import { changedRegions, describeChanges, flat } from './word-changes';
import type { CheckOptions, Draft, JudgedQuotation, LibraryQuery, Resolution } from './types';

/** Less of a quotation than this in the cited source, and it is another text. */
const LEAST_CITED = 0.5;
/** The same in a source that nobody cited: there it must be nearly all. */
const LEAST_ELSEWHERE = 0.8;
/** Fewest words that are looked for in sources that nobody cited, unless they are exact. */
const LEAST_WORDS_ELSEWHERE = 6;
/** Below this, a splice or another source explains the words better. */
const NEARLY = 0.8;
const MOST_EXACT = 12;

type Judged = Omit<JudgedQuotation, 'quotation' | 'cited'>;

interface Case {
  readonly library: LibraryQuery;
  readonly text: string;
  readonly size: number;
  readonly token?: CancellationToken;
}

interface Found {
  readonly place: Place;
  readonly pattern: readonly PatternToken[];
}

/**
 * Judges quotation `index` of a draft; undefined where it is none that counts: too short, a title,
 * inside another one. Throws `Cancelled`.
 */
export async function judgeQuotation(
  draft: Draft,
  index: number,
  library: LibraryQuery,
  options: CheckOptions,
  token?: CancellationToken,
): Promise<JudgedQuotation | undefined> {
  const quotation = draft.quotations[index]!;
  const { text } = quotation.prose;
  const cited = citedBy(draft, quotation, library);
  const size = countWords(text);
  if (quotation.depth > 0 || size === 0) return undefined;
  const isShort = size < options.minWords;
  if (isShort && !(citationFollows(draft, quotation) && size > 1)) return undefined;
  if (isTitle(text, cited)) return undefined;
  const judged = await judge({ library, text, size, token }, cited, isShort);
  if (!judged) return undefined;
  const whole = { quotation: index, cited, ...judged };
  return (await isTranslated(draft, quotation, whole, library))
    ? { quotation: index, cited, verdict: 'unchecked', translation: true }
    : whole;
}

/** Whether words that differ from the source's do so since they are a translation. */
async function isTranslated(
  draft: Draft,
  quotation: Draft['quotations'][number],
  judged: JudgedQuotation,
  library: LibraryQuery,
): Promise<boolean> {
  const { verdict, changes } = judged;
  if (verdict === 'notFound' && isCalledTranslation(draft, quotation)) return true;
  const differs =
    verdict === 'otherSource'
      ? changes !== undefined
      : /^(?:altered|spliced|notFound)$/.test(verdict);
  return differs && isInOtherLanguage(quotation.prose.text, judged, library);
}

/** What an engine may keep a verdict under as long as the library is the same: everything else that it depends on. */
export function quotationKey(draft: Draft, index: number, options: CheckOptions): string {
  const quotation = draft.quotations[index]!;
  const citation =
    quotation.citation === undefined ? undefined : draft.citations[quotation.citation];
  return JSON.stringify([
    quotation.prose.text,
    quotation.depth,
    citation?.items.map(({ target }) => target) ?? [
      parenthesisBehind(draft, quotation),
      sentenceBefore(draft, quotation),
    ],
    citationFollows(draft, quotation),
    isCalledTranslation(draft, quotation),
    options.minWords,
  ]);
}

async function judge(
  one: Case,
  cited: readonly Resolution[],
  isShort: boolean,
): Promise<Judged | undefined> {
  const { library, size } = one;
  const sources = cited.flatMap((resolution) => resolution.sources);
  const ids = sources.filter(({ readable }) => readable !== 'no').map(({ id }) => id);
  const complete =
    cited.length > 0 &&
    cited.every(
      ({ sources: files }) => files.length > 0 && files.every(({ readable }) => readable === 'yes'),
    );

  if (ids.length > 0) {
    const here = await look(one, ids, LEAST_CITED);
    if (here && here.place.cost === 0) return exact(one, here);
    if (here && isShort && isOtherFigure(here)) return altered(one, here);
    if (here && !isShort && here.place.similarity >= NEARLY) return altered(one, here);
    const splice = isShort ? undefined : await findSplice(one, ids);
    if (splice) return spliced(one, splice);
    const elsewhere = isShort ? undefined : await lookElsewhere(one, cited, complete);
    if (elsewhere && (elsewhere.place.cost === 0 || !here)) return otherSource(one, elsewhere);
    if (here && !isShort) return altered(one, here);
  } else {
    const elsewhere = isShort ? undefined : await lookElsewhere(one, cited, complete);
    if (elsewhere && cited.length > 0) return otherSource(one, elsewhere);
    if (elsewhere)
      return elsewhere.place.cost === 0 ? exact(one, elsewhere) : altered(one, elsewhere);
    if (cited.length === 0 && !isShort) {
      const splice = size >= 10 && hasGaps(one.text) ? await findSplice(one) : undefined;
      if (splice) return spliced(one, splice);
    }
  }
  if (cited.length > 0 && !complete) {
    const source = sources.find(({ readable }) => readable !== 'yes') ?? sources[0];
    return { verdict: 'unchecked', ...(source && { source }) };
  }
  const [only] = sources;
  return { verdict: 'notFound', ...(only && library.reference(only.id) && { source: only }) };
}

/** The nearest reading in some sources, or in all. The source's own dots are gaps with nothing in them. */
async function look(
  { library, text, token }: Case,
  sources: readonly string[] | undefined,
  least: number,
): Promise<Found | undefined> {
  const pattern = parsePattern(text);
  const [place] = await findPlaces({ library, text, pattern, sources, least, token });
  return place && { place, pattern };
}

/** The words in sources that are not cited; where the cited ones can't be read, they must be their own words there. */
async function lookElsewhere(
  one: Case,
  cited: readonly Resolution[],
  complete: boolean,
): Promise<Found | undefined> {
  const { library, size, text } = one;
  const works = new Set(cited.flatMap(({ sources }) => sources.map(({ work }) => work)));
  const others = library.sources.filter(
    ({ work, readable }) => !works.has(work) && readable !== 'no',
  );
  if (!others.length || !saysSomething(text)) return undefined;
  const ids = works.size ? others.map(({ id }) => id) : undefined;
  const found = await look(one, ids, size >= LEAST_WORDS_ELSEWHERE ? LEAST_ELSEWHERE : 1);
  if (!found || cited.length === 0 || complete) return found;
  if (found.place.cost > 0 || size < LEAST_WORDS_ELSEWHERE) return undefined;
  return standsInMarks(found.place) ? undefined : found;
}

/** Whether a few words are the source's but for one figure. */
function isOtherFigure({ place, pattern }: Found): boolean {
  const [region, ...more] = changedRegions(pattern, place);
  if (!region || more.length || pattern.length < 3) return false;
  return [region.draftTokens, region.sourceTokens].every(
    (tokens) => tokens.length === 1 && /\d/.test('folded' in tokens[0]! ? tokens[0].folded : ''),
  );
}

/** At least two words that are not the small change of a language. */
function saysSomething(text: string): boolean {
  return words(text).filter(({ folded }) => folded.length > 3).length >= 2;
}

/** Whether the words are quoted in the source too: then they are somebody else's, perhaps the cited one's. */
function standsInMarks({ document, span }: Place): boolean {
  const before = document.text.slice(Math.max(0, span.start - 400), span.start);
  const paragraph = before.slice(before.lastIndexOf('\n\n') + 1);
  return /[“«„"][^”»"]*$/.test(paragraph);
}

async function findSplice(one: Case, sources?: readonly string[]): Promise<Splice | undefined> {
  const { library, text, token } = one;
  const query = { library, text, pattern: parsePattern(text), sources, token };
  return hasGaps(text) ? findScatteredParts(query) : findJoinedPieces(query);
}

function exact(one: Case, { place, pattern }: Found): Judged {
  const { text, token } = one;
  const hidden = hiddenByCut(pattern, place);
  const where = whereabouts(one, place);
  if (hidden) {
    const { start, end } = place.span;
    const expected = flat(place.document.text.slice(start, end));
    return { ...where, verdict: 'spliced', splice: hidden, expected };
  }
  checkCancelled(token);
  const speaker = sourceSpeaker(place.document, place.span);
  const cut = findCut(place.document, place.span);
  return {
    ...where,
    verdict: isVerbatim(text, place) ? 'verbatim' : 'edited',
    ...(speaker && { speaker }),
    ...(cut && { cut }),
  };
}

/** The same letters, capitals and inner marks; quotation marks, dashes and the marks at either end may differ. */
function isVerbatim(text: string, { document, span }: Place): boolean {
  const original = document.text.slice(span.start, span.end);
  return text === original || bare(text) === bare(original);
}

/** Marks of a quotation inside are no words: a writer turns “…” into ‘…’ within their own. Apostrophes stay. */
function bare(text: string): string {
  return normalize(text)
    .text.replace(/"|(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, '')
    .replace(/^[^\p{L}\p{N}$€£¥]+|[^\p{L}\p{N}$€£¥%]+$/gu, '');
}

function altered(one: Case, { place, pattern }: Found): Judged {
  const regions = changedRegions(pattern, place);
  const grades = gradeAlteration(one.text, regions, place);
  return {
    ...whereabouts(one, place),
    verdict: 'altered',
    kind: grades.whole,
    ...describeChanges(one.text, regions, place.document, grades.each),
  };
}

function spliced(one: Case, splice: Splice): Judged {
  if (splice.whole) return altered(one, { place: splice.whole, pattern: parsePattern(one.text) });
  return { ...whereabouts(one, splice), verdict: 'spliced', splice: splice.reason };
}

function otherSource(one: Case, { place, pattern }: Found): Judged {
  const differs = place.cost > 0;
  const regions = differs ? changedRegions(pattern, place) : [];
  return {
    ...whereabouts(one, place),
    verdict: 'otherSource',
    ...(differs && describeChanges(one.text, regions, place.document)),
  };
}

function whereabouts(
  { library }: Case,
  { source, document, span }: Pick<Place, 'source' | 'document' | 'span'>,
): Pick<Judged, 'source' | 'span' | 'locator'> {
  const reference = library.reference(source);
  return { ...(reference && { source: reference }), span, locator: library.locate(document, span) };
}

/** The title of a cited work in quotation marks is a title. */
function isTitle(text: string, cited: readonly Resolution[]): boolean {
  const plain = (title: string): string =>
    words(title)
      .map(({ folded }) => folded)
      .join(' ');
  const own = plain(text);
  return cited.some(({ sources, entry }) =>
    [entry?.title, ...sources.map(({ title }) => title)].some(
      (title) =>
        title !== undefined &&
        (plain(title) === own ||
          (plain(title).startsWith(`${own} `) && fold(title).startsWith(`${fold(text.trim())}:`))),
    ),
  );
}

/** Every place where an exact quotation stands in a source, for a locator may mean any of them. */
export async function placesOf(
  library: LibraryQuery,
  text: string,
  source: string,
  token?: CancellationToken,
): Promise<readonly Span[]> {
  const query = {
    library,
    text,
    pattern: parsePattern(text),
    sources: [source],
    least: 1,
    all: true,
    token,
  };
  const places = await findPlaces(query);
  return places
    .filter(({ cost }) => cost === 0)
    .slice(0, MOST_EXACT)
    .map(({ span }) => span);
}
