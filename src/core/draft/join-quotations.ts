import type { Span } from '../text/span';
import { shiftProse } from './prose-builder';
import type { Prose, Quotation } from './types';
import type { Leaf, Walked } from './walk';

/** A quotation with the block in which it ends and the one in which it begins. */
export interface PlacedQuotation {
  readonly quotation: Quotation;
  /** Indices of leaves. */
  readonly from: number;
  readonly to: number;
  /** Index of the block quote that it is. */
  readonly quote?: number;
}

/** Moves a reading's quotation to where its block stands. */
function place(quotation: Quotation, base: number, deeper = 0): Quotation {
  if (!base && !deeper) return quotation;
  return {
    ...quotation,
    start: quotation.start + base,
    end: quotation.end + base,
    outer: shift(quotation.outer, base),
    prose: shiftProse(quotation.prose, base),
    depth: quotation.depth + deeper,
  };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Joins texts with a line break between; the break stands for the end of what is before it. */
export function joinProse(parts: readonly Prose[]): Prose {
  if (parts.length === 1) return parts[0]!;
  const text = parts.map((part) => part.text).join('\n');
  const offsets = new Uint32Array(text.length + 1);
  let at = 0;
  for (const part of parts) {
    offsets.set(part.offsets, at);
    at += part.text.length + 1;
  }
  return { text, offsets };
}

/** All quotations of a draft in order: within blocks, over several paragraphs, and block quotes. */
export function collectQuotations(text: string, { leaves, quotes }: Walked): PlacedQuotation[] {
  const joined = joinParagraphs(leaves);
  const blocks = quotes.map((_, index) =>
    blockQuotation(text, leaves, joined, index, quotes[index]!),
  );
  const found: PlacedQuotation[] = [];
  leaves.forEach((leaf, index) => {
    const whole = leaf.quote === undefined ? undefined : blocks[leaf.quote];
    const run = joined.find(({ from, to }) => from <= index && index <= to);
    for (const own of leaf.reading.quotations) {
      const quotation = place(own, leaf.base);
      if (run?.last === own && run.to === index) continue;
      const inRun = run !== undefined && within(quotation, run.quotation);
      const inBlock = whole !== undefined && within(quotation, whole.quotation);
      if (inBlock && quotation.start === whole.quotation.start && whole.wraps) continue;
      const deeper = (inRun ? 1 : 0) + (inBlock ? (whole.wraps ? 0 : 1) : 0);
      found.push({ quotation: place(quotation, 0, deeper), from: index, to: index });
    }
  });
  for (const run of joined) {
    const quote = leaves[run.from]!.quote;
    if (quote === undefined || !blocks[quote]) found.push(run);
    else if (!blocks[quote].wraps) found.push({ ...run, quotation: place(run.quotation, 0, 1) });
  }
  for (const block of blocks) if (block) found.push(block);
  return found.sort(
    (a, b) =>
      a.quotation.outer.start - b.quotation.outer.start ||
      b.quotation.outer.end - a.quotation.outer.end,
  );
}

function within(inner: Quotation, outer: Quotation): boolean {
  return outer.outer.start <= inner.outer.start && inner.outer.end <= outer.outer.end;
}

interface Run extends PlacedQuotation {
  /** The pair in the last paragraph that the run takes in. */
  readonly last: Quotation;
}

/** Quotations that open in one paragraph, open anew in each that follows, and close in the last. */
function joinParagraphs(leaves: readonly Leaf[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < leaves.length; from++) {
    const { open } = leaves[from]!.reading;
    if (!open) continue;
    const parts = [shiftProse(open.prose, leaves[from]!.base)];
    for (let to = from + 1; to < leaves.length && goesOn(leaves[to - 1]!, leaves[to]!); to++) {
      const { base, reading } = leaves[to]!;
      const first = reading.prose.offsets[0];
      const last = reading.quotations.find(
        ({ outer, marks, depth }) => depth === 0 && outer.start === first && marks[0] === open.mark,
      );
      if (last) {
        const prose = joinProse([...parts, shiftProse(last.prose, base)]);
        const start = prose.offsets[0]!;
        const outer = { start: leaves[from]!.base + open.at, end: base + last.outer.end };
        const quotation = { ...last, start, end: base + last.end, outer, prose };
        runs.push({ quotation, from, to, last });
        from = to - 1;
        break;
      }
      if (!reading.open?.leading || reading.open.mark !== open.mark) break;
      parts.push(shiftProse(reading.open.prose, base));
    }
  }
  return runs;
}

function goesOn(before: Leaf, after: Leaf): boolean {
  return before.container === after.container && before.role === after.role;
}

const ATTRIBUTION = /(?:^|\n)[ \t>]*(?:[—–―‒~]|--+)[ \t\u00a0]*(?=[\p{L}*_["“@(])[^\n]*$/u;
/** A reference in parentheses at the very end: “(Smith 2020, p. 4)”. */
const REFERENCE = /\s*\([^()]{0,80}\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]{0,40}\)[.\s]*$/;

interface BlockQuotation extends PlacedQuotation {
  /** True where one pair of marks encloses all of it. */
  readonly wraps: boolean;
}

function blockQuotation(
  text: string,
  leaves: readonly Leaf[],
  joined: readonly Run[],
  quote: number,
  outer: Span,
): BlockQuotation | undefined {
  const from = leaves.findIndex((leaf) => leaf.quote === quote);
  if (from < 0) return undefined;
  let to = from;
  while (leaves[to + 1]?.quote === quote) to++;
  const inside = leaves.slice(from, to + 1).filter(({ role }) => role !== 'heading');
  const parts = inside.map((leaf) => quotedPart(text, leaf)).filter((part) => part.text);
  if (!parts.length) return undefined;
  const prose = trimReference(joinProse(parts));
  if (!/[\p{L}\p{N}]/u.test(prose.text)) return undefined;
  const wrapping = wrappingPair(leaves, joined, from, prose);
  const words = wrapping?.prose ?? prose;
  const quotation: Quotation = {
    start: wrapping?.start ?? words.offsets[0]!,
    end: wrapping?.end ?? endOffset(text, words),
    outer,
    kind: 'block',
    prose: words,
    depth: 0,
    marks: ['', ''],
  };
  return { quotation, from, to, quote, wraps: wrapping !== undefined };
}

/** The quoted words of one block: its text up to the line that names the author. */
function quotedPart(text: string, leaf: Leaf): Prose {
  const prose = shiftProse(leaf.reading.words, leaf.base);
  const attribution = ATTRIBUTION.exec(text.slice(leaf.start, leaf.end));
  if (!attribution) return prose;
  const line = leaf.start + attribution.index;
  let end = 0;
  while (end < prose.text.length && prose.offsets[end]! < line) end++;
  return cut(prose, end);
}

function trimReference(prose: Prose): Prose {
  const found = REFERENCE.exec(prose.text);
  return found ? cut(prose, found.index) : prose;
}

function cut(prose: Prose, length: number): Prose {
  let end = length;
  while (end && /\s/.test(prose.text[end - 1]!)) end--;
  return { text: prose.text.slice(0, end), offsets: prose.offsets.slice(0, end + 1) };
}

function endOffset(text: string, { text: prose, offsets }: Prose): number {
  const last = offsets[prose.length - 1]!;
  return text[last] === prose[prose.length - 1] ? last + 1 : offsets[prose.length]!;
}

/** The pair of marks that begins and ends with the block quote's words. */
function wrappingPair(
  leaves: readonly Leaf[],
  joined: readonly Run[],
  from: number,
  prose: Prose,
): Quotation | undefined {
  const leaf = leaves[from]!;
  const candidates = [
    ...leaf.reading.quotations.map((quotation) => place(quotation, leaf.base)),
    ...joined.filter((run) => run.from === from).map((run) => run.quotation),
  ];
  const start = prose.offsets[0];
  return candidates.find(({ outer, depth }) => {
    if (depth > 0 || outer.start !== start) return false;
    const behind = prose.offsets.findIndex((offset) => offset >= outer.end);
    const rest = behind < 0 ? '' : prose.text.slice(behind);
    return /^[\s.,;:!?…]*$/.test(rest) || /^\s*(?:[—–―‒]|--)[^“"«„]{1,160}$/.test(rest);
  });
}
