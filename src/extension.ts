import * as vscode from 'vscode';
import { startWorkerEngine } from './node/worker-port';
import type { EngineProcess } from './rpc/remote';
import type { CommandId } from './vscode/contributions';
import { DraftService } from './vscode/draft-service';
import { EngineService } from './vscode/engine-service';
import { features } from './vscode/feature-list';
import { Preview } from './vscode/preview';
import type { Services } from './vscode/services';
import { readSetting } from './vscode/settings';

/** Registers everything and reads nothing: the engine starts with the first draft, view or command. */
export function activate(context: vscode.ExtensionContext): Pick<Preview, 'extendMarkdownIt'> {
  const log = vscode.window.createOutputChannel('Ibid', { log: true });
  const engine = new EngineService(() => startEngine(context), log);
  const drafts = new DraftService(engine, log);
  const services: Services = {
    context,
    engine,
    drafts,
    log,
    command: (id, run) => vscode.commands.registerCommand(id, guard(log, id, run as Handler)),
  };
  const preview = new Preview(services);
  const registered = features.map((register) => register(services));
  context.subscriptions.push(log, engine, drafts, preview, ...registered);
  return preview;
}

type Handler = (...args: unknown[]) => unknown;

/** The engine in a worker thread, its cache in the workspace's own storage. */
function startEngine(context: vscode.ExtensionContext): EngineProcess {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.mjs').fsPath;
  const keeps = readSetting('ibid.cache') === 'on';
  const storage = context.storageUri ?? context.globalStorageUri;
  return startWorkerEngine(script, { cacheFolder: keeps ? storage.fsPath : undefined });
}

function guard(log: vscode.LogOutputChannel, id: CommandId, run: Handler): Handler {
  return async (...args) => {
    try {
      return await run(...args);
    } catch (cause) {
      log.error(`${id}: ${cause instanceof Error ? cause.stack : String(cause)}`);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Ibid could not do that. The log (Ibid: Show Log) says why.'),
      );
      return undefined;
    }
  };
}
