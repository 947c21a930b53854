import type { CslItem } from '../bibliography/types';
import type {
  Citation,
  CitationItem,
  CitationTarget,
  Draft,
  Quotation,
  Sentence,
  Suppression,
} from '../draft/types';
import type { CancellationToken } from '../host';
import type { Message } from '../message';
import type { Match, SharedRun, SourceTokens, VerifyOptions } from '../search/types';
import type { Locator, SourceDocument } from '../sources/types';
import type { Span, TextEdit } from '../text/span';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const CHECK_IDS = [
  'misquote',
  'quote-not-found',
  'wrong-source',
  'wrong-locator',
  'uncited-quote',
  'unchecked-quote',
  'wrong-speaker',
  'cut-short',
  'unmarked-quote',
  'unsourced-claim',
  'unsupported-claim',
  'sources-disagree',
  'unknown-citation',
  'missing-source',
  'bibliography-problem',
  'unused-suppression',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** A source as checks and messages speak of it. */
export interface SourceReference {
  readonly id: string;
  readonly key: string;
  readonly path: string;
  readonly title: string;
  /** Files of one work share it. */
  readonly work: string;
  readonly readable: 'yes' | 'partly' | 'no';
  /** Why it can't be read, and what helps. */
  readonly problem?: Message;
}

/** What the library knows of the thing a citation points at. */
export interface Resolution {
  readonly key: string;
  /** Files of the cited work; empty where none is there. */
  readonly sources: readonly SourceReference[];
  readonly entry?: CslItem;
  /** False only where every bibliography loaded and neither an entry nor a source has that key. */
  readonly known: boolean;
  /** The name of a file that lies among the sources for it, of a kind that is not read. */
  readonly unread?: string;
}

/** A work as a text in plain words names it: the surnames of its authors, folded, in their order. */
export interface NamedWork {
  readonly key: string;
  readonly surnames: readonly string[];
  /** The acronym of an organisation that wrote it alone, in capitals: WHO. */
  readonly acronym?: string;
}

/** All that checks may ask of the library. */
export interface LibraryQuery {
  /** Goes up whenever sources or bibliographies change. */
  readonly version: number;
  readonly sources: readonly SourceReference[];
  /** Undefined for a link that leads to no source: it is then a source of its own that can't be read. */
  resolve(target: CitationTarget): Resolution | undefined;
  /** The works that came out in a year. */
  worksOf?(year: number): readonly NamedWork[];
  /** Known keys that look like this one, best first. */
  similarKeys(key: string): readonly string[];
  reference(source: string): SourceReference | undefined;
  document(source: string): Promise<SourceDocument | undefined>;
  /** The words of a source as its index has them, so that of a long text little needs to be read. */
  tokens?(source: string): Promise<SourceTokens | undefined>;
  locate(document: SourceDocument, span: Span): Locator;
  /** The same without the whole source being read; undefined where it is gone. */
  locateIn(source: string, span: Span): Promise<Locator | undefined>;
  /** How a locator is printed: `p. 12`, `sec. “Method”`, `00:12:31`; empty where there is nothing to say. */
  printLocator(locator: Locator): string;
  /** Whether a locator as it is written in a draft fits a place; undefined where the source can't tell. */
  fitsLocator?(written: string, document: SourceDocument, span: Span): boolean | undefined;
  /** Text for a new citation of these words in the draft's own style, to stand right behind a quotation. */
  cite(draft: Draft, source: string, span: Span): Promise<string>;
  verify(quotation: string, options?: VerifyOptions): Promise<Match[]>;
  sharedRuns(text: string, least: number, options?: VerifyOptions): Promise<SharedRun[]>;
}

export type Verdict =
  'verbatim' | 'edited' | 'altered' | 'spliced' | 'otherSource' | 'notFound' | 'unchecked';
export type AlterationKind = 'number' | 'negation' | 'name' | 'words';

/** One step of a word difference, in the order of reading. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  /** `added` stands in the draft only, `removed` in the source only. */
  readonly text: string;
  /** What kind of difference an added or removed text makes. */
  readonly grade?: AlterationKind;
}

