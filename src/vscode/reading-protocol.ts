import type { Block, SourceFormat, Span } from '../core/index';
import type { PartUse } from './count-unused';

/** What the reading view's two halves tell each other; types alone, for the page loads no `vscode`. */

/** A source as the head of the page names it. */
export interface ReadingHead {
  readonly path: string;
  readonly name: string;
  readonly title: string;
  /** Authors and date on one line; may be empty. */
  readonly byline: string;
  readonly format: SourceFormat | 'unknown';
  /** A citation of the whole source. */
  readonly citation: string;
}

export interface ReadingText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Addresses inside the webview: the file itself, and what pdf.js needs to draw it. */
export interface ReadingPicture {
  readonly file: string;
  /** The folder with pdf.js's worker, fonts, character maps and decoders, ending in `/`. */
  readonly assets: string;
}

/** A place where a draft quotes the source. */
export interface ReadingUse {
  readonly span: Span;
  /** "quoted in draft.md, line 12" */
  readonly label: string;
}

export type ToReading =
  | {
      readonly type: 'open';
      readonly head: ReadingHead;
      readonly strings: ReadingStrings;
      readonly content?: ReadingText;
      readonly picture?: ReadingPicture;
      /** Why the source can't be read, or only in part: whole sentences. */
      readonly problems: readonly string[];
      readonly span?: Span;
      /** `PASSAGE_MIME`, for passages dragged out of the page. */
      readonly dragType: string;
    }
  | { readonly type: 'show'; readonly span: Span }
  | {
      readonly type: 'uses';
      readonly uses: readonly ReadingUse[];
      readonly parts: readonly PartUse[];
    }
  /** The quotation of a span with its citation, as it would stand in the draft. */
  | { readonly type: 'quoted'; readonly span: Span; readonly text: string }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'do'; readonly action: ReadingAction };

/** What commands outside the page ask of it. */
export type ReadingAction = 'insert' | 'copyPlain' | 'copyCited';

export type FromReading =
  | { readonly type: 'ready' }
  /** Asks for `quoted`. */
  | { readonly type: 'quote'; readonly span: Span }
  | { readonly type: 'insert'; readonly span: Span }
  | { readonly type: 'copy'; readonly span: Span; readonly plain: boolean }
  | { readonly type: 'copyCitation'; readonly span?: Span }
  | { readonly type: 'openUse'; readonly index: number }
  | { readonly type: 'openFile' }
  | { readonly type: 'log'; readonly text: string };

/** What the page keeps, so that it can be opened again where it was. */
export interface ReadingState {
  readonly path: string;
  readonly span?: Span;
  readonly mode?: 'picture' | 'text';
  /** Offset in the source's text of what stands at the top of the window. */
  readonly top?: number;
}

/** MIME type of a passage that is dragged out of the reading view: a `DraggedPassage` as JSON. */
export const PASSAGE_MIME = 'application/vnd.ibid.passage+json';

export interface DraggedPassage {
  readonly path: string;
  readonly span: Span;
}

/** Words of the page in the editor's language; `{0}` and `{1}` stand for what is filled in. */
export type ReadingStrings = Readonly<Record<ReadingWord, string>>;

export type ReadingWord =
  | 'toolbar'
  | 'page'
  | 'ofPages'
  | 'previousPage'
  | 'nextPage'
  | 'previousSection'
  | 'nextSection'
  | 'asText'
  | 'asPicture'
  | 'search'
  | 'searchNext'
  | 'searchPrevious'
  | 'matches'
  | 'noMatch'
  | 'insert'
  | 'selectFirst'
  | 'copyCitation'
  | 'showQuoted'
  | 'showUnused'
  | 'unusedNone'
  | 'unusedSome'
  | 'unusedIn'
  | 'unusedTitle'
  | 'backToPassage'
  | 'passageAt'
  | 'passage'
  | 'pageNumber'
  | 'quoted'
  | 'openFile'
  | 'drawing'
  | 'notDrawn'
  | 'notOnPicture'
  | 'noSuchPage'
  | 'document'
  | 'keys';
