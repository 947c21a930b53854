import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/index';
import { withoutReported, type Reported } from '../../../src/vscode/reported-keys';

describe('withoutReported', () => {
  const finding = (check: Finding['check']): Finding => ({
    check,
    severity: 'warning',
    start: 20,
    end: 27,
    message: { id: check, args: {} },
    data: { actual: 'doe2020' },
    fixes: [],
  });
  const other: Reported = { source: 'quarto', message: 'doe2020: not found', start: 18, end: 28 };
  const table: readonly (readonly [string, Partial<Reported>, number])[] = [
    ['the same key at the same place', {}, 0],
    ['the key in capitals, over the whole line', { message: 'Key DOE2020?', start: 0, end: 80 }, 0],
    ['an unresolved citation, unnamed', { message: 'Unresolved citation' }, 0],
    [
      'an unresolved citation somewhere in the line',
      { message: 'Unresolved citation', start: 0 },
      1,
    ],
    ['a spelling mistake', { message: 'Unknown word' }, 1],
    ['the key at another place', { start: 40, end: 50 }, 1],
    ['our own', { source: 'ibid' }, 1],
    ['one without a source', { source: undefined }, 0],
  ];
  for (const [name, change, left] of table)
    it(`${left ? 'keeps' : 'drops'} ours beside ${name}`, () => {
      const reported = [{ ...other, ...change }];
      assert.equal(withoutReported([finding('unknown-citation')], reported).length, left);
      assert.equal(withoutReported([finding('misquote')], reported).length, 1);
    });
});
