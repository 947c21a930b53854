import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** The document inside a webview: the first one in which a selector finds something. */
export async function webviewFrame(page: Page, selector: string): Promise<Frame> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`no webview shows ${selector}`);
}

/** Does something in such a document, and again where the editor has drawn it anew meanwhile. */
export async function inWebview<Result>(
  page: Page,
  selector: string,
  work: (frame: Frame) => Promise<Result>,
): Promise<Result> {
  for (let left = 4; ; left--) {
    try {
      return await work(await webviewFrame(page, selector));
    } catch (error) {
      if (left === 0 || !/detached|context was destroyed/i.test(String(error))) throw error;
    }
  }
}

export interface AccessProblem {
  readonly rule: string;
  readonly impact: string;
  readonly places: readonly string[];
}

/** What axe finds in a webview; contrast included, as the theme of the moment gives it. */
export async function accessProblems(frame: Frame): Promise<readonly AccessProblem[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    const { violations } = await inPage.run();
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? 'minor',
      places: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
  });
}
