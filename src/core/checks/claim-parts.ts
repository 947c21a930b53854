/**
 * The parts of a statement that can be held against a source one by one: figures by value, dates by day,
 * names, negations. A part counts as missing only where no cited source has it in any form known here;
 * every doubt is decided for the writer.
 */
import { sameDate } from '../text/dates';
import type { DateMention } from '../text/dates';
import { lookUp, wordSet } from '../text/language/languages';
import { isUnit } from '../text/measures';
import type { Span } from '../text/span';
import { stem } from '../text/stem';
import type { ClaimWord, ClaimWords } from './claim-words';
import { hasAmount, mistakenCurrencies, mistakenUnits } from './claim-units';
import { followsFrom } from './derived-figure';
import { findDroppedNegation } from './dropped-negation';
import type { DroppedNegation } from './dropped-negation';
import { mayStandIn } from './foreign-source';
import { findReferences } from './references';
import { missingNegations, REACH } from './missing-negations';
import { isReckonedDate } from './reckoned-date';
import { hasNumber } from './same-figure';
import type { SourceWords } from './source-words';

/** A missing part, with where in the statement it stands. */
export interface MissingPart extends Span {
  readonly kind: 'number' | 'date' | 'name' | 'negation';
  /** How sure it is that no form of it was overlooked. */
  readonly weight: 'strong' | 'weak';
  /** What the source has in its place, where that is known. */
  readonly instead?: { readonly source: SourceWords; readonly span: Span };
}

/** Counts up to this one, in words, are often the writer's own counting. */
const COUNTED = 10;

/** "Proc. Natl. Acad. Sci. 12": a journal's name ends in a part of a word. */
const SHORTENED = /^\p{Lu}\p{Ll}{0,4}\.\s?(?=\p{Lu}|\d)/u;

/** Words of a source that is no document but a few sentences of one. */
const EXCERPT = 120;

const LABEL =
  /(?:(?:^|[^\p{L}])(?:figures?|figs?\.?|tables?|chapters?|sections?|equations?|eqs?\.|appendix|steps?|pages?|pp?\.|vol\.?|no\.|nr\.|abb\.|abbildung|tabelle|kapitel|abschnitt|seiten?|s\.|tableau|chapitre|figura|tabla|capítulo|página)\s|\b\d{4}[–/-])$/iu;

/** What no source of `sources` has. `anonymous`: nobody knows who wrote them, so anyone may be said to. */
export function findMissingParts(
  claim: ClaimWords,
  sources: readonly SourceWords[],
  anonymous = false,
): MissingPart[] {
  const dropped = findDroppedNegation(claim, sources);
  const missing = [
    ...missingNumbers(claim, sources),
    ...[...mistakenUnits(claim, sources), ...mistakenCurrencies(claim, sources)].map(
      ({ start, end }): MissingPart => ({ kind: 'number', weight: 'strong', start, end }),
    ),
    ...missingDates(claim, sources),
    ...missingNames(claim, sources, anonymous),
    ...missingNegations(claim, sources),
    ...(dropped ? [describeDropped(dropped)] : []),
  ];
  const labels = missing.length > 0 ? findReferences(claim.text) : [];
  return missing
    .filter((part) => !labels.some(({ start, end }) => start <= part.start && part.end <= end))
    .filter((part) => !sources.some((source) => mayStandIn(source, part, claim)))
    .sort((a, b) => a.start - b.start);
}

function describeDropped({ start, end, source, denied }: DroppedNegation): MissingPart {
  return { kind: 'negation', start, end, weight: 'strong', instead: { source, span: denied } };
}

function missingNumbers(claim: ClaimWords, sources: readonly SourceWords[]): MissingPart[] {
  const missing: MissingPart[] = [];
  for (const number of claim.numbers) {
    if (claim.dates.some((date) => date.start <= number.start && number.end <= date.end)) continue;
    if (number.spelled && (number.value <= 1 || (number.ordinal && number.value <= 2))) continue;
    if (isLabel(claim.text, number.start)) continue;
    if (sources.some((source) => hasNumber(source, number))) continue;
    if (sources.some((source) => hasAmount(source, number, claim.text))) continue;
    if (sources.some((source) => followsFrom(number, claim, source))) continue;
    const year = number.year && { ...number, year: number.value };
    if (year && sources.some((source) => isReckonedDate(year, claim, source))) continue;
    const counted = number.spelled === true && number.value < COUNTED;
    missing.push({
      kind: 'number',
      start: number.start,
      end: number.end,
      weight: counted ? 'weak' : 'strong',
    });
  }
  return missing;
}

