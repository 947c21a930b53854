import { Cancelled, checkCancelled } from '../host';
import { message } from '../message';
import { detectFormat, type Refusal } from './detect';
import { withSpeakers } from './dialogue';
import type { ReadInput, Reader, SourceDocument, SourceFormat } from './types';

export { SOURCE_EXTENSIONS } from './detect';

/** Goes up whenever a reader gives another document for the same bytes: cached documents are then read afresh. */
export const READER_VERSION: number = 7;

/** Readers are loaded when a file of their format is first read. */
const READERS: Readonly<Record<SourceFormat, () => Promise<Reader>>> = {
  text: async () => (await import('./readers/text')).readText,
  markdown: async () => (await import('./readers/markdown')).readMarkdown,
  html: async () => (await import('./readers/html')).readHtml,
  mhtml: async () => (await import('./readers/mhtml')).readMhtml,
  mail: async () => (await import('./readers/mail')).readMail,
  pdf: async () => (await import('./readers/pdf')).readPdf,
  docx: async () => (await import('./readers/docx')).readDocx,
  odt: async () => (await import('./readers/odt')).readOdt,
  epub: async () => (await import('./readers/epub')).readEpub,
  vtt: async () => (await import('./readers/vtt')).readVtt,
  srt: async () => (await import('./readers/srt')).readSrt,
  transcript: async () => (await import('./readers/transcript')).readTranscript,
  csv: async () => (await import('./readers/csv')).readCsv,
  jats: async () => (await import('./readers/xml')).readXml,
  tei: async () => (await import('./readers/xml')).readXml,
};

/**
 * Reads any source. What can't be read comes back as a document without text whose problem says why;
 * only `Cancelled` is thrown. The caller sees to the size of the file and to a time limit.
 */
export async function readSource(input: ReadInput): Promise<SourceDocument> {
  checkCancelled(input.token);
  const detected = detectFormat(input.path, input.bytes);
  if ('refused' in detected) return refuse(input, detected.format, detected.refused);
  try {
    const read = await READERS[detected.format]();
    const document = withSpeakers(await read(input));
    checkCancelled(input.token);
    if (!/\S/.test(document.text) && !document.problems.some((p) => p.extent === 'unreadable')) {
      const isDeep = document.problems.some(
        ({ message }) => message.id === 'source.nested-too-deep',
      );
      return unreadable(document.format, isDeep ? 'source.too-deep' : 'source.no-text', input);
    }
    return document;
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    return unreadable(detected.format, 'source.damaged', input, {
      format: detected.format.toUpperCase(),
    });
  }
}

function refuse(input: ReadInput, format: SourceFormat, why: Refusal): SourceDocument {
  return unreadable(format, `source.${why}`, input);
}

function unreadable(
  format: SourceFormat,
  id: string,
  { path }: ReadInput,
  args: Readonly<Record<string, string>> = {},
): SourceDocument {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const problem = { extent: 'unreadable', message: message(id, { name, ...args }) } as const;
  return { format, text: '', blocks: [], metadata: {}, problems: [problem] };
}
