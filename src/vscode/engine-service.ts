import * as vscode from 'vscode';
import type { EngineProcess } from '../rpc/remote';
import { FolderEngine, watch, type FolderHost } from './folder-engine';
import { folderOf, joinEngines, type WorkspaceEngine } from './joined-engines';
import { pathOf } from './uris';

/** How far reading the library is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * The engines as the features reach them: one for each workspace folder, since each has its own sources and
 * settings. None starts before it is asked for something.
 */
export class EngineService implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #progressed = new vscode.EventEmitter<Progress>();
  readonly #host: FolderHost;
  readonly #folders = new Map<string, FolderEngine>();
  /** How far each folder that is being read is, by its path. */
  readonly #reading = new Map<string, Progress>();
  #watching: vscode.Disposable | undefined;

  /** Sources or bibliographies are not what they were. */
  readonly onDidChange = this.#changed.event;
  readonly onDidProgress = this.#progressed.event;

  constructor(start: (root: string) => EngineProcess, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#host = {
      start,
      log,
      changed: () => this.#changed.fire(),
      progress: (root, done, total) => this.#tellProgress(root, { done, total }),
    };
  }

  /** Folders that are read at the same time count as one. */
  #tellProgress(root: string, progress: Progress): void {
    this.#reading.set(root, progress);
    const all = [...this.#reading.values()];
    const done = all.reduce((sum, folder) => sum + folder.done, 0);
    const total = all.reduce((sum, folder) => sum + folder.total, 0);
    if (done >= total) this.#reading.clear();
    this.#progressed.fire({ done, total });
  }

  /** Whether a folder has sources, without an engine being started; undefined where that is not known of all. */
  async hasSources(): Promise<boolean | undefined> {
    const folders = this.#open();
    const started = folders.filter((folder) => folder.started);
    const answers = await Promise.all(started.map((folder) => folder.hasSources()));
    if (answers.includes(true)) return true;
    return started.length === folders.length ? false : undefined;
  }

  get started(): boolean {
    return [...this.#folders.values()].some((folder) => folder.started);
  }

  /** The engine of a document's folder; without a document, all as one. Its library has been taken up. */
  async ready(document?: vscode.Uri): Promise<WorkspaceEngine> {
    const folders = this.#open();
    if (document) return folderOf(folders, pathOf(document)).ready();
    return folders.length === 1 ? folders[0]!.ready() : joinEngines(folders);
  }

  /** Whether checks, hovers and completions concern a document. */
  async isDraft({ uri }: vscode.TextDocument): Promise<boolean> {
    const path = pathOf(uri);
    return folderOf(this.#open(), path).isDraft(path);
  }

  /** Reads all sources again that have changed on the disk. */
  async refresh(): Promise<void> {
    await Promise.all(this.#open().map((folder) => folder.refresh()));
  }

  /** An engine, started or not, for each workspace folder; one for a window without a folder. */
  #open(): readonly FolderEngine[] {
    this.#watching ??= this.#watch();
    const folders = vscode.workspace.workspaceFolders ?? [];
    const uris = folders.length ? folders.map(({ uri }) => uri) : [undefined];
    return uris.map((uri) => {
      const key = uri?.toString() ?? '';
      const known = this.#folders.get(key) ?? new FolderEngine(uri, this.#host);
      this.#folders.set(key, known);
      return known;
    });
  }

  #watch(): vscode.Disposable {
    return vscode.Disposable.from(
      watch('**/*', (path) => this.#folders.forEach((folder) => folder.note(path))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('ibid')) this.#configure();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const key of [...removed.map(({ uri }) => uri.toString()), '']) {
          const folder = this.#folders.get(key);
          if (folder) this.#reading.delete(folder.root);
          folder?.dispose();
          this.#folders.delete(key);
        }
        this.#configure();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#configure()),
    );
  }

  /** Gives all engines the settings as they are now. */
  #configure(): void {
    Promise.all([...this.#folders.values()].map((folder) => folder.configure())).then(
      () => this.#changed.fire(),
      (cause: unknown) => this.#log.error(String(cause)),
    );
  }

  dispose(): void {
    this.#watching?.dispose();
    for (const folder of this.#folders.values()) folder.dispose();
    this.#changed.dispose();
    this.#progressed.dispose();
  }
}
