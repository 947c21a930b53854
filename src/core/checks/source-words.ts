/**
 * A source made ready for checking statements against it: its words by stem, sentences, figures and dates.
 *
 * Of a short text all of it, kept for those asked about last; of a long one the sentences that evidence.ts chose,
 * and what its index knows of the rest: how long it is, which words it has and how often. One scan in which no word
 * gets an object or a string: what is to be known of each written form is read once and kept for other texts.
 * Figures and dates are read at the first question for one, and only in sentences that hold a word a figure
 * or a date can be made of. Finding a stem is one lookup.
 */
import type { DateMention } from '../text/dates';
import { guessLanguage, languageTable } from '../text/language/languages';
import type { LanguageCode } from '../text/language/table';
import type { NumberMention } from '../text/numbers';
import { sentences } from '../text/sentences';
import type { SourceTokens } from '../search/types';
import type { Span } from '../text/span';
import { TextReading } from '../text/text-reading';
import { fold, WordScanner } from '../text/words';
import { DATE, formsOf, NEGATES, stemIn, TELLS } from './written-forms';
import type { WrittenForms } from './written-forms';

/** `U.S.` becomes `US` with spaces behind it, so that offsets stay. */
export function closeAcronyms(text: string): string {
  return text.replace(/\b(?:\p{Lu}\.){2,}/gu, (match) =>
    match.replaceAll('.', '').padEnd(match.length),
  );
}

/** Characters between sentences that follow one another. */
const FARTHEST = 100;

/** A passage with figures, and whether it may hold a date. */
interface Telling extends Span {
  readonly dated: boolean;
}

interface Figures {
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
}

/** The part of a source that is read, and what its index knows of the whole. */
export interface PartRead {
  readonly spans: readonly Span[];
  readonly language: LanguageCode;
  readonly tokens: SourceTokens;
}

export class SourceWords {
  /** All of it, whatever part is read. */
  readonly text: string;
  readonly language: LanguageCode;
  /** The same for all that is read of one source. */
  readonly whole: object;
  /** Words and sentences of the whole. */
  readonly size: number;
  readonly sentenceCount: number;
  /** Where each word that is read begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Stem of each word, a number; `idOf` says which. */
  readonly ids: Numbers;
  /** Word positions of stem `id`: `places[first[id]]` up to `places[first[id + 1]]`. */
  readonly first: Uint32Array;
  readonly places: Uint32Array;
  /** Whether a word negates. */
  readonly negates: Uint8Array;
  readonly sentences: readonly Span[];
  /** Sentence of each word. */
  readonly sentenceOf: Numbers;
  /** By stem, whether one of its forms may be of a figure or a date. */
  readonly #tells: number[] = [];
  #figures: Figures | undefined;
  #initials: readonly [string, string] | undefined;
  readonly #rest: SourceTokens | undefined;
  readonly #forms: WrittenForms;
  /** By the numbers that the forms have for them, the ids of the stems. */
  readonly #stems = new Map<number, number>();

  constructor(text: string, part?: PartRead) {
    this.text = text;
    this.language = part?.language ?? guessLanguage(text);
    this.#rest = part?.tokens;
    this.whole = part?.tokens ?? this;
    const spans = part?.spans ?? [{ start: 0, end: text.length }];
    const forms = formsOf(languageTable(this.language));
    this.#forms = forms;
    const stems = this.#stems;
    const starts: number[] = [];
    const ends: number[] = [];
    const ids: number[] = [];
    const negates: number[] = [];
    for (const span of spans) {
      const piece = text.slice(span.start, span.end);
      const closed = closeAcronyms(piece);
      // Scanned where it stands, it need not be copied.
      const [read, offset] = closed === piece ? [text, 0] : [closed, span.start];
      const scanner = new WordScanner(read, span.start - offset, span.end - offset);
      while (scanner.next()) {
        const { start, end } = scanner;
        const code = forms.codeOf(read, start, end);
        let id = stems.get(stemIn(code));
        if (id === undefined) {
          stems.set(stemIn(code), (id = stems.size));
          this.#tells.push(0);
        }
        starts.push(start + offset);
        ends.push(end + offset);
        ids.push(id);
        negates.push(code & NEGATES);
        this.#tells[id]! |= code & TELLS;
      }
    }
    this.starts = new Uint32Array(starts);
    this.ends = new Uint32Array(ends);
    this.ids = new (listOfNumbersUpTo(stems.size))(ids);
    this.negates = new Uint8Array(negates);
    [this.first, this.places] = placesByStem(this.ids, stems.size);
    this.sentences = spans.flatMap(({ start, end }) => sentences(text, start, end));
    this.sentenceOf = sentencesOf(this.starts, this.sentences);
    this.size = part?.tokens.size ?? starts.length;
    this.sentenceCount = part?.tokens.sentences ?? this.sentences.length;
  }

  /** What stands in `ids` for a stem; undefined where no word that is read has it. */
  idOf(root: string): number | undefined {
    const number = this.#forms.numberOf(root);
    return number === undefined ? undefined : this.#stems.get(number);
  }

  /** Whether a stem stands anywhere in the source. */
  has(root: string): boolean {
    return this.idOf(root) !== undefined || this.countOf(root) > 0;
  }

