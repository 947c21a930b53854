import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { testsBegin } from '../host/signals';

/** The suites lie beside this file, one bundle each; a new file is found by itself. */
function suites(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** What VS Code calls in its extension host; rejects where a test failed. */
export async function run(): Promise<void> {
  console.log(testsBegin);
  const mocha = new Mocha({
    timeout: 60_000,
    // A busy machine answers late; what is wrong stays wrong.
    retries: 2,
    color: false,
    grep: process.env.IBID_GREP || undefined,
  });
  for (const file of suites(__dirname)) mocha.addFile(file);
  const failures = await new Promise<number>((resolve, reject) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      if (runner.stats?.tests === 0) reject(new Error('No integration test was found.'));
    });
  });
  if (failures > 0) throw new Error(`${failures} integration tests failed`);
}
