import type { BibliographyProblem, CslItem } from './bibliography/types';
import type {
  Finding,
  JudgedQuotation,
  JudgedSentence,
  SourceReference,
  UnsupportedPart,
  Verdict,
} from './checks/types';
import type { Config } from './config';
import type { CitationStyle } from './draft/types';
import type { CancellationToken } from './host';
import type { Message } from './message';
import type { LookupHit } from './search/types';
import type { Locator, SourceDocument, SourceFormat } from './sources/types';
import type { Span, TextEdit } from './text/span';

/** Where an engine works: workspace folders (absolute, `/` between) and the settings for all of them. */
export interface WorkspaceSettings {
  readonly roots: readonly string[];
  /** By full names, e.g. `ibid.sources`; see config.ts. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Nothing outside the roots is read: the workspace is not trusted. */
  readonly confined?: boolean;
}

/** The same with the settings read. */
export interface Workspace {
  readonly roots: readonly string[];
  readonly config: Config;
}

/** A draft as its editor has it; what is not saved counts. */
export interface DraftInput {
  readonly path: string;
  readonly text: string;
}

/** A draft to be checked. */
export interface CheckRequest extends DraftInput {
  /** Whether sentences are wanted of which there is nothing to say: most of a draft. */
  readonly all?: boolean;
}

export interface SourceSummary {
  readonly key: string;
  readonly path: string;
  readonly format: SourceFormat | 'unknown';
  readonly title: string;
  readonly authors: string;
  /** `2023-01-21`, `2023`, or empty. */
  readonly date: string;
  readonly readable: 'yes' | 'partly' | 'no';
  /** Why it can't be read, or only in part. */
  readonly problems: readonly Message[];
  readonly pages: number | null;
  readonly item: CslItem;
}

export interface IndexReport {
  readonly sources: number;
  readonly unreadable: number;
  readonly passages: number;
  readonly characters: number;
  readonly indexBytes: number;
  readonly cacheBytes: number;
  /** Milliseconds for all, waited for files to be read, and for building the index. */
  readonly msTotal: number;
  readonly msRead: number;
  readonly msIndex: number;
  /** Sources taken up from the cache. */
  readonly fromCache: number;
  readonly problems: readonly { readonly path: string; readonly message: Message }[];
}

export interface FindRequest {
  readonly words: string;
  readonly limit: number;
  readonly operators: boolean;
  /** Whether the last word may be one that is still being typed. */
  readonly typing?: boolean;
  readonly sources?: readonly string[];
  /** A newer request with the same name cancels this one. */
  readonly slot?: string;
}

/** A passage of a source, ready to be shown, inserted or opened. Spans count in the source's text. */
export interface Passage {
  readonly source: SourceSummary;
  readonly span: Span;
  /** The source's exact text of `span`. */
  readonly text: string;
  readonly locator: Locator;
  /** The locator as people print it; empty where there is none. */
  readonly place: string;
  /** 1-based position of both ends in the source's text. */
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  /** Up to some 200 characters around it, cut at words. */
  readonly before: string;
  readonly after: string;
}

export interface FoundPassage extends Passage {
  readonly match: LookupHit['match'];
  readonly matched: LookupHit['matched'];
  readonly score: number;
  /** A Pandoc citation of the passage. */
  readonly citation: string;
}

export interface FindAnswer {
  readonly results: readonly FoundPassage[];
  /** Milliseconds for this query alone. */
  readonly ms: number;
}

export interface CheckedQuotation extends Omit<JudgedQuotation, 'quotation' | 'cited'> {
  readonly draftSpan: Span;
  readonly outer: Span;
  readonly text: string;
  readonly cited: readonly { readonly key: string; readonly sources: readonly SourceReference[] }[];
}

export interface CheckedSentence extends Omit<JudgedSentence, 'sentence'> {
  readonly draftSpan: Span;
  readonly text: string;
}

export interface Coverage {
  readonly quotations: Readonly<Record<Verdict | 'total', number>>;
  readonly sentences: {
    readonly total: number;
    readonly needSource: number;
    readonly sourced: number;
  };
}

export interface DraftReport {
  readonly path: string;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  readonly quotations: readonly CheckedQuotation[];
  /** Those that need a source or hold something that no source has; all where all were asked for. */
  readonly sentences: readonly CheckedSentence[];
}

