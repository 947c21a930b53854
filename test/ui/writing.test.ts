import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  dismiss,
  focusEditor,
  hoverText,
  openProblems,
  openQuickFixes,
  openView,
  pickRows,
  quickFix,
  restMouse,
  runCommand,
  selectText,
  takeAction,
  typeInEditor,
  typeInPick,
  waitForSquiggles,
  waitForText,
} from './actions';
import { screenshot } from './screenshots';
import { openWorkbench, type Workbench } from './workbench';

const quickInput = '.quick-input-widget:not([style*="display: none"])';
const activeEditor = '.editor-group-container.active .monaco-editor';

/** Opens the picker with its key and types half-remembered words where some are given. */
async function openPicker(page: Page, words?: string): Promise<Locator> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Q');
  await page.locator(`${quickInput} .quick-input-title`, { hasText: /cited quote/ }).waitFor();
  if (words !== undefined) await typeInPick(page, words);
  return page.locator(`${quickInput} .quick-input-box input`);
}

/** Waits for the focused row and for its passage, marked in the source beside the draft. */
async function waitForPassage(page: Page, words: string): Promise<void> {
  await pickRows(page).first().filter({ hasText: words }).waitFor();
  await page
    .locator('.editor-group-container:not(.active) .view-overlays [class*="ced-"]')
    .first()
    .waitFor();
}

/** Waits until the tab is the one that keys go to, and the only one. */
async function waitForTab(page: Page, name: string): Promise<void> {
  await page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
  await page.locator(`${activeEditor}.focused`).waitFor();
}

/** Puts the cursor on an empty line of its own below the draft's last paragraph. */
async function beginParagraph(page: Page): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
}

