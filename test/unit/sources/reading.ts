import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { BlockKind, Reader, SourceDocument } from '../../../src/core/sources/types';

/** What tests of readers share: running one over text or a fixture, and looking at what came out. */

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A ZIP archive of these files. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
}

/** Reads and checks what holds of every document: blocks are in order and leave out nothing but white space. */
export async function readWith(
  reader: Reader,
  content: Uint8Array | string,
  path = '/sources/paper',
): Promise<SourceDocument> {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const document = await reader({ path, bytes });
  assertWellFormed(document);
  return document;
}

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/sources/${name}`, import.meta.url)));
}

export function assertWellFormed({ text, blocks }: SourceDocument): void {
  let at = 0;
  for (const { start, end } of blocks) {
    assert.ok(
      start >= at && end > start && end <= text.length,
      `block ${start}-${end} after ${at}`,
    );
    assert.equal(text.slice(at, start).trim(), '', 'text between two blocks');
    assert.equal(
      text.slice(start, end).trimEnd(),
      text.slice(start, end),
      'white space ends a block',
    );
    at = end;
  }
  assert.equal(text.slice(at).trim(), '', 'text after the last block');
}

/** Text of each block with its kind: `paragraph: It rained.` */
export function kinds({ text, blocks }: SourceDocument): string[] {
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

export function textsOf({ text, blocks }: SourceDocument, kind: BlockKind): string[] {
  return blocks
    .filter((block) => block.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
}

/** The block whose text has these words. */
export function blockWith({ text, blocks }: SourceDocument, words: string) {
  const found = blocks.find(({ start, end }) => text.slice(start, end).includes(words));
  assert.ok(found, `no block has “${words}” in: ${text}`);
  return found;
}

export function problemIds({ problems }: SourceDocument): string[] {
  return problems.map(({ extent, message }) => `${extent} ${message.id}`);
}
