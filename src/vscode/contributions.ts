import type { Config, SourceUse, Span } from '../core/index';

/** Every command with its arguments. package.json declares those that people see; a test compares. */
export interface Commands {
  'ibid.insertQuote': [words?: string];
  'ibid.picker.growBefore': [];
  'ibid.picker.growAfter': [];
  'ibid.picker.shrinkBefore': [];
  'ibid.picker.shrinkAfter': [];
  'ibid.picker.block': [];
  'ibid.picker.citation': [];
  'ibid.picker.copy': [];
  'ibid.picker.open': [];
  'ibid.findSource': [words?: string];
  'ibid.openSource': [source?: SourceTarget];
  'ibid.openSourceText': [source?: SourceTarget];
  'ibid.readSource': [source: SourceTarget];
  'ibid.openUse': [use: SourceUse];
  'ibid.toggleUnused': [];
  'ibid.reading.insert': [];
  'ibid.reading.copyPlain': [];
  'ibid.reading.copyCited': [];
  'ibid.addSources': [];
  'ibid.useSources': [patterns: readonly string[], folder?: string];
  'ibid.createSample': [];
  'ibid.filterSources': [];
  'ibid.revealSource': [source?: SourceTarget];
  'ibid.rereadSource': [source?: SourceTarget];
  'ibid.editSourceDetails': [source?: SourceTarget];
  'ibid.importZotero': [];
  'ibid.refreshSources': [];
  'ibid.clearIndex': [];
  'ibid.copyCitation': [source?: SourceTarget];
  'ibid.replaceText': [edit: GuardedEdit];
  'ibid.markChecked': [place?: CheckedByHand];
  'ibid.suppressFinding': [place?: CheckedByHand];
  'ibid.nextFinding': [];
  'ibid.previousFinding': [];
  'ibid.filterReview': [];
  'ibid.showInDraft': [place: Pick<CheckedByHand, 'uri' | 'start' | 'end'>];
  'ibid.showCheck': [check: string];
  'ibid.showLog': [];
}

export type CommandId = keyof Commands;

/** A source and the place in it; from views, links and hovers. */
export interface SourceTarget {
  readonly path: string;
  readonly span?: Span;
}

/** A place of a draft on which checks are to say nothing more, because a person has looked. */
export interface CheckedByHand extends Span {
  /** The document, as `Uri.toString` prints it. */
  readonly uri: string;
  readonly checks: readonly string[];
}

/** A replacement that is made only while the document still has `was` there. */
export interface GuardedEdit extends Span {
  /** The document, as `Uri.toString` prints it. */
  readonly uri: string;
  readonly was: string;
  readonly text: string;
}

export const SOURCES_VIEW = 'ibid.sources';
export const REVIEW_VIEW = 'ibid.review';

/** Settings by full name, with the values that package.json and core/config.ts allow. */
type CoreSettings = { [Name in keyof Omit<Config, 'checks'> as `ibid.${Name}`]: Config[Name] };
export type Setting = keyof CoreSettings;
export type SettingValue<Name extends Setting> = CoreSettings[Name];
