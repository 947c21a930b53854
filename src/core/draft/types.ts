import type { CslItem } from '../bibliography/types';
import type { Span } from '../text/span';

/**
 * Running text as its reader sees it (marks, escapes, link targets and code taken out) with the way back.
 * `offsets[i]` is the draft offset of `text[i]`; it has one more item than `text`, the end.
 */
export interface Prose {
  readonly text: string;
  readonly offsets: Uint32Array;
}

/** Inline: in a paragraph, list item, table cell or footnote. Block: a Markdown block quote. */
export type QuotationKind = 'inline' | 'block';

export interface Quotation extends Span {
  /** The span lies inside the marks; `outer` takes the marks (or the `>` lines) in. */
  readonly outer: Span;
  readonly kind: QuotationKind;
  /** The quoted words as the reader sees them, with the way back to the draft. */
  readonly prose: Prose;
  /** 0 for a quotation that stands in none other. Only those are judged by themselves. */
  readonly depth: number;
  /** Opening and closing mark, e.g. `“` and `”`; empty for a block quotation. */
  readonly marks: readonly [string, string];
  /** Index into `Draft.citations` of the one it belongs to. */
  readonly citation?: number;
  /** The person whom the sentence names as saying it ("Nikas said"). */
  readonly speaker?: string;
}

/** What a citation points at, before anyone has looked whether it is there. */
export type CitationTarget =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'wiki'; readonly name: string; readonly heading?: string };

export interface CitationItem extends Span {
  readonly target: CitationTarget;
  /** Where the key (or link target) itself stands, for fixes. */
  readonly targetSpan: Span;
  /** The locator as written: `p. 3`, `sec. “Method”`, `00:12:31`; from `#page=12` too. */
  readonly locator?: string;
  readonly locatorSpan?: Span;
  /** Named for comparison (“see also”) in a note that cites another work in words. */
  readonly aside?: true;
  /** The words that a `#:~:text=` fragment names, decoded. */
  readonly fragment?: string;
}

export type CitationStyle = 'pandoc' | 'footnote' | 'link' | 'wiki';

/** One place that cites: `[@a, p. 3; @b]` is one citation with two items. */
export interface Citation extends Span {
  readonly style: CitationStyle;
  /** `@doe [p. 3] writes`: the key is part of the sentence. */
  readonly narrative: boolean;
  readonly items: readonly CitationItem[];
  /** For a footnote: where its text stands. */
  readonly note?: Span;
}

export type BlockRole =
  'paragraph' | 'heading' | 'list' | 'table' | 'caption' | 'quote' | 'footnote' | 'other';

/** A block of running text: a paragraph, a list item, a cell, a footnote. */
export interface ProseBlock extends Span {
  readonly role: BlockRole;
  readonly prose: Prose;
  /** The headings above, outermost first. */
  readonly headings: readonly string[];
  /** The same object for blocks, also of two versions of a draft, with the same characters and markup. */
  readonly reading?: object;
}

export interface Sentence extends Span {
  /** The sentence as its reader sees it, citations taken out. */
  readonly text: string;
  /** `offsets[i]` is the draft offset of `text[i]`, with one more for the end. */
  readonly offsets: Uint32Array;
  /** Index into `Draft.blocks`. */
  readonly block: number;
  /** Indices into `Draft.quotations` of those in it. */
  readonly quotations: readonly number[];
  /** Indices into `Draft.citations` that cover it under scope `sentence`. */
  readonly citations: readonly number[];
  /** The same under scope `paragraph`: also the citation that closes the paragraph. */
  readonly paragraphCitations: readonly number[];
}

export interface Suppression extends Span {
  readonly scope: 'next-line' | 'range' | 'file';
  /** Check ids; empty means all. */
  readonly checks: readonly string[];
  readonly reason: string;
  /** What it silences, in draft offsets. */
  readonly covers: Span;
}

export interface FrontMatter extends Span {
  readonly data: Readonly<Record<string, unknown>>;
  readonly bibliography: readonly string[];
  readonly nocite: readonly string[];
  /** Entries written into `references:`. */
  readonly references: readonly CslItem[];
  /** Set where it could not be read: the parser's own words. */
  readonly problem?: string;
}

/** A Markdown draft, read. All spans count in the draft's text as the editor has it. */
export interface Draft {
  readonly text: string;
  readonly frontMatter?: FrontMatter;
  readonly blocks: readonly ProseBlock[];
  readonly quotations: readonly Quotation[];
  readonly citations: readonly Citation[];
  readonly sentences: readonly Sentence[];
  readonly suppressions: readonly Suppression[];
}
