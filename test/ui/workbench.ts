import fs from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../host/browser';
import { copySample, makeFolder, removeFolder, root } from '../host/paths';
import { remoteAddress, startServer, workbenchAddress, type Server } from '../host/server';
import { watchPage } from './failures';

export type Theme = 'light' | 'dark';

export interface WorkbenchOptions {
  /** An absolute path; left out, a fresh copy of the sample workspace. It is deleted at the end. */
  readonly folder?: string;
  /** Opened in the editor, relative to the folder; `draft.md` where left out, none where empty. */
  readonly file?: string;
  readonly theme?: Theme;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Asks for trust as VS Code does; left out, every workspace is trusted. */
  readonly trust?: boolean;
  /** What extensions take for the language of the editor, e.g. `de`; the workbench itself stays English. */
  readonly language?: string;
  /** Leaves the content security policies of all pages as they are: then nothing can be evaluated in them. */
  readonly keepPolicies?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

/** A real VS Code in a real browser, with Ibid installed and a workspace of its own. */
export interface Workbench {
  readonly page: Page;
  readonly folder: string;
  close(): Promise<void>;
}

/** Themes whose pictures go into the README: the colours that VS Code comes with. */
const look = {
  'window.autoDetectColorScheme': true,
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'editor.fontSize': 14,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 200,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/**
 * The working tree stands in the extensions folder as if installed, so that the window carries no
 * "Extension Development Host"; `IBID_EXTENSIONS` names a folder with the packed one instead.
 */
async function linkExtension(scratch: string): Promise<string> {
  if (process.env.IBID_EXTENSIONS) return process.env.IBID_EXTENSIONS;
  const extensions = path.join(scratch, 'extensions');
  await fs.mkdir(extensions, { recursive: true });
  await fs.symlink(root, path.join(extensions, 'ibid.ibid-0.1.0'), 'junction');
  return extensions;
}

async function openPage(
  browser: Browser,
  server: Server,
  folder: string,
  options: WorkbenchOptions,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    colorScheme: options.theme ?? 'light',
    // Playwright's waiting functions and axe run as text that is evaluated, which the policies of the
    // workbench and of our pages forbid. `policy.test.ts` keeps them, so that ours are tried as well.
    bypassCSP: !options.keepPolicies,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  if (options.language) {
    // The workbench tells extension hosts the language that its own messages were loaded in.
    const language = JSON.stringify(options.language);
    const property = `{ get: () => ${language}, set: () => undefined }`;
    await context.addInitScript({
      content: `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', ${property});`,
    });
  }
  const page = await context.newPage();
  watchPage(page);
  const file = options.file ?? 'draft.md';
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (file) payload.push(['openFile', remoteAddress(server, path.join(folder, file))]);
  await page.goto(workbenchAddress(server, folder, payload));
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  if (file) {
    // Coloured words show that the editor and its language have settled.
    const coloured = '.monaco-editor .view-line span[class^="mtk"]:not(.mtk1)';
    await page.locator(coloured).first().waitFor({ timeout: 60_000 });
  }
  return { context, page };
}

/** Opens VS Code on a workspace; `close` ends it and deletes what it wrote. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const scratch = await makeFolder('ui');
  const folder = options.folder ?? (await copySample());
  const extensions = await linkExtension(scratch);
  const server = await startServer({
    extensions,
    trust: options.trust,
    settings: { ...look, ...options.settings },
  });
  const browser = await openBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    await removeFolder(scratch);
    await removeFolder(options.folder ?? path.dirname(folder));
  };
  try {
    const { page } = await openPage(browser, server, folder, options);
    return { page, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}
