import * as vscode from 'vscode';
import type { Setting, SettingValue } from './contributions';

/** All settings of Ibid as a workspace folder has them, by their full names. */
export function readSettings(folder: vscode.Uri | undefined): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  const flatten = (value: unknown, name: string) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) flat[name] = value;
    else for (const [part, inner] of Object.entries(value)) flatten(inner, `${name}.${part}`);
  };
  flatten(vscode.workspace.getConfiguration(undefined, folder).get('ibid'), 'ibid');
  return flat;
}

/** One setting, for features that live on the editor's side, as the folder of a document has it. */
export function readSetting<Name extends Setting>(
  name: Name,
  document?: vscode.Uri,
): SettingValue<Name> {
  return vscode.workspace.getConfiguration(undefined, document).get(name) as SettingValue<Name>;
}
