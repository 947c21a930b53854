import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/index';
import type { CheckedByHand, CommandId, SourceTarget } from '../contributions';
import { toSpan, toTextEdits } from '../convert';
import type { DraftService } from '../draft-service';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { say } from '../words';

/** *Fix all safe problems*: only asked for by its own name, so that nobody's `source.fixAll` runs it. */
const FIX_SAFE = vscode.CodeActionKind.Source.append('ibid.fixSafe');

/** Quick fixes of findings, and the source action that applies all that cannot change a meaning. */
export function registerCodeActions({ drafts }: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(DRAFT_SELECTOR, new FindingActions(drafts), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_SAFE],
  });
}

class FindingActions implements vscode.CodeActionProvider {
  readonly #drafts: DraftService;

  constructor(drafts: DraftService) {
    this.#drafts = drafts;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { version } = document;
    const report = await this.#drafts.check(document, token);
    if (!report || token.isCancellationRequested || document.version !== version) return [];
    if (context.only?.contains(FIX_SAFE)) return fixAllSafe(document, report.findings);
    const span = toSpan(document, range);
    return report.findings
      .filter((finding) => finding.start <= span.end && span.start <= finding.end)
      .flatMap((finding) => {
        const diagnostics = context.diagnostics.filter(
          (diagnostic) =>
            diagnostic.source === 'ibid' &&
            document.offsetAt(diagnostic.range.start) === finding.start &&
            document.offsetAt(diagnostic.range.end) === finding.end,
        );
        return finding.fixes.map((fix) => toAction(document, fix, diagnostics));
      });
  }
}

const COMMANDS: Readonly<Record<NonNullable<Fix['command']>['id'], CommandId>> = {
  findSource: 'ibid.findSource',
  openSource: 'ibid.openSource',
  markChecked: 'ibid.markChecked',
};

function toAction(
  document: vscode.TextDocument,
  fix: Fix,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const title = say(fix.title);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.isPreferred = fix.preferred ?? false;
  if (fix.edits.length) {
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(document.uri, editsOf(document, fix));
  }
  if (fix.command) {
    action.command = {
      title,
      command: COMMANDS[fix.command.id],
      arguments: [targetOf(document, fix.command)],
    };
  }
  return action;
}

/** A suppression is written with a place for its reason, selected, so that the writer types it at once. */
function editsOf(
  document: vscode.TextDocument,
  { title, edits }: Fix,
): (vscode.TextEdit | vscode.SnippetTextEdit)[] {
  const plain = toTextEdits(document, edits);
  if (title.id !== 'fix.suppress') return plain;
  return plain.map(({ range, newText }) => {
    const at = newText.indexOf(' -->');
    if (at < 0) return new vscode.TextEdit(range, newText);
    const snippet = new vscode.SnippetString()
      .appendText(`${newText.slice(0, at)}: `)
      .appendPlaceholder(vscode.l10n.t('reason'))
      .appendText(newText.slice(at));
    return new vscode.SnippetTextEdit(range, snippet);
  });
}

function targetOf(
  document: vscode.TextDocument,
  { query, source, span, check }: NonNullable<Fix['command']>,
): string | SourceTarget | CheckedByHand | undefined {
  if (check && span) return { uri: document.uri.toString(), ...span, checks: [check] };
  return source === undefined ? query : { path: source, span };
}

/** The first safe fix of every finding that has one; of two that overlap, the first stands. */
function fixAllSafe(
  document: vscode.TextDocument,
  findings: readonly Finding[],
): vscode.CodeAction[] {
  let end = -1;
  const edits = findings
    .flatMap(({ fixes }) => fixes.find(({ safe, preferred }) => safe && preferred)?.edits ?? [])
    .sort((a, b) => a.start - b.start)
    .filter((edit) => {
      const free = edit.start >= end;
      if (free) end = edit.end;
      return free;
    });
  if (!edits.length) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all safe problems'), FIX_SAFE);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, toTextEdits(document, edits));
  return [action];
}