describe('half an hour of writing', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    // Marks of equal words would stand between the reader of a picture and the findings.
    const settings = { 'editor.occurrencesHighlight': 'off', 'editor.lightbulb.enabled': 'off' };
    workbench = await openWorkbench({ settings });
    ({ page } = workbench);
    await waitForSquiggles(page, 'error');
  });

  after(async () => {
    await workbench.close();
  });

  /** Saves the draft and waits until it fits on the disk. */
  const savedAs = async (fits: RegExp): Promise<string> => {
    await page.keyboard.press('Control+S');
    let text = '';
    for (const end = Date.now() + 10_000; Date.now() < end; await page.waitForTimeout(50)) {
      text = await fs.readFile(path.join(workbench.folder, 'draft.md'), 'utf8');
      if (fits.test(text)) return text;
    }
    assert.match(text, fits);
    return text;
  };

  it('finds a passage by misspelt words, shows it marked in its source, grows and inserts it', async () => {
    await beginParagraph(page);
    await typeInEditor(page, 'Nobody forgets the fitter. ');
    await openPicker(page, 'lump hamer bicycle rain');
    await waitForPassage(page, 'Sam Aske came down on his bicycle');
    await restMouse(page);
    await screenshot(page, 'insert-quote');
    await page.keyboard.press('Alt+ArrowDown');
    await page
      .locator(`${quickInput} .quick-input-title`, { hasText: 'cited quote of 26 words' })
      .waitFor();
    await page.keyboard.press('Enter');
    await waitForText(page, '[@pryce2024, 00:00:57]');
    await savedAs(
      /fitter\. “Sam Aske came down on his bicycle, in the rain, with a lump hammer in his coat\. He was up on that gate for six minutes” \[@pryce2024, 00:00:57\]/,
    );
    assert.equal(await page.locator('.tab').count(), 1, 'the preview was closed again');
  });

  it('takes an insertion back with one undo', async () => {
    await page.keyboard.press('Control+Z');
    await page.waitForFunction(
      (editor) =>
        [...document.querySelectorAll(`${editor} .view-line`)].every(
          (line) => !line.textContent?.includes('lump'),
        ),
      activeEditor,
    );
    await savedAs(/Nobody forgets the fitter\. *\n/);
    await page.keyboard.press('Control+Y');
    await waitForText(page, '[@pryce2024, 00:00:57]');
  });

  it('takes the words before the cursor as query and replaces them by a block quotation', async () => {
    await beginParagraph(page);
    await typeInEditor(page, 'why the sirens stayed silent');
    const input = await openPicker(page);
    assert.equal(await input.inputValue(), 'why the sirens stayed silent');
    await waitForPassage(page, 'Several people asked why the sirens');
    await page.keyboard.press('Control+Shift+B');
    await waitForText(page, '> Several people asked why the sirens had stayed silent.');
    const text = await savedAs(
      /\n> Several people asked [^\n]*silent\.\s[>\s]*\[@holloway2023[^\]]*\]/,
    );
    assert.doesNotMatch(text, /^why the sirens/m);
  });

  it('inserts the citation alone, and opens the source', async () => {
    await beginParagraph(page);
    await typeInEditor(page, 'The surge was the highest in a generation ');
    await openPicker(page, 'surge 3.2 metres highest since 1978');
    await waitForPassage(page, 'The Environment Office put the surge');
    await page.keyboard.press('Control+Shift+A');
    await waitForText(page, 'in a generation [@holloway2023]');

    await openPicker(page, 'eleven recommendations');
    await waitForPassage(page, 'We make eleven recommendations');
    await page.keyboard.press('Control+Shift+O');
    await waitForTab(page, 'inquiry-report.md');
    await runCommand(page, 'View: Close Editor');
    await waitForTab(page, 'draft.md');
  });

  it('copies with citation, and takes no focus from what is opened at once', async () => {
    await dismiss(page);
    await openPicker(page, 'eleven recommendations');
    await waitForPassage(page, 'We make eleven recommendations');
    await page.keyboard.press('Control+Shift+C');
    await pickRows(page).first().waitFor({ state: 'hidden' });
    await openPicker(page, 'eleven recommendations');
    await waitForPassage(page, 'We make eleven recommendations');
    assert.match(
      await page.evaluate(() => navigator.clipboard.readText()),
      /^“We make eleven recommendations\.” \[@harcourt2024/,
    );
    await page.keyboard.press('Control+Shift+C');
    await pickRows(page).first().waitFor({ state: 'hidden' });
    await page.keyboard.press('F1');
    await page.keyboard.type('about');
    await page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
    await pickRows(page).filter({ hasText: 'About' }).first().waitFor();
    await page.keyboard.press('Escape');
    await waitForTab(page, 'draft.md');
  });

  it('continues an open quotation with the words of its source, and cites it', async () => {
    await beginParagraph(page);
    await typeInEditor(page, '“The gate was freed at');
    await page.locator(`${activeEditor} [class*="ghost-text"]`, { hasText: '21:57' }).waitFor();
    await screenshot(page, 'complete-quotation');
    await page.keyboard.press('Tab');
    await waitForText(page, 'by a fitter with a hammer.” [@harcourt2024');
  });

  it('completes citation keys with titles', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await typeInEditor(page, 'He has said so before [@pryc');
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    await suggestions.filter({ hasText: 'pryce2024' }).first().waitFor();
    await screenshot(page, 'complete-key');
    await page.keyboard.press('Enter');
    await waitForText(page, 'so before [@pryce2024]');
  });

  it('pastes words of a source as a cited quotation, and as plain text by default', async () => {
    await beginParagraph(page);
    const words = 'Insurers have so far paid out £14.3 million on homes and businesses';
    await page.evaluate((text) => navigator.clipboard.writeText(text), words);
    await page.keyboard.press('Control+V');
    await waitForText(page, words);
    await page.locator('.post-edit-widget .monaco-button').click();
    await page.locator('.action-widget', { hasText: 'Paste as cited quotation' }).waitFor();
    await screenshot(page, 'paste-quotation');
    await takeAction(page, 'Paste as cited quotation');
    await waitForText(page, `“${words}” [@harcourt2024`);
  });

  it('hovers a misquotation: what differs, where, in its context', async () => {
    const hover = await hoverText(page, 'passed', 'Use the source’s words');
    await screenshot(page, 'hover');
    const text = (await hover.innerText()).replaceAll('\u00a0', ' ');
    assert.equal(text.split('21:49').length, 2, 'what differs is said once');
    assert.match(text, /Ruth Harcourt · 2024-06-06 · sec\. “Summary”/);
    assert.match(text, /An alarm sounded at 21:14 and was acknowledged at once/);
    assert.doesNotMatch(text, /## What it cost/, 'the context ends with the paragraph');
    const hidden = await hover.evaluate(
      ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
    );
    // In half a window VS Code gives a hover less room.
    const isWhole = (await page.locator('.editor-group-container').count()) === 1;
    if (isWhole) assert.equal(hidden, 0, 'nothing is cut');
    await dismiss(page);
  });

  it('hovers a citation: the passage that the sentence quotes', async () => {
    const hover = await hoverText(page, 'mercier2024', 'Copy citation');
    await screenshot(page, 'hover-citation');
    const text = (await hover.innerText()).replaceAll('\u00a0', ' ');
    assert.match(text, /Hélène Mercier · 2024-02-08/);
    assert.match(text, /Une goupille oubliée ne se signale pas : elle attend\. Sur les barrages/);
    await dismiss(page);
  });

  it('lists the findings in the Problems panel and fixes one', async () => {
    const problems = await openProblems(page);
    await problems.filter({ hasText: 'The source has “21:39”, the draft “21:49”' }).waitFor();
    await screenshot(page, 'findings');
    await runCommand(page, 'View: Toggle Problems');
    await openQuickFixes(page, '21:49');
    await screenshot(page, 'quick-fix');
    await takeAction(page, 'Use the source’s words');
    await waitForText(page, 'until 21:39” [@harcourt2024]');
    await quickFix(page, 'harcort2024', 'harcourt2024');
    await waitForText(page, 'cost £6,400 [@harcourt2024]');
  });

  it('finds the source of selected words', async () => {
    await selectText(page, 'He did everything that was asked of him');
    await runCommand(page, 'Ibid: Find the Source of These Words');
    await pickRows(page).filter({ hasText: '2023-11-16' }).first().waitFor();
    await screenshot(page, 'find-source');
    await page.keyboard.press('Enter');
    await pickRows(page).filter({ hasText: 'Insert the citation' }).click();
    await waitForText(page, 'asked of him,” [@holloway2023]');
  });

  it('shows what the library holds', async () => {
    const view = await openView(page, 'Ibid');
    await view.getByText('Interview with the Operator').first().waitFor();
    await view
      .getByText(/quoted \d/)
      .first()
      .waitFor();
    await screenshot(page, 'sources');
  });
});
