import picomatch from 'picomatch/posix';
import { checkCancelled, type CancellationToken, type FileSystem } from '../host';
import type { Workspace } from '../api';
import { extensionOf, isAbsolute, isInside, join, nameOf, normalizePath } from '../text/paths';

/** What a workspace holds for Ibid. */
export interface Discovery {
  readonly sources: readonly string[];
  readonly drafts: readonly string[];
  readonly bibliographies: readonly string[];
  /** Files that may describe a source they lie beside. */
  readonly sidecars: ReadonlySet<string>;
  /** Files where sources lie that are of no kind known here: tables of a spreadsheet, recordings. */
  readonly others: readonly string[];
}

const DRAFT = new Set(['.md', '.markdown', '.qmd', '.rmd', '.mdx']);
const NO_DRAFT = /^(readme|changelog|license|licence)\b/i;
const BIBLIOGRAPHY =
  /(\.(bib|bibtex|ris)|^(references|bibliography|library|works)\.(json|ya?ml))$/i;
const SIDECAR = /\.(ya?ml|json)$/i;
const SKIPPED_FOLDER = /^(\..*|node_modules)$/;
/** A workspace that is a whole disk must not be walked to its end. */
const MOST_ENTRIES = 200_000;

type Matcher = (path: string) => boolean;

/** Says of single paths what they are in a workspace, without looking at the disk. */
export class PathRules {
  readonly #workspace: Workspace;
  readonly #extensions: ReadonlySet<string>;
  readonly #drafts: Matcher | undefined;
  readonly #excluded: Matcher;
  readonly #patterns: readonly { readonly path: string; readonly glob?: Matcher }[];

  constructor(workspace: Workspace, extensions: ReadonlySet<string>) {
    const { roots, config } = workspace;
    this.#workspace = workspace;
    this.#extensions = extensions;
    this.#drafts = config.drafts.length ? matcher(config.drafts, roots) : undefined;
    this.#excluded = matcher(config.exclude, roots);
    this.#patterns = config.sources.flatMap((pattern) => {
      const portable = pattern.replaceAll('\\', '/');
      // “Papers (2024)” is a folder, and no glob.
      const { base, glob } = picomatch.scan(portable, { noparen: true });
      const bases = isAbsolute(portable)
        ? [normalizePath(base)]
        : roots.map((root) => join(root, base));
      return bases.map((path) => ({
        path,
        ...(glob ? { glob: picomatch(join(literal(path), plainly(glob)), { nocase: false }) } : {}),
      }));
    });
  }

  /** Files and folders at which sources are looked for. */
  get sourceRoots(): readonly string[] {
    return [...new Set(this.#patterns.map(({ path }) => path))];
  }

  isExcluded(path: string): boolean {
    return this.#excluded(path);
  }

  /** `ibid.drafts` wins over `ibid.sources`. */
  isSource(path: string): boolean {
    if (this.#excluded(path) || this.#drafts?.(path)) return false;
    return this.#patterns.some(({ path: base, glob }) => {
      if (glob) return glob(path);
      if (path === base) return true;
      return (
        isInside(path, base) && this.#extensions.has(extensionOf(path)) && !isBibliography(path)
      );
    });
  }

  /** Whether a file lies in a folder of sources, not in one that may hold anything. */
  isBesideSources(path: string): boolean {
    return this.#patterns.some(
      ({ path: base }) => isInside(path, base) && !this.#workspace.roots.includes(base),
    );
  }

  isDraft(path: string): boolean {
    if (!DRAFT.has(extensionOf(path)) || this.#excluded(path)) return false;
    if (this.#drafts) return this.#drafts(path);
    const root = this.#workspace.roots.find((folder) => isInside(path, folder));
    if (root === undefined || this.isSource(path) || NO_DRAFT.test(nameOf(path))) return false;
    return !path
      .slice(root.length)
      .split('/')
      .some((part) => SKIPPED_FOLDER.test(part));
  }
}

export function isBibliography(path: string): boolean {
  return BIBLIOGRAPHY.test(nameOf(path));
}

/** A glob for this path alone: in “Thesis (2024)” the parentheses mean nothing. */
function literal(path: string): string {
  return path.replace(/[\\()[\]{}*?|]/g, '\\$&');
}

/** A glob in which “(2024)” is part of a name; `(a|b)`, `@(a)` and `*(a)` keep their meaning. */
function plainly(glob: string): string {
  return glob.replace(/(?<![!?*+@])\(([^()|]*)\)/g, '\\($1\\)');
}

function matcher(globs: readonly string[], roots: readonly string[]): Matcher {
  const absolute = globs.flatMap((glob) => {
    const portable = plainly(glob.replaceAll('\\', '/'));
    const whole = isAbsolute(portable)
      ? [portable]
      : roots.map((root) => join(literal(root), portable));
    return whole.flatMap((one) => [one, `${one}/**`]);
  });
  return absolute.length ? picomatch(absolute, { dot: true }) : () => false;
}

/** Walks source folders and workspace folders once each and sorts what lies there. */
export async function discover(
  files: FileSystem,
  workspace: Workspace,
  rules: PathRules,
  token?: CancellationToken,
): Promise<Discovery> {
  const sources = new Set<string>();
  const drafts = new Set<string>();
  const bibliographies = new Set<string>();
  const sidecars = new Set<string>();
  const others = new Set<string>();
  const seen = new Set<string>();
  let left = MOST_ENTRIES;

  const take = (path: string) => {
    if (rules.isExcluded(path)) return;
    if (rules.isSource(path)) sources.add(path);
    else if (isBibliography(path)) bibliographies.add(path);
    else if (rules.isDraft(path)) drafts.add(path);
    else if (SIDECAR.test(path)) sidecars.add(path);
    else if (rules.isBesideSources(path)) others.add(path);
  };
  const walk = async (folder: string): Promise<void> => {
    const real = (await files.real?.(folder)) ?? folder;
    if (seen.has(real)) return;
    seen.add(real);
    for (const { name, kind } of await files.list(folder)) {
      checkCancelled(token);
      if (--left < 0) return;
      const path = join(folder, name);
      if (kind === 'file') take(path);
      else if (!SKIPPED_FOLDER.test(name) && !rules.isExcluded(path)) await walk(path);
    }
  };

  for (const path of rules.sourceRoots) {
    const kind = (await files.stat(path))?.kind;
    if (kind === 'file') take(path);
    else if (kind === 'folder') await walk(path);
  }
  for (const root of workspace.roots) await walk(root);
  const sorted = (paths: Set<string>) => [...paths].sort();
  return {
    sources: sorted(sources),
    drafts: sorted(drafts),
    bibliographies: sorted(bibliographies),
    sidecars,
    others: sorted(others),
  };
}
