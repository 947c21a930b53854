import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from '../../../src/node/files';
import { discover, PathRules } from '../../../src/core/engine/discover';
import { parseConfig } from '../../../src/core/config';

describe('the files of this machine', function () {
  if (process.platform === 'win32') return;
  let folder: string;
  const namesOf = async (path: string) => (await nodeFiles.list(path)).map(({ name }) => name);
  const sourcesOf = async (sources: readonly string[]) => {
    const { config } = parseConfig({ 'ibid.sources': sources });
    const workspace = { roots: [join(folder, 'w')], config };
    const rules = new PathRules(workspace, new Set(['.txt']));
    return (await discover(nodeFiles, workspace, rules)).sources.map((path) =>
      path.slice(folder.length + 1),
    );
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ibid-files-'));
    mkdirSync(join(folder, 'w/sources/deep'), { recursive: true });
    writeFileSync(join(folder, 'w/sources/a.txt'), 'a');
    writeFileSync(join(folder, 'w/sources/deep/b.txt'), 'b');
  });
  afterEach(() => {
    chmodSync(join(folder, 'w/sources/deep'), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves out links that lead back, to nothing, or to themselves', async () => {
    symlinkSync('..', join(folder, 'w/sources/deep/up'));
    symlinkSync('.', join(folder, 'w/sources/deep/here'));
    symlinkSync('nowhere.txt', join(folder, 'w/sources/deep/broken.txt'));
    symlinkSync('self.txt', join(folder, 'w/sources/deep/self.txt'));
    assert.deepEqual(await namesOf(join(folder, 'w/sources/deep')), ['b.txt']);
    assert.deepEqual(await sourcesOf(['sources']), ['w/sources/a.txt', 'w/sources/deep/b.txt']);
  });

  it('walks two folders that link to each other to an end', async () => {
    mkdirSync(join(folder, 'w/sources/other'));
    symlinkSync('../other', join(folder, 'w/sources/deep/to-other'));
    symlinkSync('../deep', join(folder, 'w/sources/other/to-deep'));
    symlinkSync('../deep', join(folder, 'w/sources/other/again'));
    assert.deepEqual(await sourcesOf(['sources']), ['w/sources/a.txt', 'w/sources/deep/b.txt']);
  });

  it('follows a link that is the folder of sources, and absolute paths', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/c.txt'), 'c');
    symlinkSync('../elsewhere', join(folder, 'w/linked'));
    assert.deepEqual(await sourcesOf(['linked']), ['w/linked/c.txt']);
    assert.deepEqual(await sourcesOf([join(folder, 'elsewhere')]), ['elsewhere/c.txt']);
    assert.deepEqual(await sourcesOf([join(folder, 'elsewhere/*.txt')]), ['elsewhere/c.txt']);
  });

  it('lists of a whole disk what holds files', async () => {
    const names = await namesOf('/');
    assert.ok(names.includes(folder.split('/')[1]!));
    for (const name of ['proc', 'sys', 'dev', 'run']) assert.ok(!names.includes(name), name);
    mkdirSync(join(folder, 'w/proc'));
    assert.ok((await namesOf(join(folder, 'w'))).includes('proc'));
  });

  it('passes over what never comes to an end', async () => {
    execFileSync('mkfifo', [join(folder, 'w/sources/pipe.txt')]);
    assert.equal(await nodeFiles.stat(join(folder, 'w/sources/pipe.txt')), undefined);
    assert.equal(await nodeFiles.stat('/dev/zero'), undefined);
    assert.deepEqual(await namesOf(join(folder, 'w/sources')), ['a.txt', 'deep']);
  });

  it('takes a folder that may not be looked into as empty', async function () {
    if (process.getuid?.() === 0) this.skip();
    chmodSync(join(folder, 'w/sources/deep'), 0);
    assert.deepEqual(await sourcesOf(['sources']), ['w/sources/a.txt']);
  });
});
