import assert from 'node:assert/strict';
import { killRounds } from '../../bench/kill-rounds';
import { SOURCES } from '../../bench/kill-sources';

describe('the cache of a process that is killed while it writes', () => {
  it('gives the right answers to the next one', async () => {
    const times = 5;
    const restored = await killRounds(times, 3);
    assert.ok(restored <= times * SOURCES);
  });
});