/** What was found out about one quotation. Finding, hover and fix all read this. */
export interface JudgedQuotation {
  /** Index into `Draft.quotations`. */
  readonly quotation: number;
  readonly verdict: Verdict;
  readonly kind?: AlterationKind;
  /** Why parts are `spliced`. */
  readonly splice?: 'order' | 'distance' | 'negation' | 'condition';
  /** Where the words stand, as far as they were found. */
  readonly source?: SourceReference;
  readonly span?: Span;
  /** The source's words for the whole quotation, legal edits kept: what the fix would write. */
  readonly expected?: string;
  readonly changes?: readonly WordChange[];
  readonly locator?: Locator;
  /** What the quotation cites, in the order of the citation's items. */
  readonly cited: readonly Resolution[];
  /** Speaker whom the source names beside the words, where it does. */
  readonly speaker?: string;
  /** Set where words could not be compared, since they are in another language than the source. */
  readonly translation?: true;
  /** The source's whole sentence where the quotation leaves out a "but", "unless", "only if". */
  readonly cut?: { readonly span: Span; readonly text: string; readonly cue: string };
  /** The words of the source's file when the quotation was last verified, where that file has changed since. */
  readonly earlier?: { readonly path: string; readonly text: string; readonly date: string };
}

/** A number, date, amount, name or negation of a claim that no cited source has. */
export interface UnsupportedPart extends Span {
  readonly kind: 'number' | 'date' | 'name' | 'negation';
  readonly text: string;
  /** The nearest thing that a source has, and where. */
  readonly nearest?: {
    readonly text: string;
    readonly source: string;
    readonly span: Span;
    /** A figure with the words that say what it is of, for people. */
    readonly told?: string;
  };
}

export interface JudgedSentence {
  /** Index into `Draft.sentences`. */
  readonly sentence: number;
  /** From 0 to 1. */
  readonly needsSource: number;
  /** Why it needs one, strongest first: `figure`, `date`, `attribution`, `event`, `comparison`, `cause`. */
  readonly reasons: readonly string[];
  readonly sourced: boolean;
  readonly supported: 'yes' | 'no' | 'unknown';
  /** Spans count in the draft. */
  readonly unsupported: readonly UnsupportedPart[];
  readonly disagreements: readonly UnsupportedPart[];
}

export interface Fix {
  readonly title: Message;
  /** True where it cannot change what the text says. */
  readonly safe: boolean;
  readonly preferred?: boolean;
  readonly edits: readonly TextEdit[];
  /** An action that asks the user instead of editing at once. */
  readonly command?: {
    readonly id: 'findSource' | 'openSource' | 'markChecked';
    readonly query?: string;
    readonly source?: string;
    /** In the source; for `markChecked` in the draft. */
    readonly span?: Span;
    readonly check?: CheckId;
  };
}

export interface Finding extends Span {
  readonly check: CheckId;
  readonly severity: Severity;
  readonly message: Message;
  readonly data: FindingData;
  readonly fixes: readonly Fix[];
}

export interface FindingData {
  readonly verdict?: Verdict;
  readonly kind?: string;
  readonly source?: { readonly key: string; readonly path: string };
  /** Span in the source that the finding is about. */
  readonly sourceSpan?: Span;
  readonly actual?: string;
  readonly expected?: string;
  readonly locator?: Locator;
  readonly suggestions?: readonly string[];
}

/** Everything that a check may look at. */
export interface CheckContext {
  readonly draft: Draft;
  readonly library: LibraryQuery;
  readonly quotations: readonly JudgedQuotation[];
  readonly sentences: readonly JudgedSentence[];
  readonly options: CheckOptions;
  readonly token?: CancellationToken;
  /** What could not be read of the bibliographies, with the place in the draft that names each. */
  readonly bibliographyProblems?: readonly (Span & { readonly message: Message })[];
  /** Suppressions that silenced something, known once all other checks have run. */
  readonly usedSuppressions?: ReadonlySet<Suppression>;
}

export interface CheckOptions {
  /** Fewest words that make a quotation, unless a citation follows at once. */
  readonly minWords: number;
  readonly claimScope: 'sentence' | 'paragraph';
  /** A sentence with this score or more needs a source. */
  readonly claimThreshold: number;
}

/** One check: metadata and a generator. */
export interface Check {
  readonly id: CheckId;
  /** The severity it has when the settings say nothing; a finding may carry a lower or higher one of its own. */
  readonly severity: Severity;
  run(context: CheckContext): AsyncIterable<RawFinding> | Iterable<RawFinding>;
}

/** A finding as its check yields it: severity only where it differs from the check's own. */
export type RawFinding = Omit<Finding, 'check' | 'severity'> & { readonly severity?: Severity };

export type { Citation, CitationItem, Draft, Quotation, Sentence, Suppression };
