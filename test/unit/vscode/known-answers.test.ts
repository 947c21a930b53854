import assert from 'node:assert/strict';
import { KnownAnswers } from '../../../src/vscode/known-answers';

describe('KnownAnswers', () => {
  it('asks once for each path until it is told to forget', async () => {
    const asked: string[] = [];
    const answers = new KnownAnswers((path) => Promise.resolve(asked.push(path)));
    const both = await Promise.all([answers.of('a.md'), answers.of('a.md')]);
    assert.deepEqual(both, [1, 1]);
    assert.equal(await answers.of('b.md'), 2);
    answers.forget();
    assert.equal(await answers.of('a.md'), 3);
    assert.deepEqual(asked, ['a.md', 'b.md', 'a.md']);
  });

  it('asks again for what failed', async () => {
    let calls = 0;
    const answers = new KnownAnswers(() =>
      ++calls === 1 ? Promise.reject(new Error('stopped')) : Promise.resolve('yes'),
    );
    await assert.rejects(answers.of('a.md'), /stopped/);
    assert.equal(await answers.of('a.md'), 'yes');
  });
});
