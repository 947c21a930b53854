import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { hoverText, waitForSquiggles } from './actions';
import { screenshot } from './screenshots';
import { openWorkbench, type Workbench } from './workbench';

describe('with VS Code’s link check on', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ settings: { 'markdown.validate.enabled': true } });
  });

  after(async () => {
    await workbench.close();
  });

  it('offers to silence its false warning on citations, for the workspace', async () => {
    const { page, folder } = workbench;
    const toast = page.locator('.notification-toast').filter({ hasText: '[@key]' });
    await toast.waitFor();
    await screenshot(page, 'false-warning');
    await toast.getByText('Silence in This Workspace').click();
    await toast.waitFor({ state: 'detached' });
    const settings = path.join(folder, '.vscode/settings.json');
    const written = async () => fs.readFile(settings, 'utf8').catch(() => '');
    const end = Date.now() + 15_000;
    while (!(await written()).includes('referenceLinks') && Date.now() < end)
      await page.waitForTimeout(50);
    assert.match(await written(), /"markdown\.validate\.referenceLinks\.enabled": "ignore"/);
  });

  it('shows both readings where a source has changed', async () => {
    const { page, folder } = workbench;
    const source = path.join(folder, 'sources/courier-2023-11-16.txt');
    const text = await fs.readFile(source, 'utf8');
    const changed = text.replace(/for\s+sixty\s+years/, 'for seventy years');
    assert.notEqual(changed, text);
    await waitForSquiggles(page, 'warning');
    await fs.writeFile(source, changed);
    const hover = await hoverText(page, 'lived on this quay', 'has changed since');
    assert.match(await hover.innerText(), /seventy/);
    await screenshot(page, 'source-changed');
  });
});
