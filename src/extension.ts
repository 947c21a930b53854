import { createHash } from 'node:crypto';
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
  const engine = new EngineService((root) => startEngine(context, root), log);
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

/** The engine of a folder in a worker thread, its cache in the workspace's own storage. */
function startEngine(context: vscode.ExtensionContext, root: string): EngineProcess {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.mjs').fsPath;
  const keeps = readSetting('ibid.cache') === 'on';
  const storage = context.storageUri ?? context.globalStorageUri;
  // The folders of one workspace share its storage, and must not share a cache.
  const folder = vscode.workspace.workspaceFile
    ? vscode.Uri.joinPath(storage, createHash('sha1').update(root).digest('hex'))
    : storage;
  return startWorkerEngine(script, { cacheFolder: keeps ? folder.fsPath : undefined });
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
