/**
 * Stands in for the VS Code program where no desktop is: takes the arguments that `runTests` gives to
 * it, opens the VS Code Server's workbench in a headless browser, and ends with the code of the tests.
 */
import path from 'node:path';
import { format } from 'node:util';
import { openBrowser } from './browser';
import { start } from './run';
import { remoteAddress, startServer, workbenchAddress } from './server';
import { testsBegin } from './signals';

/** Longer than all suites together; a suite that hangs must not hang the machine that runs it. */
const limit = 15 * 60 * 1000;

/** What the Server says of the modules it was installed without; it works all the same. */
const nativeModules =
  /^(Error: )?(Could not locate the bindings file|Cannot find module '.*watchdog')/;

function readArguments(args: readonly string[]) {
  const value = (name: string) =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    extension: path.resolve(value('extensionDevelopmentPath') ?? '.'),
    tests: path.resolve(value('extensionTestsPath') ?? '.'),
    extensions: value('extensions-dir'),
    folder: path.resolve(args.find((arg) => !arg.startsWith('-')) ?? '.'),
  };
}

async function main(): Promise<number> {
  const { extension, tests, extensions, folder } = readArguments(process.argv.slice(2));
  // VS Code's own lines are many and of interest only where the tests never begin.
  const before: string[] = [];
  const server = await startServer({ extensions });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const ended = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error('The tests took too long and were ended.')), limit).unref();
      page.on('crash', () => reject(new Error('The workbench page crashed.')));
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    let begun = false;
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const line = format(...args);
      if (begun && !nativeModules.test(line)) console.log(line);
      else if (line === testsBegin) begun = true;
      else before.push(line);
    });
    const payload = [
      ['extensionDevelopmentPath', remoteAddress(server, extension)],
      ['extensionTestsPath', remoteAddress(server, tests)],
      ['skipWelcome', 'true'],
    ] as const;
    await page.goto(workbenchAddress(server, folder, payload));
    const code = await ended;
    if (!begun) console.error(before.join('\n'));
    return code;
  } catch (error) {
    console.error(before.slice(-40).join('\n'));
    throw error;
  } finally {
    await browser.close();
    await server.stop();
  }
}

start(main);
