import type { Message } from '../message';

/** A name as CSL-JSON has it: https://docs.citationstyles.org/en/stable/specification.html */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  /** A name that is not split: an organisation, or one name only. */
  readonly literal?: string;
}

export interface CslDate {
  /** `[[2023, 1, 21]]`; a second part is the end of a range. */
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly raw?: string;
}

/** One work in CSL-JSON. Only what Ibid reads is named; other fields are carried along. */
export interface CslItem {
  /** The citation key. */
  readonly id: string;
  readonly type?: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly page?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly DOI?: string;
  readonly ISBN?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly abstract?: string;
  readonly [field: string]: unknown;
}

export interface BibliographyEntry {
  readonly item: CslItem;
  /** Further citation keys, as in BibLaTeX's `ids`. */
  readonly aliases?: readonly string[];
  /** Paths of the files that the entry names as its own, as written there, undone of escapes. */
  readonly files: readonly string[];
  /** 1-based line at which the entry begins in its file. */
  readonly line: number;
}

export interface BibliographyProblem {
  /** 1-based; 1 where the place is not known. */
  readonly line: number;
  readonly message: Message;
}

export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris' | 'hayagriva';

/** One bibliography file, read. */
export interface Bibliography {
  readonly format: BibliographyFormat;
  readonly entries: readonly BibliographyEntry[];
  readonly problems: readonly BibliographyProblem[];
  /** False where the file could not be read at all: its keys are not known, and so none is unknown. */
  readonly complete: boolean;
}
