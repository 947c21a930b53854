/**
 * Plain data with typed arrays and maps in it as one blob: JSON, in which an array is the place of its bytes behind.
 * Little endian: magic, version, length of the JSON, checksum, JSON, arrays at multiples of 8.
 * What is no such blob, or not whole, is undefined.
 */
import { checksum } from './codes';

const MAGIC = 0x6b617069;
const HEAD_BYTES = 16;
const ALIGNED = 8;

const KINDS = { Uint8Array, Uint32Array, Int32Array } as const;
type Kind = keyof typeof KINDS;
type Packable = InstanceType<(typeof KINDS)[Kind]>;

interface Placed {
  readonly $array: Kind;
  readonly at: number;
  readonly length: number;
}

/** The blob of a value. Arrays in it are copied. */
export function pack(value: unknown, version: number): Uint8Array {
  const arrays: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  let end = 0;
  const json = JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Map) return { $map: [...(part as Map<unknown, unknown>)] };
    if (!ArrayBuffer.isView(part)) return part;
    const { buffer, byteOffset, byteLength, length } = part as Packable;
    const at = end;
    arrays.push({ bytes: new Uint8Array(buffer, byteOffset, byteLength), at });
    end = aligned(at + byteLength);
    return { $array: part.constructor.name, at, length };
  });
  const text = new TextEncoder().encode(json);
  const base = aligned(HEAD_BYTES + text.length);
  const blob = new Uint8Array(base + end);
  blob.set(text, HEAD_BYTES);
  for (const { bytes, at } of arrays) blob.set(bytes, base + at);
  const sum = sumOf(blob, text.length);
  blob.set(new Uint8Array(Uint32Array.of(MAGIC, version, text.length, sum).buffer));
  return blob;
}

/** The value of a blob of this version. Every array has memory of its own. */
export function unpack(bytes: Uint8Array, version: number): unknown {
  if (bytes.length < HEAD_BYTES) return undefined;
  // `slice` of a Node buffer copies nothing.
  const blob = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = new Uint32Array(blob.slice(0, HEAD_BYTES).buffer);
  const [magic, written, length = 0, sum] = head;
  if (magic !== MAGIC || written !== version || sumOf(blob, length) !== sum) return undefined;
  const base = aligned(HEAD_BYTES + length);
  const json = new TextDecoder().decode(blob.subarray(HEAD_BYTES, HEAD_BYTES + length));
  return JSON.parse(json, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    if ('$map' in part) return new Map(part.$map as [unknown, unknown][]);
    if (!('$array' in part)) return part;
    const { $array, at, length: items } = part as Placed;
    const Items = KINDS[$array];
    const start = base + at;
    return new Items(blob.slice(start, start + items * Items.BYTES_PER_ELEMENT).buffer);
  });
}

function sumOf(blob: Uint8Array, length: number): number {
  return (checksum(blob, HEAD_BYTES) ^ length) >>> 0;
}

function aligned(at: number): number {
  return Math.ceil(at / ALIGNED) * ALIGNED;
}
