import { checkCancelled } from '../../host';
import type { ReadInput, SourceDocument } from '../types';
import { layOut } from './block-builder';
import { explaining, problemsOfEnding, ReaderProblem } from './reader-problem';
import { decodeXml, parseXml } from './xml-events';
import { JatsReader } from './xml-jats';
import { TeiReader } from './xml-tei';

/** Reads an article in JATS or a text in TEI, whichever its root element says. */
export async function readXml(input: ReadInput): Promise<SourceDocument> {
  const xml = decodeXml(input.bytes);
  const root = rootOf(xml);
  const format = /^tei/i.test(root) ? 'tei' : 'jats';
  return explaining(input, format, async () => {
    if (!/^(?:tei|tei\.2|teicorpus|article)$/i.test(root)) {
      throw new ReaderProblem('source.unknown-xml', { root: root || '?' });
    }
    const reader = format === 'tei' ? new TeiReader() : new JatsReader();
    const ending = parseXml(xml, reader, input.token);
    checkCancelled(input.token);
    const { blocks: drafts, metadata, pages } = reader.finish();
    const { text, blocks } = layOut(drafts, metadata.title);
    const problems = problemsOfEnding(ending);
    return { format, text, blocks, metadata, problems, ...(pages > 0 && { pages }) };
  });
}

function rootOf(xml: string): string {
  const body = xml
    .slice(0, 100_000)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/, '');
  return /<(?:[\w.-]+:)?([\w.-]+)/.exec(body)?.[1] ?? '';
}
