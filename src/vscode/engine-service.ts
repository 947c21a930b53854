import * as vscode from 'vscode';
import type { Engine, IndexReport } from '../core/index';
import { createRemoteEngine, type EngineProcess } from '../rpc/remote';
import { pathOf, uriOf } from './uris';
import { readSettings } from './settings';
import { say } from './words';

/** How far reading the library is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * The engine as the features reach it. Nothing starts before the first call of `ready`; then the worker
 * starts, gets the settings, and takes up the library.
 */
export class EngineService implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #progressed = new vscode.EventEmitter<Progress>();
  readonly #startProcess: () => EngineProcess;
  readonly #disposables: vscode.Disposable[] = [];
  #remote: ReturnType<typeof createRemoteEngine> | undefined;
  #ready: Promise<Engine> | undefined;
  #pending = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  report: IndexReport | undefined;

  /** Sources or bibliographies are not what they were. */
  readonly onDidChange = this.#changed.event;
  readonly onDidProgress = this.#progressed.event;

  constructor(startProcess: () => EngineProcess, log: vscode.LogOutputChannel) {
    this.#startProcess = startProcess;
    this.#log = log;
  }

  get started(): boolean {
    return this.#ready !== undefined;
  }

  /** The engine with its library taken up. */
  ready(): Promise<Engine> {
    this.#ready ??= this.#start();
    return this.#ready;
  }

  /** Reads all sources again that have changed on the disk. */
  async refresh(): Promise<void> {
    const engine = await this.ready();
    this.report = await engine.refresh();
  }

  async #start(): Promise<Engine> {
    this.#remote = createRemoteEngine(this.#startProcess, {
      progress: (done, total) => this.#progressed.fire({ done, total }),
      changed: () => this.#changed.fire(),
      log: (level, text) => this.#log[level](text),
      stat: async (path) => {
        const stat = await Promise.resolve(vscode.workspace.fs.stat(uriOf(path))).catch(
          () => undefined,
        );
        if (!stat) return undefined;
        const kind = stat.type & vscode.FileType.Directory ? 'folder' : 'file';
        return { kind, size: stat.size, modified: stat.mtime };
      },
      read: async (path) => vscode.workspace.fs.readFile(uriOf(path)),
      list: async (folder) => {
        const entries = await Promise.resolve(
          vscode.workspace.fs.readDirectory(uriOf(folder)),
        ).catch(() => []);
        return entries.map(([name, type]) => ({
          name,
          kind: type & vscode.FileType.Directory ? ('folder' as const) : ('file' as const),
        }));
      },
      restarted: (reason) => {
        this.#log.error(`the engine stopped (${reason}) and was started again`);
        void vscode.window.showWarningMessage(
          vscode.l10n.t('Ibid had to start its engine again. The log says why.'),
        );
        void this.refresh();
      },
    });
    const { engine } = this.#remote;
    this.#watch(engine);
    await this.#configure(engine);
    return engine;
  }

  async #configure(engine: Engine): Promise<void> {
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => pathOf(uri));
    const problems = await engine.configure({
      roots,
      settings: readSettings(),
      confined: !vscode.workspace.isTrusted,
    });
    for (const problem of problems) this.#log.warn(say(problem));
    this.report = await vscode.window.withProgress({ location: { viewId: 'ibid.sources' } }, () =>
      engine.refresh(),
    );
  }

  #watch(engine: Engine): void {
    const configureAnew = () => void this.#configure(engine).then(() => this.#changed.fire());
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const note = (uri: vscode.Uri) => this.#note(engine, pathOf(uri));
    this.#disposables.push(
      watcher,
      watcher.onDidCreate(note),
      watcher.onDidChange(note),
      watcher.onDidDelete(note),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('ibid')) configureAnew();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(configureAnew),
      vscode.workspace.onDidGrantWorkspaceTrust(configureAnew),
    );
  }

  /** Many files change at once when a folder is moved: they are told together. */
  #note(engine: Engine, path: string): void {
    if (/\/(\.git|node_modules)\//.test(path)) return;
    this.#pending.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const paths = [...this.#pending];
      this.#pending.clear();
      engine.filesChanged(paths).catch((cause: unknown) => this.#log.error(String(cause)));
    }, 150);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#remote?.stop();
    for (const disposable of [...this.#disposables, this.#changed, this.#progressed]) {
      disposable.dispose();
    }
  }
}
