import assert from 'node:assert/strict';
import { defaultConfig, parseConfig } from '../../src/core/config';

describe('parseConfig', () => {
  it('keeps the defaults where nothing is set', () => {
    assert.deepEqual(parseConfig({}), { config: defaultConfig, problems: [] });
  });

  it('takes values that fit, and severities of checks', () => {
    const { config, problems } = parseConfig({
      'ibid.sources': ['pdf/**'],
      'ibid.claims.threshold': 0.4,
      'ibid.checks.misquote': 'off',
      'editor.fontSize': 12,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(config.sources, ['pdf/**']);
    assert.equal(config['claims.threshold'], 0.4);
    assert.equal(config.checks.misquote, 'off');
    assert.equal(config.checks['wrong-source'], 'default');
  });

  const wrong: [string, unknown, string][] = [
    ['ibid.sources', 'sources', 'config.value'],
    ['ibid.claims.threshold', 2, 'config.value'],
    ['ibid.checks.misquote', 'loud', 'config.value'],
    ['ibid.checks.mispelt', 'error', 'config.unknown'],
    ['ibid.source', [], 'config.unknown'],
  ];
  for (const [name, value, id] of wrong) {
    it(`names ${name} = ${JSON.stringify(value)} and keeps the default`, () => {
      const { config, problems } = parseConfig({ [name]: value });
      assert.deepEqual(config, defaultConfig);
      assert.deepEqual(
        problems.map((problem) => [problem.id, problem.args['name']]),
        [[id, name]],
      );
    });
  }
});
