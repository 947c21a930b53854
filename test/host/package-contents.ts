import fs from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { globSync } from 'tinyglobby';
import manifest from '../../package.json';
import { root } from './paths';

/** All that may be in a package, below `extension/`; vsce writes the two documents in small letters. */
const allowed =
  /^(package(\.nls[.\w]*)?\.json|readme\.md|changelog\.md|LICENSE\.txt|media\/.+|dist\/([\w-]+\.m?js|NOTICES\.txt|(chunks|webview|pdfjs|sample)\/.+))$/;

const needed = [
  'package.json',
  'package.nls.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  manifest.icon,
  ...[
    'extension.js',
    'worker.mjs',
    'reader.mjs',
    'engine.mjs',
    'NOTICES.txt',
    'sample/draft.md',
  ].map((name) => `dist/${name}`),
];

/** What a package lacks and what it should not hold, as lines for people. */
export async function packageProblems(vsix: string): Promise<readonly string[]> {
  const packed = unzipSync(await fs.readFile(vsix));
  const notices = new TextDecoder().decode(packed['extension/dist/NOTICES.txt']);
  const files = Object.keys(packed)
    .filter((name) => name.startsWith('extension/') && !name.endsWith('/'))
    .map((name) => name.slice('extension/'.length));
  return [
    ...needed.filter((name) => !files.includes(name)).map((name) => `The package lacks ${name}.`),
    ...files
      .filter((name) => !allowed.test(name) || name.endsWith('.map'))
      .map((name) => `The package should not hold ${name}.`),
    ...(await listLicences())
      .filter(({ licence }) => !notices.includes(licence))
      .map(({ name }) => `The package lacks the words of ${name}.`),
  ];
}

/** Licences that must be told with what they are of, beside those of libraries. */
async function listLicences(): Promise<readonly { name: string; licence: string }[]> {
  const names = globSync(['src/**/*.LICENSE.txt'], { cwd: root });
  const read = async (name: string) => ({
    name,
    licence: (await fs.readFile(path.join(root, name), 'utf8')).trim(),
  });
  return Promise.all(names.map(read));
}