/** What stands under a place of a draft. */
export interface HoverAnswer {
  /** The quotation or citation that is hovered, exactly. */
  readonly span: Span;
  readonly kind: 'quotation' | 'citation';
  readonly quotation?: CheckedQuotation;
  /** One passage a cited work, or the place where the words were found. */
  readonly passages: readonly HoverPassage[];
}

export interface HoverPassage {
  readonly passage?: Passage;
  readonly key: string;
  /** Title, author and date of the work, where a source or an entry tells them. */
  readonly title: string;
  readonly authors: string;
  readonly date: string;
  /** Why there is no passage to show. */
  readonly problem?: Message;
}

export interface InsertRequest {
  readonly draft: DraftInput;
  /** Replaced by what is inserted; empty at the cursor. */
  readonly at: Span;
  readonly source: string;
  readonly span: Span;
  readonly form: 'inline' | 'block' | 'citation';
  /** Words before `at` that were typed to find the passage: those at their end that it has are replaced too. */
  readonly typed?: Span;
}

export interface InsertAnswer {
  readonly edits: readonly TextEdit[];
  /** Offset of the cursor after the edits. */
  readonly cursor: number;
  /** An entry that the draft's bibliography lacks, and the file it would go into. */
  readonly missingEntry?: { readonly path: string; readonly edits: readonly TextEdit[] };
}

/** Where a draft quotes or cites a source. */
export interface SourceUse {
  readonly draft: string;
  readonly span: Span;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly text: string;
  /** Where the quoted words stand in the source; missing for a bare citation. */
  readonly sourceSpan?: Span;
}

export interface KeyCompletion {
  readonly key: string;
  readonly title: string;
  readonly authors: string;
  readonly date: string;
  /** Whether a source file stands behind the key. */
  readonly hasSource: boolean;
}

/** A place of a source as a citation names it. */
export interface LocatorCompletion {
  /** `p. 3`, `sec. “Method”`, `00:12:31`, as it goes into the citation. */
  readonly text: string;
  /** The first words there. */
  readonly begins: string;
  /** The quotation that is being cited stands there. */
  readonly isQuoted: boolean;
}

export interface ClaimAnswer {
  readonly supported: 'yes' | 'no' | 'unknown';
  readonly score: number;
  readonly unsupported: readonly UnsupportedPart[];
}

export interface BibliographyAnswer {
  readonly entries: readonly CslItem[];
  readonly problems: readonly (BibliographyProblem & { readonly path: string })[];
}

/** What can be taken over from Zotero. */
export interface ImportableEntries {
  /** Those that no bibliography has yet, by author. */
  readonly entries: readonly (KeyCompletion & { readonly item: CslItem })[];
  /** Why there is nothing, or not all. */
  readonly problems: readonly Message[];
}

/** A code action that rewrites a quotation or a citation without changing what it says. */
export interface Rewrite {
  readonly title: Message;
  readonly kind: 'rewrite' | 'inline' | 'style';
  readonly edits: readonly TextEdit[];
}

/** A citation as a rendered draft shows it. */
export interface CitedPlace extends Span {
  readonly style: CitationStyle;
  /** The key is part of its sentence. */
  readonly narrative: boolean;
  readonly items: readonly CitedWorkItem[];
}

export interface CitedWorkItem {
  /** Equal for all citations of one work. */
  readonly key: string;
  readonly title: string;
  readonly authors: string;
  readonly date: string;
  /** The locator as the draft has it. */
  readonly locator?: string;
  /** The cited passage of a readable source. */
  readonly passage?: string;
}

/** What engines tell without being asked. */
export interface EngineEvents {
  /** `done` of `total` sources have been read; equal when indexing has ended. */
  progress(done: number, total: number, path: string): void;
  /** Sources or bibliographies are not what they were. */
  changed(): void;
}

/**
 * The engine behind editor and command line. All data is plain, so it can be reached over a port. Calls
 * that take a token reject with `Cancelled` once it says so. Draft offsets count in the text handed in,
 * source offsets in the source's text.
 */
