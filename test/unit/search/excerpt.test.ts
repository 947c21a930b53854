import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { Block, SourceDocument } from '../../../src/core/sources/types';
import { LineIndex } from '../../../src/core/text/line-index';
import { memoryHost, MemoryCache, noCache, plainSource } from './memory-host';

/** Long enough for several chunks of text and pieces of blocks, with line ends of every kind at odd places. */
const documents = fc
  .array(
    fc.tuple(
      fc.constantFrom('\n', '\r\n', '\r', ' ', '\n\n'),
      fc.integer({ min: 0, max: 130 }),
      fc.constantFrom<Block['kind']>('paragraph', 'heading', 'list', 'chrome'),
    ),
    { minLength: 1, maxLength: 300 },
  )
  .map((parts): SourceDocument => {
    let text = '';
    const blocks = parts.map(([end, length, kind], i): Block => {
      const start = text.length;
      text += 'word '.repeat(length / 2) + end;
      return { kind, start, end: text.length, section: `Section ${i >> 3}` };
    });
    return { format: 'markdown', text, blocks, metadata: {}, problems: [] };
  });

describe('excerpt of a source', () => {
  it('has the text, blocks and lines of the whole document', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.nat(),
        fc.nat({ max: 900 }),
        fc.boolean(),
        async (document, at, length, keeps) => {
          const { text, blocks } = document;
          const index = createSourceIndex(memoryHost(keeps ? new MemoryCache() : noCache));
          await index.add(plainSource('a.md'), document, 'hash');
          assert.deepEqual(await index.document('a.md'), document);
          const start = at % text.length;
          const span = { start, end: Math.min(text.length, start + length) };
          const excerpt = await index.excerpt('a.md', span, 50);
          assert.ok(excerpt);
          const from = Math.max(0, start - 50);
          assert.ok(excerpt.offset <= from);
          const held = excerpt.text.slice(from - excerpt.offset, span.end + 50 - excerpt.offset);
          assert.equal(held, text.slice(from, span.end + 50));
          const lines = new LineIndex(text);
          assert.deepEqual(excerpt.start, lines.positionAt(span.start));
          assert.deepEqual(excerpt.end, lines.positionAt(span.end));
          const first = blocks.findIndex((block) => block.start === excerpt.blocks[0]!.start);
          assert.deepEqual(excerpt.blocks, blocks.slice(first, first + excerpt.blocks.length));
          const touched = blocks.filter((b) => b.start < span.end && b.end > span.start);
          for (const block of touched) {
            assert.ok(excerpt.blocks.some((one) => one.start === block.start));
          }
          const counted = blocks.slice(0, first).filter(({ kind }) => /paragraph|list/.test(kind));
          assert.equal(excerpt.paragraphs, counted.length);
          assert.equal(excerpt.labelled, false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is undefined where the source is gone or its blocks are damaged', async () => {
    const cache = new MemoryCache();
    const index = createSourceIndex(memoryHost(cache));
    const text = 'one two three';
    const blocks: Block[] = [{ kind: 'paragraph', start: 0, end: text.length, page: '7' }];
    const document = { format: 'pdf' as const, text, blocks, metadata: {}, problems: [] };
    await index.add(plainSource('a.pdf'), document, 'hash');
    assert.equal((await index.excerpt('a.pdf', { start: 0, end: 3 }, 9))?.labelled, true);
    assert.equal(await index.excerpt('b.pdf', { start: 0, end: 3 }, 9), undefined);
    const [blob] = cache.blobs.values();
    blob![blob!.length - 4 - text.length - 5]! ^= 1;
    assert.equal(await index.excerpt('a.pdf', { start: 0, end: 3 }, 9), undefined);
    assert.equal(index.has('a.pdf'), false);
  });
});
