import * as vscode from 'vscode';
import type { Engine } from '../core/index';
import type { ClientFunctions } from '../rpc/protocol';
import { createRemoteEngine, type EngineProcess, type RemoteEngine } from '../rpc/remote';
import { isInside } from './joined-engines';
import { KnownAnswers } from './known-answers';
import { readSettings } from './settings';
import { pathOf, uriOf } from './uris';
import { say } from './words';

/** Milliseconds in which many files may change, as when a folder is moved, and are told together. */
const TOGETHER = 150;

/** What a folder's engine is given, and whom it tells. */
export interface FolderHost {
  start(root: string): EngineProcess;
  readonly log: vscode.LogOutputChannel;
  changed(): void;
  /** `root` is the path of the folder that is being read. */
  progress(root: string, done: number, total: number): void;
}

/**
 * The engine of one workspace folder: drafts of the folder are checked against its sources, by its settings.
 * Nothing starts before the first call of `ready`; then the worker starts, gets the settings, and takes up
 * the library.
 */
export class FolderEngine implements vscode.Disposable {
  /** Path of the folder; empty where no folder is open. */
  readonly root: string;
  readonly #folder: vscode.Uri | undefined;
  readonly #host: FolderHost;
  #remote: RemoteEngine | undefined;
  #ready: Promise<Engine> | undefined;
  #hasSources: Promise<boolean> | undefined;
  /** Settings alone say which files are drafts: asked at every keystroke, the engine may be busy checking. */
  readonly #drafts = new KnownAnswers(async (path) => (await this.ready()).isDraft(path));
  #outside: readonly vscode.Disposable[] = [];
  #places: readonly string[] = [];
  readonly #changedFiles = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(folder: vscode.Uri | undefined, host: FolderHost) {
    this.root = folder ? pathOf(folder) : '';
    this.#folder = folder;
    this.#host = host;
  }

  get started(): boolean {
    return this.#ready !== undefined;
  }

  /** The engine with its library taken up. */
  ready(): Promise<Engine> {
    return (this.#ready ??= this.#start());
  }

  /** Whether a document is a draft. Where there is no source, nothing is: Ibid stays silent then. */
  async isDraft(path: string): Promise<boolean> {
    return (await this.#drafts.of(path)) && this.hasSources();
  }

  async hasSources(): Promise<boolean> {
    const engine = await this.ready();
    return (this.#hasSources ??= engine.sources().then(({ length }) => length > 0));
  }

  /** Reads all sources again that have changed on the disk. */
  async refresh(): Promise<void> {
    await (await this.ready()).refresh();
  }

  /** Gives the engine the settings as they are now. */
  async configure(): Promise<void> {
    if (this.#remote) await this.#configure(this.#remote.engine);
  }

  /** Takes up a changed file where it may concern this folder, together with others. */
  note(path: string): void {
    if (!this.#remote || /\/(\.git|node_modules)\//.test(path)) return;
    const places = this.#folder ? [this.root, ...this.#places] : this.#places;
    if (!places.some((place) => isInside(path, place))) return;
    const { engine } = this.#remote;
    this.#changedFiles.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const paths = [...this.#changedFiles];
      this.#changedFiles.clear();
      engine.filesChanged(paths).catch((cause: unknown) => this.#host.log.error(String(cause)));
    }, TOGETHER);
  }

  async #start(): Promise<Engine> {
    const { log } = this.#host;
    this.#remote = createRemoteEngine(() => this.#host.start(this.root), {
      ...editorFiles,
      progress: (done, total) => this.#host.progress(this.root, done, total),
      changed: () => {
        this.#hasSources = undefined;
        this.#host.changed();
      },
      log: (level, text) => log[level](text),
      restarted: (reason) => {
        log.error(`the engine stopped (${reason}) and was started again`);
        void vscode.window.showWarningMessage(
          vscode.l10n.t('Ibid had to start its engine again. The log says why.'),
        );
        // Even where the first start ended with the old process: nobody must wait for that one.
        this.#ready = takeUp();
        this.#ready.catch((cause: unknown) => log.error(String(cause)));
      },
    });
    const { engine } = this.#remote;
    const takeUp = () => this.#configure(engine).then(() => engine);
    return takeUp();
  }

  async #configure(engine: Engine): Promise<void> {
    const problems = await engine.configure({
      roots: this.#folder ? [this.root] : [],
      settings: readSettings(this.#folder),
      confined: !vscode.workspace.isTrusted,
    });
    for (const problem of problems) this.#host.log.warn(say(problem));
    this.#drafts.forget();
    this.#places = await engine.places();
    await this.#watchOutside();
    await vscode.window.withProgress({ location: { viewId: 'ibid.sources' } }, () =>
      engine.refresh(),
    );
  }

  /** The editor's own watcher sees the workspace alone; sources may lie elsewhere. */
  async #watchOutside(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => pathOf(uri));
    const outside = vscode.workspace.isTrusted
      ? this.#places.filter((place) => !folders.some((folder) => isInside(place, folder)))
      : [];
    const patterns = await Promise.all(outside.map(patternOf));
    for (const watcher of this.#outside) watcher.dispose();
    this.#outside = patterns.map((pattern) => watch(pattern, (path) => this.note(path)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#remote?.stop();
    for (const watcher of this.#outside) watcher.dispose();
  }
}

/** Tells the path of every file that matches and is made, changed or deleted. */
export function watch(
  pattern: vscode.GlobPattern,
  tell: (path: string) => void,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const note = (uri: vscode.Uri) => tell(pathOf(uri));
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(note),
    watcher.onDidChange(note),
    watcher.onDidDelete(note),
  );
}

/** All that lies in a folder; of a file, what lies beside it, since a file that is written anew is another one. */
async function patternOf(place: string): Promise<vscode.RelativePattern> {
  const uri = uriOf(place);
  const stat = await editorFiles.stat(place);
  return stat?.kind === 'file'
    ? new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*')
    : new vscode.RelativePattern(uri, '**/*');
}

/** Files that only the editor can read. */
const editorFiles: Pick<ClientFunctions, 'stat' | 'read' | 'list'> = {
  async stat(path) {
    const stat = await Promise.resolve(vscode.workspace.fs.stat(uriOf(path))).catch(
      () => undefined,
    );
    return stat && { kind: kindOf(stat.type), size: stat.size, modified: stat.mtime };
  },
  read: async (path) => vscode.workspace.fs.readFile(uriOf(path)),
  async list(folder) {
    const read = Promise.resolve(vscode.workspace.fs.readDirectory(uriOf(folder)));
    const entries = await read.catch(() => []);
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  },
};

function kindOf(type: vscode.FileType): 'file' | 'folder' {
  return type & vscode.FileType.Directory ? 'folder' : 'file';
}
