/**
 * The file of one source in the cache. Little endian:
 *
 *     head    32-bit words: magic, version, byte lengths of index, document and text, code units of the text,
 *             bytes a code unit (1 or 2), checksums of index and document, checksum of the head itself
 *     index   lexicon, token codes, passage tables, spans of chrome, one checksum for each chunk of text
 *     document  blocks, metadata, problems as JSON
 *     text    code units of fixed width, so that any range can be read where it lies
 *     tail    magic, to see that the file is whole
 *
 * UTF-8 was rejected for the text (offsets would need a table), as were compressed texts (a chunk a lookup
 * hit would cost more than the lookup). Lone surrogates survive.
 */
import type { SourceDocument } from '../sources/types';
import { checksum } from './codes';
import { chromeOf, type LocalStream } from './segment';

/** Goes up with every change of this format or of the tokens. Files of another version are read afresh. */
export const SEGMENT_VERSION = 1;
const MAGIC = 0x64696269;
const HEAD_WORDS = 10;
export const HEAD_BYTES = HEAD_WORDS * 4;
export const TAIL_BYTES = 4;
/** Code units a chunk: what one read of the text brings in. */
export const CHUNK = 1 << 12;

/** Where the parts of a segment file lie, in bytes. */
export interface SegmentLayout {
  readonly index: number;
  readonly document: number;
  readonly text: number;
  readonly tail: number;
  /** Code units of the text. */
  readonly characters: number;
  /** Bytes a code unit. */
  readonly width: 1 | 2;
  readonly indexSum: number;
  readonly documentSum: number;
}

/** What a segment file tells of its source before text and blocks are read. */
export interface SegmentIndex {
  readonly stream: LocalStream;
  readonly chrome: Uint32Array;
  readonly chunkSums: Uint32Array;
}

export function encodeSegment(document: SourceDocument, stream: LocalStream): Uint8Array {
  const { text, ...rest } = document;
  const units = encodeUnits(text);
  const width = units.length === text.length ? 1 : 2;
  const sums = chunkSums(units, width);
  const lexicon = new TextEncoder().encode(stream.lexicon.join('\n'));
  const index = joinParts([
    lexicon,
    stream.codes,
    stream.starts,
    stream.offsets,
    chromeOf(document),
    sums,
  ]);
  const words = Uint32Array.of(stream.words);
  const parts = joinParts([words, index]);
  const about = new TextEncoder().encode(JSON.stringify(rest));
  const head = new Uint32Array(HEAD_WORDS);
  head.set([MAGIC, SEGMENT_VERSION, parts.length, about.length, units.length, text.length, width]);
  head.set([checksum(parts), checksum(about)], 7);
  head[9] = checksum(new Uint8Array(head.buffer, 0, HEAD_BYTES - 4));
  const file = new Uint8Array(HEAD_BYTES + parts.length + about.length + units.length + TAIL_BYTES);
  file.set(new Uint8Array(head.buffer));
  file.set(parts, HEAD_BYTES);
  file.set(about, HEAD_BYTES + parts.length);
  file.set(units, HEAD_BYTES + parts.length + about.length);
  file.set(new Uint8Array(Uint32Array.of(MAGIC).buffer), file.length - TAIL_BYTES);
  return file;
}

/** Undefined where the head is not one that this version has written. */
export function decodeHead(bytes: Uint8Array): SegmentLayout | undefined {
  if (bytes.length !== HEAD_BYTES) return undefined;
  const head = new Uint32Array(bytes.slice().buffer);
  const [magic, version, index = 0, about = 0, units = 0, characters = 0, width] = head;
  if (magic !== MAGIC || version !== SEGMENT_VERSION) return undefined;
  if (head[9] !== checksum(bytes, 0, HEAD_BYTES - 4)) return undefined;
  if ((width !== 1 && width !== 2) || units !== characters * width) return undefined;
  return {
    index: HEAD_BYTES,
    document: HEAD_BYTES + index,
    text: HEAD_BYTES + index + about,
    tail: HEAD_BYTES + index + about + units,
    characters,
    width,
    indexSum: head[7]!,
    documentSum: head[8]!,
  };
}

/** Whether these are the last bytes of a whole file. */
export function isTail(bytes: Uint8Array | undefined): boolean {
  return bytes?.length === TAIL_BYTES && new Uint32Array(bytes.slice().buffer)[0] === MAGIC;
}

/** Undefined where the bytes are not those that were written. */
export function decodeIndex(bytes: Uint8Array, layout: SegmentLayout): SegmentIndex | undefined {
  if (checksum(bytes) !== layout.indexSum) return undefined;
  const [words, index] = splitParts(bytes);
  const [lexicon, codes, starts, offsets, chrome, sums] = splitParts(index!);
  return {
    stream: {
      lexicon: lexicon!.length ? new TextDecoder().decode(lexicon).split('\n') : [],
      codes: codes!,
      starts: words32(starts!),
      offsets: words32(offsets!),
      words: words32(words!)[0]!,
    },
    chrome: words32(chrome!),
    chunkSums: words32(sums!),
  };
}

export function decodeDocument(
  bytes: Uint8Array,
  layout: SegmentLayout,
): Omit<SourceDocument, 'text'> | undefined {
  if (checksum(bytes) !== layout.documentSum) return undefined;
  return JSON.parse(new TextDecoder().decode(bytes)) as Omit<SourceDocument, 'text'>;
}

const WHOLE = { fatal: true, ignoreBOM: true } as const;

/** One byte a code unit where all are below 256, else two. */
function encodeUnits(text: string): Uint8Array {
  const narrow = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff) return encodeWide(text);
    narrow[i] = code;
  }
  return narrow;
}

function encodeWide(text: string): Uint8Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return new Uint8Array(units.buffer);
}

/**
 * The text of code units as `encodeSegment` writes them. The platform's decoders are ten times as fast as
 * a loop, but they mend what is no Unicode (half of a pair, as at the edge of a chunk): such text takes the loop.
 */
export function decodeUnits(bytes: Uint8Array, width: 1 | 2): string {
  try {
    if (width === 2) return new TextDecoder('utf-16le', WHOLE).decode(bytes);
    // Bytes below 128 are the same in UTF-8; any other is an error there or has a mate that makes one unit of two.
    const text = new TextDecoder('utf-8', WHOLE).decode(bytes);
    if (text.length === bytes.length) return text;
  } catch {
    // Decoded below.
  }
  const units = width === 1 ? bytes : new Uint16Array(bytes.slice().buffer);
  let text = '';
  for (let at = 0; at < units.length; at += 8192) {
    const piece = units.subarray(at, at + 8192) as unknown as number[];
    text += String.fromCharCode.apply(null, piece);
  }
  return text;
}

/** The check of each chunk of text. */
export function chunkSums(units: Uint8Array, width: number): Uint32Array {
  const step = CHUNK * width;
  return Uint32Array.from({ length: Math.ceil(units.length / step) }, (_, i) =>
    checksum(units, i * step, Math.min(units.length, (i + 1) * step)),
  );
}

/** Parts behind one another, each with its length before it. */
function joinParts(parts: readonly (Uint8Array | Uint32Array)[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.byteLength, 0));
  const view = new DataView(all.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.byteLength, true);
    all.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at + 4);
    at += 4 + part.byteLength;
  }
  return all;
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
