import type { SyntaxNode } from '@lezer/common';
import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { CODE, LABEL, sliceRendered, without, type Rendered } from './prose-builder';
import { pairMarks, type MarkPair } from './quotation-marks';
import { renderInlines, type Definitions, type FoundCitation } from './render';
import { findSpeaker } from './speaker';
import type { Prose, Quotation } from './types';

/*
 * Reads one block of running text. All offsets count from the block's own start, so that a reading can
 * be kept while other blocks change.
 */

/** A sentence of a block: its part of the block's prose, `[from, to)`, and its span. */
export interface LeafSentence extends Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A quotation that the block does not close, from its mark to the block's end. */
export interface OpenQuotation {
  readonly mark: string;
  /** Where the mark stands. */
  readonly at: number;
  readonly prose: Prose;
  /** True where the mark is the first thing in the block. */
  readonly leading: boolean;
}

export interface LeafReading {
  readonly prose: Prose;
  /** The same with code shown; what a block quotation quotes. */
  readonly words: Prose;
  readonly quotations: readonly Quotation[];
  readonly open?: OpenQuotation;
  readonly citations: readonly FoundCitation[];
  readonly sentences: readonly LeafSentence[];
  readonly notes: readonly (LeafReading & Span)[];
}

/** Reads the text `range` of a block whose markup are the children of `node`. */
export function readLeaf(
  source: string,
  node: SyntaxNode,
  range: Span,
  base: number,
  definitions: Definitions,
): LeafReading {
  const { rendered, citations } = renderInlines(source, node, range, base, definitions);
  return readRendered(source, base, rendered, citations);
}

/** Reads what is rendered already; `base` is where its offsets count from. */
export function readRendered(
  source: string,
  base: number,
  rendered: Rendered,
  citations: readonly FoundCitation[],
): LeafReading {
  const prose = without(rendered, CODE, LABEL);
  const { pairs, open } = pairMarks(rendered);
  const unlabelledText = pairs.length ? hideLabels(rendered) : '';
  const quotations = pairs.map((pair) => {
    const quotation = quotationOf(source, base, rendered, pair);
    if (pair.depth > 0) return quotation;
    const speaker = findSpeaker(unlabelledText, pair.open, pair.close);
    return speaker ? { ...quotation, speaker } : quotation;
  });
  const rest = open === undefined ? undefined : openQuotation(rendered, open);
  return {
    prose,
    words: rendered.kinds.includes(CODE) ? without(rendered, LABEL) : prose,
    quotations,
    ...(rest && { open: rest }),
    citations,
    sentences: findSentences(source, base, rendered, prose),
    notes: citations.flatMap(({ note }) =>
      note
        ? [
            {
              ...readRendered(source, base, note.rendered, note.citations),
              start: note.start,
              end: note.end,
            },
          ]
        : [],
    ),
  };
}

function hideLabels({ text, kinds }: Rendered): string {
  if (!kinds.includes(LABEL)) return text;
  let hidden = '';
  for (let i = 0; i < text.length; i++) hidden += kinds[i] === LABEL ? '\ufffc' : text[i]!;
  return hidden;
}

/**
 * Sentences are divided with the labels of citations in place ("Doe argues" begins one), and then
 * cut out of the prose that lacks them. One that was nothing but a label goes to the one before it.
 */
function findSentences(
  source: string,
  base: number,
  rendered: Rendered,
  prose: Prose,
): LeafSentence[] {
  const found: LeafSentence[] = [];
  let at = 0;
  for (const { start, end } of sentences(rendered.text)) {
    let from = seek(prose.offsets, rendered.offsets[start]!, at);
    let to = seek(prose.offsets, rendered.offsets[end]!, from);
    at = to;
    while (from < to && prose.text[from] === ' ') from++;
    while (to > from && prose.text[to - 1] === ' ') to--;
    const text = prose.text.slice(from, to);
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const begins = prose.offsets[from]!;
    found.push({ text, from, to, start: begins, end: endOf(source, base, prose, to) });
  }
  return found;
}

/** The first index from `at` on whose offset is not below `offset`. */
function seek(offsets: Uint32Array, offset: number, at: number): number {
  let index = at;
  while (index < offsets.length - 1 && offsets[index]! < offset) index++;
  return index;
}

/** The offset behind the character before `end`: markup that follows it stays outside. */
function endOf(
  source: string,
  base: number,
  prose: Pick<Rendered, 'text'> & { readonly offsets: ArrayLike<number> },
  end: number,
): number {
  const last = prose.offsets[end - 1]!;
  const literal = source[base + last] === prose.text[end - 1];
  return literal ? last + 1 : prose.offsets[end]!;
}

function quotationOf(
  source: string,
  base: number,
  rendered: Rendered,
  { open, close, depth }: MarkPair,
): Quotation {
  const { text, offsets } = rendered;
  let from = open + 1;
  let to = close;
  while (from < to && /[\s\u00a0\u202f]/.test(text[from]!)) from++;
  while (to > from && /[\s\u00a0\u202f]/.test(text[to - 1]!)) to--;
  const outer = { start: offsets[open]!, end: endOf(source, base, rendered, close + 1) };
  // Emphasis right inside the marks belongs to the words, so that an edit takes it whole.
  const start = widen(source, base + offsets[from]!, base + outer.start, -1) - base;
  const last = endOf(source, base, rendered, to);
  const end = widen(source, base + last, base + offsets[close]!, 1) - base;
  const labelled = rendered.kinds.slice(from, to).includes(LABEL);
  return {
    start,
    end,
    outer,
    kind: 'inline',
    prose: labelled ? unlabelled(rendered, from, to, end) : sliceRendered(rendered, from, to, end),
    depth,
    marks: [text[open]!, text[close]!],
  };
}

/** Moves over emphasis marks and code marks, towards `limit`. */
function widen(source: string, at: number, limit: number, step: 1 | -1): number {
  let moved = at;
  while (moved !== limit && /[*_~`]/.test(source[step > 0 ? moved : moved - 1]!)) moved += step;
  return moved;
}

function unlabelled(rendered: Rendered, start: number, end: number, last: number): Prose {
  return without(
    {
      text: rendered.text.slice(start, end),
      offsets: [...rendered.offsets.slice(start, end), last],
      kinds: rendered.kinds.slice(start, end),
    },
    LABEL,
  );
}

function openQuotation(rendered: Rendered, open: number): OpenQuotation {
  const { text, offsets } = rendered;
  let start = open + 1;
  while (start < text.length && /[\s\u00a0\u202f]/.test(text[start]!)) start++;
  return {
    mark: text[open]!,
    at: offsets[open]!,
    prose: sliceRendered(rendered, start, text.length, offsets[text.length]!),
    leading: open === 0,
  };
}
