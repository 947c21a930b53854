/**
 * `npm start`: builds and opens VS Code with Ibid on a copy of the sample workspace. With `--check` it
 * prints what the command line finds in the sample draft instead, for machines without a screen.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { cache, root } from './paths';
import { run, start } from './run';
import { remoteAddress, startServer, workbenchAddress } from './server';

const sample = path.join(root, 'test/sample');

async function check(): Promise<number> {
  const cli = path.join(root, 'dist/cli.js');
  const args = [cli, 'check', 'draft.md', '--root', sample, '--fail-on', 'never', '--no-cache'];
  return (await run(process.execPath, args, { cwd: sample, show: true })).code;
}

/** A copy to play with, made anew each time, so that trying Ibid leaves the repository as it was. */
async function copyToPlayWith(): Promise<string> {
  const folder = path.join(cache, 'sample');
  await fs.rm(folder, { recursive: true, force: true });
  await fs.cp(sample, folder, { recursive: true });
  return folder;
}

async function openDesktop(folder: string): Promise<boolean> {
  const found = await run(process.platform === 'win32' ? 'where' : 'which', ['code']).catch(
    () => undefined,
  );
  if (found?.code !== 0) return false;
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
  const opened = await run('code', [...args, '--goto', path.join(folder, 'draft.md')], {
    show: true,
  });
  return opened.code === 0;
}

async function serve(folder: string): Promise<number> {
  const state = path.join(cache, 'start');
  const extensions = path.join(state, 'extensions');
  await fs.mkdir(extensions, { recursive: true });
  const server = await startServer({ extensions, data: path.join(state, 'data') });
  const payload = [
    ['extensionDevelopmentPath', remoteAddress(server, root)],
    ['openFile', remoteAddress(server, path.join(folder, 'draft.md'))],
    ['skipWelcome', 'true'],
  ] as const;
  console.log('There is no "code" on the path, so here is the VS Code Server. Open in a browser:');
  console.log(`\n  ${workbenchAddress(server, folder, payload)}\n`);
  console.log('Ctrl+C ends it.');
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  await server.stop();
  return 0;
}

async function main(): Promise<number> {
  const built = await run('npm', ['run', '--silent', 'build'], { cwd: root, show: true });
  if (built.code !== 0) return 1;
  if (process.argv.includes('--check')) return check();
  const folder = await copyToPlayWith();
  return (await openDesktop(folder)) ? 0 : serve(folder);
}

start(main);
