import * as vscode from 'vscode';
import type { Verdict } from '../core/index';

const VERDICTS: Readonly<Record<Verdict, () => string>> = {
  verbatim: () => vscode.l10n.t('✓ The source’s exact words'),
  edited: () => vscode.l10n.t('✓ The source’s words, legally edited'),
  altered: () => vscode.l10n.t('✗ Differs from the source'),
  spliced: () => vscode.l10n.t('✗ Joins parts that do not stand together'),
  otherSource: () => vscode.l10n.t('✗ Stands in another source than the cited one'),
  notFound: () => vscode.l10n.t('? Not found in the readable text of the sources'),
  unchecked: () => vscode.l10n.t('? Could not be checked'),
};

/** A verdict in a few words, with a sign that needs no colour. */
export function verdictWords(verdict: Verdict): string {
  return VERDICTS[verdict]();
}
