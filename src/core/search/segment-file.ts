/**
 * The file of one source in the cache. Little endian:
 *
 *     head    32-bit words: magic, version, byte lengths of index, document, blocks and text, code units of the
 *             text, bytes a code unit (1 or 2), checksums of index and document, checksum of the head itself
 *     index   lengths of words and words as they are met, token codes, passage tables, spans of chrome; of each
 *             chunk of text its checksum and first line, and where the pieces of the blocks are
 *     document  metadata, problems as JSON
 *     blocks  see block-pieces.ts
 *     text    code units of fixed width, so that any range can be read where it lies
 *     tail    magic, to see that the file is whole
 *
 * UTF-8 was rejected for the text (offsets would need a table), as were compressed texts (a chunk a lookup
 * hit would cost more than the lookup). Lone surrogates survive.
 */
import type { SourceDocument } from '../sources/types';
import { encodeBlocks } from './block-pieces';
import { checksum, TokenReader } from './codes';
import { hasLabels, linesOfChunks } from './excerpt';
import type { LocalStream, WordList } from './local-stream';
import { chromeOf } from './segment';

/** Goes up with every change of this format or of the tokens. Files of another version are read afresh. */
export const SEGMENT_VERSION = 6;
const MAGIC = 0x64696269;
const HEAD_WORDS = 11;
export const HEAD_BYTES = HEAD_WORDS * 4;
export const TAIL_BYTES = 4;
/** Code units a chunk: what one read of the text brings in. */
export const CHUNK = 1 << 12;

/** Where the parts of a segment file lie, in bytes. */
export interface SegmentLayout {
  readonly index: number;
  readonly document: number;
  readonly blocks: number;
  readonly text: number;
  readonly tail: number;
  /** Code units of the text. */
  readonly characters: number;
  /** Bytes a code unit. */
  readonly width: 1 | 2;
  readonly indexSum: number;
  readonly documentSum: number;
}

/** What is kept in memory of a segment file, beside its stream. */
export interface SegmentTables {
  readonly chrome: Uint32Array;
  readonly chunkSums: Uint32Array;
  /** See `linesOfChunks`. */
  readonly lines: Uint32Array;
  /** See `encodeBlocks`. */
  readonly pieces: Uint32Array;
  /** Whether any block has a page label. */
  readonly labelled: boolean;
}

/** What a document is beside text and blocks. */
export type Outline = Omit<SourceDocument, 'text' | 'blocks'>;

/** A file, and what of it is kept in memory. */
export interface EncodedSegment {
  readonly bytes: Uint8Array;
  readonly layout: SegmentLayout;
  readonly tables: SegmentTables;
}

/** `units` are those of the document's text. */
export function encodeSegment(
  document: SourceDocument,
  units: Uint16Array,
  stream: LocalStream,
): EncodedSegment {
  const { text, blocks, ...rest } = document;
  const pieces = encodeBlocks(blocks);
  const width = isNarrow(units) ? 1 : 2;
  const content = width === 1 ? new Uint8Array(units) : new Uint8Array(units.buffer);
  const tables: SegmentTables = {
    chrome: chromeOf(document),
    chunkSums: chunkSums(content, width),
    lines: linesOfChunks(units),
    pieces: pieces.table,
    labelled: hasLabels(blocks),
  };
  const index = joinParts([...streamParts(stream), ...tableParts(tables)]);
  const about = new TextEncoder().encode(JSON.stringify(rest));
  const head = new Uint32Array(HEAD_WORDS);
  head.set([MAGIC, SEGMENT_VERSION, index.length, about.length, pieces.bytes.length]);
  head.set([content.length, text.length, width, checksum(index), checksum(about)], 5);
  head[HEAD_WORDS - 1] = checksum(new Uint8Array(head.buffer, 0, HEAD_BYTES - 4));
  const start = new Uint8Array(head.buffer);
  const tail = new Uint8Array(Uint32Array.of(MAGIC).buffer);
  const bytes = concatenate([start, index, about, pieces.bytes, content, tail]);
  return { bytes, layout: decodeHead(start)!, tables };
}

/** Whether a byte holds any of these units. */
function isNarrow(units: Uint16Array): boolean {
  const pairs = new Uint32Array(units.buffer, 0, units.length >> 1);
  let all = units.at(-1) ?? 0;
  for (let i = 0; i < pairs.length; i++) all |= pairs[i]!;
  return (all & 0xff00ff00) === 0;
}

function streamParts(stream: LocalStream): readonly (Uint8Array | Uint32Array)[] {
  const { codes, starts, offsets, words, lexicon, uses } = stream;
  const lengths = new Uint8Array(uses.length - 1);
  for (let i = 0; i < lengths.length; i++) {
    lengths[i] = lexicon.starts[i + 2]! - lexicon.starts[i + 1]!;
  }
  const letters = lexicon.bytes.subarray(0, lexicon.starts[uses.length]);
  return [Uint32Array.of(words), lengths, letters, codes, starts, offsets];
}

