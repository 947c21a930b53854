import * as vscode from 'vscode';
import type { InsertAnswer, InsertRequest, Span } from '../core/index';
import { toDraft, toRange, toSpan } from './convert';
import type { WorkspaceEngine } from './joined-engines';
import { addMissingEntry } from './missing-entry';

type Insertion = Pick<InsertRequest, 'source' | 'span' | 'form'>;

/** Where a passage goes, in UTF-16 units. */
interface Place {
  readonly at: Span;
  /** What stands before it and was typed to find the passage. */
  readonly typed: number;
  /** What has been typed there since. */
  readonly behind: number;
}

/**
 * Puts a passage with its citation into a draft (at the selection unless `at` says otherwise), and offers
 * the entry that its bibliography lacks.
 */
export async function insertPassage(
  engine: WorkspaceEngine,
  editor: vscode.TextEditor,
  insertion: Insertion,
  at: Span = toSpan(editor.document, editor.selection),
  typed = 0,
): Promise<void> {
  const place = followPlace(editor, { at, typed, behind: 0 });
  const answer = await insertAt(engine, editor, insertion, place.current).finally(() =>
    place.dispose(),
  );
  if (answer?.missingEntry) await addMissingEntry(answer.missingEntry);
}

/**
 * One edit, so that one undo takes it back. Where the draft changes before the edit is there, it is worked
 * out anew: a footnote's end of the draft has moved, too. What was typed meanwhile stays behind the
 * passage, and the cursor behind that.
 */
async function insertAt(
  engine: WorkspaceEngine,
  editor: vscode.TextEditor,
  insertion: Insertion,
  place: () => Place,
): Promise<InsertAnswer | undefined> {
  const { document } = editor;
  for (;;) {
    const { version } = document;
    const { at, typed, behind } = place();
    const answer = await engine.insert({
      draft: toDraft(document),
      at,
      ...insertion,
      ...(typed && { typed: { start: at.start - typed, end: at.start } }),
    });
    if (!answer) return undefined;
    if (document.version !== version) continue;
    const done = await editor.edit((edit) => {
      for (const one of answer.edits) edit.replace(toRange(document, one), one.text);
    });
    if (done) {
      const cursor = document.positionAt(answer.cursor + behind);
      editor.selection = new vscode.Selection(cursor, cursor);
      editor.revealRange(editor.selection);
      return answer;
    }
    // VS Code refuses what was meant for an older text, and any edit of what cannot be written to.
    if (document.version === version) return undefined;
  }
}

/** A place of a draft through its changes; the selection, once that very place has been changed. */
function followPlace(
  editor: vscode.TextEditor,
  first: Place,
): vscode.Disposable & { readonly current: () => Place } {
  let place: Place | undefined = first;
  const following = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document !== editor.document) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      if (!place) continue;
      const { at, typed, behind } = place;
      const by = text.length - rangeLength;
      if (rangeOffset > at.end + behind) continue;
      if (rangeOffset >= at.end) place = { ...place, behind: Math.max(0, behind + by) };
      else if (rangeOffset + rangeLength <= at.start - typed)
        place = { ...place, at: { start: at.start + by, end: at.end + by } };
      else place = undefined;
    }
  });
  return {
    current: () => place ?? { at: toSpan(editor.document, editor.selection), typed: 0, behind: 0 },
    dispose: () => following.dispose(),
  };
}
