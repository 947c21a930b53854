import type { Locator, Page } from 'playwright-core';

/** What a person does in VS Code, in words. Each waits for what it starts, never for a time. */

const quickInput = '.quick-input-widget:not([style*="display: none"])';
const activeEditor = '.editor-group-container.active .monaco-editor';

/** Puts the mouse where nothing shows a tooltip: into the empty part of the activity bar. */
export async function restMouse(page: Page): Promise<void> {
  await page.mouse.move(24, 390);
}

/**
 * Opens the palette with a prefix already typed (`>` commands, `:` lines, nothing files), and takes the
 * row. An editor that takes the focus a moment later closes the palette: then it is asked for anew.
 */
async function takeFromPalette(
  page: Page,
  text: string,
  row: (rows: Locator) => Locator,
): Promise<void> {
  const input = page.locator(`${quickInput} .quick-input-box input`);
  const wanted = row(pickRows(page)).first();
  for (let left = 5; ; left--) {
    try {
      await page.keyboard.press(text.startsWith('>') ? 'F1' : 'Control+P');
      await input.fill(text, { timeout: 3000 });
      await wanted.click({ timeout: 5000 });
      return await restMouse(page);
    } catch (error) {
      if (left === 0) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Runs a command by the title it has in the palette, e.g. `Ibid: Insert Quote`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const label = page.getByText(title, { exact: true });
  await takeFromPalette(page, `>${title}`, (rows) => rows.filter({ has: label }));
}

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  const base = name.split('/').pop()!;
  await takeFromPalette(page, name, (rows) => rows.filter({ hasText: base }));
  await page.locator('.editor-group-container.active .tab.active', { hasText: base }).waitFor();
}

/** Puts the cursor into the active editor. */
export async function focusEditor(page: Page): Promise<void> {
  await runCommand(page, 'View: Focus Active Editor Group');
  await page.locator(`${activeEditor}.focused`).waitFor();
}

/** Selects the first occurrence of the words (within one line of the file) in the active editor. */
export async function selectText(page: Page, words: string): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  const find = page.locator(`${activeEditor} .find-widget.visible`);
  await find.waitFor();
  const input = find.locator('.find-part textarea').first();
  // The count of a search before this one must not be taken for this one's.
  await input.fill('');
  await find
    .locator('.matchesCount')
    .filter({ hasNotText: /\d+ of \d+/ })
    .waitFor();
  await input.fill(words);
  await find
    .locator('.matchesCount')
    .filter({ hasText: /^\d+ of \d+|\?/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await find.waitFor({ state: 'detached' }).catch(() => undefined);
  await page.locator(`${activeEditor}.focused`).waitFor();
}

/** Puts the cursor before or after the first occurrence of the words. */
export async function moveTo(
  page: Page,
  words: string,
  at: 'start' | 'end' = 'end',
): Promise<void> {
  await selectText(page, words);
  await page.keyboard.press(at === 'end' ? 'ArrowRight' : 'ArrowLeft');
}

/** Types into the active editor where the cursor is, key by key. */
export async function typeInEditor(page: Page, text: string): Promise<void> {
  await page.locator(`${activeEditor}.focused`).waitFor();
  await page.keyboard.type(text, { delay: 5 });
}

/** The text that the active editor shows; only what is scrolled into view. */
export async function visibleText(page: Page): Promise<string> {
  const lines = page.locator(`${activeEditor} .view-line`);
  const shown = await lines.evaluateAll((all) =>
    all
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
  return shown.join('\n').replaceAll('\u00a0', ' ');
}

/** Waits until the active editor shows a text; wrapped lines count as one. */
export async function waitForText(page: Page, text: string): Promise<void> {
  const squeeze = (words: string) => words.replace(/\s+/g, '');
  await page.waitForFunction(
    ([selector, wanted]) =>
      [...document.querySelectorAll(selector!)]
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((line) => line.textContent ?? '')
        .join('')
        .replace(/\s+/g, '')
        .includes(wanted!),
    [`${activeEditor} .view-line`, squeeze(text)] as const,
  );
}

/** Where words stand on the screen, in pixels: the first part of them where a line end splits them. */
export async function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const look = () =>
    page.evaluate(
      ([selector, wanted]) => {
        for (const line of document.querySelectorAll(selector!)) {
          const text = (line.textContent ?? '').replaceAll('\u00a0', ' ');
          const at = text.indexOf(wanted!);
          if (at < 0) continue;
          const middle = at + Math.floor(wanted!.length / 2);
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let before = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (middle < before + length) {
              const range = document.createRange();
              range.setStart(node, middle - before);
              range.setEnd(node, middle - before + 1);
              const box = range.getBoundingClientRect();
              return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
            }
            before += length;
          }
        }
        return undefined;
      },
      [`${activeEditor} .view-line`, words] as const,
    );
  // The editor may still be scrolling to them.
  let place = await look();
  for (const end = Date.now() + 5000; !place && Date.now() < end; place = await look()) {
    await page.waitForTimeout(50);
  }
  if (!place) throw new Error(`"${words}" is not to be seen in one line of the active editor`);
  return place;
}

/**
 * Rests the mouse on words (a few that stand in one line of the screen) and waits for the hover.
 * Gives its contents; `containing` waits for a part that arrives late.
 */
export async function hoverText(page: Page, words: string, containing?: string): Promise<Locator> {
  await selectText(page, words);
  await page.keyboard.press('ArrowLeft');
  const { x, y } = await placeOf(page, words);
  await page.mouse.move(x, y - 40);
  await page.mouse.move(x, y, { steps: 4 });
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  await hover.waitFor();
  if (containing) await hover.filter({ hasText: containing }).waitFor();
  return hover;
}

/** The rows of an open quick pick, as they stand. */
export function pickRows(page: Page): Locator {
  return page.locator(`${quickInput} .quick-input-list .monaco-list-row`);
}

/** Types into an open quick pick or input box, key by key, as a person does. */
export async function typeInPick(page: Page, words: string): Promise<void> {
  const input = page.locator(`${quickInput} .quick-input-box input`);
  await input.waitFor();
  await input.fill('');
  await input.pressSequentially(words, { delay: 10 });
}

/** Types into an open quick pick, waits for a row that holds `row` (left out: any), and takes it. */
export async function pick(page: Page, words: string, row?: string): Promise<void> {
  await typeInPick(page, words);
  const rows = pickRows(page);
  const wanted = (row ? rows.filter({ hasText: row }) : rows).first();
  await wanted.waitFor();
  await wanted.click();
}

/** Goes down an open menu of actions to the one with this title and takes it, by keyboard as writers do. */
export async function takeAction(page: Page, title: string): Promise<void> {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  await rows.filter({ hasText: title }).first().waitFor();
  const wanted = rows.filter({ hasText: title }).and(page.locator('.focused'));
  for (let left = await rows.count(); left > 0 && !(await wanted.count()); left--) {
    await page.keyboard.press('ArrowDown');
  }
  await wanted.first().waitFor();
  await page.keyboard.press('Enter');
  await rows.first().waitFor({ state: 'detached' });
}

/**
 * Opens the quick fixes at words. VS Code gives up asking, and says that there are none, when what it
 * looks up by itself a moment after the cursor has moved comes in between: then it is asked anew.
 */
export async function openQuickFixes(page: Page, words: string): Promise<Locator> {
  await moveTo(page, words, 'start');
  const rows = page.locator('.action-widget .monaco-list-row.action');
  const none = page.locator('.monaco-editor-overlaymessage', { hasText: 'No code actions' });
  for (let left = 5; ; left--) {
    await page.keyboard.press('Control+.');
    await rows.or(none).first().waitFor();
    if (left === 0 || (await rows.count()) > 0) return rows;
    await page.keyboard.press('Escape');
    await none.waitFor({ state: 'detached' });
  }
}

/** Opens the quick fixes at words and takes the one with this title. */
export async function quickFix(page: Page, words: string, title: string): Promise<void> {
  await openQuickFixes(page, words);
  await takeAction(page, title);
}

/** Opens the Problems panel; gives its rows, of which only those in view exist. */
export async function openProblems(page: Page): Promise<Locator> {
  await runCommand(page, 'View: Focus Problems');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await page.locator('.markers-panel').waitFor();
  return rows;
}

/** Waits until at least so many squiggles of one severity are in view. */
export async function waitForSquiggles(
  page: Page,
  severity: 'error' | 'warning' | 'info' | 'hint',
  atLeast = 1,
): Promise<void> {
  await page.waitForFunction(
    ([selector, count]) => document.querySelectorAll(selector).length >= count,
    [`${activeEditor} .squiggly-${severity}`, atLeast] as const,
  );
}

/** The text of the status bar item whose text fits. */
export async function statusBarItem(page: Page, fits: RegExp): Promise<Locator> {
  const item = page.locator('.statusbar-item').filter({ hasText: fits }).first();
  await item.waitFor();
  return item;
}

/** Opens Ibid's (or another) container of the activity bar by its title; gives the side bar. */
export async function openView(page: Page, title: string): Promise<Locator> {
  await page.locator(`.activitybar .action-label[aria-label^="${title}"]`).first().click();
  const sidebar = page.locator('.part.sidebar');
  await sidebar.filter({ hasText: new RegExp(title, 'i') }).waitFor();
  return sidebar;
}

/** Closes what floats: hovers, menus, toasts, the palette. */
export async function dismiss(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.mouse.move(2, 2);
}

/** Answers VS Code's question whether the workspace is trusted; comes up with `trust: true` alone. */
export async function answerTrust(page: Page, trusted: boolean): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  await dialog.getByText(trusted ? 'Yes, I trust' : "No, I don't trust").click();
  await dialog.waitFor({ state: 'detached' });
}
