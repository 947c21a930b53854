import { LineIndex } from '../../core/index';
import { inEnglish } from '../../messages/english';
import type { CheckedDraft, CheckRun } from './checked-draft';
import { SEVERITY_COLORS } from './color';

/** Findings for people, a line each, with a coverage line under every draft. */
export function printText(run: CheckRun): string {
  const { drafts, session } = run;
  const problems = run.quiet
    ? []
    : session.index.problems.map(
        ({ path, message }) => `${session.show(path)}: ${inEnglish(message)}\n`,
      );
  return [...problems, ...drafts.map((draft) => printDraft(draft, run))].join('');
}

function printDraft(draft: CheckedDraft, { paint }: CheckRun): string {
  const { path, text, report } = draft;
  const lines = new LineIndex(text);
  const rows = report.findings.map((finding) => {
    const { line, column } = lines.positionAt(finding.start);
    const severity = paint(finding.severity, SEVERITY_COLORS[finding.severity]);
    return `${path}:${line}:${column}: ${severity}: ${inEnglish(finding.message)} ${paint(`[${finding.check}]`, 'dim')}\n`;
  });
  return rows.join('') + printCoverage(draft);
}

/** How much of a draft was verified and sourced, and what was passed over and why. */
export function printCoverage({ path, report, inBaseline }: CheckedDraft): string {
  const { coverage, findings, suppressed } = report;
  const { quotations, sentences } = coverage;
  const verified = quotations.verbatim + quotations.edited;
  const parts = [
    `${verified} of ${count(quotations.total, 'quotation')} verified`,
    `${sentences.sourced} of ${count(sentences.needSource, 'claim')} sourced`,
    count(findings.length, 'finding'),
  ];
  if (suppressed.length) {
    const reasons = new Map<string, number>();
    for (const { reason } of suppressed) {
      const said = reason || 'no reason given';
      reasons.set(said, (reasons.get(said) ?? 0) + 1);
    }
    const told = [...reasons].map(([reason, times]) =>
      times > 1 ? `${reason} (${times})` : reason,
    );
    parts.push(`${suppressed.length} suppressed: ${told.join('; ')}`);
  }
  if (inBaseline.length) parts.push(`${inBaseline.length} in the baseline`);
  return `${path}: ${parts.join(', ')}.\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
