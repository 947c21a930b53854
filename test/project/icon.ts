/** Draws `media/icon.png` from `media/icon.svg`. Usage: `tsx test/project/icon.ts` */
import fs from 'node:fs/promises';
import path from 'node:path';
import { openBrowser } from '../host/browser';
import { root } from '../host/paths';
import { start } from '../host/run';

const size = 256;

start(async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = await fs.readFile(path.join(root, 'media/icon.svg'), 'utf8');
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    await page.screenshot({ path: path.join(root, 'media/icon.png'), omitBackground: true });
    return 0;
  } finally {
    await browser.close();
  }
});
