import type { ReadInput, SourceDocument } from '../types';
import { decodePage } from './html-encoding';
import { readPage } from './html';
import { parameter, partsOf, readHeaders, undone } from './mime';
import { explaining, ReaderProblem } from './reader-problem';

/**
 * Reads a web archive (`.mhtml`, `.mht`): a mail message whose parts are the page and what it shows. The page is the
 * part that the message calls its root, else the first one of HTML; frames follow it. RFC 2557, 2045.
 */
export async function readMhtml(input: ReadInput): Promise<SourceDocument> {
  return explaining(input, 'mhtml', async () => {
    const message = readHeaders(input.bytes, 0);
    const parts = partsOf(input.bytes, message);
    const root = parameter(message.headers.get('content-type') ?? '', 'start');
    const pages = parts.filter(({ headers }) =>
      /^\s*(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? ''),
    );
    const page =
      pages.find(({ headers }) => root !== undefined && headers.get('content-id') === root) ??
      pages[0];
    if (!page) throw new ReaderProblem('source.no-page');
    const type = page.headers.get('content-type') ?? '';
    const html = decodePage(undone(page), parameter(type, 'charset'));
    const url =
      page.headers.get('content-location') ?? message.headers.get('snapshot-content-location');
    return readPage(html, {
      format: 'mhtml',
      url: url && /^https?:/i.test(url) ? url : undefined,
      token: input.token,
    });
  });
}
