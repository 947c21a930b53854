import assert from 'node:assert/strict';
import {
  dismiss,
  moveTo,
  openFile,
  openProblems,
  placeOf,
  pick,
  runCommand,
  statusBarItem,
  typeInEditor,
  visibleText,
  waitForText,
} from './actions';
import { screenshot } from './screenshots';
import { accessProblems, inWebview } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

describe('the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });

  after(async () => {
    await workbench.close();
  });

  it('opens the sample workspace with its draft', async () => {
    const { page } = workbench;
    const title = 'The gate that stayed open';
    await waitForText(page, title);
    assert.match(await page.title(), /draft\.md/);
    await screenshot(page, 'workbench');
  });

  it('takes what a person types where the cursor is', async () => {
    const { page } = workbench;
    await moveTo(page, 'stayed open', 'start');
    await typeInEditor(page, 'always-');
    await waitForText(page, 'The gate that always-stayed open');
    await page.keyboard.press('Control+Z');
    await waitForText(page, 'The gate that stayed open');
    assert.doesNotMatch(await visibleText(page), /always/);
    const { x, y } = await placeOf(page, 'stayed open');
    assert.ok(x > 300 && y > 30, `${x}, ${y}`);
  });

  it('runs commands, picks from lists and reads panels', async () => {
    const { page } = workbench;
    await runCommand(page, 'Change Language Mode');
    await pick(page, 'plain text', 'Plain Text');
    await statusBarItem(page, /^Plain Text$/);
    await openProblems(page);
    await dismiss(page);
  });

  it('reaches into webviews, and axe with it', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'draft.md');
    await runCommand(page, 'Change Language Mode');
    await pick(page, 'markdown', 'Markdown');
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const rules = await inWebview(page, '.markdown-body h1', async (frame) => {
      assert.equal(await frame.locator('h1').first().textContent(), 'The gate that stayed open');
      await frame.evaluate(() => document.body.append(document.createElement('img')));
      return (await accessProblems(frame)).map(({ rule }) => rule);
    });
    assert.ok(rules.includes('image-alt'), rules.join());
  });
});
