import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { root } from '../host/paths';
import lock from '../../package-lock.json';
import manifest from '../../package.json';

const linesOf = (file: string): string[] =>
  fs.readFileSync(path.join(root, file), 'utf8').split('\n');

describe('the lock file', () => {
  it('names no machine and no registry', () => {
    const lines = linesOf('package-lock.json');
    assert.ok(lines.length > 1000);
    const named = /"resolved"|registry\.|"file:|\/(home|root|work|Users)\//;
    assert.deepEqual(
      lines.filter((line) => named.test(line)),
      [],
    );
  });

  it('fits the manifest', () => {
    const [own] = Object.values(lock.packages) as unknown as [typeof manifest];
    assert.equal(own.version, manifest.version);
    assert.deepEqual(own.dependencies, manifest.dependencies);
    assert.deepEqual(own.devDependencies, manifest.devDependencies);
    assert.deepEqual(own.engines, manifest.engines);
  });
});

describe('the files of the project', () => {
  const files = globSync(
    ['*.{js,ts,mjs,json,md}', 'src/**', 'media/**/*.{md,svg,css}', 'l10n/**', 'test/**/*.{ts,md}'],
    { cwd: root, ignore: ['package-lock.json', 'test/project/lockfile.test.ts'] },
  );

  it('name no place of one machine', () => {
    assert.ok(files.length > 50);
    const named = /\/work\/(main|shared)|\/tmp\/bash|registry\.npmjs/;
    assert.deepEqual(
      files.filter((file) => linesOf(file).some((line) => named.test(line))),
      [],
    );
  });

  it('owe nothing: no promise for later, no rule switched off', () => {
    const owing = /\b(TODO|FIXME|XXX)\b|eslint-disable|@ts-(ignore|nocheck)/;
    assert.deepEqual(
      files.filter((file) => linesOf(file).some((line) => owing.test(line))),
      [],
    );
  });
});
