import assert from 'node:assert/strict';
import {
  dismiss,
  moveTo,
  pick,
  placeOf,
  runCommand,
  visibleText,
  waitForSquiggles,
  waitForText,
} from './actions';
import { webviewFrame } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

describe('the window', () => {
  let workbench: Workbench;
  const row = (name: string) =>
    workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });

  before(async () => {
    // A window that is told what to open restores nothing.
    workbench = await openWorkbench({ file: '' });
    await row('draft.md').dblclick();
    await waitForSquiggles(workbench.page, 'error');
  });

  after(async () => {
    await workbench.close();
  });

  it('takes a source from the explorer into the draft as a citation', async () => {
    const { page } = workbench;
    await row('sources').click();
    await row('inquiry-report.md').waitFor();
    await moveTo(page, 'tells it well', 'start');
    const to = await placeOf(page, 'tells it well');
    const from = (await row('inquiry-report.md').boundingBox())!;
    await page.mouse.move(from.x + 60, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + 20, { steps: 10 });
    // Without Shift the editor would open the file.
    await page.keyboard.down('Shift');
    await page.mouse.move(to.x, to.y, { steps: 10 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await waitForText(page, 'tells [@harcourt2024]');
    assert.match(await visibleText(page), /tells \[@harcourt2024\] it well/);
    await runCommand(page, 'File: Revert File');
  });

  it('shows a source at its page again when it has been loaded anew', async () => {
    const { page } = workbench;
    await runCommand(page, 'Ibid: Open Source');
    await pick(page, 'Handbook', 'Handbook');
    const frame = await webviewFrame(page, '.textLayer span');
    await frame.locator('main').focus();
    await page.keyboard.press('n');
    const showsPage13 = () => document.querySelector<HTMLInputElement>('.page-box')?.value === '13';
    await frame.waitForFunction(showsPage13);
    const loaded = page.waitForEvent('load');
    await runCommand(page, 'Developer: Reload Window');
    await loaded;
    const again = await webviewFrame(page, '.textLayer span');
    await again.waitForFunction(showsPage13);
    await dismiss(page);
  });
});
