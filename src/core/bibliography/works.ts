import { fold, words } from '../text/words';
import { keyFromFileName } from '../text/file-key';
import { FileFinder } from './find-files';
import { normalizeDoi, normalizeIsbn, normalizeUrl } from './identifiers';
import { surname } from './format-reference';
import type { BibliographyEntry, CslItem } from './types';

/** A source as it says itself what it is. */
export interface DescribedSource {
  readonly path: string;
  /** The key that front matter or a sidecar gives it. */
  readonly key?: string;
  readonly metadata: Partial<CslItem>;
}

export interface PlacedEntry {
  readonly entry: BibliographyEntry;
  /** The file that the entry stands in; relative paths in it start at that file's folder. */
  readonly bibliographyPath: string;
}

/** What is known of the work that a source file holds. */
export interface WorkLink {
  /** Equal for all files of one work. */
  readonly work: string;
  /** Key and item of the work's entry; missing where only the files themselves say that they are one work. */
  readonly key?: string;
  readonly item?: CslItem;
}

/**
 * Finds the entry of each source. In order: the entry's `file` field, the file's name or own key equal to the entry's key,
 * DOI, URL, ISBN, and a title that one entry and one source have and that nothing else contradicts; a short title needs author
 * or year beside it, a single word both. Whatever leads to two entries, or is contradicted by two different DOIs, links
 * nothing: a wrong link would accuse the writer of a misquote. Linear in sources and entries.
 */
export function linkWorks(
  sources: readonly DescribedSource[],
  entries: readonly PlacedEntry[],
): Map<string, WorkLink> {
  const linker = new Linker(sources, entries);
  const links = new Map<string, WorkLink>();
  const unlinked = new Map<string, DescribedSource[]>();
  for (const source of sources) {
    const item = linker.entryOf(source);
    if (item) links.set(source.path, { work: item.id, key: item.id, item });
    else {
      const shared = sharedName(source.metadata);
      if (shared) unlinked.set(shared, [...(unlinked.get(shared) ?? []), source]);
    }
  }
  for (const [work, files] of unlinked) {
    if (files.length > 1) for (const { path } of files) links.set(path, { work });
  }
  return links;
}

/** What files of one work without an entry have in common. */
function sharedName({ DOI, URL }: Partial<CslItem>): string | undefined {
  const doi = normalizeDoi(DOI);
  if (doi) return `doi:${doi}`;
  const url = normalizeUrl(URL);
  return url?.includes('/') ? `url:${url}` : undefined;
}

/** A value of several different entries says nothing. */
class Unique {
  readonly #items = new Map<string, CslItem | undefined>();

  add(name: string | undefined, item: CslItem): void {
    if (!name) return;
    const there = this.#items.get(name);
    if (this.#items.has(name) && there?.id !== item.id) this.#items.set(name, undefined);
    else if (!there) this.#items.set(name, item);
  }

  get(name: string | undefined): CslItem | undefined {
    return name ? this.#items.get(name) : undefined;
  }
}

class Linker {
  readonly #byFile = new Map<string, CslItem>();
  readonly #byKey = new Map<string, CslItem>();
  readonly #byFoldedKey = new Unique();
  readonly #byDoi = new Unique();
  readonly #byUrl = new Unique();
  readonly #byIsbn = new Unique();
  readonly #byTitle = new Map<string, CslItem[]>();
  /** How many sources have a title. */
  readonly #titled = new Map<string, number>();