/** `Figure 3`, `pp. 12`: numbers of the draft itself; and the second year of `2018–19`. */
function isLabel(text: string, at: number): boolean {
  return LABEL.test(text.slice(Math.max(0, at - 16), at));
}

function missingDates(claim: ClaimWords, sources: readonly SourceWords[]): MissingPart[] {
  const missing: MissingPart[] = claim.dates
    .filter((date) => !sources.some((source) => hasDate(source, date)))
    .filter((date) => !sources.some((source) => isReckonedDate(date, claim, source)))
    .map(({ start, end }) => ({ kind: 'date', start, end, weight: 'strong' }));
  for (const word of claim.words) {
    // A weekday is often reckoned from a date, so its absence alone says little.
    if (
      claim.table.weekdays.includes(word.folded) &&
      !sources.some((source) => source.has(word.stem))
    ) {
      missing.push({ kind: 'date', start: word.start, end: word.end, weight: 'weak' });
    }
  }
  return missing;
}

function hasDate(source: SourceWords, date: DateMention): boolean {
  return source.dates.some(
    (other) =>
      sameDate(date, other) &&
      (date.day === undefined || other.day !== undefined) &&
      (date.year === undefined ||
        other.year !== undefined ||
        source.numbers.some((number) => number.value === date.year)),
  );
}

function missingNames(
  claim: ClaimWords,
  sources: readonly SourceWords[],
  anonymous: boolean,
): MissingPart[] {
  const missing: MissingPart[] = [];
  for (const run of nameRuns(claim)) {
    if (anonymous && reports(claim, run)) continue;
    const absent = run.filter(
      (word) => !sources.some((source) => hasName(source, word, run, claim.text)),
    );
    const last = run.at(-1)!;
    // The surname is there: a given name or a title that the source leaves out proves nothing.
    if (absent.length === 0 || !absent.includes(last)) continue;
    if (SHORTENED.test(claim.text.slice(last.start))) continue;
    const [start, end] = [absent[0]!.start, last.end];
    // What a short excerpt tells of somebody, it often tells of "she".
    const subject = run.includes(claim.words.find((word) => word.content)!);
    const excerpt = sources.every(({ size }) => size < EXCERPT);
    missing.push({
      kind: 'name',
      start,
      end,
      weight: (subject && excerpt) || isDenial(claim, run[0]!) ? 'weak' : 'strong',
    });
  }
  return missing;
}

/** Words of names that a source has in one form or another. */
export function knownNames(
  claim: ClaimWords,
  sources: readonly SourceWords[],
): ReadonlySet<ClaimWord> {
  const known = nameRuns(claim).flatMap((run) =>
    run.filter((word) => sources.some((source) => hasName(source, word, run, claim.text))),
  );
  return new Set(known);
}

/** "Tell writes that", "Doe has argued", "according to Doe". */
function reports({ words, table }: ClaimWords, run: readonly ClaimWord[]): boolean {
  const [first, last] = [words.indexOf(run[0]!), words.indexOf(run.at(-1)!)];
  const before = words.slice(Math.max(0, first - 2), first).map(({ folded }) => folded);
  return (
    /(?:^according to|\b(?:laut|selon|segun))$/.test(before.join(' ')) ||
    words.slice(last + 1, last + 4).some(({ folded }) => wordSet(table, 'attribution').has(folded))
  );
}

/** What a statement denies need not stand in its source. */
function isDenial({ words }: ClaimWords, name: ClaimWord): boolean {
  const at = words.indexOf(name);
  return words.slice(Math.max(0, at - REACH), at).some((word) => word.negates);
}

