import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  apply,
  cleanUp,
  configure,
  findings,
  inWorkspace,
  openDraft,
  openFile,
  rangeOf,
  waitForChecks,
  type Found,
} from './workspace';

const { Error: error, Warning: warning, Information: information } = vscode.DiagnosticSeverity;

/** The slips of the sample draft: check, severity, the words that are marked begin so. */
const slips = [
  ['unmarked-quote', warning, 'Water reached Market Street'],
  ['misquote', error, 'was not passed on to the duty engineer until 21:49'],
  ['wrong-locator', warning, 'p. 14'],
  ['uncited-quote', warning, 'He did everything that was asked of him'],
  ['misquote', error, 'told a crowded meeting at the Methodist hall'],
  ['wrong-source', warning, 'We wrote it down every single year'],
  ['quote-not-found', error, 'This committee will be remembered'],
  ['unknown-citation', warning, 'harcort2024'],
  ['unsupported-claim', warning, '£2.9 million'],
  ['unsourced-claim', information, 'The town spends about £310,000'],
] as const;

async function openSample(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace('draft.md'));
  await vscode.window.showTextDocument(document);
  return document;
}

function only(found: readonly Found[], check: string): Found {
  const [one] = found.filter((each) => each.check === check);
  assert.ok(one, `no ${check}`);
  return one;
}

describe('findings in the editor', () => {
  const checks = slips.map(([check]) => check);

  afterEach(() => cleanUp());

  it('are those of the sample draft and no others, each at its words', async () => {
    const document = await openSample();
    const found = await waitForChecks(document, checks);
    assert.deepEqual(
      found.map(({ check, severity, words }, index) => [
        check,
        severity,
        words.slice(0, slips[index]?.[2].length),
      ]),
      slips.map((slip) => [...slip]),
    );
  });

  it('say one sentence each, and lead to the page of their check and to the source’s own file', async () => {
    const document = await openSample();
    for (const { diagnostic, check } of await waitForChecks(document, checks)) {
      assert.match(diagnostic.message, /^[^\n]+[.?]$/);
      const { code } = diagnostic;
      assert.ok(typeof code === 'object');
      assert.equal(code.target.scheme, 'command');
      assert.match(code.target.path, /^ibid\.showCheck/);
      assert.ok(code.target.query.includes(check));
    }
    const misquote = only(findings(document), 'misquote').diagnostic;
    const [related] = misquote.relatedInformation ?? [];
    assert.equal(
      related?.location.uri.toString(),
      inWorkspace('sources/inquiry-report.md').toString(),
    );
    assert.equal(related?.message, 'was not passed on to the duty engineer until 21:39');
  });

  it('follow the typing, and results of an older version are dropped', async () => {
    const editor = await openDraft('Nothing to see.\n');
    await waitForChecks(editor.document, []);
    const wrong = 'Inquiry: “The gate was freed at 21:58” [@harcourt2024].';
    for (const letter of wrong) {
      await editor.edit((edit) => edit.insert(editor.selection.active, letter), {
        undoStopBefore: false,
        undoStopAfter: false,
      });
    }
    const [found] = await waitForChecks(editor.document, ['misquote']);
    assert.equal(found?.words, 'The gate was freed at 21:58');
    const { range } = found.diagnostic;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'One line more.\n\n'));
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, '21:58'), '21:57'));
    await waitForChecks(editor.document, []);
    assert.equal(range.start.line, 0);
  });

  it('stand at their words with emoji, right-to-left text and Windows line ends', async () => {
    const text = [
      '😀 He wrote: שלום עולם “The gate was freed at 21:58” [@harcourt2024].',
      '',
      '👩‍👩‍👧 “You can mop up the water” [@pryce2024].',
      '',
    ].join('\r\n');
    const { document } = await openDraft(text);
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    const found = await waitForChecks(document, ['misquote', 'misquote']);
    assert.deepEqual(
      found.map(({ words }) => words),
      ['The gate was freed at 21:58', 'You can mop up the water'],
    );
    assert.deepEqual(
      found.map(({ diagnostic }) => diagnostic.range.start.line),
      [0, 2],
    );
  });

  it('tell a broken front matter in one sentence', async () => {
    const { document } = await openDraft('---\ntitle: a: b: c\n  - x\n---\n\nText.\n');
    const [found] = await waitForChecks(document, ['bibliography-problem']);
    assert.match(found!.diagnostic.message, /^The front matter could not be read: [^\n]+\.$/);
  });

  for (const [extension, language] of [
    ['qmd', 'quarto'],
    ['Rmd', 'rmd'],
    ['mdx', 'mdx'],
  ] as const) {
    it(`are made in ${language} too`, async () => {
      const { document } = await openDraft('“You can mop up the water” [@pryce2024].\n', extension);
      assert.equal(document.languageId, language);
      await waitForChecks(document, ['misquote']);
    });
  }

  it('are never made in a source, a README or plain text', async () => {
    const wrong = '“You can mop up the water” [@pryce2024].\n';
    const marker = await openDraft(wrong);
    const names = ['sources/scratch-source.md', 'README.md', 'notes.txt'];
    for (const name of names) await openFile(name, wrong);
    await waitForChecks(marker.document, ['misquote']);
    for (const name of names) {
      const document = await vscode.workspace.openTextDocument(inWorkspace(name));
      assert.deepEqual(findings(document), []);
    }
    await cleanUp(...names);
  });

  it('take up the severities and drafts of the settings', async () => {
    const { document } = await openDraft('“You can mop up the water” [@pryce2024].\n');
    const [before] = await waitForChecks(document, ['misquote']);
    assert.equal(before?.severity, warning);
    const undo = await configure('ibid.checks.misquote', 'hint');
    await waitForChecks(document, ['misquote']);
    const start = Date.now();
    while (findings(document)[0]?.severity !== vscode.DiagnosticSeverity.Hint) {
      assert.ok(Date.now() - start < 10_000, 'the severity was not taken up');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await undo();
    const reset = await configure('ibid.drafts', ['draft.md']);
    await waitForChecks(document, []);
    await reset();
    await waitForChecks(document, ['misquote']);
  });
});