  constructor(sources: readonly DescribedSource[], entries: readonly PlacedEntry[]) {
    for (const { entry } of entries) this.#index(entry.item);
    const finder = new FileFinder(sources.map(({ path }) => path));
    const metadata = new Map(sources.map((source) => [source.path, source.metadata]));
    for (const title of sources.map((source) => normalizeTitle(source.metadata.title)))
      if (title) this.#titled.set(title, (this.#titled.get(title) ?? 0) + 1);
    const guessed = new Map<string, Set<CslItem>>();
    for (const { entry, bibliographyPath } of entries) {
      for (const file of entry.files) {
        const found = finder.find(file, bibliographyPath);
        if (!found || differInDoi(metadata.get(found.path)!, entry.item)) continue;
        if (found.exact) {
          if (!this.#byFile.has(found.path)) this.#byFile.set(found.path, entry.item);
        } else {
          const items = guessed.get(found.path) ?? new Set();
          guessed.set(found.path, items.add(entry.item));
        }
      }
    }
    for (const [path, items] of guessed) {
      const ids = new Set([...items].map(({ id }) => id));
      if (ids.size === 1 && !this.#byFile.has(path)) this.#byFile.set(path, [...items][0]!);
    }
  }

  #index(item: CslItem): void {
    if (!this.#byKey.has(item.id)) this.#byKey.set(item.id, item);
    this.#byFoldedKey.add(fold(item.id), item);
    this.#byDoi.add(normalizeDoi(item.DOI), item);
    this.#byUrl.add(normalizeUrl(item.URL), item);
    // A chapter has the ISBN of its book.
    if (!PART.test(item.type ?? '')) this.#byIsbn.add(normalizeIsbn(item.ISBN), item);
    const title = normalizeTitle(item.title);
    if (title) this.#byTitle.set(title, [...(this.#byTitle.get(title) ?? []), item]);
  }

  entryOf(source: DescribedSource): CslItem | undefined {
    const { path, metadata, key } = source;
    const own = key ?? metadata.id;
    const stem = path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, '');
    const named =
      this.#byFile.get(path) ??
      (own === undefined ? undefined : this.#byKey.get(own)) ??
      this.#byKey.get(stem) ??
      this.#byKey.get(keyFromFileName(path)) ??
      this.#byFoldedKey.get(fold(stem));
    if (named && !differInDoi(metadata, named)) return named;
    const identified =
      this.#byDoi.get(normalizeDoi(metadata.DOI)) ??
      this.#unlessContradicted(this.#byUrl.get(normalizeUrl(metadata.URL)), metadata) ??
      this.#unlessContradicted(this.#byIsbn.get(normalizeIsbn(metadata.ISBN)), metadata);
    return identified ?? this.#byTitleOf(metadata);
  }

  #unlessContradicted(item: CslItem | undefined, metadata: Partial<CslItem>): CslItem | undefined {
    return item && !differInDoi(metadata, item) ? item : undefined;
  }

  #byTitleOf(metadata: Partial<CslItem>): CslItem | undefined {
    const title = normalizeTitle(metadata.title);
    if (!title) return undefined;
    const items = this.#byTitle.get(title) ?? [];
    // "Introduction" is the title of many works, "Harbour Poems" of few, "Hollis v. Brandt" of one.
    const length = title.split(' ').length;
    const isOne = items.length === 1 && this.#titled.get(title) === 1;
    const needed = (length >= 3 ? 1 : 2) - (isOne && length >= 2 ? 1 : 0);
    const ids = new Map(
      items
        .filter((item) => !differInDoi(metadata, item) && agreement(metadata, item) >= needed)
        .map((item) => [item.id, item]),
    );
    return ids.size === 1 ? [...ids.values()][0] : undefined;
  }
}

const PART = /^(?:chapter|entry|paper-conference|article)/;

function differInDoi(a: Partial<CslItem>, b: Partial<CslItem>): boolean {
  const [one, other] = [normalizeDoi(a.DOI), normalizeDoi(b.DOI)];
  return one !== undefined && other !== undefined && one !== other;
}

/** How many of author and year are the same; -1 where one of them is another. */
function agreement(a: Partial<CslItem>, b: Partial<CslItem>): number {
  const [yearA, yearB] = [a, b].map((item) => item.issued?.['date-parts']?.[0]?.[0]);
  const [authorsA, authorsB] = [a, b].map((item) =>
    (item.author ?? []).map((name) => fold(surname(name)).split(' ').at(-1)!).filter(Boolean),
  );
  let agreed = 0;
  if (yearA && yearB) {
    if (yearA !== yearB) return -1;
    agreed++;
  }
  if (authorsA!.length && authorsB!.length) {
    if (!authorsA!.some((name) => authorsB!.includes(name))) return -1;
    agreed++;
  }
  return agreed;
}

function normalizeTitle(title: string | undefined): string | undefined {
  const folded = words(title ?? '').map((word) => word.folded);
  return folded.length ? folded.join(' ') : undefined;
}

/**
 * The bibliographies that front matter or a `_quarto.yml` names: `bibliography:` as one path or a list, also below `format:`
 * and `metadata:`. As written there; relative to that file's folder.
 */
export function bibliographyPaths(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  const fields = data as Readonly<Record<string, unknown>>;
  const own: unknown[] = Array.isArray(fields.bibliography)
    ? fields.bibliography
    : [fields.bibliography];
  const paths = own.filter(
    (path): path is string => typeof path === 'string' && path.trim() !== '',
  );
  const nested = [fields.metadata, fields.project, fields.website, fields.book].flatMap((below) =>
    bibliographyPaths(below),
  );
  const formats = fields.format;
  const perFormat =
    typeof formats === 'object' && formats !== null
      ? Object.values(formats).flatMap((below) => bibliographyPaths(below))
      : [];
  return [...new Set([...paths.map((path) => path.trim()), ...nested, ...perFormat])];
}
