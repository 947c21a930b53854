/**
 * The paths in a `file` field. Zotero and Better BibTeX write `Title:path:mime;…`, JabRef `Title:path:type;…` (the title
 * often empty), Mendeley `:path:pdf;…`, others a bare path; `\` hides a `:`, `;` or `\` behind it, and Windows paths come with and
 * without it. https://docs.jabref.org/advanced/fields, https://retorque.re/zotero-better-bibtex/
 */
export function entryFiles(fieldValue: string): string[] {
  const value = fieldValue.replace(/[{}]/g, '').trim();
  const files = splitUnescaped(value, ';').map(fileOfRecord);
  return [...new Set(files.filter((file) => file !== ''))];
}

function fileOfRecord(record: string): string {
  const parts = joinDrive(splitUnescaped(record.trim(), ':'));
  // A URL and a bare path have no parts that are a title or a type.
  if (/^[a-z][\w+.-]{2,}:\/\//i.test(record.trim())) return unescape(record.trim());
  if (parts.length >= 3) return unescape(parts.slice(1, -1).join(':').trim());
  if (parts.length === 2) {
    const [first, second] = parts.map((part) => unescape(part.trim()));
    return looksLikeType(second!) ? first! : second!;
  }
  return unescape(parts[0]!.trim());
}

/** `C` and `\Users\x.pdf` belong together: the colon of a drive letter is often not escaped. */
function joinDrive(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const next = parts[i + 1];
    if (/^\s*[A-Za-z]$/.test(parts[i]!) && next !== undefined && /^[\\/]/.test(next)) {
      joined.push(`${parts[i]!.trim()}:${next}`);
      i++;
    } else joined.push(parts[i]!);
  }
  return joined;
}

function looksLikeType(text: string): boolean {
  return /^(?:[a-z]+\/[\w.+-]+|pdf|html?|epub|djvu|docx?|odt|txt|text|url|word[ \w]*|openoffice[ \w]*)$/i.test(
    text,
  );
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && /[\\:;]/.test(text[i + 1] ?? '')) i++;
    else if (text[i] === separator) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unescape(text: string): string {
  return text.replace(/\\([\\:;_&%#$])/g, '$1');
}

/**
 * The path in a `bdsk-file-n` field of BibDesk: a property list in base64. Old ones are XML or hold the path as
 * plain text after `relativePath`; where only an opaque macOS bookmark is left, there is no path to be had.
 */
export function fileOfBdskField(fieldValue: string): string | undefined {
  const bytes = decodeBase64(fieldValue.replace(/[\s{}]/g, ''));
  if (!bytes) return undefined;
  const ascii = String.fromCharCode(...bytes.subarray(0, 8));
  if (ascii === 'bplist00') return fileOfBinaryPlist(bytes);
  const text = new TextDecoder().decode(bytes);
  const xml = /<key>relativePath<\/key>\s*<string>([^<]*)<\/string>/.exec(text)?.[1];
  return xml?.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/**
 * The `relativePath` in a binary property list: the string object that follows the key in a dictionary. Format: CFBinaryPList.c;
 * offsets table at the end, objects marked by their high four bits (5 ASCII, 6 UTF-16, 0xd dictionary).
 */
function fileOfBinaryPlist(bytes: Uint8Array): string | undefined {
  if (bytes.length < 40) return undefined;
  const number = (at: number, size: number) => {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + (bytes[at + i] ?? 0);
    return value;
  };
  const trailer = bytes.length - 32;
  const [offsetSize, refSize] = [bytes[trailer + 6]!, bytes[trailer + 7]!];
  const [count, table] = [number(trailer + 8, 8), number(trailer + 24, 8)];
  const offsetOf = (object: number) => number(table + object * offsetSize, offsetSize);
  const header = (at: number): { kind: number; length: number; data: number } => {
    const kind = bytes[at]! >> 4;
    const short = bytes[at]! & 15;
    if (short !== 15) return { kind, length: short, data: at + 1 };
    const size = 1 << (bytes[at + 1]! & 15);
    return { kind, length: number(at + 2, size), data: at + 2 + size };
  };
  const string = (object: number): string | undefined => {
    const { kind, length, data } = header(offsetOf(object));
    if (kind === 5) return new TextDecoder().decode(bytes.subarray(data, data + length));
    if (kind === 6)
      return new TextDecoder('utf-16be').decode(bytes.subarray(data, data + length * 2));
    return undefined;
  };
  for (let object = 0; object < Math.min(count, 1000); object++) {
    const { kind, length, data } = header(offsetOf(object));
    if (kind !== 13) continue;
    for (let i = 0; i < length; i++) {
      if (string(number(data + i * refSize, refSize)) !== 'relativePath') continue;
      return string(number(data + (length + i) * refSize, refSize));
    }
  }
  return undefined;
}
