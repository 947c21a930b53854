import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderCache } from '../../../src/node/cache';

describe('a cache in a folder', () => {
  it('takes away what a killed process left, not what another one is writing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ibid-cache-'));
    try {
      for (const name of ['old.1.tmp', 'new.2.tmp', 'kept'])
        await writeFile(join(folder, name), '');
      const yesterday = new Date(Date.now() - 86_400_000);
      for (const name of ['old.1.tmp', 'kept'])
        await utimes(join(folder, name), yesterday, yesterday);
      const cache = createFolderCache(folder);
      await cache.write('blob', Uint8Array.of(1, 2, 3));
      assert.deepEqual((await readdir(folder)).sort(), ['blob', 'kept', 'new.2.tmp']);
      assert.deepEqual(await cache.readRange('blob', 1, 3), Uint8Array.of(2, 3));
      assert.equal(await cache.readRange('blob', 1, 4), undefined);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
