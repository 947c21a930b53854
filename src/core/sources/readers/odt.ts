import { checkCancelled } from '../../host';
import type { ReadInput, SourceDocument } from '../types';
import { layOut } from './block-builder';
import { OdtReader } from './odt-body';
import { officeMetadata } from './office-metadata';
import { explaining, problemsOfEnding, ReaderProblem } from './reader-problem';
import { decodeXml, parseXml } from './xml-events';
import { openArchive } from './zip';

/** Reads an OpenDocument text: body, notes, tables; what is deleted under tracked changes is no text. */
export async function readOdt(input: ReadInput): Promise<SourceDocument> {
  return explaining(input, 'odt', async () => {
    const archive = openArchive(input.bytes);
    const manifest = archive.read('META-INF/manifest.xml');
    // Encrypted documents stay plain archives: their manifest says which parts are encrypted.
    if (manifest && /<(?:\w+:)?encryption-data\b/.test(decodeXml(manifest))) {
      throw new ReaderProblem('source.locked-office');
    }
    const content = archive.read('content.xml');
    if (!content) throw new ReaderProblem('source.part-missing', { part: 'content.xml' });
    const reader = new OdtReader();
    const problems = problemsOfEnding(parseXml(decodeXml(content), reader, input.token));
    checkCancelled(input.token);
    const drafts = reader.finish();
    const meta = archive.read('meta.xml');
    const metadata = officeMetadata(meta && decodeXml(meta), drafts);
    const { text, blocks } = layOut(drafts, metadata.title);
    return { format: 'odt', text, blocks, metadata, problems };
  });
}
