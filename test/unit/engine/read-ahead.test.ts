import assert from 'node:assert/strict';
import { prepareAhead } from '../../../src/core/engine/read-ahead';

describe('preparing ahead', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

  /** How many items were prepared whenever one was handed out. */
  async function follow(
    count: number,
    bytes: number,
  ): Promise<{ order: number[]; begun: number[] }> {
    let prepared = 0;
    const order: number[] = [];
    const begun: number[] = [];
    const prepare = async (item: number) => {
      prepared++;
      return { item, bytes };
    };
    for await (const { item } of prepareAhead(numbers(count), prepare)) {
      order.push(item);
      begun.push(prepared);
    }
    return { order, begun };
  }

  it('hands out every item once, in order', async () => {
    for (const count of [0, 1, 7, 8, 9, 50]) {
      assert.deepEqual((await follow(count, 1)).order, numbers(count));
    }
  });

  it('is a few files ahead and no more', async () => {
    const { begun } = await follow(30, 1);
    assert.ok(begun[0]! > 1);
    assert.ok(begun.every((prepared, index) => prepared - index <= 8));
  });

  it('does not read ahead of a large file', async () => {
    assert.deepEqual((await follow(4, 90_000_000)).begun, [1, 2, 3, 4]);
  });

  it('counts a file in work until the next is asked for', async () => {
    const { begun } = await follow(6, 30_000_000);
    assert.deepEqual(begun, [3, 4, 5, 6, 6, 6]);
  });
});