describe('quick fixes', () => {
  afterEach(() => cleanUp());

  const fixes = [
    {
      check: 'misquote',
      title: /^Use the source’s words$/,
      draft: 'He knows: “You can mop up the water” [@pryce2024].\n',
      fixed: 'He knows: “You can mop up water” [@pryce2024].\n',
    },
    {
      check: 'wrong-source',
      title: /pryce2024/,
      draft: 'Pryce says “We wrote it down every single year” [@council2021].\n',
      fixed: 'Pryce says “We wrote it down every single year” [@pryce2024].\n',
    },
    {
      check: 'unknown-citation',
      title: /harcourt2024/,
      draft: 'The gate was freed after 47 minutes [@harcort2024].\n',
      fixed: 'The gate was freed after 47 minutes [@harcourt2024].\n',
    },
    {
      check: 'wrong-locator',
      title: /p\. 13/,
      draft:
        'The handbook says “Ring the duty engineer at once and write the time in the log” [@wendworks2009, p. 14].\n',
      fixed:
        'The handbook says “Ring the duty engineer at once and write the time in the log” [@wendworks2009, p. 13].\n',
    },
    {
      check: 'uncited-quote',
      title: /./,
      draft: 'And then “I watched the water go past him on the camera”, he said.\n',
      fixed: /camera”,? \[@pryce2024(, 00:00:57)?\],? he said\.\n$/,
    },
    {
      check: 'unmarked-quote',
      title: /./,
      draft:
        'She hoped that the only telephone number on the desk was that of a man who had retired in 2019 [@harcourt2024].\n',
      fixed: /“the only telephone number on the desk was that of a man who had retired in 2019”/,
    },
  ] as const;

  for (const { check, title, draft, fixed } of fixes) {
    it(`of ${check} give the expected text, and the finding goes`, async () => {
      const { document } = await openDraft(draft);
      const found = only(await waitForChecks(document, [check]), check);
      const actions = await actionsAt(document, found.words, vscode.CodeActionKind.QuickFix);
      await apply(actions, title);
      if (typeof fixed === 'string') assert.equal(document.getText(), fixed);
      else assert.match(document.getText(), fixed);
      await waitForChecks(document, []);
    });
  }

  it('suppress a finding with a reason', async () => {
    const { document } = await openDraft('The town spends about £310,000 a year on running it.\n');
    await waitForChecks(document, ['unsourced-claim']);
    const actions = await actionsAt(document, 'The town spends');
    await apply(actions, /Do not report unsourced-claim/);
    assert.match(document.getText(), /^<!-- ibid-disable-next-line unsourced-claim: reason -->\n/);
    await waitForChecks(document, []);
  });

  it('that are safe can be made all at once, by their own name alone', async () => {
    const text =
      'A: “The gate was freed at 21:58” [@harcourt2024].\n\nB: “Ring the duty engineer at once and write the time in the log” [@wendworks2009, p. 14].\n';
    const { document } = await openDraft(text);
    await waitForChecks(document, ['misquote', 'wrong-locator']);
    const all = await actionsAt(document, 'A:', vscode.CodeActionKind.SourceFixAll);
    assert.deepEqual(
      all.filter(({ kind }) => kind?.value.includes('ibid')),
      [],
    );
    const safe = await actionsAt(
      document,
      'A:',
      vscode.CodeActionKind.Source.append('ibid.fixSafe'),
    );
    await apply(safe, /./);
    assert.equal(document.getText(), text.replace('p. 14', 'p. 13'));
    await waitForChecks(document, ['misquote']);
  });
});
