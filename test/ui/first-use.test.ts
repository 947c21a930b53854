import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { makeFolder, removeFolder, root } from '../host/paths';
import {
  hoverText,
  openView,
  runCommand,
  statusBarItem,
  waitForSquiggles,
  waitForText,
} from './actions';
import { screenshot } from './screenshots';
import { openWorkbench, type Workbench } from './workbench';

/** Answers the dialog for folders by typing; it takes what it listed last, so each listing is waited for. */
async function chooseFolder(page: Page, parent: string, name: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget:not([style*="display: none"])');
  const input = dialog.locator('input[type="text"]');
  const listed = dialog.locator('.quick-input-list').getByText(name, { exact: true });
  await input.fill(`${parent}/`);
  await listed.first().waitFor();
  await input.fill(`${parent}/${name}/`);
  await listed.first().waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
}

async function newWorkspace(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await makeFolder('first-use');
  for (const [name, text] of Object.entries(files)) {
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await fs.writeFile(path.join(folder, name), text);
  }
  return folder;
}

const sources = (name: string) => fs.readFile(path.join(root, 'test/sample/sources', name), 'utf8');

describe('first use', () => {
  let workbench: Workbench;

  afterEach(async () => {
    await workbench.close();
  });

  it('offers folders that look like sources, and takes one with a click', async () => {
    const folder = await newWorkspace({
      'essay.md': '# Essay\n\nIt was “a steel locking pin had been left in its hinges”.\n',
      'Literature/inquiry.md': await sources('inquiry-report.md'),
      'Literature/courier.txt': await sources('courier-2023-11-16.txt'),
    });
    workbench = await openWorkbench({ folder, file: 'essay.md' });
    const { page } = workbench;
    const view = await openView(page, 'Ibid');
    const offer = view.getByText('Use “Literature”');
    await offer.waitFor();
    await view.getByText(/2 documents \((MD, TXT|TXT, MD)\)/).waitFor();
    await screenshot(page, 'first-use-folders');
    await offer.click();
    await view.getByText('Half a Town Wakes up Wet').first().waitFor();
    assert.equal(await offer.count(), 0);
    await page
      .locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning')
      .first()
      .waitFor();
    const settings = await fs.readFile(path.join(folder, '.vscode/settings.json'), 'utf8');
    assert.deepEqual(JSON.parse(settings), { 'ibid.sources': ['Literature'] });
  });

  it('says how to begin in an empty workspace, and makes a sample that works at once', async () => {
    const folder = await newWorkspace({});
    const parent = await makeFolder('made');
    const target = path.join(parent, 'gate');
    await fs.mkdir(target);
    workbench = await openWorkbench({ folder, file: '' });
    const { page } = workbench;
    const view = await openView(page, 'Ibid');
    const button = view.getByText('Create Sample Workspace…');
    await button.waitFor();
    await screenshot(page, 'first-use-empty');
    const opened = page.context().waitForEvent('page');
    await button.click();
    await chooseFolder(page, parent, 'gate');
    const sample = await opened;
    await waitForText(sample, 'The gate that stayed open');
    await waitForSquiggles(sample, 'error', 2);
    await statusBarItem(sample, /\d+ verified/);
    await screenshot(sample, 'first-use-sample');
    assert.deepEqual((await fs.readdir(target)).sort(), [
      '.vscode',
      'draft.md',
      'references.bib',
      'sources',
    ]);
    await removeFolder(parent);
  });

  it('leaves a sample alone that is already there', async () => {
    const folder = await newWorkspace({ 'there/ibid-sample/draft.md': 'mine\n' });
    workbench = await openWorkbench({ folder, file: '' });
    const { page } = workbench;
    await openView(page, 'Ibid');
    await runCommand(page, 'Ibid: Create Sample Workspace…');
    await chooseFolder(page, folder, 'there');
    await page.getByText('is already there and was left as it is').first().waitFor();
    const inside = await fs.readdir(path.join(folder, 'there/ibid-sample'));
    assert.deepEqual(inside, ['draft.md']);
  });

  it('shows the walkthrough, with its pictures', async () => {
    workbench = await openWorkbench();
    const { page } = workbench;
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await page.keyboard.type('Write with your sources');
    await page.keyboard.press('Enter');
    const page1 = page.locator('.gettingStartedContainer');
    await page1.getByText('Say where your sources are').first().waitFor();
    await page1.getByText('Quote from half-remembered words').first().click();
    const picture = page1
      .locator('.getting-started-media img, .getting-started-media iframe')
      .first();
    await picture.waitFor();
    await screenshot(page, 'walkthrough');
  });

  it('speaks German where the editor does', async () => {
    workbench = await openWorkbench({ language: 'de' });
    const { page } = workbench;
    const view = await openView(page, 'Ibid');
    await view.getByText('Quellen').first().waitFor();
    await view
      .getByText(/\d+× zitiert/)
      .first()
      .waitFor();
    const hover = await hoverText(page, 'passed on to the duty', 'In der Quelle steht „21:39“');
    await hover.getByText('An dieser Stelle öffnen').waitFor();
    await screenshot(page, 'german');
  });
});
