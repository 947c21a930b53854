import type { CancellationToken } from '../host';
import type { Message } from '../message';
import type { Span } from '../text/span';
import type { CslItem } from '../bibliography/types';

export type SourceFormat =
  | 'text'
  | 'markdown'
  | 'html'
  | 'mhtml'
  | 'mail'
  | 'pdf'
  | 'docx'
  | 'odt'
  | 'epub'
  | 'vtt'
  | 'srt'
  | 'transcript'
  | 'csv'
  | 'jats'
  | 'tei';

/** `chrome` is the visible text of a web page beside its article, or a running head: findable, ranked last. */
export type BlockKind =
  'heading' | 'paragraph' | 'list' | 'table' | 'quote' | 'note' | 'cue' | 'code' | 'chrome';

/** A paragraph-sized piece of a source. Blocks are in order, do not overlap, and hold all but white space. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Depth of a heading, 1 for the highest. */
  readonly level?: number;
  /** The page label as printed (`xii`, `213`), where the source has one or it can be derived. */
  readonly page?: string;
  /** Count of the page in the file, from 1. */
  readonly pageIndex?: number;
  /** The nearest heading above. */
  readonly section?: string;
  /** The chapter's title or number, in a book. */
  readonly chapter?: string;
  /** Start of a cue, in milliseconds. */
  readonly time?: number;
  /** End of a cue, in milliseconds. */
  readonly timeEnd?: number;
  readonly speaker?: string;
}

/** Why a source can't be read, or only in part. */
export interface SourceProblem {
  /** `unreadable`: no text at all; `partly`: some of it is missing; `note`: all is there, but say it. */
  readonly extent: 'unreadable' | 'partly' | 'note';
  readonly message: Message;
}

/** Any source in one shape. Offsets count in `text`. */
export interface SourceDocument {
  readonly format: SourceFormat;
  /** For plain text and Markdown the file's own decoded text; else the extracted text. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What the document itself says of itself: title, author, issued, URL, DOI… `id` only where it names one. */
  readonly metadata: Partial<CslItem>;
  readonly problems: readonly SourceProblem[];
  /** Number of pages, for formats that have them. */
  readonly pages?: number;
  /** True where page labels are counted on from a first page and not printed in the file. */
  readonly pagesDerived?: boolean;
}

/** Where a passage stands, as people print it. */
export interface Locator {
  /** 1-based line in `text`. */
  readonly line: number;
  readonly page: string | null;
  /** The label of the page on which the passage ends, where it is another. */
  readonly pageEnd: string | null;
  readonly pageIndex: number | null;
  /** Count of the page on which the passage ends, where it is another. */
  readonly pageIndexEnd?: number;
  readonly chapter: string | null;
  readonly section: string | null;
  /** Milliseconds from the start of a recording. */
  readonly time: number | null;
  /** Milliseconds at which the cue ends in which the passage does, where known. */
  readonly timeEnd?: number | null;
  /** 1-based count of the paragraph, in sources that have no page. */
  readonly paragraph: number | null;
}

export interface ReadInput {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly token?: CancellationToken;
}

/** Reads one format. May throw on rubbish: `readSource` turns that into an unreadable document. */
export type Reader = (input: ReadInput) => Promise<SourceDocument>;
