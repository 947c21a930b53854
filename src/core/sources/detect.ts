import { decodeText } from '../text/decode';
import type { SourceFormat } from './types';

/** What a file is by its bytes; `refused` names a kind that is known and can't be read, for the message. */
export type Detected =
  { readonly format: SourceFormat } | { readonly format: SourceFormat; readonly refused: Refusal };

/** `binary` is anything that is neither text nor a document known here. */
export type Refusal =
  'binary' | 'empty' | 'old-office' | 'rtf' | 'locked-office' | 'archive' | 'picture' | 'only-text';

const BY_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  mdx: 'markdown',
  qmd: 'markdown',
  rmd: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  mhtml: 'mhtml',
  mht: 'mhtml',
  eml: 'mail',
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  doc: 'docx',
  rtf: 'docx',
  odt: 'odt',
  epub: 'epub',
  vtt: 'vtt',
  srt: 'srt',
  csv: 'csv',
  tsv: 'csv',
  xml: 'jats',
  nxml: 'jats',
  jats: 'jats',
  tei: 'tei',
};

/**
 * File-name extensions of sources, lower case, without the point. `doc` and `rtf` can't be read: they are
 * listed so that the Sources view can say so, with the remedy.
 */
export const SOURCE_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);

/** Bytes at the beginning of a file that are looked at, and at the end of a ZIP archive. */
const HEAD = 8192;
const TAIL = 262_144;

/** The format of a file. Its bytes decide; its name does where they say nothing (plain text, Markdown). */
export function detectFormat(path: string, bytes: Uint8Array): Detected {
  const named = BY_EXTENSION[extension(path)];
  const head = bytes.subarray(0, HEAD);
  if (bytes.length === 0) return { format: named ?? 'text', refused: 'empty' };
  const binary = detectBinary(latin1(head), bytes, named);
  if (binary) return binary;
  const decoded = decodeText(head);
  if (decoded.binary) {
    if (named === 'pdf' || named === 'docx' || named === 'odt' || named === 'epub')
      return { format: named };
    return { format: named ?? 'text', refused: 'binary' };
  }
  const format = detectText(decoded.text, named);
  // A note saved under such a name would be shown as if it were the document: an error of a server, a format of XML.
  // Texts of the time before Word have .doc as well.
  return format === 'text' && /^(?:pdf|docx|docm|odt|epub)$/.test(extension(path))
    ? { format: named!, refused: 'only-text' }
    : { format };
}

function detectBinary(
  head: string,
  bytes: Uint8Array,
  named: SourceFormat | undefined,
): Detected | undefined {
  if (/^[\s\S]{0,1024}?%PDF-\d/.test(head) && (named === 'pdf' || /^.{0,8}%PDF-/s.test(head))) {
    return { format: 'pdf' };
  }
  if (/^PK(?:\x03\x04|\x05\x06)/.test(head)) return detectArchive(head, bytes, named);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    // Encrypted packages name a stream "EncryptedPackage", in UTF-16, in the directory of the container.
    const locked = /E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e/.test(
      latin1(bytes.subarray(0, TAIL)),
    );
    return { format: 'docx', refused: locked ? 'locked-office' : 'old-office' };
  }
  if (head.startsWith('{\\rtf')) return { format: 'docx', refused: 'rtf' };
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP)/s.test(head)) {
    return { format: named ?? 'text', refused: 'picture' };
  }
  return undefined;
}

/** A ZIP archive is known by the names in it: its directory is at the end, and each file begins with its name. */
function detectArchive(head: string, bytes: Uint8Array, named: SourceFormat | undefined): Detected {
  const names = head + latin1(bytes.subarray(Math.max(0, bytes.length - TAIL)));
  const kind = /mimetype(application\/(?:epub\+zip|vnd\.oasis\.opendocument\.text))/.exec(
    head,
  )?.[1];
  if (kind) return { format: kind.includes('epub') ? 'epub' : 'odt' };
  if (names.includes('word/document') || names.includes('word/styles')) return { format: 'docx' };
  if (names.includes('META-INF/container.xml')) return { format: 'epub' };
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml'))
    return { format: 'odt' };
  if (named === 'docx' || named === 'odt' || named === 'epub') return { format: named };
  return { format: named ?? 'text', refused: 'archive' };
}

const HTML = /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html\b|<html\b|<head\b)/i;
const XML_ROOT =
  /^(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+([\w:.-]+)|<([\w:.-]+))/;
const MIME =
  /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?(?:content-type:\s*multipart\/related|snapshot-content-location:)/i;
const CUE = /^(?:\d+[ \t]*\r?\n)?(?:\d+:)?\d{1,2}:\d\d([.,])\d{1,3}[ \t]*-->/m;

function detectText(decoded: string, named: SourceFormat | undefined): SourceFormat {
  const head = decoded.trimStart();
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return 'vtt';
  if (HTML.test(head)) return 'html';
  if (/^[\w-]+:/.test(head)) {
    if (named === 'mail') return named;
    if (MIME.test(head)) return 'mhtml';
  }
  const root = XML_ROOT.exec(head);
  if (root && (named !== 'markdown' || head.startsWith('<?xml'))) {
    const name = (root[1] ?? root[2]!).replace(/^.*:/, '').toLowerCase();
    if (name === 'tei' || name === 'teicorpus' || name === 'tei.2') return 'tei';
    if (name === 'article' && named !== 'html') return 'jats';
  }
  const cue = CUE.exec(head.slice(0, 600));
  if (cue && (named === 'vtt' || named === 'srt' || cue.index === 0))
    return cue[1] === ',' ? 'srt' : 'vtt';
  switch (named) {
    case 'vtt':
    case 'srt':
    case 'html':
    case 'mhtml':
    case 'markdown':
    case 'csv':
      return named;
    case 'jats':
    case 'tei':
      return head.startsWith('<') ? named : 'text';
    default:
      return 'text';
  }
}

/** The extension of a path in lower case, without the point. */
function extension(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return text;
}
