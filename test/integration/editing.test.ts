import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  apply,
  cleanUp,
  eventually,
  openDraft,
  rangeOf,
  waitForChecks,
} from './workspace';

/** One rewriting of a draft: where the selection is, which action, and what the draft is then. */
interface Rewriting {
  readonly draft: string;
  /** The words at or over which the action is asked for. */
  readonly at: string;
  readonly action: RegExp;
  readonly then: string;
}

const rewritings: Readonly<Record<string, Rewriting>> = {
  'cut in the middle leaves an ellipsis': {
    draft:
      'It says “a steel locking pin had been left in its hinge after routine maintenance” [@harcourt2024].\n',
    at: 'in its hinge',
    action: /^Cut the selected words/,
    then: 'It says “a steel locking pin had been left … after routine maintenance” [@harcourt2024].\n',
  },
  'cut at the beginning puts the new capital in brackets': {
    draft: 'It says: “An alarm sounded at 21:14 and was acknowledged at once” [@harcourt2024].\n',
    at: 'An alarm sounded at 21:14 and',
    action: /^Cut the selected words/,
    then: 'It says: “[W]as acknowledged at once” [@harcourt2024].\n',
  },
  'cut at the end leaves nothing': {
    draft: 'It says “was acknowledged at once” [@harcourt2024].\n',
    at: 'at once',
    action: /^Cut the selected words/,
    then: 'It says “was acknowledged” [@harcourt2024].\n',
  },
  'growth takes the rest of the sentence before': {
    draft: 'It says: “was acknowledged at once” [@harcourt2024].\n',
    at: 'acknowledged',
    action: /^Take the words before/,
    then: 'It says: “An alarm sounded at 21:14 and was acknowledged at once” [@harcourt2024].\n',
  },
  'growth takes the rest of the sentence behind': {
    draft: 'It says: “The gate was freed at 21:57” [@harcourt2024].\n',
    at: 'was freed',
    action: /^Take the words behind/,
    then: 'It says: “The gate was freed at 21:57, after 47 minutes, by a fitter with a hammer.” [@harcourt2024].\n',
  },
  'inline becomes a block': {
    draft: 'He said: “You can mop up water” [@pryce2024, 00:01:42].\n',
    at: 'mop up',
    action: /^Make it a block quotation$/,
    then: 'He said:\n\n> You can mop up water [@pryce2024, 00:01:42]\n',
  },
  'a block becomes inline': {
    draft: 'He said:\n\n> You can mop up water\n>\n> [@pryce2024, 00:01:42]\n',
    at: 'mop up',
    action: /^Make it an inline quotation$/,
    then: 'He said:\n\n“You can mop up water” [@pryce2024, 00:01:42]\n',
  },
  'straight marks become curly': {
    draft:
      'A "You can mop up water" [@pryce2024] and B "was acknowledged at once" [@harcourt2024].\n',
    at: 'mop up',
    action: /^Use curly quotation marks$/,
    then: 'A “You can mop up water” [@pryce2024] and B "was acknowledged at once" [@harcourt2024].\n',
  },
  'curly marks become straight, in the whole draft': {
    draft:
      'A “You can mop up water” [@pryce2024] and B “was acknowledged at once” [@harcourt2024].\n',
    at: 'mop up',
    action: /^Use straight quotation marks in the whole draft$/,
    then: 'A "You can mop up water" [@pryce2024] and B "was acknowledged at once" [@harcourt2024].\n',
  },
  'one citation becomes a footnote': {
    draft: 'A “You can mop up water” [@pryce2024]. B “was acknowledged at once” [@harcourt2024].\n',
    at: 'mop up',
    action: /^Cite in a footnote$/,
    then: 'A “You can mop up water”.[^1] B “was acknowledged at once” [@harcourt2024].\n\n[^1]: [@pryce2024]\n',
  },
  'all citations become footnotes': {
    draft: 'A “You can mop up water” [@pryce2024]. B “was acknowledged at once” [@harcourt2024].\n',
    at: 'mop up',
    action: /^Cite in footnotes in the whole draft$/,
    then: 'A “You can mop up water”.[^1] B “was acknowledged at once”.[^2]\n\n[^1]: [@pryce2024]\n[^2]: [@harcourt2024]\n',
  },
  'one citation becomes a link': {
    draft: 'A “You can mop up water” [@pryce2024]. B “was acknowledged at once” [@harcourt2024].\n',
    at: 'mop up',
    action: /^Cite with a link to the source$/,
    then: 'A “You can mop up water” ([Pryce 2024](sources/interview-pryce.vtt)). B “was acknowledged at once” [@harcourt2024].\n',
  },
};

