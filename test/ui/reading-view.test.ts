import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { copySample, removeFolder } from '../host/paths';
import {
  dismiss,
  hoverText,
  moveTo,
  pick,
  placeOf,
  runCommand,
  waitForSquiggles,
  waitForText,
} from './actions';
import { buildBook } from './book';
import { documents, documentWords } from './documents';
import { screenshot } from './screenshots';
import { accessProblems, webviewFrame } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

describe('the reading view', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await copySample();
    await fs.writeFile(path.join(folder, 'sources/book.epub'), buildBook());
    await fs.writeFile(
      path.join(folder, 'sources/broken.docx'),
      new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9]),
    );
    for (const [ending, build] of Object.entries(documents)) {
      await fs.writeFile(
        path.join(folder, `sources/gatehouse.${ending}`),
        build(`Gatehouse, ${ending}`),
      );
    }
    workbench = await openWorkbench({ folder, size: { width: 1400, height: 900 } });
    await waitForSquiggles(workbench.page, 'error');
  });

  after(async () => {
    await workbench.close();
    await removeFolder(path.dirname(folder));
  });

  /** Back to the draft with the mouse, as keys go to the reading view while it has the focus. */
  const toDraft = async (): Promise<void> => {
    const draft = workbench.page.locator('.editor-group-container').first();
    await draft.locator('.monaco-editor .view-line').nth(3).click();
    await draft.locator('.monaco-editor.focused').waitFor();
  };

  /** Hovers over words of the draft, opens the source at them, and gives the page of the reading view. */
  const openAt = async (words: string, selector: string): Promise<Frame> => {
    const { page } = workbench;
    await toDraft();
    const hover = await hoverText(page, words, 'Open at this place');
    await hover.getByText('Open at this place').first().click();
    const frame = await webviewFrame(page, selector);
    await dismiss(page);
    return frame;
  };

  const openFromSources = async (title: string, selector: string): Promise<Frame> => {
    const { page } = workbench;
    // A page that was opened a moment ago takes the focus when it has loaded, and the list closes.
    await toDraft();
    await runCommand(page, 'Ibid: Open Source');
    await pick(page, title, title);
    return webviewFrame(page, selector);
  };

  const clipboard = () => workbench.page.evaluate(() => navigator.clipboard.readText());

  const seriousProblems = async (frame: Frame) =>
    (await accessProblems(frame)).filter(({ impact }) => /serious|critical/.test(impact));

  it('shows the page of a PDF with the passage marked on its picture', async () => {
    const frame = await openAt('write the time', '.mark.passage');
    const mark = frame.locator('.mark.passage').first();
    assert.match((await mark.getAttribute('aria-label')) ?? '', /Ring the duty engineer at once/);
    assert.equal(await frame.locator('.page-box').inputValue(), '13');
    assert.match(await frame.locator('.status').innerText(), /Page 13.*Ring the duty engineer/s);
    assert.ok(await mark.evaluate((box) => box.getBoundingClientRect().top > 60));
    await screenshot(workbench.page, 'reading-pdf');
    assert.deepEqual(await seriousProblems(frame), []);
  });

  it('finds selected words of the picture in the text, and copies them with their citation', async () => {
    const { page } = workbench;
    const frame = await webviewFrame(page, '.mark.passage');
    const line = frame.locator('.textLayer span', { hasText: 'must never leave' }).first();
    const box = await line.boundingBox();
    await page.mouse.move(box!.x + 2, box!.y + box!.height / 2);
    await page.mouse.down();
    await page.mouse.move(box!.x + box!.width - 2, box!.y + box!.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.press('Control+C');
    await page.waitForFunction(async () =>
      (await navigator.clipboard.readText()).includes('wendworks2009'),
    );
    assert.match(await clipboard(), /^“.*never leave.*” \[@wendworks2009, p\. 13\]$/);
  });

  it('turns pages, shows the text and searches by the keyboard', async () => {
    const { page } = workbench;
    const frame = await webviewFrame(page, '.mark.passage');
    await frame.locator('main').focus();
    await page.keyboard.press('n');
    await frame.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.page-box')?.value === '14',
    );
    await page.keyboard.press('p');
    await frame.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.page-box')?.value === '13',
    );
    await page.keyboard.press('g');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await frame.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.page-box')?.value === '12',
    );
    await page.keyboard.press('t');
    await frame.locator('mark').waitFor();
    await page.keyboard.press('m');
    assert.equal(
      await frame.evaluate(() => document.activeElement?.textContent),
      'Ring the duty engineer at once and write the time in the log',
    );
    await page.keyboard.press('/');
    await page.keyboard.type('DUTY engineer');
    await frame.locator('.matches', { hasText: /1 of \d+|2 of \d+/ }).waitFor();
    await screenshot(page, 'reading-pdf-text');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  });

  it('inserts a paragraph that was chosen by keys into the draft', async () => {
    const { page } = workbench;
    const frame = await openAt('would rather', 'mark');
    await screenshot(page, 'reading-web-page');
    assert.deepEqual(await seriousProblems(frame), []);
    await toDraft();
    await moveTo(page, 'boarded up.');
    await frame.locator('main').focus();
    await page.keyboard.press('j');
    const words = await frame.evaluate(() => getSelection()?.toString() ?? '');
    assert.ok(words.length > 40, words);
    await page.keyboard.press('Alt+C');
    await page.waitForFunction(
      async (wanted) => (await navigator.clipboard.readText()).startsWith(wanted),
      words.slice(0, 30),
    );
    assert.doesNotMatch(await clipboard(), /@council2021/);
    await page.keyboard.press('i');
    await waitForText(page, `boarded up. “${words.slice(0, 30)}`);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Home');
  });

  it('lets a passage be dragged into the draft as a cited quotation', async () => {
    const { page } = workbench;
    const frame = await webviewFrame(page, 'h1[title^="Minutes"]');
    await frame.locator('.use').first().waitFor();
    await toDraft();
    await moveTo(page, 'tells it well', 'start');
    const to = await placeOf(page, 'tells it well');
    const paragraph = frame.locator('main p', { hasText: 'every confidence' });
    await paragraph.scrollIntoViewIfNeeded();
    const start = await paragraph.evaluate((element) => {
      getSelection()!.selectAllChildren(element);
      return element.textContent.slice(0, 30);
    });
    const box = (await paragraph.boundingBox())!;
    const from = { x: box.x + 20, y: box.y + 8 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    // The page must feel the first pixels of a drag, which begins there.
    await page.mouse.move(from.x + 20, from.y, { steps: 8 });
    await page.mouse.move(to.x + 60, to.y + 20, { steps: 5 });
    await page.mouse.move(to.x, to.y, { steps: 10 });
    await page.mouse.up();
    await waitForText(page, `“${start}`);
    await runCommand(page, 'File: Revert File');
  });

  it('shows a transcript with times and speakers, and who quotes it', async () => {
    const { page } = workbench;
    const frame = await openAt('widow', '.cue mark');
    await frame
      .locator('.use', { hasText: /draft\.md, line \d+/ })
      .first()
      .waitFor();
    assert.match(await frame.locator('.cue .time').first().innerText(), /^00:00:\d\d$/);
    await screenshot(page, 'reading-transcript');
    await frame.locator('main').focus();
    await page.keyboard.press('u');
    await frame.locator('.unused .part').first().waitFor();
    await screenshot(page, 'reading-unused');
    assert.deepEqual(await seriousProblems(frame), []);
  });

  it('shows a book chapter by chapter', async () => {
    const { page } = workbench;
    const frame = await openFromSources('On keeping', 'h1[title^="On keeping"]');
    await screenshot(page, 'reading-book');
    assert.equal(await frame.locator('main').locator('script, img, a, iframe, style').count(), 0);
    assert.deepEqual(await seriousProblems(frame), []);
  });

  it('says of a source that cannot be read what can be done', async () => {
    const { page } = workbench;
    const frame = await openFromSources('broken', '.notice');
    assert.match(await frame.locator('.notice').innerText(), /broken\.docx.*Open in Its Own/s);
    await screenshot(page, 'reading-unreadable');
    assert.deepEqual(await seriousProblems(frame), []);
  });

  for (const ending of Object.keys(documents)) {
    it(`shows a ${ending} file at the words that were found`, async () => {
      const frame = await openFromSources(
        `Gatehouse, ${ending}`,
        `h1[title^="Gatehouse, ${ending}"]`,
      );
      await frame.locator('main', { hasText: documentWords }).waitFor();
      assert.deepEqual(await seriousProblems(frame), []);
    });
  }
});
