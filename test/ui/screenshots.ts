import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../host/paths';
import type { Theme } from './workbench';

/** Pictures for people to look at, and for the README. */
export const screenshots = path.join(root, 'test/ui/screenshots');

/** Pictures that the walkthrough shows. */
export const walkthrough = path.join(root, 'media/walkthrough');

async function waitForTheme(page: Page, theme: Theme): Promise<void> {
  const kinds = theme === 'dark' ? ['vs-dark', 'hc-black'] : ['vs', 'hc-light'];
  await page.locator(kinds.map((kind) => `.monaco-workbench.${kind}`).join(', ')).waitFor();
  // The workbench fades some colours; a picture in between shows neither theme.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
}

/** Takes `NAME-light.png` and `NAME-dark.png`; the theme follows the browser's, so that hovers stay open. */
export async function screenshot(
  page: Page,
  name: string,
  folder: string = screenshots,
): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await waitForTheme(page, theme);
    await page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
  }
}
