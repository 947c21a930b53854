import { normalizeUrl } from '../bibliography/identifiers';
import { similarKeys } from '../bibliography/keys';
import type { CslItem } from '../bibliography/types';
import type { LibraryQuery, NamedWork, Resolution, SourceReference } from '../checks/types';
import type { CitationTarget, Draft } from '../draft/types';
import type { Match, SharedRun, SourceIndex, SourceTokens, VerifyOptions } from '../search/types';
import { locate, printLocator } from '../sources/locator';
import { locatorAgrees } from '../sources/locator-agreement';
import { parseLocator } from '../sources/locator-text';
import type { Locator, SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import type { Answers } from './answers';
import { citePassage } from './cite';
import type { LibrarySource } from './described-sources';
import type { Library } from './library';
import { folderOf, join, nameOf } from '../text/paths';
import { worksByYear } from './works-by-year';

/** What an index has answered, by the question. */
export interface QueryAnswers {
  /** Asked once a block: a keystroke changes one block, and the index is the slow part of a check. */
  readonly runs: Answers<SharedRun[]>;
  readonly matches: Answers<Match[]>;
}

/** A source as checks speak of it. */
function referenceOf(source: LibrarySource): SourceReference {
  const { path, key, title, work, readable, problems } = source;
  const problem = readable === 'no' ? problems[0] : undefined;
  return { id: path, key, path, title, work, readable, ...(problem && { problem }) };
}

/** The one query interface of the checks, for one draft over the library as it stands. */
export class DraftLibraryQuery implements LibraryQuery {
  readonly #library: Library;
  readonly #index: SourceIndex;
  readonly #draftPath: string;
  /** The draft's front matter, which may describe works. */
  readonly #front: string;
  readonly #entries: ReadonlyMap<string, CslItem>;
  readonly #resolved: Map<string, Resolution | undefined>;
  /** Made when a text first names a year. */
  readonly #named: { years?: ReadonlyMap<number, readonly NamedWork[]> };
  readonly #answers: QueryAnswers;
  readonly version: number;
  readonly sources: readonly SourceReference[];

  /** `last` is the query of the draft's last version. */
  constructor(
    library: Library,
    index: SourceIndex,
    draftPath: string,
    draft: Draft,
    answers: QueryAnswers,
    last?: DraftLibraryQuery,
  ) {
    const known = last?.version === library.version ? last : undefined;
    this.#answers = answers;
    this.#library = library;
    this.#index = index;
    this.#draftPath = draftPath;
    this.version = library.version;
    this.#front = draft.text.slice(draft.frontMatter?.start, draft.frontMatter?.end ?? 0);
    if (known && known.#front === this.#front) {
      this.sources = known.sources;
      this.#entries = known.#entries;
      this.#resolved = known.#resolved;
      this.#named = known.#named;
      return;
    }
    this.sources = library.sources.filter(({ path }) => path !== draftPath).map(referenceOf);
    this.#resolved = new Map();
    this.#named = {};
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
    // Keys hold no quotation marks.
    const name = target.kind === 'key' ? target.key : JSON.stringify(target);
    if (!this.#resolved.has(name)) this.#resolved.set(name, this.#resolve(target));
    return this.#resolved.get(name);
  }

  #resolve(target: CitationTarget): Resolution | undefined {
    if (target.kind === 'key') {
      const entry = this.#entries.get(target.key);
      const sources = this.#works(({ key }) => key === (entry?.id ?? target.key));
      const unread = sources.length > 0 ? undefined : this.#library.unread(target.key);
      const isNamed = sources.length > 0 || entry !== undefined || unread !== undefined;
      const known = isNamed || !this.#library.shelf.complete;
      return { key: target.key, sources, entry, known, unread: unread && nameOf(unread) };
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

  worksOf(year: number): readonly NamedWork[] {
    this.#named.years ??= worksByYear([
      ...this.#entries.values(),
      ...this.#library.sources.map(({ key, item }) => ({ ...item, id: key })),
    ]);
    return this.#named.years.get(year) ?? [];
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

  tokens(source: string): Promise<SourceTokens | undefined> {
    return this.#index.tokens(source);
  }

  locate(document: SourceDocument, span: Span): Locator {
    return locate(document, span);
  }

  async locateIn(source: string, span: Span): Promise<Locator | undefined> {
    return (await this.#library.passage(source, span))?.locator;
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

  verify: LibraryQuery['verify'] = async (quotation, options) => {
    // Verdicts are kept elsewhere; what is asked again at every keystroke is where in its source a quotation stands.
    const name = options?.sources?.length === 1 && nameOfQuestion(quotation, options);
    const known = name && this.#answers.matches.get(name);
    const matches = known || this.#others(await this.#index.verify(quotation, options));
    if (name) this.#answers.matches.set(name, matches);
    return matches;
  };

  sharedRuns: LibraryQuery['sharedRuns'] = async (text, least, options) => {
    const name = nameOfQuestion(`${least} ${text}`, options);
    const known = this.#answers.runs.get(name);
    const runs = known ?? this.#others(await this.#index.sharedRuns(text, least, options));
    if (!known) this.#answers.runs.set(name, runs);
    return runs;
  };

  #others<Found extends { readonly source: string }>(found: readonly Found[]): Found[] {
    return found.filter(({ source }) => source !== this.#draftPath);
  }
}

function nameOfQuestion(text: string, { token: _, ...options }: VerifyOptions = {}): string {
  return `${JSON.stringify(options)} ${text}`;
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
