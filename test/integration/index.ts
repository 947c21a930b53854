import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { testsBegin } from '../host/signals';

/** The suites of one folder, one bundle each; a new file is found by itself. */
function suites(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** VS Code's Markdown extension searches the workspace with a program that its Server comes without. */
const FOREIGN = /ripgrep/;

/**
 * Notes every promise of this extension host that is rejected and that nobody takes care of. Only Ibid and
 * what comes with VS Code runs in it; where a call of the editor is rejected, the stack does not say whose it was.
 */
function noteRejections(): { readonly left: () => readonly string[] } {
  const rejected = new Map<Promise<unknown>, string>();
  process.on('unhandledRejection', (cause, promise) => {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    if (!FOREIGN.test(text)) rejected.set(promise, text);
  });
  process.on('rejectionHandled', (promise) => void rejected.delete(promise));
  return { left: () => [...rejected.values()] };
}

/** What VS Code calls in its extension host; rejects where a test failed. */
export async function run(): Promise<void> {
  console.log(testsBegin);
  const rejections = noteRejections();
  const mocha = new Mocha({
    timeout: 60_000,
    // A busy machine answers late; what is wrong stays wrong.
    retries: 2,
    color: false,
    grep: process.env.IBID_GREP || undefined,
  });
  for (const file of suites(process.env.IBID_SUITES ?? __dirname)) mocha.addFile(file);
  const failures = await new Promise<number>((resolve, reject) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      if (runner.stats?.tests === 0 && !process.env.IBID_GREP)
        reject(new Error('No integration test was found.'));
    });
  });
  if (failures > 0) throw new Error(`${failures} integration tests failed`);
  const left = rejections.left();
  for (const text of left) console.error(`A rejected promise was not handled: ${text}`);
  if (left.length) throw new Error(`${left.length} rejected promises were not handled`);
}
