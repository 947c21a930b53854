import type { Config, Span } from '../core/index';

/** Every command with its arguments. package.json declares those that people see; a test compares. */
export interface Commands {
  'ibid.insertQuote': [words?: string];
  'ibid.findSource': [words?: string];
  'ibid.openSource': [source?: SourceTarget];
  'ibid.openSourceText': [source?: SourceTarget];
  'ibid.refreshSources': [];
  'ibid.clearIndex': [];
  'ibid.copyCitation': [source?: SourceTarget];
  'ibid.showCheck': [check: string];
  'ibid.showLog': [];
}

export type CommandId = keyof Commands;

/** A source and the place in it; from views, links and hovers. */
export interface SourceTarget {
  readonly path: string;
  readonly span?: Span;
}

export const SOURCES_VIEW = 'ibid.sources';

/** Settings by full name, with the values that package.json and core/config.ts allow. */
type CoreSettings = { [Name in keyof Omit<Config, 'checks'> as `ibid.${Name}`]: Config[Name] };
export type Setting = keyof CoreSettings;
export type SettingValue<Name extends Setting> = CoreSettings[Name];

