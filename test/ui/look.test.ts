import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import {
  dismiss,
  hoverText,
  openQuickFixes,
  pick,
  runCommand,
  statusBarItem,
  waitForSquiggles,
} from './actions';
import { screenshot } from './screenshots';
import { accessProblems, webviewFrame } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

describe('the look in high contrast', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      settings: {
        'workbench.preferredLightColorTheme': 'Default High Contrast Light',
        'workbench.preferredDarkColorTheme': 'Default High Contrast',
      },
    });
    await waitForSquiggles(workbench.page, 'error');
  });

  after(async () => {
    await workbench.close();
  });

  /** In both themes of high contrast. */
  const seriousProblems = async (frame: Frame, ours = '') => {
    const found = [];
    for (const colorScheme of ['dark', 'light'] as const) {
      await workbench.page.emulateMedia({ colorScheme });
      await frame
        .locator(`body.vscode-high-contrast${colorScheme === 'light' ? '-light' : ''}`)
        .waitFor();
      found.push(...(await accessProblems(frame)));
    }
    return found.filter(
      ({ impact, places }) =>
        /serious|critical/.test(impact) && places.some((place) => place.includes(ours)),
    );
  };

  it('of a misquotation', async () => {
    const { page } = workbench;
    await hoverText(page, 'passed', 'Use the source’s words');
    await screenshot(page, 'contrast-hover');
    await dismiss(page);
    await openQuickFixes(page, '21:49');
    await screenshot(page, 'contrast-quick-fix');
    await dismiss(page);
  });

  it('of the review and the preview', async () => {
    const { page } = workbench;
    await (await statusBarItem(page, /verified/)).click();
    await page.locator('.part.sidebar .monaco-list-row', { hasText: 'Verbatim' }).first().waitFor();
    await screenshot(page, 'contrast-review');
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const frame = await webviewFrame(page, '.ibid-references li');
    await screenshot(page, 'contrast-preview');
    assert.deepEqual(await seriousProblems(frame, 'ibid-'), []);
    await runCommand(page, 'View: Close All Editors in Group');
  });

  it('of the reading view', async () => {
    const { page } = workbench;
    await runCommand(page, 'Ibid: Open Source');
    await pick(page, 'Handbook', 'Handbook');
    const frame = await webviewFrame(page, '.textLayer span');
    assert.equal(await frame.locator('.page-box').inputValue(), '12');
    await screenshot(page, 'contrast-reading');
    assert.deepEqual(await seriousProblems(frame), []);
    await runCommand(page, 'View: Close All Editors in Group');
  });
});
