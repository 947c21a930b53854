import type { Span } from '../text/span';
import { citationOf, sentenceOf, type PlacedCitation } from './belongs';
import { collectQuotations, type PlacedQuotation } from './join-quotations';
import { shiftOffsets, shiftProse } from './prose-builder';
import type { LeafSentence } from './read-leaf';
import type { FoundCitation } from './render';
import type { Citation, CitationItem, Draft, ProseBlock, Quotation, Sentence } from './types';
import type { Leaf, Walked } from './walk';

/** A note in words only that names a work: a year, a page, a DOI, “ibid.”. */
const BIBLIOGRAPHIC =
  /\b(?:1[5-9]|20)\d\d\b|\bpp?\.\s?\d|\bS\.\s?\d|\b(?:ibid|op\. ?cit|loc\. ?cit|ebda?|a\.\s?a\.\s?O|idem|(?:id|ders|dies)(?=\.))\b|\b(?:doi|isbn)\b/i;
/** What leads to a work for comparison, before its key. */
const SEE_ALSO =
  /(?:^|[^\p{L}])(?:vgl\.|siehe|s\.|see|but see|cf\.|compare|voir|véase|v\.)(?:,?\s(?:auch|also|aussi|también|dazu|ferner|etwa|generally|e\.g\.,?))*\s*(?:\[(?:[^\]]*\]\()?)?-?@?\{?$/iu;

/** Ties the blocks of a draft together: what cites what. Linear in blocks, quotations and citations. */
export function assemble(
  text: string,
  walked: Walked,
): Pick<Draft, 'blocks' | 'quotations' | 'citations' | 'sentences'> {
  const { leaves } = walked;
  const placed = placeCitations(text, leaves);
  const byLeaf = groupByLeaf(placed);
  const found = collectQuotations(text, walked);
  const quotations = found.map((one): Quotation => {
    const citation = citationOf(text, leaves, placed, byLeaf, one);
    return citation === undefined ? one.quotation : { citation, ...one.quotation };
  });
  return {
    blocks: leaves.map(blockOf),
    quotations,
    citations: placed.map(({ citation }) => citation),
    sentences: placeSentences(text, leaves, placed, byLeaf, found),
  };
}

function blockOf({ start, end, base, role, reading, headings }: Leaf): ProseBlock {
  return { start, end, role, prose: shiftProse(reading.prose, base), headings, reading };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Properties that a spread has are changed fast; adding some costs a hundred times as much. */
function shiftItem(item: CitationItem, by: number): CitationItem {
  const { start, end, targetSpan, locatorSpan } = item;
  const moved = {
    ...item,
    start: start + by,
    end: end + by,
    targetSpan: shift(targetSpan, by),
  };
  return locatorSpan ? { ...moved, locatorSpan: shift(locatorSpan, by) } : moved;
}

interface Note extends Span {
  readonly items: readonly CitationItem[];
  readonly bibliographic: boolean;
}

/** The texts of footnotes by label; of several with one label, the first counts. */
function collectNotes(text: string, leaves: readonly Leaf[]): Map<string, Note> {
  const notes = new Map<string, Note>();
  const closed = new Set<string>();
  let current: string | undefined;
  for (const { note, start, end, base, reading } of leaves) {
    if (note !== current && current !== undefined) closed.add(current);
    current = note;
    if (note === undefined || closed.has(note)) continue;
    const before = notes.get(note);
    const items = reading.citations.flatMap((found) =>
      found.items.map((item) => shiftItem(item, base)),
    );
    notes.set(note, {
      start: before?.start ?? start,
      end,
      items: [...(before?.items ?? []), ...(before ? items : markAside(text, start, items))],
      bibliographic: (before?.bibliographic ?? false) || BIBLIOGRAPHIC.test(reading.prose.text),
    });
  }
  return notes;
}

/** Marks the only key of a note that names a work in words and then says where to see more. */
function markAside(text: string, start: number, items: readonly CitationItem[]) {
  const [only] = items;
  if (!only || items.length > 1) return items;
  const before = text.slice(start, only.targetSpan.start);
  const lead = SEE_ALSO.exec(before);
  const isAside = lead && BIBLIOGRAPHIC.test(before.slice(0, lead.index));
  return isAside ? [{ ...only, aside: true as const }] : items;
}

function placeCitations(text: string, leaves: readonly Leaf[]): PlacedCitation[] {
  const notes = collectNotes(text, leaves);
  const placed: PlacedCitation[] = [];
  leaves.forEach((leaf, index) => {
    for (const found of leaf.reading.citations) {
      const citation = citationAt(text, found, leaf, notes);
      if (!citation) continue;
      const sentence = sentenceOf(leaf, citation.start, citation.narrative);
      placed.push({ citation, leaf: index, sentence });
    }
  });
  return placed.sort((a, b) => a.citation.start - b.citation.start);
}

/** Undefined for a reference to a note that cites nothing. */
function citationAt(
  text: string,
  found: FoundCitation,
  { base, reading }: Leaf,
  notes: ReadonlyMap<string, Note>,
): Citation | undefined {
  const { style, narrative } = found;
  const { start, end } = shift(found, base);
  if (style !== 'footnote') {
    const items = found.items.map((item) => shiftItem(item, base));
    return { start, end, style, narrative, items };
  }
  const own = found.note && reading.notes.find(({ start }) => start === found.note?.start);
  const note: Note | undefined = own
    ? {
        ...shift(own, base),
        items: markAside(
          text,
          own.start + base,
          found.items.map((item) => shiftItem(item, base)),
        ),
        bibliographic: BIBLIOGRAPHIC.test(own.prose.text),
      }
    : notes.get(found.label ?? '');
  if (!note || (!note.items.length && !note.bibliographic)) return undefined;
  const { items } = note;
  return { start, end, style, narrative, items, note: { start: note.start, end: note.end } };
}

function groupByLeaf(placed: readonly PlacedCitation[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  placed.forEach(({ leaf }, index) => {
    const group = groups.get(leaf);
    if (group) group.push(index);
    else groups.set(leaf, [index]);
  });
  return groups;
}

function placeSentences(
  text: string,
  leaves: readonly Leaf[],
  placed: readonly PlacedCitation[],
  byLeaf: ReadonlyMap<number, readonly number[]>,
  found: readonly PlacedQuotation[],
): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  leaves.forEach((leaf, block) => {
    const { base, reading } = leaf;
    const here = byLeaf.get(block) ?? [];
    const own = reading.sentences.map((): number[] => []);
    for (const citation of here) own[placed[citation]!.sentence]?.push(citation);
    const closing = closingCitations(text, leaf, placed, here);
    const lastCiting = own.findLastIndex((list, index) => list.length && index < own.length - 1);
    reading.sentences.forEach((one, index) => {
      const { start, end } = one;
      const citations = own[index]!;
      while ((found[first]?.quotation.outer.end ?? Infinity) <= start + base) first++;
      const covering = citations.length || index <= lastCiting ? citations : closing;
      const quotations = overlapping(found, first, start + base, end + base);
      sentences.push(new PlacedSentence(leaf, one, block, quotations, citations, covering));
    });
  });
  return sentences;
}

/** A sentence where its block stands. Its offsets are made when they are asked for, which is of few. */
class PlacedSentence implements Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly #leaf: Leaf;
  readonly #from: number;
  #offsets: Uint32Array | undefined;

  constructor(
    leaf: Leaf,
    { start, end, text, from }: LeafSentence,
    readonly block: number,
    readonly quotations: readonly number[],
    readonly citations: readonly number[],
    readonly paragraphCitations: readonly number[],
  ) {
    this.start = start + leaf.base;
    this.end = end + leaf.base;
    this.text = text;
    this.#leaf = leaf;
    this.#from = from;
  }

  get offsets(): Uint32Array {
    if (this.#offsets) return this.#offsets;
    const { base, reading } = this.#leaf;
    const { length } = this.text;
    const offsets = shiftOffsets(reading.prose.offsets, base, this.#from, this.#from + length + 1);
    offsets[length] = this.end;
    return (this.#offsets = offsets);
  }
}

function overlapping(found: readonly PlacedQuotation[], first: number, start: number, end: number) {
  const indices: number[] = [];
  for (let i = first; i < found.length; i++) {
    const { outer } = found[i]!.quotation;
    if (outer.start >= end) break;
    if (outer.end > start) indices.push(i);
  }
  return indices;
}

/** The citations behind which the block has no more words. */
function closingCitations(
  text: string,
  leaf: Leaf,
  placed: readonly PlacedCitation[],
  here: readonly number[],
): readonly number[] {
  const last = leaf.reading.sentences.length - 1;
  const closing: number[] = [];
  let end = leaf.end;
  for (const index of [...here].reverse()) {
    const { citation, sentence } = placed[index]!;
    if (sentence !== last || /[\p{L}\p{N}]/u.test(text.slice(citation.end, end))) break;
    closing.push(index);
    end = citation.start;
  }
  return closing.reverse();
}
