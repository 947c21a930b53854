import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { copySample } from '../host/paths';
import { answerTrust, dismiss, openProblems, quickFix, runCommand, waitForText } from './actions';
import { openWorkbench, type Workbench } from './workbench';

const draft = [
  'It said “The gate was freed at 21:58” [@harcourt2024].',
  '',
  'He wrote “the heron stood all morning in the car park” [@heron].',
  '',
];

describe('a workspace that is not trusted', () => {
  let workbench: Workbench;

  before(async () => {
    const folder = await copySample();
    const outside = path.join(path.dirname(folder), 'outside');
    await fs.mkdir(outside);
    await fs.writeFile(
      path.join(outside, 'heron.txt'),
      'Heron\n\nOn Monday the heron stood all morning in the car park.\n',
    );
    const settings = { 'ibid.sources': ['sources', outside] };
    await fs.writeFile(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    await fs.writeFile(path.join(folder, 'draft.md'), draft.join('\n'));
    workbench = await openWorkbench({ folder, trust: true });
  });

  after(async () => {
    await workbench.close();
    await fs.rm(path.dirname(workbench.folder), { recursive: true, force: true });
  });

  it('is checked against the sources inside it alone, without a complaint', async () => {
    const { page } = workbench;
    await answerTrust(page, false);
    const problems = await openProblems(page);
    await problems.filter({ hasText: 'The source has “21:57”, the draft “21:58”' }).waitFor();
    await problems.filter({ hasText: 'has the key “heron”' }).waitFor();
    assert.equal(await page.locator('.notification-toast').count(), 0);
    await runCommand(page, 'View: Focus Active Editor Group');
    await quickFix(page, '21:58', 'Use the source’s words');
    await waitForText(page, 'freed at 21:57');
  });

  it('takes up the sources outside once it is trusted', async () => {
    const { page } = workbench;
    const problems = await openProblems(page);
    await problems.filter({ hasText: 'has the key “heron”' }).waitFor();
    await runCommand(page, 'Workspaces: Manage Workspace Trust');
    await page
      .locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' })
      .first()
      .click();
    await problems.filter({ hasText: 'has the key “heron”' }).waitFor({ state: 'detached' });
    await dismiss(page);
  });
});
