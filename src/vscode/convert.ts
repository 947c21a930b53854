import * as vscode from 'vscode';
import type { DraftInput, Severity, Span, TextEdit } from '../core/index';
import { pathOf } from './uris';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}

/** Offsets count in the document as the editor has it, so they agree with what the engine was sent. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

export function toDraft(document: vscode.TextDocument): DraftInput {
  return { path: pathOf(document.uri), text: document.getText() };
}

export function toTextEdits(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.TextEdit[] {
  return edits.map((edit) => vscode.TextEdit.replace(toRange(document, edit), edit.text));
}

/** A range from the engine's positions, which count from 1. */
export function toSourceRange(at: {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}): vscode.Range {
  const { start, end } = at;
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}
