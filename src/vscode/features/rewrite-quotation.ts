import * as vscode from 'vscode';
import type { Rewrite } from '../../core/index';
import { toDraft, toSpan, toTextEdits } from '../convert';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { say } from '../words';

const KINDS: Readonly<Record<Rewrite['kind'], vscode.CodeActionKind>> = {
  rewrite: vscode.CodeActionKind.RefactorRewrite,
  inline: vscode.CodeActionKind.RefactorInline,
  style: vscode.CodeActionKind.RefactorRewrite.append('style'),
};

/**
 * Refactorings of a quotation: shorten, grow, inline to block, marks, citation style. Among the remedies
 * for a finding there are no matters of style; *Refactor…* has them there, too.
 */
export function registerRewriteQuotation({ drafts, engine }: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    DRAFT_SELECTOR,
    {
      async provideCodeActions(document, range, context, token) {
        if (context.only && !context.only.intersects(vscode.CodeActionKind.Refactor)) return [];
        if (!(await drafts.isDraft(document)) || token.isCancellationRequested) return [];
        const ready = await engine.ready(document.uri);
        const rewrites = await ready.rewrites(toDraft(document), toSpan(document, range));
        if (token.isCancellationRequested) return [];
        const amongFixes =
          !context.only && context.diagnostics.some(({ source }) => source === 'ibid');
        const offered = rewrites.filter(({ kind }) => kind !== 'style' || !amongFixes);
        return offered.map((rewrite) => {
          const action = new vscode.CodeAction(say(rewrite.title), KINDS[rewrite.kind]);
          action.edit = new vscode.WorkspaceEdit();
          action.edit.set(document.uri, toTextEdits(document, rewrite.edits));
          return action;
        });
      },
    },
    {
      providedCodeActionKinds: [
        vscode.CodeActionKind.RefactorRewrite,
        vscode.CodeActionKind.RefactorInline,
      ],
    },
  );
}
