import type { Citation } from './types';
import type { PlacedQuotation } from './join-quotations';
import type { Leaf } from './walk';

/** A citation with the leaf and the sentence (-1: none) in which it stands. */
export interface PlacedCitation {
  readonly citation: Citation;
  readonly leaf: number;
  readonly sentence: number;
}

/** What may stand between a quotation and the citation that follows at once. */
const NEXT = /^(?:[\s\u00a0\u202f\\.,;:!?()—–*_~-]|<\/?\w+>|&nbsp;)*$/;

/** A line that names work and place in words: “*Hollis*, 512 F.4th at 302 (citations omitted).” */
const NAMED =
  /^[^\n]{2,110}(?:\bat\s\d+|\bpp?\.\s?\d[\d–-]*|\bS\.\s?\d[\d–-]*(?:\sff?\.?)?|\bomitted|\bibid\.?)\)?[.,\s]*$/;

/** How many of the sorted items lie before: `at` is the first that `isBefore` denies. */
function partition<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentence of a leaf to which a citation at `start` belongs, or -1 where the leaf has none. */
export function sentenceOf(leaf: Leaf, start: number, narrative: boolean): number {
  const { sentences } = leaf.reading;
  const at = start - leaf.base;
  const next = partition(sentences, (sentence) => sentence.start <= at);
  if (next === 0) return sentences.length ? 0 : -1;
  const between = at >= sentences[next - 1]!.end;
  return narrative && between && next < sentences.length ? next : next - 1;
}

/** Index of the citation that a quotation belongs to, by the rules that the README states. */
export function citationOf(
  text: string,
  leaves: readonly Leaf[],
  placed: readonly PlacedCitation[],
  byLeaf: ReadonlyMap<number, readonly number[]>,
  { quotation, from, to, quote }: PlacedQuotation,
): number | undefined {
  const { outer } = quotation;
  if (quote !== undefined)
    return citationOfBlock(text, leaves, placed, byLeaf, from, to, quotation.end);
  const citation = (index: number) => placed[index]!.citation;
  const first = byLeaf.get(from) ?? [];
  const around = first[partition(first, (index) => citation(index).start <= outer.start) - 1];
  if (around !== undefined && outer.end <= citation(around).end) return around;

  const sentence = sentenceAt(leaves[to]!, outer.end - 1);
  const here = byLeaf.get(to) ?? [];
  const behind = partition(here, (index) => citation(index).start < outer.end);
  const [within, next] = [here[behind - 1], here[behind]];
  if (next !== undefined) {
    const { narrative, start } = citation(next);
    if (!narrative && NEXT.test(text.slice(outer.end, Math.min(start, outer.end + 80))))
      return next;
  }
  // “… notre dû[^2]. »”: the note stands before the closing mark.
  if (within !== undefined && citation(within).start > quotation.start) {
    const { narrative, end } = citation(within);
    if (!narrative && NEXT.test(text.slice(end, quotation.end))) return within;
  }
  if (next !== undefined && placed[next]!.sentence === sentence) return next;
  const opening = sentenceAt(leaves[from]!, outer.start);
  for (let i = partition(first, (index) => citation(index).end <= outer.start) - 1; i >= 0; i--) {
    if (placed[first[i]!]!.sentence !== opening) break;
    if (citation(first[i]!).narrative) return first[i];
  }
  const all = from === to ? here : [...first, ...here];
  const own = all.length ? all : rowOf(leaves, byLeaf, from);
  return own.length === 1 ? own[0] : undefined;
}

function sentenceAt({ base, reading }: Leaf, at: number): number {
  return Math.max(partition(reading.sentences, ({ start }) => start <= at - base) - 1, 0);
}

/** The citations of the other cells in a table's row. */
function rowOf(
  leaves: readonly Leaf[],
  byLeaf: ReadonlyMap<number, readonly number[]>,
  at: number,
): readonly number[] {
  if (leaves[at]!.role !== 'table') return [];
  const row = leaves[at]!.container;
  let from = at;
  while (leaves[from - 1]?.container === row) from--;
  const found: number[] = [];
  for (let i = from; leaves[i]?.container === row; i++) found.push(...(byLeaf.get(i) ?? []));
  return found;
}

/** A citation in the block quote, else right behind it, else one in the sentence that leads up to it. */
function citationOfBlock(
  text: string,
  leaves: readonly Leaf[],
  placed: readonly PlacedCitation[],
  byLeaf: ReadonlyMap<number, readonly number[]>,
  from: number,
  to: number,
  end: number,
): number | undefined {
  for (let index = to; index >= from; index--) {
    // A link on words of the quotation is the source's own.
    const inside = byLeaf.get(index)?.findLast((candidate) => {
      const { narrative, start } = placed[candidate]!.citation;
      return !narrative || start >= end;
    });
    if (inside !== undefined) return inside;
  }
  const behind = byLeaf.get(to + 1)?.[0];
  if (behind !== undefined) {
    const { citation } = placed[behind]!;
    const lead = text.slice(leaves[to + 1]!.start, citation.start);
    if (!citation.narrative && (NEXT.test(lead) || NAMED.test(lead))) return behind;
    if (/^\s*(?:[—–―]|--)/.test(lead) && lead.length < 120) return behind;
  }
  const before = leaves[from - 1];
  // The sentence that leads up to it does not end with a full stop.
  if (!before || before.role === 'heading' || !/[^.!?…”"»\s]\s*$/.test(before.reading.prose.text))
    return undefined;
  const sentence = before.reading.sentences.length - 1;
  return byLeaf.get(from - 1)?.findLast((index) => placed[index]!.sentence === sentence);
}
