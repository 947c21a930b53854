import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/run';
import { root } from '../host/paths';
import { handbookPath, makeHandbook } from './sample-handbook';

const sample = path.join(root, 'test/sample');

interface Checked {
  readonly drafts: readonly {
    readonly findings: readonly {
      readonly check: string;
      readonly severity: string;
      text: string;
    }[];
    readonly quotations: readonly { readonly text: string; readonly verdict: string }[];
  }[];
}

/** The slips in the draft: the check that sees each, how grave it is, and words of the place. */
const slips = [
  ['unmarked-quote', 'warning', 'Water reached Market Street'],
  ['misquote', 'error', 'was not passed on to the duty engineer until 21:49'],
  ['wrong-locator', 'warning', 'p. 14'],
  ['uncited-quote', 'warning', 'He did everything that was asked of him'],
  ['misquote', 'error', 'told a crowded meeting'],
  ['wrong-source', 'warning', 'We wrote it down every single year'],
  ['quote-not-found', 'error', 'This committee will be remembered'],
  ['unknown-citation', 'warning', 'harcort2024'],
  ['unsupported-claim', 'warning', '£2.9 million'],
  ['unsourced-claim', 'information', 'The town spends about £310,000'],
] as const;

async function checkDraft(): Promise<Checked['drafts'][number]> {
  let printed = '';
  const args = ['check', 'draft.md', '--root', sample, '--json', '--all', '--no-cache'];
  const code = await run([...args, '--fail-on', 'never'], {
    out: (text) => (printed += text),
    error: (text) => assert.fail(text),
    input: async () => '',
    cwd: sample,
    env: {},
    outIsTerminal: false,
    errorIsTerminal: false,
  });
  assert.equal(code, 0);
  return (JSON.parse(printed) as Checked).drafts[0]!;
}

describe('the sample workspace', () => {
  it('holds the handbook that the script writes', () => {
    assert.ok(fs.readFileSync(handbookPath).equals(makeHandbook()));
  });

  it('has the slips that it was written with found, and nothing else', async () => {
    const { findings } = await checkDraft();
    const found = findings.map(({ check, severity, text }) => ({ check, severity, text }));
    for (const [check, severity, words] of slips) {
      const at = found.findIndex(
        (each) => each.check === check && each.severity === severity && each.text.includes(words),
      );
      assert.ok(
        at >= 0,
        `${check} (${severity}) on “${words}” is missing: ${JSON.stringify(found)}`,
      );
      found.splice(at, 1);
    }
    assert.deepEqual(found, []);
  });

  it('has its quotations judged rightly', async () => {
    const { quotations } = await checkDraft();
    const verdicts = quotations.map(({ text, verdict }) => `${verdict}: ${text.slice(0, 24)}`);
    assert.deepEqual(verdicts, [
      'verbatim: I have lived on this qua',
      'verbatim: home again by Wednesday ',
      'verbatim: because a steel locking ',
      'verbatim: Une goupille oubliée ne ',
      'altered: was not passed on to the',
      'verbatim: Ring the duty engineer a',
      'verbatim: The alarm went at fourte',
      'edited: [The widow] was very kin',
      'verbatim: He did everything that w',
      'altered: told a crowded meeting a',
      'otherSource: We wrote it down every s',
      'verbatim: he would rather not find',
      'notFound: This committee will be r',
      'verbatim: was carried by three vot',
      'edited: A barrier is only as goo',
    ]);
  });
});
