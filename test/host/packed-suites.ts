/**
 * `npm run test:package`: packs the extension as it would be published, installs it the way VS Code
 * does, and runs the suites against it, so that nothing that is needed stays out of the package.
 */
import path from 'node:path';
import manifest from '../../package.json';
import { packageProblems } from './package-contents';
import { makeFolder, removeFolder, root } from './paths';
import { mustRun, run, start } from './run';
import { installPackage } from './server';

async function main(): Promise<number> {
  const scratch = await makeFolder('packed');
  const extensions = path.join(scratch, 'extensions');
  try {
    const listing = await mustRun('npm', ['run', '--silent', 'package'], { cwd: root });
    console.log(listing.trim());
    const vsix = path.join(root, `ibid-${manifest.version}.vsix`);
    const problems = await packageProblems(vsix);
    for (const problem of problems) console.error(problem);
    await installPackage(vsix, extensions);
    let failed = problems.length > 0 ? 1 : 0;
    for (const script of ['test:integration', 'test:ui']) {
      console.log(`\n── ${script}, on the packed extension`);
      const env = { IBID_EXTENSIONS: extensions };
      const { code } = await run('npm', ['run', '--silent', script], { env, show: true });
      if (code !== 0) failed += 1;
    }
    console.log(failed ? '\nThe package fails.' : '\nThe package passes.');
    return failed ? 1 : 0;
  } finally {
    await removeFolder(scratch);
  }
}

start(main);
