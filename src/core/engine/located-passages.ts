import type { Excerpt } from '../search/excerpt';
import type { SourceIndex } from '../search/types';
import { locate } from '../sources/locator';
import type { Locator } from '../sources/types';
import type { Span } from '../text/span';
import { derivePages } from './derived-pages';
import type { LibrarySource } from './described-sources';

/** Passages that are kept, some 500 bytes each. */
const MOST = 2000;

/** The words of a passage, and where in its source they stand. */
export interface LocatedPassage {
  readonly text: string;
  readonly locator: Locator;
}

/**
 * Passages of sources whose rest is not read, and where they stand. Those asked for last are kept: the findings
 * of a draft ask for the same ones at every keystroke.
 */
export class LocatedPassages {
  readonly #index: SourceIndex;
  /** In the order of last use. */
  #kept = new Map<string, LocatedPassage>();

  constructor(index: SourceIndex) {
    this.#index = index;
  }

  /** Undefined where the source is gone. */
  async at(source: LibrarySource, span: Span): Promise<LocatedPassage | undefined> {
    // What is under way when all are dropped is kept among those.
    const kept = this.#kept;
    const name = `${span.start} ${span.end} ${source.path}`;
    const known = kept.get(name);
    if (known) {
      kept.delete(name);
      kept.set(name, known);
      return known;
    }
    const excerpt = await this.#index.excerpt(source.path, span, 0);
    if (!excerpt) return undefined;
    const { text, offset } = excerpt;
    const found = {
      text: text.slice(span.start - offset, span.end - offset),
      locator: locateIn(source, excerpt, span),
    };
    kept.set(name, found);
    if (kept.size > MOST) kept.delete(kept.keys().next().value!);
    return found;
  }

  /** To be called where sources or their page numbers have changed. */
  clear(): void {
    this.#kept = new Map();
  }
}

/** As `locate` in the whole document. */
export function locateIn(source: LibrarySource, excerpt: Excerpt, span: Span): Locator {
  const { blocks, labelled, paragraphs, start } = excerpt;
  // What can't be told has no passages either.
  const format = source.format === 'unknown' ? 'text' : source.format;
  const bare = { format, text: '', blocks, metadata: {}, problems: [] };
  const numbered = labelled ? bare : derivePages(bare, source.firstPage ?? source.item.page);
  const locator = locate(numbered, span);
  const { paragraph } = locator;
  return {
    ...locator,
    line: start.line,
    paragraph: paragraph === null ? null : paragraph + paragraphs,
  };
}
