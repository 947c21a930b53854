import type { CslItem } from '../bibliography/types';
import type { CancellationToken } from '../host';
import { checkCancelled } from '../host';
import type { SourceDocument } from '../sources/types';
import { findNumbers } from '../text/numbers';
import { overlaps } from '../text/span';
import { TextReading } from '../text/text-reading';
import { findAnchors } from './claim-anchors';
import { claimFeatures } from './claim-features';
import { isNoClaim, isWorkedOut } from './claim-kind';
import { claimWordsOf } from './claim-words';
import { reasonsFor, scoreFeatures } from './claim-score';
import { findDisagreements } from './disagreement';
import { languageOf } from './draft-language';
import { closingReference, isCitedNext, isCitingNote } from './cites-only';
import { checkClaim } from './support';
import { namedWorks, type NamedMention } from './named-works';
import { reportsOwnWork, tellsOwnWork } from './own-work';
import { spansIn } from './spans-in';
import { readRow } from './table-row';
import type { ClaimSource } from './support';
import type {
  CheckOptions,
  Draft,
  JudgedSentence,
  LibraryQuery,
  Resolution,
  UnsupportedPart,
} from './types';

/** The highest score of a sentence of a kind that needs no source. */
const NO_CLAIM = 0.2;
/** The highest score of a statement that has nothing in it to look up. */
const UNANCHORED = 0.6;

