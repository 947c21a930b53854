import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, eventually, inWorkspace, openDraft } from './workspace';

/** Milliseconds that the editor waits for more keys. */
const QUIET = 250;
const WORDS = 5000;
const KEYS = 8;
/** Milliseconds after which nobody waits any longer. */
const LONGEST = 20_000;

describe('a long draft', () => {
  afterEach(() => cleanUp());

  it('is checked while one types; how fast is printed, not judged', async () => {
    const sample = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(inWorkspace('draft.md')),
    );
    const body = sample.slice(sample.indexOf('\n---\n') + 5);
    let text = sample;
    while (text.split(/\s+/).length < WORDS) text += body.replaceAll('[^minutes]', '');
    const editor = await openDraft(
      `${text}\n\nTold: “The gate was freed at 21:57” [@harcourt2024].\n`,
    );
    const { document } = editor;
    const findings = () => vscode.languages.getDiagnostics(document.uri).length;
    await eventually('the first findings', () => findings() || undefined);
    const calm = findings();
    const times: number[] = [];
    const before = process.cpuUsage();
    for (let key = 0; key < KEYS; key++) {
      const slip = key % 2 === 0;
      const at = document.getText().lastIndexOf('21:5') + 4;
      const [from, to] = [document.positionAt(at), document.positionAt(at + 1)];
      const began = performance.now();
      await editor.edit((edit) => edit.replace(new vscode.Range(from, to), slip ? '8' : '7'));
      const wanted = calm + Number(slip);
      while (findings() !== wanted) {
        assert.ok(performance.now() - began < LONGEST, 'waited in vain for the findings');
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      times.push(performance.now() - began - QUIET);
    }
    const { user, system } = process.cpuUsage(before);
    times.sort((a, b) => a - b);
    const words = document.getText().split(/\s+/).length;
    console.log(
      `      ${words} words: findings ${Math.round(times[KEYS / 2]!)} ms after the pause (median), ${Math.round(times.at(-1)!)} ms at most; ${Math.round((user + system) / 1000 / KEYS)} ms of the processor a key, editor and engine together`,
    );
  });
});