/** A few words before a colon at the beginning, "Title case: …", say what follows and name nobody. */
const LEAD_IN = /^[^\p{L}]*\p{L}[^.:;,!?]{0,30}:\s/u;

/** Words with a capital side by side, without those that only open a sentence. */
function nameRuns({ words, table, text }: ClaimWords): ClaimWord[][] {
  const lead = LEAD_IN.exec(text)?.[0].length ?? 0;
  const runs: ClaimWord[][] = [];
  let run: ClaimWord[] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    const follows = before && /^[\s.'’-]{1,2}$/u.test(text.slice(before.end, word.start));
    if (!follows && run.length) {
      runs.push(run);
      run = [];
    }
    const next = words[i + 1];
    const named =
      word.content &&
      word.capital &&
      word.folded.length > 1 &&
      word.start >= lead &&
      !isUnit(text, word) &&
      !table.weekdays.includes(word.folded) &&
      (lookUp(table.months, word.folded) === undefined || word.folded.length < 3) &&
      (!word.opens || (next?.capital === true && next.start - word.end === 1));
    if (named) run.push(word);
    else if (run.length) {
      runs.push(run);
      run = [];
    }
  });
  if (run.length) runs.push(run);
  // German writes all nouns with a capital: there a single one is no name.
  return table.code === 'de' ? runs.filter((words) => words.length > 1) : runs;
}

/** A name in any form: inflected, as an acronym or spelled out, as the country's adjective. */
function hasName(
  source: SourceWords,
  word: ClaimWord,
  run: readonly ClaimWord[],
  text: string,
): boolean {
  const has = (root: string): boolean => source.has(root);
  if (has(word.stem) || has(word.folded)) return true;
  if (
    word.stem.length >= 5 &&
    source.hasBeginning(word.stem.slice(0, Math.max(5, word.stem.length - 2)))
  ) {
    return true;
  }
  for (const names of SAME_PLACE) {
    if (names.includes(word.folded) && names.some((name) => has(stem(name)))) return true;
  }
  const letters = word.folded.replace(/s$/, '');
  if (
    /^\p{Lu}{2,6}s?\s*$/u.test(text.slice(word.start, word.end)) &&
    // Stems of short words keep their letters, so "CNN" and "CNNs" have two.
    (has(stem(letters)) || has(stem(`${letters}s`)) || isAcronym(source, letters))
  )
    return true;
  const at = run.indexOf(word);
  for (let from = 0; from <= at; from++) {
    for (let to = Math.max(at, from + 1); to < run.length; to++) {
      if (
        has(
          run
            .slice(from, to + 1)
            .map((part) => part.folded[0]!)
            .join(''),
        )
      )
        return true;
    }
  }
  return false;
}

/** Of all words in a row, or of three of the longer ones: ARB is an angiotensin II receptor blocker. */
function isAcronym({ initials: [all, longer] }: SourceWords, letters: string): boolean {
  return all.includes(letters) || (letters.length > 2 && longer.includes(letters));
}

/** Names of one country or its people. */
const SAME_PLACE: readonly (readonly string[])[] = [
  ['us', 'usa', 'america', 'american', 'americans', 'united', 'states'],
  ['uk', 'britain', 'british', 'england', 'kingdom'],
  ['eu', 'europe', 'european'],
  ['france', 'french'],
  ['china', 'chinese'],
  ['italy', 'italian', 'italians'],
  ['poland', 'polish'],
  ['turkey', 'turkish'],
  ['cuba', 'cuban'],
  ['peru', 'peruvian'],
  ['iran', 'iranian'],
  ['iraq', 'iraqi'],
  ['thailand', 'thai'],
  ['norway', 'norwegian'],
  ['finland', 'finnish'],
  ['sweden', 'swedish'],
  ['scotland', 'scottish'],
  ['germany', 'german'],
  ['netherlands', 'dutch', 'holland'],
  ['switzerland', 'swiss'],
  ['spain', 'spanish'],
  ['greece', 'greek'],
  ['wales', 'welsh'],
  ['ireland', 'irish'],
  ['denmark', 'danish'],
  ['philippines', 'filipino'],
];
