import assert from 'node:assert/strict';
import { defaultConfig, type Config } from '../../../src/core/config';
import { discover, PathRules } from '../../../src/core/engine/discover';
import { createMemoryFiles } from './memory-files';

const EXTENSIONS = new Set(['.txt', '.md', '.pdf', '.html']);

async function discovered(paths: string[], settings: Partial<Config> = {}, roots = ['/w']) {
  const files = createMemoryFiles(new Map(paths.map((path) => [path, ''])));
  const workspace = { roots, config: { ...defaultConfig, ...settings } };
  const rules = new PathRules(workspace, EXTENSIONS);
  return discover(files, workspace, rules);
}

describe('discover', () => {
  it('takes the default folder, and what is beside it as drafts', async () => {
    const found = await discovered([
      '/w/sources/a.txt',
      '/w/sources/deep/b.pdf',
      '/w/sources/b.yaml',
      '/w/sources/deep/table.xlsx',
      '/w/draft.md',
      '/w/README.md',
      '/w/node_modules/x/readme.md',
      '/w/.obsidian/note.md',
      '/w/references.bib',
      '/w/photo.jpg',
    ]);
    assert.deepEqual(found, {
      sources: ['/w/sources/a.txt', '/w/sources/deep/b.pdf'],
      drafts: ['/w/draft.md'],
      bibliographies: ['/w/references.bib'],
      sidecars: new Set(['/w/sources/b.yaml']),
      others: ['/w/sources/deep/table.xlsx'],
    });
  });

  it('takes files, folders, globs and absolute paths', async () => {
    const sources = ['one.txt', 'lit/**/*.pdf', '/elsewhere'];
    const found = await discovered(
      ['/w/one.txt', '/w/two.txt', '/w/lit/x/y.pdf', '/w/lit/x/y.txt', '/elsewhere/z.md'],
      { sources },
    );
    assert.deepEqual(found.sources, ['/elsewhere/z.md', '/w/lit/x/y.pdf', '/w/one.txt']);
  });

  it('takes parentheses in the name of a folder for what they are', async () => {
    const paths = ['/w/Papers (2024)/a.pdf', '/w/Papers (2024)/deep/b.txt'];
    for (const [pattern, expected] of [
      ['Papers (2024)', paths],
      ['/w/Papers (2024)', paths],
      ['Papers (2024)/*.pdf', paths.slice(0, 1)],
      ['Papers (2024)/**/@(b|c).txt', paths.slice(1)],
      ['* (2024)/*.pdf', paths.slice(0, 1)],
      ['Papers (2024)/(a|c).*', paths.slice(0, 1)],
    ] as const)
      assert.deepEqual((await discovered(paths, { sources: [pattern] })).sources, expected);
  });

  it('takes them for what they are in drafts and what is left out, too', async () => {
    const files = ['/w/Text (new)/a.md', '/w/Text (new)/b (old).md', '/w/c.md', '/w/d 2.md'];
    for (const [drafts, exclude, expected] of [
      [['Text (new)'], [], [0, 1]],
      [['Text (new)/*.md'], [], [0, 1]],
      [['Text*/* (old).md'], [], [1]],
      [[], ['Text (new)'], [2, 3]],
      [[], ['**/* (old).md'], [0, 2, 3]],
      [[], ['**/b (old).md'], [0, 2, 3]],
      [['(c|d 2).md'], [], [2, 3]],
      [['@(c).md'], [], [2]],
      [['d+( 2).md'], [], [3]],
      [['/w/Text (new)/*'], ['/w/Text (new)/b (old).md'], [0]],
    ] as const) {
      const found = await discovered(files, { drafts: [...drafts], exclude: [...exclude] });
      assert.deepEqual(
        found.drafts,
        expected.map((i) => files[i]),
        `${drafts} - ${exclude}`,
      );
    }
  });

  it('takes no sign in the name of a root for one of a glob', async () => {
    for (const root of ['/h/Thesis (2024)', '/h/[old] a{b} *?|+!', '/h/Uni @(x)']) {
      const files = ['sources/a.pdf', 'text/b.md', 'text/old/c.md'].map(
        (file) => `${root}/${file}`,
      );
      const settings = {
        sources: ['sources/**/*.pdf'],
        drafts: ['text/**'],
        exclude: ['text/old'],
      };
      const found = await discovered(files, settings, [root]);
      assert.deepEqual(found.sources, files.slice(0, 1));
      assert.deepEqual(found.drafts, files.slice(1, 2));
    }
  });

  it('lets ibid.drafts win over ibid.sources, and ibid.exclude over both', async () => {
    const found = await discovered(
      ['/w/sources/a.md', '/w/sources/mine.md', '/w/old/b.md', '/w/c.md'],
      { drafts: ['sources/mine.md', 'old'], exclude: ['old/**'] },
    );
    assert.deepEqual(found.sources, ['/w/sources/a.md']);
    assert.deepEqual(found.drafts, ['/w/sources/mine.md']);
  });

  it('looks into every root', async () => {
    const found = await discovered(['/w/sources/a.txt', '/v/sources/b.txt', '/v/d.md'], {}, [
      '/w',
      '/v',
    ]);
    assert.deepEqual(found.sources, ['/v/sources/b.txt', '/w/sources/a.txt']);
    assert.deepEqual(found.drafts, ['/v/d.md']);
  });

  it('finds nothing in an empty folder', async () => {
    const sidecars = new Set();
    assert.deepEqual(await discovered([]), {
      sources: [],
      drafts: [],
      bibliographies: [],
      sidecars,
      others: [],
    });
  });
});
