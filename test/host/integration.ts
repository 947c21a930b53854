/**
 * Runs the suites of `test/integration` inside a real VS Code.
 *
 * Usage: `tsx test/host/integration.ts [--desktop]`. `IBID_EXTENSIONS` names an extensions folder with
 * Ibid installed from its package, which is then tested instead of the working tree.
 */
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import fs from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { obtainVscode } from './desktop';
import { copySample, makeFolder, removeFolder, root } from './paths';
import { start } from './run';

const bundles = path.join(root, 'dist-test');

/** One bundle a suite, since the extension host can only `require` CommonJS. */
async function bundleSuites(): Promise<void> {
  await fs.rm(bundles, { recursive: true, force: true });
  const suites = await glob('test/integration/**/*.test.ts', { cwd: root });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/integration/index.ts', ...suites],
    outdir: bundles,
    outbase: 'test',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** `runTests` wants an extension under development; with the packed one installed, an empty one will do. */
async function writeEmptyExtension(folder: string): Promise<string> {
  const extension = path.join(folder, 'empty');
  await fs.mkdir(extension, { recursive: true });
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  await fs.writeFile(path.join(extension, 'package.json'), JSON.stringify(manifest));
  return extension;
}

async function main(): Promise<number> {
  const installed = process.env.IBID_EXTENSIONS;
  await bundleSuites();
  const scratch = await makeFolder('it');
  const sample = await copySample();
  const extensions = installed ?? path.join(scratch, 'extensions');
  try {
    await runTests({
      vscodeExecutablePath: await obtainVscode({ desktop: process.argv.includes('--desktop') }),
      extensionDevelopmentPath: installed ? await writeEmptyExtension(scratch) : root,
      extensionTestsPath: path.join(bundles, 'integration/index.js'),
      launchArgs: [
        sample,
        `--extensions-dir=${extensions}`,
        `--user-data-dir=${path.join(scratch, 'u')}`,
      ],
    });
    return 0;
  } finally {
    await removeFolder(scratch);
    await removeFolder(path.dirname(sample));
  }
}

start(main);
