import assert from 'node:assert/strict';
import { RecentDocuments } from '../../../src/core/engine/recent-documents';
import type { SourceDocument } from '../../../src/core/sources/types';

function documentOf(length: number, blocks = 0): SourceDocument {
  return {
    format: 'text',
    text: 'x'.repeat(length),
    blocks: Array.from({ length: blocks }, (_, start) => ({
      start,
      end: start + 1,
      kind: 'paragraph',
    })),
    metadata: {},
    problems: [],
  };
}

describe('recent documents', () => {
  const keptOf = (recent: RecentDocuments, names: string) =>
    [...names].filter((name) => recent.get(name)).join('');

  it('forgets the one used longest ago where the budget is spent', () => {
    const recent = new RecentDocuments(300);
    for (const name of 'abc') recent.set(name, documentOf(100));
    recent.get('a');
    recent.set('d', documentOf(100));
    assert.equal(keptOf(recent, 'abcd'), 'acd');
    recent.set('e', documentOf(150));
    assert.equal(keptOf(recent, 'abcde'), 'de');
  });

  it('keeps one that is larger than the budget alone, until the next', () => {
    const recent = new RecentDocuments(300);
    recent.set('a', documentOf(10));
    recent.set('b', documentOf(1000));
    assert.equal(keptOf(recent, 'ab'), 'b');
    recent.set('c', documentOf(10));
    assert.equal(keptOf(recent, 'abc'), 'c');
  });

  it('counts blocks too, of which subtitles have many', () => {
    const recent = new RecentDocuments(3000);
    recent.set('a', documentOf(100, 30));
    recent.set('b', documentOf(100, 30));
    assert.equal(keptOf(recent, 'ab'), 'b');
  });

  it('counts a document that is replaced once', () => {
    const recent = new RecentDocuments(300);
    for (let times = 0; times < 9; times++) recent.set('a', documentOf(100));
    recent.set('b', documentOf(200));
    assert.equal(keptOf(recent, 'ab'), 'ab');
    recent.delete('a');
    recent.delete('a');
    recent.set('c', documentOf(100));
    assert.equal(keptOf(recent, 'abc'), 'bc');
  });

  it('is empty once cleared', () => {
    const recent = new RecentDocuments(300);
    recent.set('a', documentOf(300));
    recent.clear();
    assert.equal(recent.get('a'), undefined);
    recent.set('b', documentOf(300));
    assert.equal(keptOf(recent, 'b'), 'b');
  });
});
