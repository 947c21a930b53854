import assert from 'node:assert/strict';
import { confineFiles } from '../../../src/core/engine/confined-files';
import { createMemoryFiles } from './memory-files';

describe('confineFiles', () => {
  const contents = new Map([
    ['/w/a.txt', 'inside'],
    ['/home/secret.txt', 'outside'],
  ]);

  it('shows nothing outside its folders, also by way of ..', async () => {
    const files = confineFiles(createMemoryFiles(contents), () => ['/w']);
    assert.ok(await files.stat('/w/a.txt'));
    assert.ok(await files.read('/w/a.txt'));
    for (const path of ['/home/secret.txt', '/w/../home/secret.txt']) {
      assert.equal(await files.stat(path), undefined);
      await assert.rejects(files.read(path), /not trusted/);
    }
    assert.deepEqual(await files.list('/home'), []);
  });

  it('shows everything once the limit is lifted', async () => {
    let folders: string[] | undefined = ['/w'];
    const files = confineFiles(createMemoryFiles(contents), () => folders);
    folders = undefined;
    assert.ok(await files.stat('/home/secret.txt'));
  });
});
