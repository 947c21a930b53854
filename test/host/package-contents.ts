import fs from 'node:fs/promises';
import { unzipSync } from 'fflate';
import manifest from '../../package.json';

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
  const files = Object.keys(unzipSync(await fs.readFile(vsix)))
    .filter((name) => name.startsWith('extension/') && !name.endsWith('/'))
    .map((name) => name.slice('extension/'.length));
  return [
    ...needed.filter((name) => !files.includes(name)).map((name) => `The package lacks ${name}.`),
    ...files
      .filter((name) => !allowed.test(name) || name.endsWith('.map'))
      .map((name) => `The package should not hold ${name}.`),
  ];
}
