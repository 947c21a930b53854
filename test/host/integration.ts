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
import { makeFolder, removeFolder, root } from './paths';
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

/** A workspace and the folder of suites that run in it. */
interface Stage {
  readonly suites: string;
  readonly workspace: string;
}

/** Fresh copies: the sample, and a workspace of two folders. */
async function setStages(scratch: string): Promise<readonly Stage[]> {
  const [sample, folders] = [path.join(scratch, 'sample'), path.join(scratch, 'folders')];
  await fs.cp(path.join(root, 'test/sample'), sample, { recursive: true });
  await fs.cp(path.join(root, 'test/fixtures/folders'), folders, { recursive: true });
  return [
    { suites: 'integration', workspace: sample },
    { suites: 'integration/folders', workspace: path.join(folders, 'both.code-workspace') },
  ];
}

async function main(): Promise<number> {
  const installed = process.env.IBID_EXTENSIONS;
  await bundleSuites();
  const scratch = await makeFolder('it');
  const extensions = installed ?? path.join(scratch, 'extensions');
  let failed = false;
  try {
    const vscodeExecutablePath = await obtainVscode({
      desktop: process.argv.includes('--desktop'),
    });
    for (const { suites, workspace } of await setStages(scratch)) {
      const code = await runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: installed ? await writeEmptyExtension(scratch) : root,
        extensionTestsPath: path.join(bundles, 'integration/index.js'),
        extensionTestsEnv: { IBID_SUITES: path.join(bundles, suites) },
        launchArgs: [
          workspace,
          `--extensions-dir=${extensions}`,
          `--user-data-dir=${path.join(scratch, 'u')}`,
        ],
      }).catch((cause: unknown) => {
        console.error(`The suites of ${suites} failed: ${String(cause)}`);
        return 1;
      });
      if (code !== 0) failed = true;
    }
    return failed ? 1 : 0;
  } finally {
    await removeFolder(scratch);
  }
}

start(main);
