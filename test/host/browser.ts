import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { cache, exists } from './paths';
import { run } from './run';

/** Sparticuz builds Chromium for machines without a desktop and ships it inside the npm package. */
const npmChromium = '@sparticuz/chromium@138';

const names = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge',
];

const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

async function installed(): Promise<string | undefined> {
  if (process.env.IBID_BROWSER) return process.env.IBID_BROWSER;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const file of [...places, ...fixedPlaces]) if (await exists(file)) return file;
  return undefined;
}

async function installFromDebian(): Promise<string | undefined> {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !isRoot || !(await exists('/usr/bin/apt-get')))
    return undefined;
  console.log('No Chrome or Chromium found: installing Debian’s chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  for (const args of [['update', '-qq'], install]) {
    if ((await run('apt-get', args, { env })).code !== 0) return undefined;
  }
  return installed();
}

async function installFromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const folder = path.join(cache, 'chromium');
  const entry = path.join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  if (!(await exists(entry))) {
    console.log(`No Chrome or Chromium found: fetching ${npmChromium} …`);
    await fs.mkdir(folder, { recursive: true });
    const args = [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      npmChromium,
    ];
    if ((await run('npm', args)).code !== 0) return undefined;
  }
  // It unpacks the libraries of a bare machine only where it believes to be on one.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packed } = (await import(pathToFileURL(entry).href)) as {
    default: { executablePath(): Promise<string> };
  };
  return packed.executablePath();
}

async function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
  });
}

/**
 * A headless Chrome or Chromium: the one named by `IBID_BROWSER`, an installed one, Debian's, or the one
 * from npm. Rejects with one line that says what to install where none of them starts.
 */
export async function openBrowser(): Promise<Browser> {
  const problems: string[] = [];
  for (const find of [installed, installFromDebian, installFromNpm]) {
    try {
      const file = await find();
      if (file) return await launch(file);
    } catch (error) {
      problems.push(String(error).split('\n')[0] ?? '');
    }
  }
  throw new Error(
    'The tests need Chrome or Chromium and could not install one: install it (on Debian ' +
      '"apt-get install chromium"), or set IBID_BROWSER to its path. ' +
      problems.join(' '),
  );
}
