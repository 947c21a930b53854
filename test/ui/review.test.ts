import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { focusEditor, moveTo, openFile, pick, runCommand, statusBarItem } from './actions';
import { screenshot } from './screenshots';
import { accessProblems, webviewFrame } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

describe('the review', () => {
  let workbench: Workbench;
  let rows: Locator;

  before(async () => {
    workbench = await openWorkbench();
    rows = workbench.page.locator(
      '.part.sidebar .pane:has(.title:text-is("Review")) .monaco-list-row',
    );
  });

  after(async () => {
    await workbench.close();
  });

  it('stands in the status bar in words, and opens from there', async () => {
    const item = await statusBarItem(workbench.page, /verified/);
    const text = (await item.innerText()).trim();
    assert.match(text, /^\d+ verified, \d+ to look at, \d+ of \d+ sourced$/);
    const label = await item.locator('a').getAttribute('aria-label');
    assert.match(label!, /\d+ quotations verified, \d+ to look at, \d+ of \d+ claims sourced/);
    await item.click();
    await rows.filter({ hasText: 'Verbatim' }).first().waitFor();
    await screenshot(workbench.page, 'review');
  });

  it('leads to the draft', async () => {
    const { page } = workbench;
    await rows.filter({ hasText: 'Altered' }).first().click();
    await statusBarItem(page, /Ln 17, Col \d+ \(\d+ selected\)/);
  });

  it('goes to the next finding by keyboard and tells it', async () => {
    const { page } = workbench;
    await moveTo(page, 'The control room', 'start');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('g');
    const hover = page.locator('.monaco-hover:not(.hidden)').filter({ hasText: '21:4' }).first();
    await hover.waitFor();
    await statusBarItem(page, /Ln 17/);
    const selected = rows.and(page.locator('.selected')).filter({ hasText: 'Altered' });
    await selected.waitFor();
    await screenshot(page, 'next-finding');
    await page.keyboard.press('Escape');
  });

  it('keeps in the draft what was checked by hand', async () => {
    const { page } = workbench;
    await moveTo(page, 'was not passed on', 'start');
    await runCommand(page, 'Ibid: Mark as Checked by Hand');
    await rows.filter({ hasText: 'Checked by hand' }).first().waitFor();
    await focusEditor(page);
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    const saved = await fs.readFile(path.join(workbench.folder, 'draft.md'), 'utf8');
    assert.match(
      saved,
      /<!-- ibid-disable-next-line misquote: checked by hand, \d{4}-\d\d-\d\d -->\nThe control room/,
    );
  });

  it('shows one kind alone', async () => {
    const { page } = workbench;
    await runCommand(page, 'Ibid: Filter Review…');
    await pick(page, 'Claims');
    await rows.filter({ hasText: 'Verbatim' }).first().waitFor({ state: 'detached' });
    await rows.filter({ hasText: 'Sourced' }).first().waitFor();
    await runCommand(page, 'Ibid: Filter Review…');
    await pick(page, 'Everything');
    await rows.filter({ hasText: 'Verbatim' }).first().waitFor();
  });

  it('numbers citations and marks quotations in the preview', async () => {
    const { page } = workbench;
    await openFile(page, 'draft.md');
    await runCommand(page, 'Markdown: Open Preview to the Side');
    const frame = await webviewFrame(page, '.ibid-references li');
    const first = frame.locator('.ibid-citation').first();
    assert.equal(await first.innerText(), '[1]');
    assert.match((await first.getAttribute('title'))!, /“I have lived on this quay/);
    assert.ok((await frame.locator('span.ibid-verified').count()) > 5);
    assert.ok((await frame.locator('.ibid-differs').count()) > 0);
    await screenshot(page, 'preview');
    // The page itself (no title, no language, links without a line) is VS Code's.
    const ours = (await accessProblems(frame)).filter(({ places }) =>
      places.some((place) => place.includes('ibid-')),
    );
    assert.deepEqual(ours, []);
    await frame.locator('.ibid-references').scrollIntoViewIfNeeded();
    await screenshot(page, 'preview-references');
  });
});
