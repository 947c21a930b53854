import type { Citation, Quotation } from './types';
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

/** The sentence of a leaf to which a citation at `start` belongs, or -1 where the leaf has none. */
export function sentenceOf(leaf: Leaf, start: number, narrative: boolean): number {
  const { sentences } = leaf.reading;
  const at = start - leaf.base;
  const next = sentences.findIndex((sentence) => sentence.start > at);
  if (next === 0) return 0;
  const own = next < 0 ? sentences.length - 1 : next - 1;
  const between = own >= 0 && at >= sentences[own]!.end;
  return narrative && between && next > 0 ? next : own;
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
  if (quote !== undefined) return citationOfBlock(text, leaves, placed, byLeaf, from, to);
  const here = [...new Set([...(byLeaf.get(from) ?? []), ...(byLeaf.get(to) ?? [])])];
  const citation = (index: number) => placed[index]!.citation;
  const around = here.find(
    (index) => citation(index).start <= outer.start && outer.end <= citation(index).end,
  );
  if (around !== undefined) return around;
  const last = sentenceAt(leaves[to]!, quotation, outer.end - 1);
  const after = here.filter((index) => citation(index).start >= outer.end);
  const next = after[0];
  if (
    next !== undefined &&
    (!citation(next).narrative || placed[next]!.sentence === last) &&
    NEXT.test(text.slice(outer.end, citation(next).start))
  )
    return next;
  const same = after.find(
    (index) => placed[index]!.leaf === to && placed[index]!.sentence === last,
  );
  if (same !== undefined) return same;
  const first = sentenceAt(leaves[from]!, quotation, outer.start);
  const before = here.filter(
    (index) =>
      citation(index).narrative &&
      citation(index).end <= outer.start &&
      placed[index]!.leaf === from &&
      placed[index]!.sentence === first,
  );
  if (before.length) return before.at(-1);
  const own = here.length ? here : rowOf(leaves, byLeaf, from);
  return own.length === 1 ? own[0] : undefined;
}

function sentenceAt(leaf: Leaf, _quotation: Quotation, at: number): number {
  const { sentences } = leaf.reading;
  const found = sentences.findLastIndex((sentence) => sentence.start <= at - leaf.base);
  return Math.max(found, 0);
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
): number | undefined {
  for (let index = to; index >= from; index--) {
    const inside = byLeaf.get(index)?.at(-1);
    if (inside !== undefined) return inside;
  }
  const behind = byLeaf.get(to + 1)?.[0];
  if (behind !== undefined) {
    const { citation } = placed[behind]!;
    const lead = text.slice(leaves[to + 1]!.start, citation.start);
    if (!citation.narrative && NEXT.test(lead)) return behind;
    if (/^\s*(?:[—–―]|--)/.test(lead) && lead.length < 120) return behind;
  }
  const before = leaves[from - 1];
  if (before?.role === 'heading' || !before || !/:\s*$/.test(before.reading.prose.text))
    return undefined;
  const sentence = before.reading.sentences.length - 1;
  return byLeaf.get(from - 1)?.findLast((index) => placed[index]!.sentence === sentence);
}