describe('editing a quotation', () => {
  afterEach(() => cleanUp());

  for (const [name, { draft, at, action, then }] of Object.entries(rewritings)) {
    it(`${name}; no finding comes of it, and one undo takes it back`, async () => {
      const editor = await openDraft(draft);
      const { document } = editor;
      const range = rangeOf(document, at);
      editor.selection = new vscode.Selection(range.start, range.end);
      await apply(await actionsAt(document, at, vscode.CodeActionKind.Refactor), action);
      assert.equal(document.getText(), then);
      await waitForChecks(document, []);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), draft);
    });
  }
});

describe('the remedies for a finding', () => {
  afterEach(() => cleanUp());

  it('are not mixed with matters of style, which a writer can ask for all the same', async () => {
    const { document } = await openDraft('A “You can mop up the water” [@pryce2024].\n');
    await waitForChecks(document, ['misquote']);
    const titles = async (kind?: vscode.CodeActionKind) =>
      (await actionsAt(document, 'mop up', kind)).map(({ title }) => title);
    const all = await titles();
    assert.equal(all[0], 'Use the source’s words');
    assert.ok(all.includes('Make it a block quotation'));
    assert.ok(!all.some((title) => /^Cite |marks/.test(title)), all.join(' | '));
    assert.ok((await titles(vscode.CodeActionKind.Refactor)).includes('Cite in a footnote'));
  });
});

describe('continuing a quotation', () => {
  afterEach(() => cleanUp());

  /** Asks for what is offered inline at `|`, and takes it. */
  async function complete(text: string): Promise<vscode.TextEditor> {
    const editor = await openDraft(text.replace('|', ''));
    const at = editor.document.positionAt(text.indexOf('|'));
    editor.selection = new vscode.Selection(at, at);
    await eventually('an offer', async () => {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      await new Promise((resolve) => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
      return editor.document.getText() === text.replace('|', '') ? undefined : true;
    });
    return editor;
  }

  const sentence = 'The gate was freed at 21:57, after 47 minutes, by a fitter with a hammer.';
  const cited = '[@harcourt2024, sec. “Summary”]';
  for (const [name, text, then] of [
    ['behind a few words', 'It says: “The gate was freed|\n', `It says: “${sentence}” ${cited}\n`],
    [
      'over a mark that is there already',
      'It says: “The gate was freed|”\n',
      `It says: “${sentence}” ${cited}\n`,
    ],
    [
      'on the line after the one with the opening mark',
      'It says: “The gate\nwas freed|\n',
      `It says: “The gate\nwas freed${sentence.slice(18)}” ${cited}\n`,
    ],
  ] as const) {
    it(`${name} completes words, mark and citation`, async () => {
      const { document } = await complete(text);
      assert.equal(document.getText(), then);
      await waitForChecks(document, []);
    });
  }
});

describe('completing a locator', () => {
  afterEach(() => cleanUp());

  it('offers the place of the quotation first, then all others', async () => {
    const { document } = await openDraft('He said “You can mop up water” [@pryce2024, ]\n');
    await waitForChecks(document, []);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(']')),
      ' ',
    );
    const labels = list.items.flatMap(({ label }) => (typeof label === 'object' ? [label] : []));
    assert.deepEqual(labels[0], { label: '00:01:42', description: 'where these words stand' });
    assert.deepEqual(
      labels.slice(1, 3).map(({ label }) => label),
      ['00:00:04', '00:00:10'],
    );
  });

  it('is quiet behind any other comma', async () => {
    const { document } = await openDraft('He came, \n');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 9),
      ' ',
    );
    assert.deepEqual(
      list.items.filter(({ label }) => typeof label === 'object'),
      [],
    );
  });
});

describe('pasting words of a source', () => {
  afterEach(() => cleanUp());

  it('stays plain unless asked', async () => {
    const editor = await openDraft('He remembers: \n');
    await waitForChecks(editor.document, []);
    editor.selection = new vscode.Selection(0, 14, 0, 14);
    await vscode.env.clipboard.writeText('Sam Aske came down on his bicycle, in the rain');
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await eventually('the words', () =>
      editor.document.getText().includes('in the rain') ? true : undefined,
    );
    assert.equal(
      editor.document.getText(),
      'He remembers: Sam Aske came down on his bicycle, in the rain\n',
    );
  });
});
