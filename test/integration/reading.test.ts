import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  eventually,
  hoversAt,
  inWorkspace,
  openDraft,
  rangeOf,
  remove,
  waitForChecks,
  write,
} from './workspace';

/** Waits until words of a new source are found when quoted: hovering them tells its key. */
async function waitForSource(document: vscode.TextDocument, words: string): Promise<void> {
  await eventually('the source', async () => {
    const { text } = await hoversAt(document, words);
    return text.includes('ibid.openSource') ? true : undefined;
  });
}

async function definitionsAt(
  document: vscode.TextDocument,
  words: string,
): Promise<vscode.LocationLink[]> {
  return vscode.commands.executeCommand<vscode.LocationLink[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    rangeOf(document, words).start.translate(0, 1),
  );
}

/** The words that a definition leads to. */
async function wordsOf({ targetUri, targetSelectionRange }: vscode.LocationLink): Promise<string> {
  const document = await vscode.workspace.openTextDocument(targetUri);
  return document.getText(targetSelectionRange);
}

describe('hovers', () => {
  afterEach(() => cleanUp());

  it('cover a quotation exactly and tell where it stands and what can be done', async () => {
    const { document } = await openDraft(
      'He said “You can mop up the water” [@pryce2024] and left.\n',
    );
    await waitForChecks(document, ['misquote']);
    const { text, hovers } = await hoversAt(document, 'You can mop up the water');
    const own = hovers.find(({ range }) => range);
    assert.ok(own?.range);
    assert.match(document.getText(own.range), /^“?You can mop up the water”?$/);
    assert.doesNotMatch(text, /Differs|~~/, 'the finding says what differs');
    assert.match(text, /Interview with the Operator/);
    assert.match(text, /00\\:01\\:42/);
    assert.match(text, /command:ibid\.openSource/);
    assert.match(text, /command:ibid\.replaceText/);
    const { hovers: beside } = await hoversAt(document, 'and left');
    assert.deepEqual(beside, []);
  });

  it('show each difference where the finding names one of several', async () => {
    const { document } = await openDraft(
      'He said “I rang it again since I thought I had misread it” [@pryce2024] and left.\n',
    );
    await waitForChecks(document, ['misquote']);
    const { text } = await hoversAt(document, 'again since');
    assert.doesNotMatch(text, /Differs/);
    assert.match(text, /\*\*because\*\* ~~since~~ I thought I had/);
  });

  it('stack the passages of several citations', async () => {
    const { document } = await openDraft(
      'The pin was left in the hinge [@harcourt2024; @mercier2024; @council2021].\n',
    );
    const { text } = await hoversAt(document, '@mercier2024');
    const whole = await Promise.all(
      ['@harcourt2024', '@mercier2024', '@council2021'].map((key) => hoversAt(document, key)),
    );
    assert.match(text, /Avis sur les verrous/);
    const all = whole.map((hover) => hover.text).join('\n');
    assert.match(all, /The Night of 14 November/);
    assert.match(all, /Minutes of the Works Committee/);
  });

  it('show the text of a source as text, whatever it holds', async () => {
    const hostile =
      'The mayor wrote <img src=x onerror=alert(1)> and [press here](command:workbench.action.quit) and https://evil.example/x **loud** `code` $(trash) in her letter to all of us.';
    await write('sources/hostile.txt', `A hostile letter\n\n${hostile}\n`);
    try {
      const { document } = await openDraft('It ends: “in her letter to all of us” [@hostile].\n');
      await waitForSource(document, 'in her letter');
      const { hovers } = await hoversAt(document, 'in her letter');
      const parts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
      const passage = parts.find(({ value }) => value.includes('mayor'));
      assert.ok(passage, parts.map(({ value }) => value).join('\n'));
      assert.ok(!passage.isTrusted, 'text of a source is never trusted');
      assert.ok(!passage.supportHtml);
      const live = passage.value.match(/(?<!\\)[<>[\]()`$]|:\/\//g);
      assert.deepEqual(live, null, passage.value);
      for (const { isTrusted, value } of parts) {
        if (!isTrusted) continue;
        assert.ok(typeof isTrusted === 'object');
        assert.ok(isTrusted.enabledCommands.every((command) => command.startsWith('ibid.')));
        assert.ok(!value.includes('mayor'));
      }
    } finally {
      await remove('sources/hostile.txt');
    }
  });
});

describe('the way to the passage', () => {
  afterEach(() => cleanUp());

  it('leads from a quotation into the source’s own file', async () => {
    const { document } = await openDraft(
      'It says “The gate was freed at 21:57” [@harcourt2024].\n',
    );
    const [link, ...more] = await definitionsAt(document, 'The gate was freed');
    assert.ok(link);
    assert.deepEqual(more, []);
    assert.equal(link.targetUri.toString(), inWorkspace('sources/inquiry-report.md').toString());
    assert.equal(await wordsOf(link), 'The gate was freed at 21:57');
  });

  it('leads into the extracted text of what the editor cannot show', async () => {
    const { document } = await openDraft(
      'It says “write the time in the log” [@wendworks2009, p. 13], and “The proposal was carried by three votes to two” [@council2021].\n',
    );
    for (const words of ['write the time in the log', 'The proposal was carried by']) {
      const [link] = await definitionsAt(document, words);
      assert.equal(link?.targetUri.scheme, 'ibid-source');
      assert.ok((await wordsOf(link)).replace(/\s+/g, ' ').startsWith(words));
    }
  });

  const line = 'Der Müller sagte, das Wasser kam über den Hof und blieb drei Tage stehen.';
  const body = (end: string) => `Der Brief${end}${end}Eine Zeile.${end}${end}${line}${end}`;
  const encodings = [
    ['Windows line ends', Buffer.from(body('\r\n'), 'utf8')],
    ['Windows-1252', Buffer.from(body('\r\n'), 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body('\n'), 'utf16le')])],
  ] as const;
  for (const [name, bytes] of encodings) {
    it(`finds the place in a source with ${name}`, async () => {
      await write('sources/brief.txt', bytes);
      try {
        const { document } = await openDraft(
          'Dort steht „das Wasser kam über den Hof und blieb“ [@brief].\n',
        );
        await waitForSource(document, 'das Wasser kam');
        const [link] = await definitionsAt(document, 'das Wasser kam');
        assert.ok(link);
        assert.equal(await wordsOf(link), 'das Wasser kam über den Hof und blieb');
        assert.equal(link.targetSelectionRange?.start.line, 4);
      } finally {
        await remove('sources/brief.txt');
      }
    });
  }

  it('leads back from a source to the drafts that quote it', async () => {
    const { document } = await openDraft(
      'It says “The gate was freed at 21:57” [@harcourt2024].\n',
    );
    const source = inWorkspace('sources/inquiry-report.md');
    await vscode.workspace.openTextDocument(source);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      source,
      new vscode.Position(0, 0),
    );
    const drafts = new Set(references.map(({ uri }) => uri.path));
    assert.ok(drafts.has(inWorkspace('draft.md').path));
    assert.ok(drafts.has(document.uri.path), 'what is not saved counts too');
  });
});

describe('the library', () => {
  afterEach(() => cleanUp());

  const draft = 'He wrote “the heron stood all morning in the car park” there [@heron].\n';

  it('takes up files that are added, changed and removed', async () => {
    const { document } = await openDraft(draft);
    await waitForChecks(document, ['unknown-citation']);
    await write(
      'sources/heron.txt',
      'Heron\n\nOn Monday the heron stood all morning in the car park.\n',
    );
    await waitForChecks(document, []);
    await write(
      'sources/heron.txt',
      'Heron\n\nOn Monday the heron stood all evening in the car park.\n',
    );
    await waitForChecks(document, ['misquote']);
    await remove('sources/heron.txt');
    await waitForChecks(document, ['unknown-citation']);
  });

  it('takes up other folders of sources when the setting names them', async () => {
    await write('archive/heron.txt', 'Heron\n\nThe heron stood all morning in the car park.\n');
    const { document } = await openDraft(draft);
    await waitForChecks(document, ['unknown-citation']);
    const configuration = vscode.workspace.getConfiguration();
    const set = (value: unknown) =>
      configuration.update('ibid.sources', value, vscode.ConfigurationTarget.Workspace);
    await set(['sources', 'archive']);
    await waitForChecks(document, []);
    await set(['sources']);
    await waitForChecks(document, ['unknown-citation']);
    await remove('archive');
  });

  it('is silent where there is no source', async () => {
    const { document } = await openDraft(draft);
    await waitForChecks(document, ['unknown-citation']);
    const configuration = vscode.workspace.getConfiguration();
    const set = (value: unknown) =>
      configuration.update('ibid.sources', value, vscode.ConfigurationTarget.Workspace);
    await set(['nowhere']);
    await waitForChecks(document, []);
    await set(['sources']);
    await waitForChecks(document, ['unknown-citation']);
  });
});
