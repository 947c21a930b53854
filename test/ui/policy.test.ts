import assert from 'node:assert/strict';
import { pick, runCommand } from './actions';
import { webviewFrame } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

describe('the reading view under its own content security policy', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ keepPolicies: true });
  });

  after(async () => {
    await workbench.close();
  });

  it('draws a PDF, and nothing of it is refused', async () => {
    const { page } = workbench;
    const refused: string[] = [];
    page.on('console', (message) => {
      const { url } = message.location();
      const text = message.text();
      if (/Content Security Policy/.test(text)) refused.push(`${url}: ${text}`);
    });
    await runCommand(page, 'Ibid: Open Source');
    await pick(page, 'Handbook', 'Handbook');
    const frame = await webviewFrame(page, '.textLayer span');
    await frame.locator('canvas').first().waitFor();
    assert.deepEqual(
      refused.filter((line) => /webview|vscode-cdn|reading/.test(line)),
      [],
    );
  });
});