/** Words without which there is no forecast. */
const TO_COME = /\b(?:will|going to) /i;
/** What is yet to come; not what was announced of it. */
const FORECAST =
  /^(?!.*\b(?:was|were|said|announced|(?:has|have|had) been)\b)(?:(?!\b(?:which|that|who)\b)[^,;(])*\b(?:will|(?:is|are) going to) \p{L}/iu;

/** Equal for two sentences, also of two versions of a draft, about which the same is to be said. */
export function statementKey(draft: Draft, index: number, options: CheckOptions): string {
  const sentence = draft.sentences[index]!;
  const targets = citationsOf(draft, index, options).map((i) =>
    draft.citations[i]!.items.map((item) => item.target),
  );
  const written = draft.text.slice(sentence.start, sentence.end);
  const { role, prose } = draft.blocks[sentence.block]!;
  const next = draft.sentences[index + 1];
  // A reference behind it counts, and of a note the whole.
  const around = role === 'footnote' ? prose.text : next?.block === sentence.block && next.text;
  const closing = options.claimScope === 'paragraph' && closingReference(draft, index);
  // What is quoted may begin or end in another sentence.
  const quoted = sentence.quotations.map((quotation) => {
    const { start, end, citation } = draft.quotations[quotation]!;
    const from = Math.max(start - sentence.start, 0);
    return [from, Math.min(end, sentence.end) - sentence.start, citation !== undefined];
  });
  const known = [
    languageOf(draft),
    reportsOwnWork(draft, draft.text),
    readRow(draft, index)?.label,
    textBefore(draft, index),
  ];
  return JSON.stringify([written, sentence.text, role, targets, around, quoted, closing, known]);
}

/** The sentence before one with figures, which may be reckoned from its own: “That is 30 % of all.” */
function textBefore(draft: Draft, index: number): string {
  const [before, sentence] = [draft.sentences[index - 1], draft.sentences[index]!];
  return before?.block === sentence.block && /\p{N}/u.test(sentence.text) ? before.text : '';
}

/**
 * Whether a sentence needs a source, has one, and is borne out by what it cites. Three answers: `unknown`
 * where a cited work has no text that can be read completely. Throws `Cancelled`.
 */
export async function judgeStatement(
  draft: Draft,
  index: number,
  library: LibraryQuery,
  options: CheckOptions,
  token?: CancellationToken,
): Promise<JudgedSentence> {
  const sentence = draft.sentences[index]!;
  const language = languageOf(draft);
  const quoted = spansIn(
    sentence,
    sentence.quotations.map((index) => draft.quotations[index]!),
  );
  const { role } = draft.blocks[sentence.block]!;
  const reading = new TextReading(sentence.text, language);
  const features = claimFeatures(reading);
  const anchors = findAnchors(reading);
  // What only may be ("if", "would"), is yet to come or is worked out here can't be looked up.
  const told = anchors.has('attribution');
  const inferred = features.has('deduction') || features.has('start_conclusion');
  const loose =
    anchors.size === 0 ||
    features.has('possibility') ||
    (inferred && !told && !anchors.has('event')) ||
    (!told && TO_COME.test(sentence.text) && FORECAST.test(sentence.text));
  const length = quoted.reduce((sum, { start, end }) => sum + end - start, 0);
  const refers = isCitingNote(draft, index, language);
  // References in TeX are not among the words that a reader sees.
  const silent =
    refers ||
    isNoClaim(reading, role, length) ||
    isWorkedOut(draft.text.slice(sentence.start, sentence.end)) ||
    (reportsOwnWork(draft, draft.text) && tellsOwnWork(sentence.text));
  const cited = citationsOf(draft, index, options);
  const named = namedWorks(sentence.text, library);
  const judged = {
    sentence: index,
    needsSource: Math.min(scoreFeatures(features), silent ? NO_CLAIM : loose ? UNANCHORED : 1),
    reasons: silent ? [] : reasonsFor(features, anchors),
    sourced:
      cited.length + named.length > 0 ||
      quotesCited(draft, index) ||
      (options.claimScope === 'paragraph' && closingReference(draft, index) !== undefined) ||
      isCitedNext(draft, index, language),
  };
  const works = resolveAll(draft, cited, named, library);
  const sources = works && (await readSources(works, library));
  checkCancelled(token);
  if (!sources || refers)
    return { ...judged, supported: 'unknown', unsupported: [], disagreements: [] };
  const earlier = findNumbers(textBefore(draft, index), language, true);
  const words = { ...claimWordsOf(reading), earlier };
  const { supported, unsupported } = checkClaim(
    sentence.text,
    sources.texts,
    words,
    sources.anonymous,
  );
  const row = readRow(draft, index);
  const known = !row || sources.texts.some(({ text }) => text.includes(row.label));
  const outside = unsupported.filter(
    ({ kind, ...part }) =>
      known &&
      (sources.tell || kind === 'number' || kind === 'date') &&
      ![...quoted, ...named].some((span) => overlaps(span, part)),
  );
  const place = (part: UnsupportedPart): UnsupportedPart => ({
    ...part,
    start: sentence.offsets[part.start]!,
    end: sentence.offsets[part.end - 1]! + 1,
  });
  const disagreements =
    outside.length === 0 ? await findDisagreements(words, sources.texts, library, token) : [];
  return {
    ...judged,
    // What stands in quotation marks is the business of the checks on quotations.
    supported: supported === 'no' && outside.length < unsupported.length ? 'unknown' : supported,
    unsupported: outside.map(place),
    disagreements: disagreements.map(place),
  };
}

/** Whether a quotation in the sentence, which may end in a later one, has a citation. */
function quotesCited(draft: Draft, index: number): boolean {
  return draft.sentences[index]!.quotations.some(
    (quotation) => draft.quotations[quotation]!.citation !== undefined,
  );
}

function citationsOf(draft: Draft, index: number, { claimScope }: CheckOptions): readonly number[] {
  const { citations, paragraphCitations } = draft.sentences[index]!;
  const own = claimScope === 'paragraph' ? paragraphCitations : citations;
  const row = own.length > 0 ? undefined : readRow(draft, index);
  return row ? [row.citation] : own;
}

/** The cited works; undefined where one is not there to be read completely. */
function resolveAll(
  draft: Draft,
  citations: readonly number[],
  named: readonly NamedMention[],
  library: LibraryQuery,
): Resolution[] | undefined {
  const works: Resolution[] = [];
  for (const { work } of named) {
    if (!work) return undefined;
    works.push(work);
  }
  for (const { target } of citations.flatMap((index) => draft.citations[index]!.items)) {
    const work = library.resolve(target);
    if (!work) return undefined;
    works.push(work);
  }
  const isRead = ({ sources }: Resolution): boolean =>
    sources.length > 0 && sources.every(({ readable }) => readable === 'yes');
  return works.length > 0 && works.every(isRead) ? works : undefined;
}

interface CitedTexts {
  readonly texts: ClaimSource[];
  /** Nobody knows who wrote them. */
  readonly anonymous: boolean;
  /** Whether one of them tells anything. A table of data names and denies nothing: only its figures can be missed. */
  readonly tell: boolean;
}

/** The texts of the works, and what their entries say of them: author and year may stand in the sentence. */
async function readSources(
  works: readonly Resolution[],
  library: LibraryQuery,
): Promise<CitedTexts | undefined> {
  let anonymous = false;
  let tell = false;
  const sources: ClaimSource[] = [];
  const about: string[] = [];
  for (const { sources: files, entry, key } of works) {
    let authored = hasAuthor(entry);
    if (entry) about.push(describeEntry(entry));
    about.push(key);
    for (const { id, title } of files) {
      const document = await library.document(id);
      if (!document) return undefined;
      const { author, editor } = document.metadata;
      about.push(title, describeEntry({ author, editor }), ...speakersOf(document));
      authored ||= hasAuthor(document.metadata);
      const tokens = await library.tokens?.(id);
      sources.push({ id, text: document.text, document, tokens });
      tell ||= document.format !== 'csv';
    }
    anonymous ||= !authored;
  }
  return { texts: [...sources, { id: '', text: about.join('.\n\n') }], anonymous, tell };
}

/** Who speaks in subtitles whose words don't name them. */
function speakersOf({ format, blocks }: SourceDocument): Iterable<string> {
  return new Set(format === 'vtt' ? blocks.flatMap(({ speaker }) => speaker ?? []) : []);
}

/** Whether it is known who wrote a work. */
function hasAuthor(entry: Partial<CslItem> | undefined): boolean {
  return [entry?.author, entry?.editor].some((names) => names !== undefined && names.length > 0);
}

/** All words of an entry, names and years among them. */
function describeEntry(entry: Partial<CslItem>): string {
  const said: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') said.push(String(value));
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect({ ...entry, abstract: undefined });
  return said.join('. ');
}
