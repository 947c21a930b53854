import * as v from 'valibot';
import { CHECK_IDS, type CheckId, type Severity } from './checks/types';
import { message, type Message } from './message';

export type SeveritySetting = 'default' | 'off' | Severity;

/** All settings, by their names without `ibid.`; package.json declares the same names and defaults. */
const schemas = {
  sources: v.array(v.string()),
  drafts: v.array(v.string()),
  exclude: v.array(v.string()),
  'bibliography.files': v.array(v.string()),
  'bibliography.add': v.picklist(['ask', 'always', 'never']),
  'bibliography.zotero': v.picklist(['off', 'better-bibtex', 'local-api']),
  'citation.style': v.picklist(['auto', 'pandoc', 'footnote', 'link']),
  'citation.completeKeys': v.picklist(['auto', 'on', 'off']),
  'quotations.minWords': v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  'quotations.decorate': v.boolean(),
  'claims.scope': v.picklist(['sentence', 'paragraph']),
  'claims.threshold': v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  'paste.default': v.picklist(['plain', 'quotation']),
  cache: v.picklist(['on', 'off']),
  maxFileSize: v.pipe(v.number(), v.minValue(1)),
} as const;

type Schemas = typeof schemas;
export type SettingName = keyof Schemas;

/** The settings with their values; `checks` holds the severity of every check. */
export type Config = { readonly [Name in SettingName]: v.InferOutput<Schemas[Name]> } & {
  readonly checks: Readonly<Record<CheckId, SeveritySetting>>;
};

export const defaultConfig: Config = {
  sources: ['sources'],
  drafts: [],
  exclude: [],
  'bibliography.files': [],
  'bibliography.add': 'ask',
  'bibliography.zotero': 'off',
  'citation.style': 'auto',
  'citation.completeKeys': 'auto',
  'quotations.minWords': 4,
  'quotations.decorate': false,
  'claims.scope': 'paragraph',
  'claims.threshold': 0.7,
  'paste.default': 'plain',
  cache: 'on',
  /** Megabytes. */
  maxFileSize: 100,
  checks: Object.fromEntries(CHECK_IDS.map((id) => [id, 'default'])) as Config['checks'],
};

export const SETTING_NAMES = Object.keys(schemas) as SettingName[];
const severity = v.picklist(['default', 'off', 'hint', 'information', 'warning', 'error']);

/**
 * Reads settings given by their full names (`{ "ibid.sources": ["pdf"] }`); names that are not Ibid's are
 * passed over. A value that does not fit is a problem, and its default stands.
 */
export function parseConfig(settings: Readonly<Record<string, unknown>>): {
  config: Config;
  problems: readonly Message[];
} {
  const config: Record<string, unknown> = { ...defaultConfig };
  const checks: Record<string, unknown> = { ...defaultConfig.checks };
  const problems: Message[] = [];
  for (const [full, value] of Object.entries(settings)) {
    if (!full.startsWith('ibid.') || value === undefined) continue;
    const name = full.slice('ibid.'.length);
    const isCheck = name.startsWith('checks.');
    const schema = isCheck ? severity : schemas[name as SettingName];
    const check = name.slice('checks.'.length);
    if (!schema || (isCheck && !(check in defaultConfig.checks))) {
      problems.push(message('config.unknown', { name: full }));
      continue;
    }
    const parsed = v.safeParse(schema, value);
    if (!parsed.success)
      problems.push(message('config.value', { name: full, problem: parsed.issues[0].message }));
    else if (isCheck) checks[check] = parsed.output;
    else config[name] = parsed.output;
  }
  return { config: { ...config, checks } as Config, problems };
}
