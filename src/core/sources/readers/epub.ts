import { checkCancelled } from '../../host';
import { message } from '../../message';
import type { ReadInput, SourceDocument, SourceProblem } from '../types';
import { BlockBuilder, layOut } from './block-builder';
import { placeOf, readPackage, type BookPackage } from './epub-package';
import { walkBlocks } from './html-blocks';
import { decodePage } from './html-encoding';
import { parsePage, textOf, type PageElement } from './html-tree';
import { explaining, ReaderProblem } from './reader-problem';
import { decodeXml } from './xml-events';
import { openArchive, type Archive } from './zip';

/** Reads a book in its reading order, with chapters and, where it tells them, the pages of its printed edition. */
export async function readEpub(input: ReadInput): Promise<SourceDocument> {
  return explaining(input, 'epub', async () => {
    const archive = openArchive(input.bytes);
    const book = readPackage(archive, input.token);
    refuseProtected(archive, book);
    const builder = new BlockBuilder();
    const problems: SourceProblem[] = [];
    const marks = new PlaceMarks(book, builder);
    let broken = 0;
    for (const { path, isContents } of book.spine) {
      checkCancelled(input.token);
      const page = readChapter(archive, path, input);
      if (!page) {
        broken++;
        continue;
      }
      if (page.cut) problems.push({ extent: 'partly', message: message('source.nested-too-deep') });
      marks.enterFile(path);
      const from = builder.blocks.length;
      walkBlocks(page.body, builder, { enter: (element) => marks.enter(element) });
      // The list of chapters is no text of the book.
      if (isContents) for (const block of builder.blocks.slice(from)) block.kind = 'chrome';
    }
    if (book.spine.length > 0 && broken === book.spine.length)
      throw new ReaderProblem('source.zip-damaged');
    if (broken > 0)
      problems.push({
        extent: 'partly',
        message: message('source.chapters-unreadable', { count: broken }),
      });
    const { text, blocks } = layOut(builder.blocks, book.metadata.title);
    return {
      format: 'epub',
      text,
      blocks,
      metadata: book.metadata,
      problems,
      ...(marks.pages > 0 && { pages: marks.pages }),
    };
  });
}

function readChapter(archive: Archive, path: string, { token }: ReadInput) {
  try {
    const bytes = archive.read(path);
    return bytes && parsePage(decodePage(bytes), { xml: true, token });
  } catch (error) {
    if (error instanceof ReaderProblem && error.problem.id === 'source.zip-damaged')
      return undefined;
    throw error;
  }
}

/** Disguised fonts are common in free books; only text that is encrypted makes a book unreadable. */
function refuseProtected(archive: Archive, { spine }: BookPackage): void {
  const encryption = archive.read('META-INF/encryption.xml');
  if (!encryption) return;
  const texts = new Set(spine.map(({ path }) => path.toLowerCase()));
  for (const [, uri] of decodeXml(encryption).matchAll(
    /CipherReference\s[^>]*?URI\s*=\s*["']([^"']+)["']/g,
  )) {
    if (texts.has(placeOf('', uri!).toLowerCase()))
      throw new ReaderProblem('source.epub-protected');
  }
}

const PAGE_BREAK = /(?:^|\s)(?:doc-)?pagebreak(?:\s|$)/;

/** Follows the text through chapters and printed pages. */
class PlaceMarks {
  readonly #book: BookPackage;
  readonly #builder: BlockBuilder;
  #file = '';
  pages = 0;

  constructor(book: BookPackage, builder: BlockBuilder) {
    this.#book = book;
    this.#builder = builder;
  }

  enterFile(path: string): void {
    this.#file = path;
    this.#arrive(path);
  }

  enter(element: PageElement): boolean | undefined {
    const { attributes } = element;
    const id = attributes['id'] ?? (element.name === 'a' ? attributes['name'] : undefined);
    const place = id === undefined ? undefined : `${this.#file}#${id}`;
    const type = `${attributes['epub:type'] ?? ''} ${attributes['role'] ?? ''}`;
    if (PAGE_BREAK.test(type)) {
      const written = attributes['title'] ?? attributes['aria-label'] ?? textOf(element);
      const label =
        (place && this.#book.pages.get(place)) ||
        pageLabel(written) ||
        pageLabel(id?.replace(/^.*?(?=[ivxlc\d]+$)/i, '') ?? '');
      if (label) this.#turnTo(label);
      return false;
    }
    if (place !== undefined) this.#arrive(place);
    return true;
  }

  #arrive(place: string): void {
    const chapter = this.#book.chapters.get(place);
    if (chapter !== undefined && chapter !== this.#builder.place.chapter) {
      this.#builder.end();
      this.#builder.place.chapter = chapter;
    }
    const page = this.#book.pages.get(place);
    if (page !== undefined) this.#turnTo(page);
  }

  #turnTo(label: string): void {
    if (label === this.#builder.place.page) return;
    this.pages++;
    this.#builder.turnPage(label, undefined);
  }
}

/** "Page 12" and "[12]" are page 12. */
function pageLabel(written: string): string {
  return written.replace(/^\s*(?:page|p\.|seite|s\.)\s*/i, '').replace(/[[\]().\s]/g, '');
}
