import assert from 'node:assert/strict';
import { findLikelySources, type FolderEntry } from '../../../src/vscode/likely-sources';

/** Lists what a few paths say that there is. */
function listing(paths: readonly string[]) {
  let listed = 0;
  const list = async (folder: string): Promise<readonly FolderEntry[]> => {
    listed += 1;
    const prefix = folder ? `${folder}/` : '';
    const found = new Map<string, FolderEntry>();
    for (const path of paths) {
      if (!path.startsWith(prefix)) continue;
      const [name, ...rest] = path.slice(prefix.length).split('/');
      found.set(name!, { name: name!, kind: rest.length ? 'folder' : 'file' });
    }
    return [...found.values()];
  };
  return { list, listed: () => listed };
}

const find = (...paths: string[]) => findLikelySources(listing(paths).list);
const numbered = (folder: string, count: number, kind: string) =>
  Array.from({ length: count }, (_, at) => `${folder}/${at}.${kind}`);

describe('likely folders of sources', () => {
  it('are those with several documents, and are named with what they hold', async () => {
    const found = await find('draft.md', ...numbered('scans', 3, 'PDF'), 'scans/page.html');
    assert.deepEqual(found, [
      { folder: 'scans', patterns: ['scans'], documents: 4, kinds: ['pdf', 'html'] },
    ]);
  });

  it('are those with a telling name first, however few documents they hold', async () => {
    const found = await find('Literatur/one.pdf', ...numbered('texte', 9, 'txt'));
    assert.deepEqual(
      found.map(({ folder }) => folder),
      ['Literatur', 'texte'],
    );
  });

  it('are counted with what lies below them', async () => {
    const found = await find('papers/2020/a.pdf', 'papers/2021/more/b.pdf', 'papers/notes.md');
    assert.deepEqual(found, [
      { folder: 'papers', patterns: ['papers'], documents: 3, kinds: ['pdf', 'md'] },
    ]);
  });

  it('may be the top, of which only the documents are meant', async () => {
    const found = await find('draft.md', 'a.pdf', 'b.pdf', 'c.docx');
    assert.deepEqual(found, [
      { folder: '', patterns: ['*.pdf', '*.docx'], documents: 3, kinds: ['pdf', 'docx'] },
    ]);
  });

  for (const [what, ...paths] of [
    ['drafts', ...numbered('chapters', 9, 'md')],
    ['what programs write', ...numbered('_site', 9, 'html'), ...numbered('.git', 9, 'txt')],
    ['read-me files', 'a/README.txt', 'b/LICENSE.txt', 'c/requirements.txt', 'd/index.html'],
    ['folders whose names are patterns', ...numbered('papers [2020]', 9, 'pdf')],
    ['an empty workspace'],
  ] as const) {
    it(`are not found in ${what}`, async () => {
      assert.deepEqual(await find(...paths), []);
    });
  }

  it('are looked for in so many folders only, and so deep', async () => {
    const wide = Array.from({ length: 2000 }, (_, at) => `f${at}/a.pdf`);
    const { list, listed } = listing([...wide, 'a/b/c/d/e/papers/x.pdf']);
    assert.deepEqual(await findLikelySources(list), []);
    assert.ok(listed() <= 300, String(listed()));
    assert.deepEqual(await find('a/b/c/d/papers/x.pdf'), []);
  });
});
