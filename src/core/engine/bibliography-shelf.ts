import { readBibliography } from '../bibliography/read-bibliography';
import type { Bibliography, BibliographyEntry, BibliographyProblem } from '../bibliography/types';
import { bibliographyPaths } from '../bibliography/works';
import { parse as parseYaml } from 'yaml';
import type { Workspace } from '../api';
import type { Host } from '../host';
import { message } from '../message';
import { decodeText } from '../text/decode';
import { join, nameOf } from '../text/paths';

export interface ShelvedEntry {
  readonly entry: BibliographyEntry;
  readonly bibliographyPath: string;
}

interface Shelved {
  readonly stamp: string;
  readonly bibliography: Bibliography;
}

/** The bibliographies of a workspace, read again only where their files changed. */
export class BibliographyShelf {
  readonly #host: Host;
  readonly #shelved = new Map<string, Shelved>();
  /** Named by drafts; kept beside what the workspace itself leads to. */
  readonly #named = new Set<string>();
  #workspacePaths: readonly string[] = [];

  constructor(host: Host) {
    this.#host = host;
  }

  get paths(): readonly string[] {
    return [...this.#shelved.keys()];
  }

  get entries(): readonly ShelvedEntry[] {
    return [...this.#shelved].flatMap(([bibliographyPath, { bibliography }]) =>
      bibliography.entries.map((entry) => ({ entry, bibliographyPath })),
    );
  }

  get problems(): readonly (BibliographyProblem & { readonly path: string })[] {
    return [...this.#shelved].flatMap(([path, { bibliography }]) =>
      bibliography.problems.map((problem) => ({ ...problem, path })),
    );
  }

  /** False while one could not be read at all: then no key is unknown. */
  get complete(): boolean {
    return [...this.#shelved.values()].every(({ bibliography }) => bibliography.complete);
  }

  bibliography(path: string): Bibliography | undefined {
    return this.#shelved.get(path)?.bibliography;
  }

  /** Loads what settings, `_quarto.yml` and the folders lead to. True where anything is another now. */
  async load(workspace: Workspace, found: readonly string[]): Promise<boolean> {
    const named: string[] = [];
    for (const root of workspace.roots) {
      for (const file of workspace.config['bibliography.files']) named.push(join(root, file));
      const quarto = await this.#text(join(root, '_quarto.yml'));
      if (quarto) named.push(...quartoBibliographies(quarto).map((path) => join(root, path)));
    }
    this.#workspacePaths = [...named, ...found];
    return this.#sync();
  }

  /** Adds the files that a draft names. True where anything is another now. */
  async loadFor(paths: readonly string[]): Promise<boolean> {
    const fresh = paths.filter((path) => !this.#named.has(path) && !this.#shelved.has(path));
    if (!fresh.length) return false;
    for (const path of fresh) this.#named.add(path);
    return this.#sync();
  }

  async #sync(): Promise<boolean> {
    const wanted = new Set([...this.#workspacePaths, ...this.#named]);
    let changed = false;
    for (const path of this.#shelved.keys()) {
      if (!wanted.has(path)) changed = this.#shelved.delete(path) || changed;
    }
    for (const path of wanted) changed = (await this.#take(path)) || changed;
    return changed;
  }

  async #take(path: string): Promise<boolean> {
    const stat = await this.#host.files.stat(path);
    const stamp = stat ? `${stat.size} ${stat.modified}` : 'missing';
    if (this.#shelved.get(path)?.stamp === stamp) return false;
    const text = await this.#text(path);
    const bibliography = text === undefined ? missing(path) : await readBibliography(path, text);
    this.#shelved.set(path, { stamp, bibliography });
    return true;
  }

  async #text(path: string): Promise<string | undefined> {
    const bytes = await this.#host.files.read(path).catch(() => undefined);
    return bytes && decodeText(bytes).text;
  }
}

function missing(path: string): Bibliography {
  const format = path.endsWith('.json') ? 'csl-json' : 'bibtex';
  const problem = { line: 1, message: message('bibliography.missing', { name: nameOf(path) }) };
  return { format, entries: [], problems: [problem], complete: false };
}

function quartoBibliographies(text: string): readonly string[] {
  try {
    return bibliographyPaths(parseYaml(text));
  } catch {
    // Quarto itself says what is wrong with its file.
    return [];
  }
}
