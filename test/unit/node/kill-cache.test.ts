import assert from 'node:assert/strict';
import { killRounds } from '../../bench/kill-rounds';

describe('the cache of a process that is killed while it writes', () => {
  it('gives the right answers to the next one', async () => {
    const { restored } = await killRounds(5, 3);
    assert.ok(restored > 0);
  });
});
