import type { Cache } from '../host';
import type { Block, SourceDocument } from '../sources/types';
import type { Span } from '../text/span';
import { decodeBlocks, decodePieces, piecesAround } from './block-pieces';
import {
  chunkSums as sumsOf,
  decodeDocument,
  decodeHead,
  decodeIndex,
  decodeUnits,
  encodeSegment,
  HEAD_BYTES,
  isTail,
  SEGMENT_VERSION,
  TAIL_BYTES,
  type Outline,
  type SegmentLayout,
  type SegmentTables,
} from './segment-file';
import type { LocalStream } from './local-stream';
import type { StoredText } from './texts';

const PREFIX = 'segment';

export interface StoredSegment extends StoredText, Omit<SegmentTables, 'chrome'> {
  /** Size of its file. */
  readonly bytes: number;
}

export interface RestoredSegment {
  readonly stored: StoredSegment;
  readonly stream: LocalStream;
  readonly chrome: Uint32Array;
  readonly document: Outline;
}

/** The segment files of a cache. Whatever is wrong with a file, it is as if it were not there. */
export class SegmentCache {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** One content can be read in two ways, so the ending of the file counts too. */
  nameOf(source: string, hash: string): string {
    const ending = /\.([a-z0-9]{1,8})$/i.exec(source)?.[1]?.toLowerCase() ?? 'none';
    const safe = hash.replace(/[^a-z0-9]/gi, '-');
    return `${PREFIX}-${SEGMENT_VERSION}-${ending}-${safe}`;
  }

  /** Undefined where the cache does not keep it. `units` are those of the document's text. */
  write(
    source: string,
    hash: string,
    document: SourceDocument,
    units: Uint16Array,
    stream: LocalStream,
  ): Promise<StoredSegment | undefined> {
    if (this.#cache.keepsNothing) return Promise.resolve(undefined);
    const file = this.nameOf(source, hash);
    const { bytes, layout, tables } = encodeSegment(document, units, stream);
    return this.#cache.write(file, bytes).then(
      () => storedOf(file, layout, tables),
      // A cache that can't be written (disk full, no rights) is as good as none.
      () => undefined,
    );
  }

  async restore(source: string, hash: string): Promise<RestoredSegment | undefined> {
    const file = this.nameOf(source, hash);
    const layout = await this.#layout(file);
    if (!layout) return undefined;
    const bytes = await this.#cache.readRange(file, layout.index, layout.blocks);
    if (!bytes) return undefined;
    const middle = layout.document - layout.index;
    const index = decodeIndex(bytes.subarray(0, middle), layout);
    const document = decodeDocument(bytes.subarray(middle), layout);
    if (!index || !document) return undefined;
    const { stream, tables } = index;
    return { stored: storedOf(file, layout, tables), stream, chrome: tables.chrome, document };
  }

  /** Whether the file is there, whole, and the one that was written. */
  async holds({ file, layout }: StoredSegment): Promise<boolean> {
    const found = await this.#layout(file);
    return found?.indexSum === layout.indexSum && found.documentSum === layout.documentSum;
  }

  async document(stored: StoredSegment): Promise<SourceDocument | undefined> {
    const { file, layout, chunkSums, pieces } = stored;
    const bytes = await this.#cache.readRange(file, layout.document, layout.tail);
    if (!bytes) return undefined;
    const part = (from: number, to: number): Uint8Array =>
      bytes.subarray(from - layout.document, to - layout.document);
    const about = decodeDocument(part(layout.document, layout.blocks), layout);
    const blocks = decodeBlocks({ bytes: part(layout.blocks, layout.text), table: pieces });
    const units = part(layout.text, layout.tail);
    if (!about || !blocks) return undefined;
    if (sumsOf(units, layout.width).some((sum, i) => sum !== chunkSums[i])) return undefined;
    return { ...about, blocks, text: decodeUnits(units, layout.width) };
  }

  /** Blocks in a row, those that a span touches among them, and how many paragraphs come before them. */
  async blocksAround(
    { file, layout, pieces }: StoredSegment,
    span: Span,
  ): Promise<{ blocks: Block[]; paragraphs: number } | undefined> {
    const size = layout.text - layout.blocks;
    const { first, behind, paragraphs, start, end } = piecesAround(pieces, size, span);
    const bytes = await this.#cache.readRange(file, layout.blocks + start, layout.blocks + end);
    const blocks = bytes && decodePieces(bytes, pieces, first, behind);
    return blocks && { blocks, paragraphs };
  }

  /** Removes all segment files but those named. */
  async prune(kept: ReadonlySet<string>): Promise<void> {
    for (const name of await this.#cache.names()) {
      if (name.startsWith(`${PREFIX}-`) && !kept.has(name)) await this.#cache.remove(name);
    }
  }

  async clear(): Promise<void> {
    for (const name of await this.#cache.names()) await this.#cache.remove(name);
  }

  async #layout(file: string): Promise<SegmentLayout | undefined> {
    const head = await this.#cache.readRange(file, 0, HEAD_BYTES);
    const layout = head && decodeHead(head);
    if (!layout) return undefined;
    const tail = await this.#cache.readRange(file, layout.tail, layout.tail + TAIL_BYTES);
    return isTail(tail) ? layout : undefined;
  }
}

function storedOf(
  file: string,
  layout: SegmentLayout,
  { chunkSums, lines, pieces, labelled }: SegmentTables,
): StoredSegment {
  return { file, layout, chunkSums, lines, pieces, labelled, bytes: layout.tail + TAIL_BYTES };
}
