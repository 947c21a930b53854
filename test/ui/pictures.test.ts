import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  dismiss,
  hoverText,
  openQuickFixes,
  openView,
  pickRows,
  restMouse,
  runCommand,
  selectText,
  statusBarItem,
  typeInPick,
  waitForSquiggles,
} from './actions';
import { screenshot, walkthrough } from './screenshots';
import { webviewFrame } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

describe('the pictures of the walkthrough', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      size: { width: 920, height: 560 },
      settings: {
        'editor.fontSize': 13,
        'editor.lightbulb.enabled': 'off',
        'editor.occurrencesHighlight': 'off',
      },
    });
    await waitForSquiggles(workbench.page, 'warning');
  });

  after(async () => {
    await workbench.close();
  });

  const picture = (page: Page, name: string) => screenshot(page, name, walkthrough);

  it('show the sources, and how often each is quoted', async () => {
    const { page } = workbench;
    const view = await openView(page, 'Ibid');
    await view
      .getByText(/quoted \d+×/)
      .first()
      .waitFor();
    const { x, width } = (await view.boundingBox())!;
    await page.mouse.move(x + width, 400);
    await page.mouse.down();
    await page.mouse.move(x + width + 100, 400, { steps: 5 });
    await page.mouse.up();
    await restMouse(page);
    await picture(page, 'sources');
    await runCommand(page, 'View: Close Primary Side Bar');
  });

  it('show the findings, and what can be done about one', async () => {
    const { page } = workbench;
    await openQuickFixes(page, 'passed on to the duty');
    await picture(page, 'checks');
    await dismiss(page);
  });

  it('show a difference in a hover', async () => {
    const { page } = workbench;
    const hover = await hoverText(page, 'passed on to the duty', 'Copy citation');
    await hover.getByText('Loading...').waitFor({ state: 'detached' });
    assert.match(await hover.innerText(), /21:39/);
    await picture(page, 'hover');
    await dismiss(page);
  });

  it('show a quotation found by words that are not quite right', async () => {
    const { page } = workbench;
    await selectText(page, 'It is the fairest sentence');
    await page.keyboard.press('ArrowLeft');
    await runCommand(page, 'Ibid: Insert Quote…');
    await typeInPick(page, 'stel locking pin left in hinge');
    await restMouse(page);
    await pickRows(page).filter({ hasText: 'steel locking pin' }).first().waitFor();
    await page.locator('.editor-group-container').nth(1).waitFor();
    await picture(page, 'quote');
    await dismiss(page);
    await page.keyboard.press('Escape');
    await pickRows(page).first().waitFor({ state: 'hidden' });
  });

  it('show the review beside the preview', async () => {
    const { page } = workbench;
    await (await statusBarItem(page, /verified/)).click();
    const view = page.locator('.part.sidebar');
    await view.locator('.monaco-list-row', { hasText: 'Altered' }).first().click();
    await restMouse(page);
    await picture(page, 'review');
    await runCommand(page, 'View: Close Primary Side Bar');
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const frame = await webviewFrame(page, '.ibid-references li');
    await frame.locator('.ibid-differs').first().scrollIntoViewIfNeeded();
    await restMouse(page);
    await picture(page, 'preview');
    await runCommand(page, 'View: Close Editor');
  });

  it('show the reading view', async () => {
    const { page } = workbench;
    const hover = await hoverText(page, 'write the time', 'Open at this place');
    await hover.getByText('Open at this place').first().click();
    await webviewFrame(page, '.mark.passage');
    await dismiss(page);
    await restMouse(page);
    await picture(page, 'reading');
    await runCommand(page, 'View: Close Editor');
  });

  it('show the settings', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+,');
    const search = page.locator('.settings-editor .suggest-input-container .monaco-editor.focused');
    await search.waitFor();
    await page.keyboard.type('@ext:ibid.ibid checks', { delay: 20 });
    await page.locator('.settings-editor').getByText('Misquote').first().waitFor();
    await picture(page, 'settings');
  });
});
