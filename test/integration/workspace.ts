import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that the tests write into: a copy of the sample workspace, deleted at the end. */
export function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no workspace is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** A file of the workspace folder with this name. */
export function inFolder(name: string, file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.find((each) => each.name === name);
  assert.ok(folder, `no folder ${name} is open`);
  return vscode.Uri.joinPath(folder.uri, file);
}

/** Writes a file of the workspace from outside the editor's documents, as another program does. */
export async function write(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inWorkspace(name);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

export async function remove(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const uri = inWorkspace(name);
    await Promise.resolve(vscode.workspace.fs.delete(uri, { recursive: true })).catch(
      () => undefined,
    );
  }
}

/** Asks again until there is an answer; fails after ten seconds, saying for what it waited. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const end = Date.now() + 10_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Drafts to be deleted. */
const written: string[] = [];

/**
 * Writes a new draft and shows it in the editor; the extension says its language. VS Code keeps the text of
 * a closed document for a while, so no name is used twice.
 */
export async function openDraft(text: string, extension = 'md'): Promise<vscode.TextEditor> {
  const name = `scratch-${randomUUID().slice(0, 8)}.${extension}`;
  written.push(name);
  return openFile(name, text);
}

export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = await write(name, text);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Closes every editor without asking, and deletes the drafts and these files. */
export async function cleanUp(...names: readonly string[]): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (document.isDirty) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await remove(...written.splice(0), ...names);
}

export interface Found {
  readonly check: string;
  readonly severity: vscode.DiagnosticSeverity;
  /** The words of the draft that are marked. */
  readonly words: string;
  readonly diagnostic: vscode.Diagnostic;
}

/** What Ibid says of a document now, in the order of the text. */
export function findings(document: vscode.TextDocument): Found[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'ibid')
    .sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end))
    .map((diagnostic) => ({
      check: checkOf(diagnostic),
      severity: diagnostic.severity,
      words: document.getText(diagnostic.range),
      diagnostic,
    }));
}

function checkOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a document has exactly findings of these checks, in any order. */
export async function waitForChecks(
  document: vscode.TextDocument,
  checks: readonly string[],
): Promise<Found[]> {
  const wanted = [...checks].sort().join(' ');
  let last = '';
  try {
    return await eventually('findings', () => {
      const found = findings(document);
      last = found
        .map(({ check }) => check)
        .sort()
        .join(' ');
      return last === wanted ? found : undefined;
    });
  } catch {
    assert.equal(last, wanted, `findings of ${document.uri.path}`);
    throw new Error('unreachable');
  }
}

/** Where words stand first in a document. */
export function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `“${words}” is not in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
}

/** The code actions at words; those with a command alone included. */
export async function actionsAt(
  document: vscode.TextDocument,
  words: string,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeOf(document, words),
    kind?.value,
  );
}

/** Applies the action with this title, as a click on it would. */
export async function apply(actions: readonly vscode.CodeAction[], title: RegExp): Promise<void> {
  const action = actions.find((each) => title.test(each.title));
  assert.ok(action, `no ${title} among ${actions.map((each) => each.title).join(' | ')}`);
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) {
    const { command, arguments: args = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
  }
}

/** All hovers at the middle of words, as one text. */
export async function hoversAt(
  document: vscode.TextDocument,
  words: string,
): Promise<{ readonly text: string; readonly hovers: readonly vscode.Hover[] }> {
  const { start, end } = rangeOf(document, words);
  const middle = document.positionAt(
    Math.floor((document.offsetAt(start) + document.offsetAt(end)) / 2),
  );
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    middle,
  );
  const parts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
  return { text: parts.map(({ value }) => value).join('\n\n'), hovers };
}

/** Changes a setting of the workspace; gives what sets it back. */
export async function configure(name: string, value: unknown): Promise<() => Promise<void>> {
  const set = async (to: unknown) =>
    vscode.workspace.getConfiguration().update(name, to, vscode.ConfigurationTarget.Workspace);
  const before = vscode.workspace.getConfiguration().inspect(name)?.workspaceValue;
  await set(value);
  return () => set(before);
}

/** Opens the picker with words and takes its first passage in a form, as the keys do. */
export async function insertQuote(
  words: string,
  form: 'inline' | 'block' | 'citation' = 'inline',
): Promise<void> {
  const done = vscode.commands.executeCommand('ibid.insertQuote', words);
  // The picker tells nobody when its rows have come, so this asks until one was taken.
  let open = true;
  void Promise.resolve(done).finally(() => (open = false));
  const accept =
    form === 'inline' ? 'workbench.action.acceptSelectedQuickOpenItem' : `ibid.picker.${form}`;
  await eventually('the picker', async () => {
    await vscode.commands.executeCommand(accept);
    return open ? undefined : true;
  });
  await done;
}