export interface Engine {
  /**
   * Sets roots and settings; what they mean for the library is taken up by the next `refresh`. Resolves to
   * what is wrong with the settings.
   */
  configure(workspace: WorkspaceSettings): Promise<readonly Message[]>;
  /** Takes up what was added, changed or removed since the last time. */
  refresh(token?: CancellationToken): Promise<IndexReport>;
  /** Files and folders, also outside the roots, at which sources and named bibliographies are looked for. */
  places(): Promise<readonly string[]>;
  /** Takes up these files alone: sources, sidecars, bibliographies; others are passed over. */
  filesChanged(paths: readonly string[]): Promise<void>;
  sources(): Promise<readonly SourceSummary[]>;
  /** The text of a source of the library; undefined where there is none of that path. */
  document(path: string): Promise<SourceDocument | undefined>;
  /** Reads one file afresh, whether it belongs to the library or not. */
  readFile(path: string): Promise<SourceDocument>;
  find(request: FindRequest, token?: CancellationToken): Promise<FindAnswer>;
  /** Where these words stand, exactly or nearly. */
  locate(words: string, limit: number, token?: CancellationToken): Promise<readonly FoundPassage[]>;
  /** The passage at a span, or with so many sentences more (or fewer, below 0) before and behind. */
  passage(
    source: string,
    span: Span,
    grow?: { readonly before: number; readonly after: number },
  ): Promise<Passage | undefined>;
  check(draft: CheckRequest, token?: CancellationToken): Promise<DraftReport>;
  hover(draft: DraftInput, offset: number): Promise<HoverAnswer | undefined>;
  insert(request: InsertRequest): Promise<InsertAnswer | undefined>;
  /** A Pandoc citation of a source or of a passage in it. */
  citation(source: string, span?: Span): Promise<string | undefined>;
  /** Where drafts on disk (and those handed in, in place of them) quote a source. */
  uses(
    source: string,
    open: readonly DraftInput[],
    token?: CancellationToken,
  ): Promise<readonly SourceUse[]>;
  /** The same of every source, by its path. */
  usage(
    open: readonly DraftInput[],
    token?: CancellationToken,
  ): Promise<Readonly<Record<string, readonly SourceUse[]>>>;
  keys(draft?: DraftInput): Promise<readonly KeyCompletion[]>;
  /** The places that a citation at an offset can name of the source with this key; none where it has none. */
  locators(draft: DraftInput, key: string, offset: number): Promise<readonly LocatorCompletion[]>;
  /** Sources' words after those that end at `offset`, inside an open quotation, and the citation; the likeliest first. */
  continueQuotation(
    draft: DraftInput,
    offset: number,
    token?: CancellationToken,
  ): Promise<readonly { readonly text: string; readonly closing: string }[]>;
  rewrites(draft: DraftInput, selection: Span): Promise<readonly Rewrite[]>;
  /** Comments that keep these checks from reporting what stands at a span, with the reason. */
  markChecked(
    draft: DraftInput,
    span: Span,
    checks: readonly string[],
    reason: string,
  ): Promise<readonly TextEdit[]>;
  /** Every citation of a draft with the works that it cites, in order. */
  citations(draft: DraftInput): Promise<readonly CitedPlace[]>;
  /** Edits to each draft on disk or handed in that make its citations follow renamed files. */
  followRename(
    renames: readonly { readonly from: string; readonly to: string }[],
    open: readonly DraftInput[],
  ): Promise<readonly { readonly path: string; readonly edits: readonly TextEdit[] }[]>;
  /** The sidecar file that holds a source's details with these written into it. */
  sidecar(
    source: string,
    item: Partial<CslItem>,
  ): Promise<{ readonly path: string; readonly text: string } | undefined>;
  isDraft(path: string): Promise<boolean>;
  drafts(): Promise<readonly string[]>;
  bibliography(files: readonly string[]): Promise<BibliographyAnswer>;
  /** Asks Zotero, as `ibid.bibliography.zotero` has it. */
  importableEntries(): Promise<ImportableEntries>;
  /**
   * The edits that add entries to the bibliography of a draft, or else of the workspace; `isNew` where
   * that file has to be made. Undefined where it cannot be written to.
   */
  addEntries(
    items: readonly CslItem[],
    draft?: DraftInput,
  ): Promise<
    | { readonly path: string; readonly edits: readonly TextEdit[]; readonly isNew: boolean }
    | undefined
  >;
  checkClaim(claim: string, source: string): Promise<ClaimAnswer>;
  scoreSentence(sentence: string): Promise<number>;
  /** Deletes index and cached texts. */
  clear(): Promise<void>;
}

export type { CitationStyle };
