import assert from 'node:assert/strict';
import {
  extensionOf,
  folderOf,
  isInside,
  join,
  normalizePath,
  relativePath,
} from '../../../src/core/text/paths';

describe('paths', () => {
  const joined: [string, string, string][] = [
    ['/a/b', 'c.md', '/a/b/c.md'],
    ['/a/b', '../c.md', '/a/c.md'],
    ['/a/b/', './c', '/a/b/c'],
    ['/a', '/etc/x', '/etc/x'],
    ['C:/a', '../b', 'C:/b'],
    ['vscode-vfs://github/o/r', 'a/../b', 'vscode-vfs://github/o/r/b'],
    ['/a', '../../../b', '/b'],
  ];
  for (const [folder, path, expected] of joined) {
    it(`joins ${folder} and ${path}`, () => assert.equal(join(folder, path), expected));
  }

  it('finds the way from a folder to a file and back', () => {
    for (const [from, to, way] of [
      ['/a/b', '/a/b/c.md', 'c.md'],
      ['/a/b', '/a/d/c.md', '../d/c.md'],
      ['/a', '/a/b/c.md', 'b/c.md'],
      ['/x/y', '/a/c.md', '../../a/c.md'],
    ] as const) {
      assert.equal(relativePath(from, to), way);
      assert.equal(join(from, way), to);
    }
  });

  it('takes names apart', () => {
    assert.equal(extensionOf('/a/B.TAR.Gz'), '.gz');
    assert.equal(extensionOf('/a/.hidden'), '');
    assert.equal(folderOf('/a/b.md'), '/a');
    assert.equal(folderOf('/b.md'), '/');
    assert.equal(normalizePath('/a//b/./c/'), '/a/b/c');
    assert.ok(isInside('/a/b', '/a'));
    assert.ok(!isInside('/ab', '/a'));
  });
});
