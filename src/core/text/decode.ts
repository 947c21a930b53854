/**
 * Bytes to text. Encodings that writers' files have: UTF-8, UTF-16 of both orders, Windows-1252. Linear;
 * a file of 200 MB is looked at once by the platform's decoder and, only where it is no clean UTF-8, once
 * more by us. Statistical guessing of other code pages was left out: a wrong guess garbles every quote,
 * while Windows-1252 keeps at least all ASCII words findable.
 */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  /** Without a byte-order mark; empty where the bytes are no text. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** True where the bytes are no text in any of these encodings. */
  readonly binary: boolean;
}

/** Bytes that are looked at to tell text from other data. */
const SAMPLE = 65_536;

/** Windows-1252 for 0x80 to 0x9f; some platforms decode that range as Latin-1's control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text in these bytes, its encoding found out from a byte-order mark or from the bytes themselves. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = encodingOfMark(bytes);
  if (marked) return decoded(bytes, marked);
  const sample = bytes.subarray(0, SAMPLE);
  const wide = wideEncoding(sample);
  if (wide) return decoded(bytes, wide);
  if (looksBinary(sample)) return { text: '', encoding: 'utf-8', binary: true };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', binary: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return decoded(bytes, mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** The text of bytes that are known to be in Windows-1252, or in Latin-1, which is read as the former. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return decoded(bytes, 'windows-1252').text;
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: encoding === 'windows-1252' ? mend1252(text) : text, encoding, binary: false };
}

function mend1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80]!);
}

function encodingOfMark(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * UTF-16 without a mark: the zero bytes of its ASCII characters (in any script at least the spaces and
 * line ends) stand on one side only, and what it decodes to holds neither control nor unassigned characters.
 */
function wideEncoding(sample: Uint8Array): TextEncoding | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]!++;
  const most = Math.max(zeros[0]!, zeros[1]!);
  if (most < 2 || most < sample.length / 200 || Math.min(zeros[0]!, zeros[1]!) > most / 20)
    return undefined;
  const encoding = zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1));
  const odd = text.match(/[\0-\x08\x0e-\x1f\x7f\p{Cn}\p{Co}\ufffd]/gu)?.length ?? 0;
  return odd <= text.length / 100 ? encoding : undefined;
}

/** More than one zero byte in a thousand, or than two control bytes in a hundred. */
function looksBinary(sample: Uint8Array): boolean {
  let zeros = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27 && byte !== 26) controls++;
    else if (byte === 127) controls++;
  }
  return zeros > sample.length / 1000 || controls > sample.length / 50;
}

/**
 * True where most of what is not ASCII forms UTF-8 characters: a text with a few broken bytes, which would
 * be garbled throughout if it were read as Windows-1252.
 */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const more = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : 1;
    let seen = 0;
    while (seen < more && (bytes[i + 1 + seen]! & 0xc0) === 0x80) seen++;
    if (lead >= 0xc2 && lead < 0xf5 && seen === more) {
      whole++;
      i += more;
    } else broken++;
  }
  return whole > broken * 3;
}
