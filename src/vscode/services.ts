import type * as vscode from 'vscode';
import type { CommandId, Commands } from './contributions';
import type { DraftService } from './draft-service';
import type { EngineService } from './engine-service';

/** What every feature is given. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly engine: EngineService;
  readonly drafts: DraftService;
  readonly log: vscode.LogOutputChannel;
  /** Registers a command; what goes wrong in it is told in one sentence and logged. */
  command<Id extends CommandId>(id: Id, run: (...args: Commands[Id]) => unknown): vscode.Disposable;
}

/** A feature registers itself and returns what undoes that. */
export type Feature = (services: Services) => vscode.Disposable;
