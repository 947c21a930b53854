import type { Passage } from '../api';
import type { SourceIndex } from '../search/types';
import { printLocator } from '../sources/locator';
import type { SourceDocument } from '../sources/types';
import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import type { Library } from './library';
import { locateIn } from './located-passages';

/** UTF-16 units of context on either side of a passage. */
const CONTEXT = 200;

/** Makes passages of spans: text, place and context. */
export class Passages {
  readonly #library: Library;
  readonly #index: SourceIndex;

  constructor(library: Library, index: SourceIndex) {
    this.#library = library;
    this.#index = index;
  }

  /** Undefined where the source is gone. */
  async at(path: string, span: Span): Promise<Passage | undefined> {
    const source = this.#library.source(path);
    const excerpt = source && (await this.#index.excerpt(path, span, CONTEXT));
    if (!excerpt) return undefined;
    const { text, offset, start, end } = excerpt;
    const part = (from: number, to: number) => text.slice(Math.max(0, from - offset), to - offset);
    const locator = locateIn(source, excerpt, span);
    return {
      source,
      span,
      text: part(span.start, span.end),
      locator,
      place: printLocator(locator),
      start,
      end,
      before: tail(part(span.start - CONTEXT, span.start)),
      after: head(part(span.end, span.end + CONTEXT)),
    };
  }

  /** The span with so many sentences more (fewer, below 0) on either side; one sentence always stays. */
  async grow(path: string, span: Span, by: { before: number; after: number }): Promise<Span> {
    const document = await this.#library.document(path);
    if (!document) return span;
    const all = sentencesAround(document, span, Math.max(by.before, by.after, 1));
    const first = all.findIndex(({ end }) => end > span.start);
    const last = all.findLastIndex(({ start }) => start < span.end);
    if (first < 0 || last < 0) return span;
    const from = Math.min(Math.max(first - by.before, 0), last);
    const to = Math.max(Math.min(last + by.after, all.length - 1), from);
    return {
      start: by.before === 0 ? span.start : all[from]!.start,
      end: by.after === 0 ? span.end : all[to]!.end,
    };
  }
}

/** Sentences of the blocks that a span touches, and of enough blocks around it. */
function sentencesAround(document: SourceDocument, span: Span, count: number): Span[] {
  const { blocks, text } = document;
  const first = blocks.findIndex(({ end }) => end > span.start);
  const last = blocks.findLastIndex(({ start }) => start < span.end);
  if (first < 0 || last < 0) return [span];
  return blocks
    .slice(Math.max(0, first - count), last + count + 1)
    .flatMap((block) => sentences(text, block.start, block.end));
}

/** The end of a text from its first whole word on. */
function tail(text: string): string {
  return text.length < CONTEXT ? text : text.replace(/^\S*\s+/, '');
}

function head(text: string): string {
  return text.length < CONTEXT ? text : text.replace(/\s+\S*$/, '');
}
