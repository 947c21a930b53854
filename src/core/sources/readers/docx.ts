import type { CslItem } from '../../bibliography/types';
import { checkCancelled } from '../../host';
import { message } from '../../message';
import type { ReadInput, SourceDocument, SourceProblem } from '../types';
import { layOut, type DraftBlock } from './block-builder';
import { readNumbering } from './docx-numbering';
import { readPart, type PartText } from './docx-body';
import { countPages } from './docx-pages';
import { readStyles } from './docx-styles';
import { officeMetadata } from './office-metadata';
import { explaining, problemsOfEnding, ReaderProblem } from './reader-problem';
import { decodeXml, parseXml } from './xml-events';
import { openArchive, type Archive } from './zip';

/**
 * Reads a Word document: body, text boxes, footnotes and endnotes. `mammoth` was left aside: it drops the pages that
 * Word noted and hidden text stays in, and it costs six times the code of reading the XML itself.
 */
export async function readDocx(input: ReadInput): Promise<SourceDocument> {
  return explaining(input, 'docx', async () => readPackage(openArchive(input.bytes), input));
}

async function readPackage(archive: Archive, { token }: ReadInput): Promise<SourceDocument> {
  const main = mainPart(archive);
  const bytes = archive.read(main);
  if (!bytes) throw new ReaderProblem('source.part-missing', { part: main });
  const problems: SourceProblem[] = [];
  const beside = relatedParts(archive, main);
  const part = (kind: string): string | undefined => {
    const name = beside.get(kind);
    const content = name === undefined ? undefined : readPartly(archive, name, problems);
    checkCancelled(token);
    return content && decodeXml(content);
  };
  const xml = decodeXml(bytes);
  const styles = readStyles(part('styles') ?? '', token);
  const pages = countPages(xml, () => footersOf(archive));
  const numbering = readNumbering(part('numbering') ?? '', token);
  const body = readPart(xml, { styles, numbering, pages, token });
  checkCancelled(token);
  const notes = ['footnotes', 'endnotes'].map((kind) =>
    readPart(part(kind) ?? '', { styles, token }),
  );
  const core = archive.names.find((name) => /^docProps\/core\.xml$/i.test(name));
  const coreBytes = core === undefined ? undefined : readPartly(archive, core, problems);
  const metadata: Partial<CslItem> = officeMetadata(coreBytes && decodeXml(coreBytes), body.blocks);
  const { text, blocks } = layOut([...withPages(body, notes)], metadata.title);
  const bad = [body, ...notes].find(({ ending }) => ending !== 'whole');
  if (bad) problems.push(...problemsOfEnding(bad.ending));
  return { format: 'docx', text, blocks, metadata, problems, ...(pages && { pages: pages.index }) };
}

/** A part beside the main one: where it is damaged, the rest is used. */
function readPartly(
  archive: Archive,
  name: string,
  problems: SourceProblem[],
): Uint8Array | undefined {
  try {
    return archive.read(name);
  } catch (error) {
    if (!(error instanceof ReaderProblem)) throw error;
    problems.push({ extent: 'partly', message: message('source.part-unreadable', { part: name }) });
    return undefined;
  }
}

function mainPart(archive: Archive): string {
  const named = relationships(archive, '_rels/.rels').find(
    ([type]) => type === 'officeDocument',
  )?.[1];
  return (
    named ??
    archive.names.find((name) => /(?:^|\/)word\/document\d*\.xml$/i.test(name)) ??
    'word/document.xml'
  );
}

/** Parts that belong to the main one, by the last word of their relation's type. */
function relatedParts(archive: Archive, main: string): ReadonlyMap<string, string> {
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  const related = relationships(archive, `${folder}_rels/${main.slice(slash)}.rels`);
  const parts = new Map(
    ['styles', 'numbering', 'footnotes', 'endnotes'].map((kind) => [kind, `${folder}${kind}.xml`]),
  );
  for (const [type, target] of related)
    parts.set(type, target.startsWith('/') ? target.slice(1) : resolve(folder, target));
  return parts;
}

function relationships(archive: Archive, name: string): [type: string, target: string][] {
  const bytes = archive.read(name);
  const found: [string, string][] = [];
  if (!bytes) return found;
  parseXml(decodeXml(bytes), {
    open(element, { Type, Target, TargetMode }) {
      if (element !== 'Relationship' || !Type || !Target || TargetMode === 'External') return;
      found.push([
        Type.slice(Type.lastIndexOf('/') + 1),
        name === '_rels/.rels' ? Target.replace(/^\//, '') : Target,
      ]);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const parts = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

function footersOf(archive: Archive): string[] {
  const names = archive.names.filter((name) => /(?:^|\/)(?:footer|header)\d*\.xml$/i.test(name));
  return names.slice(0, 20).map((name) => decodeXml(archive.read(name) ?? new Uint8Array()));
}

/** The body and, behind it, its notes in the order of their calls, each on the page of the text's end. */
function* withPages(body: PartText, parts: readonly PartText[]): Generator<DraftBlock> {
  yield* body.blocks;
  const notes = new Map(parts.flatMap((part) => [...part.notes]));
  for (const id of body.called) {
    const blocks = notes.get(id);
    // A note called twice stands once.
    notes.delete(id);
    if (blocks) yield* blocks;
  }
  // Notes whose calls stand in what could not be read.
  for (const blocks of notes.values()) yield* blocks;
}
