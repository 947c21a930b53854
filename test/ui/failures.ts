import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { cache } from '../host/paths';

/** Where a test that failed leaves a picture of each workbench that was open. */
const folder = path.join(cache, 'failures');

const pages = new Set<Page>();

/** Has a picture taken of the page when a test fails while it is open. */
export function watchPage(page: Page): void {
  pages.add(page);
  page.once('close', () => pages.delete(page));
}

/** Mocha's root hooks; `--require` takes them. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    if (test?.state === 'passed' || test?.pending !== false) return;
    await fs.mkdir(folder, { recursive: true });
    const name = test.fullTitle().replace(/\W+/g, '-').slice(0, 100);
    for (const page of pages) await page.screenshot({ path: path.join(folder, `${name}.png`) });
  },
};
