import assert from 'node:assert/strict';
import { Answers } from '../../../src/core/engine/answers';
import { DraftLibraryQuery, type QueryAnswers } from '../../../src/core/engine/library-query';
import type { Library } from '../../../src/core/engine/library';
import { parseDraft } from '../../../src/core/draft/parse';
import type { SourceIndex } from '../../../src/core/search/types';

describe('a query over the library for one draft', () => {
  const asked: string[] = [];
  const run = (source: string) => ({
    span: { start: 0, end: 5 },
    source,
    sourceSpan: { start: 0, end: 5 },
    words: 8,
  });
  const index = {
    async sharedRuns(text: string) {
      asked.push(text);
      return [run('a.txt'), run('draft.md')];
    },
  } as unknown as SourceIndex;
  const fresh = (): QueryAnswers => ({ runs: new Answers(), matches: new Answers() });
  const queryWith = (answers: QueryAnswers): DraftLibraryQuery => {
    const library = { version: 1, sources: [], shelf: { entries: [] } } as unknown as Library;
    return new DraftLibraryQuery(library, index, 'draft.md', parseDraft(''), answers);
  };
  beforeEach(() => (asked.length = 0));

  it('asks the index for the shared runs of a block once, and of none in the draft itself', async () => {
    const query = queryWith(fresh());
    const runs = await query.sharedRuns('one block', 8);
    assert.deepEqual(
      runs.map(({ source }) => source),
      ['a.txt'],
    );
    assert.equal(await query.sharedRuns('one block', 8), runs);
    await query.sharedRuns('one block', 9);
    await query.sharedRuns('one block', 8, { sources: ['a.txt'] });
    await query.sharedRuns('another block', 8);
    assert.deepEqual(asked, ['one block', 'one block', 'one block', 'another block']);
  });

  it('takes the answers over that it is given', async () => {
    const answers = fresh();
    const runs = await queryWith(answers).sharedRuns('kept', 8);
    assert.equal(await queryWith(answers).sharedRuns('kept', 8), runs);
    await queryWith(fresh()).sharedRuns('kept', 8);
    assert.deepEqual(asked, ['kept', 'kept']);
  });

  it('knows an entry and its source by a further key too', () => {
    const source = { path: 'a.txt', key: 'lee2020', title: 'A', work: 'lee2020', readable: 'yes' };
    const entry = { item: { id: 'lee2020' }, aliases: ['lee-old'], files: [], line: 1 };
    const shelf = { complete: true, entries: [{ entry, bibliographyPath: 'x.bib' }] };
    const unread = () => undefined;
    const library = { version: 1, sources: [source], shelf, unread } as unknown as Library;
    const query = new DraftLibraryQuery(library, index, 'draft.md', parseDraft(''), fresh());
    const found = query.resolve({ kind: 'key', key: 'lee-old' });
    assert.deepEqual(
      [found?.known, found?.sources.map(({ path }) => path), found?.entry?.id],
      [true, ['a.txt'], 'lee2020'],
    );
    assert.equal(query.resolve({ kind: 'key', key: 'lee' })?.known, false);
  });
});
