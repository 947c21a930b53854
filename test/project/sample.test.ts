import assert from 'node:assert/strict';
import fs from 'node:fs';
import { handbookPath, makeHandbook } from './sample-handbook';

describe('the sample workspace', () => {
  it('holds the handbook that the script writes', () => {
    assert.ok(fs.readFileSync(handbookPath).equals(makeHandbook()));
  });
});