function tableParts({ chrome, chunkSums, lines, pieces, labelled }: SegmentTables) {
  return [chrome, chunkSums, lines, pieces, Uint8Array.of(Number(labelled))];
}

/** Undefined where the head is not one that this version has written. */
export function decodeHead(bytes: Uint8Array): SegmentLayout | undefined {
  if (bytes.length !== HEAD_BYTES) return undefined;
  const head = new Uint32Array(bytes.slice().buffer);
  const [magic, version, index = 0, about = 0, blocks = 0, units = 0, characters = 0] = head;
  const width = head[7];
  if (magic !== MAGIC || version !== SEGMENT_VERSION) return undefined;
  if (head[HEAD_WORDS - 1] !== checksum(bytes, 0, HEAD_BYTES - 4)) return undefined;
  if ((width !== 1 && width !== 2) || units !== characters * width) return undefined;
  const document = HEAD_BYTES + index;
  return {
    index: HEAD_BYTES,
    document,
    blocks: document + about,
    text: document + about + blocks,
    tail: document + about + blocks + units,
    characters,
    width,
    indexSum: head[8]!,
    documentSum: head[9]!,
  };
}

/** Whether these are the last bytes of a whole file. */
export function isTail(bytes: Uint8Array | undefined): boolean {
  return bytes?.length === TAIL_BYTES && new Uint32Array(bytes.slice().buffer)[0] === MAGIC;
}

/** Undefined where the bytes are not those that were written. */
export function decodeIndex(
  bytes: Uint8Array,
  layout: SegmentLayout,
): { stream: LocalStream; tables: SegmentTables } | undefined {
  if (checksum(bytes) !== layout.indexSum) return undefined;
  const [words, lengths, letters, codes, starts, offsets, chrome, sums, lines, pieces, labelled] =
    splitParts(bytes);
  return {
    stream: {
      codes: codes!,
      starts: words32(starts!),
      offsets: words32(offsets!),
      words: words32(words!)[0]!,
      lexicon: wordList(letters!, lengths!),
      uses: usesIn(codes!, lengths!.length + 1),
    },
    tables: {
      chrome: words32(chrome!),
      chunkSums: words32(sums!),
      lines: words32(lines!),
      pieces: words32(pieces!),
      labelled: labelled![0] === 1,
    },
  };
}

function usesIn(codes: Uint8Array, size: number): Uint32Array {
  const uses = new Uint32Array(size);
  const reader = new TokenReader(codes);
  while (reader.at < codes.length) uses[reader.next()]!++;
  return uses;
}

function wordList(bytes: Uint8Array, lengths: Uint8Array): WordList {
  const starts = new Uint32Array(lengths.length + 2);
  for (let i = 0; i < lengths.length; i++) starts[i + 2] = starts[i + 1]! + lengths[i]!;
  return { bytes, starts };
}

export function decodeDocument(bytes: Uint8Array, layout: SegmentLayout): Outline | undefined {
  if (checksum(bytes) !== layout.documentSum) return undefined;
  return JSON.parse(new TextDecoder().decode(bytes)) as Outline;
}

const WHOLE = { fatal: true, ignoreBOM: true } as const;
/** Bytes that are decoded together where not all can be. */
const PIECE = 8192;

/**
 * The text of code units as `encodeSegment` writes them. The platform's decoders are ten times as fast as
 * a loop, but they mend what is no Unicode (half of a pair, as at the edge of a chunk): a piece with such takes the loop.
 */
export function decodeUnits(bytes: Uint8Array, width: 1 | 2): string {
  const whole = decodeUnicode(bytes, width);
  if (whole !== undefined) return whole;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.slice(at, at + PIECE);
    const units = width === 1 ? piece : new Uint16Array(piece.buffer);
    parts.push(
      decodeUnicode(piece, width) ?? String.fromCharCode.apply(null, units as unknown as number[]),
    );
  }
  return parts.join('');
}

/** Undefined where a decoder would change it. */
function decodeUnicode(bytes: Uint8Array, width: 1 | 2): string | undefined {
  try {
    if (width === 2) return new TextDecoder('utf-16le', WHOLE).decode(bytes);
    // Bytes below 128 are the same in UTF-8; any other is an error there or has a mate that makes one unit of two.
    const text = new TextDecoder('utf-8', WHOLE).decode(bytes);
    return text.length === bytes.length ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The check of each chunk of text. */
export function chunkSums(units: Uint8Array, width: number): Uint32Array {
  const step = CHUNK * width;
  return Uint32Array.from({ length: Math.ceil(units.length / step) }, (_, i) =>
    checksum(units, i * step, Math.min(units.length, (i + 1) * step)),
  );
}

function concatenate(parts: readonly (Uint8Array | Uint32Array)[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return all;
}

/** Parts behind one another, each with its length before it. */
function joinParts(parts: readonly (Uint8Array | Uint32Array)[]): Uint8Array {
  return concatenate(parts.flatMap((part) => [Uint32Array.of(part.byteLength), part]));
}

function splitParts(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = view.getUint32(at, true);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}

function words32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer);
}
