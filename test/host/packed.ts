import path from 'node:path';
import { mustRun } from './run';
import { root } from './paths';
import { installPackage } from './server';

/** Packs the extension as it would be published and installs it into an extensions folder. */
export async function installPacked(extensions: string): Promise<void> {
  await mustRun('npm', ['run', 'package'], { cwd: root });
  const { version } = (await import('../../package.json')) as { version: string };
  await installPackage(path.join(root, `ibid-${version}.vsix`), extensions);
}
