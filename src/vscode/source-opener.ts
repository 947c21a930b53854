import * as vscode from 'vscode';
import type { Passage } from '../core/index';
import { toSourceRange } from './convert';
import { sourceTextUri, uriOf } from './uris';

/** UTF-16 units above which the editor's own document of a file is not worth opening. */
const LARGE = 5_000_000;

/** A source as a text document, and where in it a passage stands. */
export interface OpenedSource {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/**
 * The document in which a passage is shown: the file itself where it is plain text or Markdown and the
 * editor reads the same words there, else the read-only text of the source.
 */
export async function openPassage(passage: Passage): Promise<OpenedSource> {
  const { path, format } = passage.source;
  const range = toSourceRange(passage);
  if ((format === 'text' || format === 'markdown') && passage.span.end < LARGE) {
    try {
      const document = await vscode.workspace.openTextDocument(uriOf(path));
      if (sameWords(document.getText(range), passage.text)) return { document, range };
    } catch {
      // Too large for the editor, or gone: its text is shown instead.
    }
  }
  return { document: await vscode.workspace.openTextDocument(sourceTextUri(path)), range };
}

/** Equal but for line ends, which the editor makes its own. */
function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n');
  return plain(one) === plain(other);
}
