import { decodeText, decodeWindows1252 } from '../../text/decode';

/** Bytes in which a page must declare its encoding: browsers look at 1024; saving programs put comments before. */
const HEAD = 4096;
const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]+)/i;

/**
 * The text of a page: by byte-order mark, by the encoding that a server or mail header gave, by the page's own
 * declaration, else by its bytes. https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodePage(bytes: Uint8Array, given?: string): string {
  const marked =
    (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0]! >= 0xfe && bytes[1]! >= 0xfe);
  if (!marked) {
    let head = '';
    for (const byte of bytes.subarray(0, HEAD)) head += String.fromCharCode(byte);
    const declared = DECLARED.exec(head);
    const label = given ?? declared?.[1] ?? declared?.[2];
    // A declaration that can be read as ASCII is not UTF-16, whatever it says; a false UTF-8 garbles all.
    if (label && !/^utf-?(?:8|16)/i.test(label)) {
      const decoder = decoderFor(label);
      if (decoder?.encoding === 'windows-1252') return decodeWindows1252(bytes);
      if (decoder) return decoder.decode(bytes);
    }
  }
  const { text, binary } = decodeText(bytes);
  return binary ? new TextDecoder('utf-8').decode(bytes) : text;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
