import { normalizeUrl } from '../bibliography/identifiers';
import { similarKeys } from '../bibliography/keys';
import type { CslItem } from '../bibliography/types';
import type { LibraryQuery, Resolution, SourceReference } from '../checks/types';
import type { CitationTarget, Draft } from '../draft/types';
import type { SharedRun, SourceIndex } from '../search/types';
import { locate, printLocator } from '../sources/locator';
import { locatorAgrees } from '../sources/locator-agreement';
import { parseLocator } from '../sources/locator-text';
import type { Locator, SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { citePassage } from './cite';
import type { Library, LibrarySource } from './library';
import { folderOf, join, nameOf } from '../text/paths';

/** A source as checks speak of it. */
function referenceOf(source: LibrarySource): SourceReference {
  const { path, key, title, work, readable } = source;
  return { id: path, key, path, title, work, readable };
}

/** The one query interface of the checks, for one draft over the library as it stands. */
export class DraftLibraryQuery implements LibraryQuery {
  readonly #library: Library;
  readonly #index: SourceIndex;
  readonly #draftPath: string;
  readonly #entries: ReadonlyMap<string, CslItem>;
  readonly #resolved = new Map<string, Resolution | undefined>();
  /** Asked once a block: a keystroke changes one block, and the index is the slow part of a check. */
  readonly #runs = new Map<string, SharedRun[]>();
  readonly #lastRuns: ReadonlyMap<string, SharedRun[]>;
  readonly version: number;
  readonly sources: readonly SourceReference[];

  /** `last` is the query of the draft's last version, whose answers hold while the library stands. */
  constructor(
    library: Library,
    index: SourceIndex,
    draftPath: string,
    draft: Draft,
    last?: DraftLibraryQuery,
  ) {
    this.#lastRuns = last && last.version === library.version ? last.#runs : new Map();
    this.#library = library;
    this.#index = index;
    this.#draftPath = draftPath;
    this.version = library.version;
    this.sources = library.sources.filter(({ path }) => path !== draftPath).map(referenceOf);
    const { entries } = library.shelf;
    const items = [
      ...entries.map(({ entry }) => entry.item),
      ...(draft.frontMatter?.references ?? []),
    ];
    this.#entries = new Map([
      ...entries.flatMap(({ entry: { aliases = [], item } }) =>
        aliases.map((alias) => [alias, item] as const),
      ),
      ...items.map((item) => [item.id, item] as const),
    ]);
  }

  resolve(target: CitationTarget): Resolution | undefined {
    const name = JSON.stringify(target);
    if (!this.#resolved.has(name)) this.#resolved.set(name, this.#resolve(target));
    return this.#resolved.get(name);
  }

  #resolve(target: CitationTarget): Resolution | undefined {
    if (target.kind === 'key') {
      const entry = this.#entries.get(target.key);
      const sources = this.#works(({ key }) => key === (entry?.id ?? target.key));
      const known = sources.length > 0 || entry !== undefined || !this.#library.shelf.complete;
      return { key: target.key, sources, entry, known };
    }
    const sources = target.kind === 'link' ? this.#linked(target.href) : this.#wiki(target.name);
    const first = sources[0];
    if (!first) return undefined;
    return { key: first.key, sources, entry: this.#entries.get(first.key), known: true };
  }

  /** All files of the works that one of their files answers for. */
  #works(matches: (source: LibrarySource) => boolean): SourceReference[] {
    const works = new Set(this.#library.sources.filter(matches).map(({ work }) => work));
    return this.#library.sources
      .filter(({ work, path }) => works.has(work) && path !== this.#draftPath)
      .map(referenceOf);
  }

  #linked(href: string): SourceReference[] {
    if (/^[a-z][\w+.-]*:/i.test(href) && !/^(file|vscode-vfs):/i.test(href)) {
      const url = normalizeUrl(href);
      if (url === undefined) return [];
      return this.#works((source) => normalizeUrl(source.url) === url);
    }
    const bare = href.replace(/^file:\/\//i, '').replace(/[#?].*$/s, '');
    if (!bare) return [];
    const path = join(folderOf(this.#draftPath), decodeSafely(bare));
    return this.#works((source) => source.path === path);
  }

  #wiki(name: string): SourceReference[] {
    const wanted = name.toLowerCase();
    return this.#works(({ path, key, title }) => {
      const file = nameOf(path).toLowerCase();
      const bare = file.replace(/\.[^.]*$/, '');
      return (
        [file, bare, key.toLowerCase(), title.toLowerCase()].includes(wanted) ||
        path.toLowerCase().endsWith(`/${wanted}`)
      );
    });
  }

  similarKeys(key: string): readonly string[] {
    return similarKeys(key, [
      ...new Set([...this.#entries.keys(), ...this.sources.map((source) => source.key)]),
    ]);
  }

  reference(source: string): SourceReference | undefined {
    const found = this.#library.source(source);
    return found && referenceOf(found);
  }

  document(source: string): Promise<SourceDocument | undefined> {
    return this.#library.document(source);
  }

  locate(document: SourceDocument, span: Span): Locator {
    return locate(document, span);
  }

  printLocator(locator: Locator): string {
    return printLocator(locator);
  }

  fitsLocator(written: string, document: SourceDocument, span: Span): boolean | undefined {
    const parsed = parseLocator(written);
    return parsed && locatorAgrees(parsed, this.locate(document, span), { document, span });
  }

  /** A footnote becomes an inline note, which needs no second place in the draft. */
  async cite(draft: Draft, source: string, span: Span): Promise<string> {
    const citation = await citePassage(this.#library, draft, this.#draftPath, source, span);
    if (!citation) return '';
    return citation.style === 'footnote' ? `^[${citation.note}]` : ` ${citation.text}`;
  }

  verify: LibraryQuery['verify'] = async (quotation, options) =>
    (await this.#index.verify(quotation, options)).filter(
      ({ source }) => source !== this.#draftPath,
    );

  sharedRuns: LibraryQuery['sharedRuns'] = async (text, least, options) => {
    const key = `${least} ${(options?.sources ?? []).join('|')} ${text}`;
    const known = this.#runs.get(key) ?? this.#lastRuns.get(key);
    const runs =
      known ??
      (await this.#index.sharedRuns(text, least, options)).filter(
        ({ source }) => source !== this.#draftPath,
      );
    this.#runs.set(key, runs);
    return runs;
  };
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
