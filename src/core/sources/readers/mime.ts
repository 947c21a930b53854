/*
 * Mail messages and their parts, in which e-mails and web archives are saved: RFC 5322, 2045, 2046. Linear in the
 * bytes; what is broken is read as far as it goes.
 */
/** A part of a message, or the whole of it. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  /** What follows the headers. */
  readonly body: Uint8Array;
}

/** Headers may not take more of a part than this. */
const MAX_HEADERS = 65_536;

/** The headers at the beginning of a message or of a part, by their names in lower case, and what follows. */
export function readHeaders(bytes: Uint8Array, start: number, end = bytes.length): Part {
  let at = start;
  while (at < end && at - start < MAX_HEADERS) {
    const lineEnd = bytes.indexOf(10, at);
    if (lineEnd < 0 || lineEnd >= end) break;
    const empty = lineEnd === at || (lineEnd === at + 1 && bytes[at] === 13);
    at = lineEnd + 1;
    if (empty && at - start > 2) break;
  }
  const headers = new Map<string, string>();
  const text = ascii(bytes.subarray(start, at)).replace(/\r?\n[ \t]+/g, ' ');
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: bytes.subarray(at, end) };
}

/** The parts of a message, those of its inner messages too; a message that has no boundary is its only part. */
export function partsOf(bytes: Uint8Array, message: Part, depth = 0): Part[] {
  const boundary = parameter(message.headers.get('content-type') ?? '', 'boundary');
  if (boundary === undefined || depth > 4) return [message];
  const mark = new TextEncoder().encode(`--${boundary}`);
  const { body } = message;
  const starts: number[] = [];
  for (let at = indexOf(body, mark, 0); at >= 0; at = indexOf(body, mark, at + mark.length)) {
    if (at === 0 || body[at - 1] === 10) starts.push(at);
  }
  return starts.flatMap((start, i) => {
    const lineEnd = body.indexOf(10, start);
    // The last boundary has two hyphens behind it; without it the file was cut short, and what there is counts.
    if (lineEnd < 0 || (body[start + mark.length] === 45 && body[start + mark.length + 1] === 45))
      return [];
    const part = readHeaders(body, lineEnd + 1, starts[i + 1] ?? body.length);
    return /^\s*multipart\//i.test(part.headers.get('content-type') ?? '')
      ? partsOf(bytes, part, depth + 1)
      : [part];
  });
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0]!, from); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    let same = 1;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++;
    if (same === wanted.length) return at;
  }
  return -1;
}

/** A parameter of a header: the `utf-8` of `text/plain; charset=utf-8`. */
export function parameter(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2];
}

/** The bytes of a part as they were before they were sent. */
export function undone({ headers, body }: Part): Uint8Array {
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'quoted-printable') return undoQuotedPrintable(body);
  return encoding === 'base64' ? undoBase64(body) : body;
}

/** `=C3=A9` is two bytes; `=` at the end of a line joins it with the next. Broken escapes stay as they are. */
export function undoQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte !== 61) {
      out[length++] = byte;
      continue;
    }
    let end = i + 1;
    while (bytes[end] === 32 || bytes[end] === 9 || bytes[end] === 13) end++;
    if (bytes[end] === 10 || end >= bytes.length) {
      i = end;
      continue;
    }
    const value = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
    if (Number.isNaN(value)) out[length++] = byte;
    else {
      out[length++] = value;
      i += 2;
    }
  }
  return out.subarray(0, length);
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return NaN;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : NaN;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Leaves out what is no base64, as mail programs do. */
export function undoBase64(bytes: Uint8Array): Uint8Array {
  const values = new Int8Array(256).fill(-1);
  for (let i = 0; i < BASE64.length; i++) values[BASE64.charCodeAt(i)] = i;
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    const value = values[byte]!;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[length++] = (held >> bits) & 0xff;
    }
  }
  return out.subarray(0, length);
}

function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
