/**
 * A source made ready for checking statements against it: its words by stem, sentences, figures and dates.
 *
 * Built once a document and kept as long as the document is (a weak map), in typed arrays: 12 bytes a word
 * beside the map of stems. Building is linear in the text; finding a stem is one lookup.
 */
import { findDates } from '../text/dates';
import type { DateMention } from '../text/dates';
import { guessLanguage, isNegation } from '../text/language/languages';
import type { LanguageCode } from '../text/language/table';
import { findNumbers } from '../text/numbers';
import type { NumberMention } from '../text/numbers';
import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { stem } from '../text/stem';
import { words } from '../text/words';

export interface SourceWords {
  readonly text: string;
  readonly language: LanguageCode;
  /** Where each word begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Stem of each word, a number; `stems` says which. */
  readonly ids: Uint32Array;
  readonly stems: ReadonlyMap<string, number>;
  /** Word positions of stem `id`: `places[first[id]]` up to `places[first[id + 1]]`. */
  readonly first: Uint32Array;
  readonly places: Uint32Array;
  readonly sentences: readonly Span[];
  /** Sentence of each word. */
  readonly sentenceOf: Uint32Array;
  /** Whether a word negates. */
  readonly negates: Uint8Array;
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** First letters of all words in a row, for finding what an acronym stands for. */
  readonly initials: string;
}

/** `U.S.` becomes `US` with spaces behind it, so that offsets stay. */
export function closeAcronyms(text: string): string {
  return text.replace(/\b(?:\p{Lu}\.){2,}/gu, (match) =>
    match.replaceAll('.', '').padEnd(match.length),
  );
}

export function readSourceWords(text: string): SourceWords {
  const language = guessLanguage(text);
  const tokens = words(closeAcronyms(text));
  const spans = sentences(text);
  const count = tokens.length;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const ids = new Uint32Array(count);
  const sentenceOf = new Uint32Array(count);
  const negates = new Uint8Array(count);
  const stems = new Map<string, number>();
  const known = new Map<string, number>();
  const initials: string[] = [];
  let sentence = 0;
  tokens.forEach(({ start, end, folded }, i) => {
    starts[i] = start;
    ends[i] = end;
    let id = known.get(folded);
    if (id === undefined) {
      const root = stem(folded);
      id = stems.get(root) ?? stems.size;
      stems.set(root, id);
      known.set(folded, id);
    }
    ids[i] = id;
    while (sentence < spans.length - 1 && start >= spans[sentence]!.end) sentence++;
    sentenceOf[i] = sentence;
    if (isNegation(folded, language)) negates[i] = 1;
    initials.push(folded[0]!);
  });
  const first = new Uint32Array(stems.size + 1);
  for (const id of ids) first[id + 1]!++;
  for (let i = 0; i < stems.size; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const places = new Uint32Array(count);
  ids.forEach((id, i) => (places[next[id]!++] = i));
  return {
    text,
    language,
    starts,
    ends,
    ids,
    stems,
    first,
    places,
    sentences: spans,
    sentenceOf,
    negates,
    numbers: findNumbers(text, language),
    dates: findDates(text, language),
    initials: initials.join(''),
  };
}

/** Word positions of a stem in order; empty where the source lacks it. */
export function placesOf(source: SourceWords, root: string): Uint32Array {
  const id = source.stems.get(root);
  return id === undefined
    ? source.places.subarray(0, 0)
    : source.places.subarray(source.first[id], source.first[id + 1]);
}

/** The first word that begins at or behind an offset. */
export function wordAt(source: SourceWords, offset: number): number {
  let low = 0;
  let high = source.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (source.starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const kept = new WeakMap<object, SourceWords>();

/** The words of a document, read at the first call and then kept with it. */
export function sourceWords(text: string, document?: object): SourceWords {
  if (!document) return readSourceWords(text);
  const known = kept.get(document);
  if (known) return known;
  const read = readSourceWords(text);
  kept.set(document, read);
  return read;
}
