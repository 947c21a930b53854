import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { CHECK_IDS } from '../../src/core/checks/types';
import { defaultConfig, SETTING_NAMES } from '../../src/core/config';
import { root } from '../host/paths';
import manifest from '../../package.json';

const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const exists = (file: string): boolean => fs.existsSync(path.join(root, file));

describe('the pages of the checks', () => {
  const pages = fs.readdirSync(path.join(root, 'media/checks')).sort();

  it('are one for each check, and no others', () => {
    assert.deepEqual(pages, CHECK_IDS.map((id) => `${id}.md`).sort());
  });

  for (const name of pages) {
    it(`${name} has its name, says what to do, and how to switch it off`, () => {
      const text = read(`media/checks/${name}`);
      const id = path.basename(name, '.md');
      assert.match(text, /^# \S/);
      assert.ok(text.includes(id), 'the id is not named');
      assert.ok(text.length > 300, 'the page says too little');
      assert.ok(text.includes(`ibid.checks.${id}`), 'its setting is not named');
    });
  }
});

describe('the README', () => {
  const readme = (): string => read('README.md');

  it('has a row for every check and names every setting', () => {
    const rows = readme()
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const without = CHECK_IDS.filter((id) => !rows.some((row) => row.includes(`\`${id}\``)));
    assert.deepEqual(without, []);
    const unnamed = SETTING_NAMES.filter((name) => !readme().includes(`\`ibid.${name}\``));
    assert.deepEqual(unnamed, []);
    assert.ok(Object.keys(defaultConfig.checks).length === CHECK_IDS.length);
  });

  it('names only scripts that there are', () => {
    const named = [...readme().matchAll(/npm (?:run |(?=start|test))([\w:]+)/g)].map(
      ([, name]) => name!,
    );
    assert.notEqual(named.length, 0);
    assert.deepEqual(
      named.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });

  it('links to files that are there', () => {
    const link = /(?:\]\(|src(?:set)?=")(?!https?:|#)([^)"#\s]+)/g;
    const targets = [...readme().matchAll(link)].map(([, file]) => file!);
    assert.deepEqual(
      targets.filter((file) => !exists(file)),
      [],
    );
  });
});

describe('the CHANGELOG', () => {
  it('tells of the version in the manifest', () => {
    assert.match(read('CHANGELOG.md'), new RegExp(`^## ${manifest.version}\\b`, 'm'));
  });
});
