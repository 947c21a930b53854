import type { DraftInput, Engine, FindRequest, FoundPassage, SourceUse } from '../core/index';

/** What features ask of the library; files, settings and when to read again are `EngineService`'s. */
export type WorkspaceEngine = Omit<
  Engine,
  | 'configure'
  | 'refresh'
  | 'places'
  | 'drafts'
  | 'bibliography'
  | 'checkClaim'
  | 'scoreSentence'
  | 'isDraft'
>;

/** The engine of one folder, started by its first call. */
export interface FolderOfEngine {
  /** Path of the folder. */
  readonly root: string;
  ready(): Promise<WorkspaceEngine>;
}

/**
 * The engines of several workspace folders as one. What is asked of a draft goes to its folder's engine, what
 * is asked of a source to the first that has it, and what is asked of the library to all.
 */
export function joinEngines(folders: readonly FolderOfEngine[]): WorkspaceEngine {
  const all = () => Promise.all(folders.map((folder) => folder.ready()));
  const own = async (path: string) => folderOf(folders, path).ready();
  const first = async <Answer>(
    path: string,
    ask: (engine: WorkspaceEngine) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> => {
    for (const folder of new Set([folderOf(folders, path), ...folders])) {
      const answer = await ask(await folder.ready());
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  const concat = async <Item>(
    ask: (engine: WorkspaceEngine, folder: FolderOfEngine) => Promise<readonly Item[]>,
  ): Promise<Item[]> => {
    const lists = folders.map(async (folder) => ask(await folder.ready(), folder));
    return (await Promise.all(lists)).flat();
  };
  const draftsOf = (folder: FolderOfEngine, drafts: readonly DraftInput[]) =>
    drafts.filter(({ path }) => folderOf(folders, path) === folder);

  return {
    filesChanged: async (paths) =>
      void (await Promise.all((await all()).map((engine) => engine.filesChanged(paths)))),
    async sources() {
      const sources = await concat((engine) => engine.sources());
      return [...new Map(sources.map((source) => [source.path, source])).values()];
    },
    document: (path) => first(path, (engine) => engine.document(path)),
    readFile: async (path) => (await own(path)).readFile(path),
    async find(request: FindRequest, token) {
      const answers = await Promise.all((await all()).map((engine) => engine.find(request, token)));
      const results = best(
        answers.map((answer) => answer.results),
        request.limit,
      );
      return { results, ms: Math.max(...answers.map(({ ms }) => ms)) };
    },
    async locate(words, limit, token) {
      const engines = await all();
      return best(
        await Promise.all(engines.map((engine) => engine.locate(words, limit, token))),
        limit,
      );
    },
    passage: (source, span, grow) => first(source, (engine) => engine.passage(source, span, grow)),
    check: async (draft, token) => (await own(draft.path)).check(draft, token),
    hover: async (draft, offset) => (await own(draft.path)).hover(draft, offset),
    // A passage of another folder's source goes in as that folder cites it.
    insert: (request) => first(request.draft.path, (engine) => engine.insert(request)),
    citation: (source, span) => first(source, (engine) => engine.citation(source, span)),
    uses: (source, open, token) =>
      concat((engine, folder) => engine.uses(source, draftsOf(folder, open), token)),
    async usage(open, token) {
      const bySource: Record<string, readonly SourceUse[]> = {};
      const counts = folders.map(async (folder) =>
        (await folder.ready()).usage(draftsOf(folder, open), token),
      );
      for (const usage of await Promise.all(counts)) {
        for (const [path, uses] of Object.entries(usage)) {
          bySource[path] = [...(bySource[path] ?? []), ...uses];
        }
      }
      return bySource;
    },
    keys: async (draft) =>
      draft ? (await own(draft.path)).keys(draft) : concat((engine) => engine.keys()),
    locators: async (draft, key, offset) => (await own(draft.path)).locators(draft, key, offset),
    continueQuotation: async (draft, offset, token) =>
      (await own(draft.path)).continueQuotation(draft, offset, token),
    rewrites: async (draft, selection) => (await own(draft.path)).rewrites(draft, selection),
    markChecked: async (draft, span, checks, reason) =>
      (await own(draft.path)).markChecked(draft, span, checks, reason),
    citations: async (draft) => (await own(draft.path)).citations(draft),
    followRename: (renames, open) =>
      concat((engine, folder) => engine.followRename(renames, draftsOf(folder, open))),
    sidecar: (source, item) => first(source, (engine) => engine.sidecar(source, item)),
    importableEntries: async () => (await folders[0]!.ready()).importableEntries(),
    addEntries: async (items, draft) =>
      (await (draft ? own(draft.path) : folders[0]!.ready())).addEntries(items, draft),
    clear: async () => void (await Promise.all((await all()).map((engine) => engine.clear()))),
  };
}

/** The innermost folder that a path lies in; the first where it lies in none. */
export function folderOf<Folder extends { readonly root: string }>(
  folders: readonly Folder[],
  path: string,
): Folder {
  const around = folders.filter(({ root }) => isInside(path, root));
  return around.sort((a, b) => b.root.length - a.root.length)[0] ?? folders[0]!;
}

export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The best of all lists; a passage that several folders have counts once. */
function best(lists: readonly (readonly FoundPassage[])[], limit: number): FoundPassage[] {
  const passages = new Map(
    lists
      .flat()
      .map((found) => [`${found.span.start} ${found.span.end} ${found.source.path}`, found]),
  );
  return [...passages.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}
