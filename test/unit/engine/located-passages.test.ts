import assert from 'node:assert/strict';
import { LocatedPassages } from '../../../src/core/engine/located-passages';
import type { LibrarySource } from '../../../src/core/engine/described-sources';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { locate } from '../../../src/core/sources/locator';
import { readSource } from '../../../src/core/sources/read';
import { memoryHost, plainSource } from '../search/memory-host';

describe('located passages', () => {
  const text = ['# One', 'The river rose.', '# Two', 'The river fell.', 'Nobody had seen it.'].join(
    '\n\n',
  );
  const source = {
    path: 'a.md',
    format: 'markdown',
    item: {},
  } as unknown as LibrarySource;

  it('have the words and the place that the whole document gives them', async () => {
    const host = memoryHost();
    const index = createSourceIndex(host);
    const document = await readSource({ path: 'a.md', bytes: new TextEncoder().encode(text) });
    await index.add(plainSource('a.md'), document, 'a');
    const passages = new LocatedPassages(index);
    for (const words of ['The river rose.', 'river fell.', 'Nobody had seen it.']) {
      const start = document.text.indexOf(words);
      const span = { start, end: start + words.length };
      const found = await passages.at(source, span);
      assert.deepEqual(found, { text: words, locator: locate(document, span) });
      assert.equal(await passages.at(source, span), found);
    }
    passages.clear();
    index.remove('a.md');
    assert.equal(await passages.at(source, { start: 0, end: 3 }), undefined);
  });
});
