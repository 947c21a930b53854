import type { CslItem } from '../../bibliography/types';
import { findDate, parseNames } from '../names-dates';
import type { Block, ReadInput, SourceDocument } from '../types';
import { decodePage } from './html-encoding';
import { readPage } from './html';
import { parameter, partsOf, readHeaders, undoBase64, undone, undoQuotedPrintable } from './mime';
import type { Part } from './mime';
import { readPlainText } from './plain-text';
import { explaining, ReaderProblem } from './reader-problem';

/**
 * Reads an e-mail that was saved (`.eml`): its subject, from whom, to whom and when, and what it says, in plain text
 * where it has that, else as a page. Attachments are left out. RFC 5322, 2047, 2183.
 */
export async function readMail(input: ReadInput): Promise<SourceDocument> {
  return explaining(input, 'mail', async () => {
    const message = readHeaders(input.bytes, 0);
    const parts = partsOf(input.bytes, message).filter(
      ({ headers }) => !/^\s*attachment/i.test(headers.get('content-disposition') ?? ''),
    );
    const plain = parts.find((part) => /^\s*text\/plain/i.test(typeOf(part)));
    const page = parts.find((part) => /^\s*text\/html/i.test(typeOf(part)));
    const part = plain ?? page;
    if (!part) throw new ReaderProblem('source.no-text');
    const text = decodePage(undone(part), parameter(typeOf(part), 'charset'));
    const body = plain
      ? readPlainText(text.replace(/\r\n?/g, '\n'), input)
      : await readPage(text, { format: 'mail', token: input.token });
    return withHead(body, message);
  });
}

function typeOf({ headers }: Part): string {
  return headers.get('content-type') ?? 'text/plain';
}

/** The body below its subject and the lines that say from whom, to whom and when it was sent. */
function withHead({ text, blocks, problems }: SourceDocument, { headers }: Part): SourceDocument {
  const said = (name: string) => readWords(headers.get(name.toLowerCase()) ?? '');
  const subject = said('Subject');
  const lines = ['From', 'To', 'Date']
    .map((name) => [name, said(name)].join(': '))
    .filter((line) => !line.endsWith(': '));
  const above: Block[] = [];
  let head = '';
  for (const [kind, words] of [
    ['heading', subject],
    ['chrome', lines.join('\n')],
  ] as const) {
    if (!words) continue;
    const level = kind === 'heading' ? { level: 1 } : {};
    above.push({ start: head.length, end: head.length + words.length, kind, ...level });
    head += `${words}\n\n`;
  }
  const below = blocks.map((block) => ({
    ...block,
    start: block.start + head.length,
    end: block.end + head.length,
  }));
  const metadata: Partial<CslItem> = {
    ...(subject && { title: subject }),
    ...authorOf(said('From')),
    ...issuedOn(said('Date')),
  };
  return { format: 'mail', text: head + text, blocks: [...above, ...below], metadata, problems };
}

/** The name of `"Prieto, Ann" <ann@example.org>`; none where there is but an address. */
function authorOf(from: string): Partial<CslItem> {
  const name = from
    .replace(/<[^>]*>[\s\S]*$/, '')
    .replace(/["\\]/g, '')
    .trim();
  return name && !name.includes('@') ? { author: parseNames(name) } : {};
}

function issuedOn(date: string): Partial<CslItem> {
  const found = findDate(date);
  return found ? { issued: found.date } : {};
}

/** `=?utf-8?Q?Bego=C3=B1a?=`; blanks between two such words are none. RFC 2047. */
const ENCODED = /=\?([\w.:-]+)(?:\*[\w-]*)?\?([qb])\?([^?\s]*)\?=/gi;

/** A header's words, also where it holds plain UTF-8. */
function readWords(header: string): string {
  return decodePage(bytesOf(header))
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(ENCODED, (_, charset: string, kind: string, words: string) =>
      decodePage(
        /q/i.test(kind)
          ? undoQuotedPrintable(bytesOf(words.replaceAll('_', ' ')))
          : undoBase64(bytesOf(words)),
        charset,
      ),
    )
    .trim();
}

/** Headers are kept as one character a byte. */
function bytesOf(header: string): Uint8Array {
  return Uint8Array.from(header, (character) => character.charCodeAt(0));
}
