import { Inflate } from 'fflate';
import { ReaderProblem } from './reader-problem';

/**
 * A ZIP archive whose files are unpacked one at a time and only when asked for: pictures and fonts of a book never
 * are. What an archive says of its sizes is not believed; unpacking stops when it goes beyond the limits.
 * Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export interface Archive {
  readonly names: readonly string[];
  /** The content of a file; undefined where the archive has none of that name. Throws `ReaderProblem`. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  /** As the archive says: too large a size is believed, a small one is not. */
  readonly unpacked: number;
  readonly offset: number;
}

/** Bytes that may come out of one archive: ten times the text of the longest novels, styles included. */
const MAX_TOTAL = 400_000_000;
/** Bytes that may come out of any archive, and how often its own size beyond that. */
const ALWAYS_TOTAL = 50_000_000;
const MAX_TOTAL_RATIO = 60;
/** Text packs to a tenth; tables of equal cells to a hundredth. More is made to fill memory. */
const MAX_RATIO = 400;
/** Small files may be packed ever so well. */
const RATIO_COUNTS_FROM = 10_000_000;
const MAX_ENTRIES = 100_000;
/** Packed bytes between two looks at what came out. */
const STEP = 16_384;

/** Reads the directory of an archive. Throws `ReaderProblem` where it has none. */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes);
  const total = Math.max(ALWAYS_TOTAL, bytes.length * MAX_TOTAL_RATIO);
  const budget = { left: Math.min(MAX_TOTAL, total) };
  const byLowerCase = new Map<string, Entry>();
  for (const [name, entry] of entries) byLowerCase.set(name.toLowerCase(), entry);
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name) ?? byLowerCase.get(name.toLowerCase());
      return entry && unpack(bytes, view, entry, budget);
    },
  };
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const FILE = 0x02014b50;
const LOCAL = 0x04034b50;

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view);
  let at = view.getUint32(end + 16, true);
  let count = view.getUint16(end + 10, true);
  const locator = end - 20;
  if (
    (at === 0xffffffff || count === 0xffff) &&
    locator >= 0 &&
    view.getUint32(locator, true) === END_64_LOCATOR
  ) {
    const end64 = Number(view.getBigUint64(locator + 8, true));
    if (end64 + 56 <= view.byteLength && view.getUint32(end64, true) === END_64) {
      count = Number(view.getBigUint64(end64 + 32, true));
      at = Number(view.getBigUint64(end64 + 48, true));
    }
  }
  const entries = new Map<string, Entry>();
  for (let i = 0; i < Math.min(count, MAX_ENTRIES); i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== FILE)
      throw new ReaderProblem('source.zip-damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const flags = view.getUint16(at + 8, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
    const sizes = sizes64(view, at, at + 46 + nameLength, extraLength);
    // The first of two files of one name is the one that is read: what a check of the archive sees as well.
    if (!entries.has(name)) {
      entries.set(name, {
        method: view.getUint16(at + 10, true),
        encrypted: (flags & 1) === 1,
        ...sizes,
      });
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ReaderProblem('source.zip-damaged');
}

/** Sizes and places that do not fit 32 bits stand in an extra field. */
function sizes64(
  view: DataView,
  at: number,
  extra: number,
  length: number,
): Pick<Entry, 'packed' | 'unpacked' | 'offset'> {
  let packed = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  let unpacked = view.getUint32(at + 24, true);
  const end = Math.min(extra + length, view.byteLength);
  for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    if (unpacked === 0xffffffff && value + 8 <= end) {
      unpacked = Number(view.getBigUint64(value, true));
      value += 8;
    }
    if (packed === 0xffffffff && value + 8 <= end) {
      packed = Number(view.getBigUint64(value, true));
      value += 8;
    }
    if (offset === 0xffffffff && value + 8 <= end) offset = Number(view.getBigUint64(value, true));
  }
  return { packed, unpacked, offset };
}

function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/');
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  budget: { left: number },
): Uint8Array {
  const { offset, packed } = entry;
  if (entry.encrypted) throw new ReaderProblem('source.locked-office');
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw new ReaderProblem('source.zip-damaged');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new ReaderProblem('source.zip-damaged');
  const data = bytes.subarray(start, start + packed);
  if (entry.method === 0) {
    budget.left -= data.length;
    return data;
  }
  if (entry.method !== 8) throw new ReaderProblem('source.zip-damaged');
  const most = Math.min(budget.left, Math.max(RATIO_COUNTS_FROM, data.length * MAX_RATIO));
  if (entry.unpacked > most) throw new ReaderProblem('source.zip-bomb');
  const unpacked = inflate(data, most);
  budget.left -= unpacked.length;
  return unpacked;
}

function inflate(data: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    if (length > most) throw new ReaderProblem('source.zip-bomb');
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += STEP) {
      stream.push(data.subarray(at, at + STEP), at + STEP >= data.length);
    }
  } catch (error) {
    if (error instanceof ReaderProblem) throw error;
    throw new ReaderProblem('source.zip-damaged');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