  /** How often a stem stands in the source. */
  countOf(root: string): number {
    return (this.#rest?.placesOfStem(root) ?? placesOf(this, root)).length;
  }

  /** Whether any stem of the source begins so. */
  hasBeginning(beginning: string): boolean {
    if (this.#rest) return this.#rest.hasBeginning(beginning);
    for (const number of this.#stems.keys())
      if (this.#forms.stemOf(number).startsWith(beginning)) return true;
    return false;
  }

  /** How many sentences of the source have a stem. */
  frequencyOf(root: string): number {
    return this.#rest
      ? this.#rest.sentencesOfStem(root).length
      : sentencesAt(placesOf(this, root), (place) => this.sentenceOf[place]!).length;
  }

  get numbers(): readonly NumberMention[] {
    return (this.#figures ??= this.#readFigures()).numbers;
  }

  get dates(): readonly DateMention[] {
    return (this.#figures ??= this.#readFigures()).dates;
  }

  /** First letters of all words in a row, and of all longer ones, for finding what an acronym stands for. */
  get initials(): readonly [all: string, longer: string] {
    if (this.#rest) return this.#rest.initials;
    const from = (fewest: number): string =>
      Array.from(this.starts, (start, i) =>
        this.ends[i]! - start < fewest ? '' : fold(this.text[start]!)[0],
      ).join('');
    this.#initials ??= [from(1), from(4)];
    return this.#initials;
  }

  #readFigures(): Figures {
    const numbers: NumberMention[] = [];
    const dates: DateMention[] = [];
    for (const { start, end, dated } of this.#findTelling()) {
      const reading = new TextReading(this.text.slice(start, end), this.language);
      for (const number of reading.numbers) numbers.push(movedBy(start, number));
      if (dated) for (const date of reading.dates) dates.push(movedBy(start, date));
    }
    return { numbers, dates };
  }

  /**
   * Sentences with a digit, a number word or the name of a month. Those of one paragraph that follow one another
   * are one passage, so that a sentence ended too early ("3. | November 1746") costs no figure.
   */
  #findTelling(): Telling[] {
    /** By sentence, whether it may hold a date too. */
    const telling = new Map<number, boolean>();
    for (let i = 0; i < this.ids.length; i++) {
      const tells = this.#tells[this.ids[i]!]!;
      if (tells === 0) continue;
      const sentence = this.sentenceOf[i]!;
      telling.set(sentence, tells >= DATE || telling.get(sentence) === true);
    }
    const passages: { start: number; end: number; dated: boolean }[] = [];
    let last: number | undefined;
    for (const [sentence, dated] of telling) {
      const { start, end } = this.sentences[sentence]!;
      const passage = passages.at(-1);
      if (
        passage &&
        sentence - 1 === last &&
        start - passage.end < FARTHEST &&
        !/\n\s*\n/.test(this.text.slice(passage.end, start))
      ) {
        passage.end = end;
        passage.dated ||= dated;
      } else passages.push({ start, end, dated });
      last = sentence;
    }
    return passages;
  }
}

function movedBy<Mention extends Span>(offset: number, mention: Mention): Mention {
  return { ...mention, start: offset + mention.start, end: offset + mention.end };
}

/** Numbers in two bytes each where none of them is larger. */
type Numbers = Uint16Array | Uint32Array;

function listOfNumbersUpTo(most: number): Uint16ArrayConstructor | Uint32ArrayConstructor {
  return most < 1 << 16 ? Uint16Array : Uint32Array;
}

/** Counting sort of the words by their stems. */
function placesByStem(ids: Numbers, stems: number): [first: Uint32Array, places: Uint32Array] {
  const first = new Uint32Array(stems + 1);
  for (let i = 0; i < ids.length; i++) first[ids[i]! + 1]!++;
  for (let i = 0; i < stems; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const places = new Uint32Array(ids.length);
  for (let i = 0; i < ids.length; i++) places[next[ids[i]!]!++] = i;
  return [first, places];
}

function sentencesOf(starts: Uint32Array, spans: readonly Span[]): Numbers {
  const sentenceOf = new (listOfNumbersUpTo(spans.length))(starts.length);
  let sentence = 0;
  for (let i = 0; i < starts.length; i++) {
    while (sentence < spans.length - 1 && starts[i]! >= spans[sentence]!.end) sentence++;
    sentenceOf[i] = sentence;
  }
  return sentenceOf;
}

export function readSourceWords(text: string, part?: PartRead): SourceWords {
  return new SourceWords(text, part);
}

/** The sentences in which rising places lie, each once. */
export function sentencesAt(
  places: Uint32Array,
  sentenceOf: (place: number) => number,
): readonly number[] {
  const found: number[] = [];
  for (const place of places) {
    const sentence = sentenceOf(place);
    if (sentence !== found[found.length - 1]) found.push(sentence);
  }
  return found;
}

/** Word positions of a stem in order; empty where the source lacks it. */
export function placesOf(source: SourceWords, root: string): Uint32Array {
  const id = source.idOf(root);
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

/** Words of texts that are kept, some 24 bytes each: of the short sources of a long draft. */
const MOST_WORDS = 1_500_000;

/** Texts made ready lately, by themselves or their documents, those used last at the end. */
const kept = new Map<object | string, SourceWords>();

/** The words of a text, read at the first call and then kept for a while. */
export function sourceWords(text: string, document: object | string = text): SourceWords {
  const known = kept.get(document);
  const read = known ?? readSourceWords(text);
  kept.delete(document);
  kept.set(document, read);
  if (known) return known;
  let words = [...kept.values()].reduce((sum, { starts }) => sum + starts.length, 0);
  for (const [oldest, { starts }] of kept) {
    if (words <= MOST_WORDS || oldest === document) break;
    kept.delete(oldest);
    words -= starts.length;
  }
  return read;
}
