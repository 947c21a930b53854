import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** The project's folder; every script of npm runs in it. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What the tests download and keep; git and the packed extension pass it over. */
export const cache = path.join(root, '.vscode-test');

/** A new folder for one run, to be deleted with `removeFolder`. */
export async function makeFolder(purpose: string): Promise<string> {
  return fs.mkdtemp(path.join(await fs.realpath(os.tmpdir()), `ibid-${purpose}-`));
}

/** VS Code may still be writing its last state, so this tries a few times. */
export async function removeFolder(folder: string): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** A fresh copy of the sample workspace: tests type into it, and the committed one stays as it is. */
export async function copySample(): Promise<string> {
  const folder = path.join(await makeFolder('sample'), 'sample');
  await fs.cp(path.join(root, 'test/sample'), folder, { recursive: true });
  return folder;
}

export async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
