import { LineIndex, type Severity } from '../../core/index';
import { inEnglish } from '../../messages/english';
import type { CheckRun } from './checked-draft';
import { printCoverage } from './text';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that show findings in a pull request: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function printGithub(run: CheckRun): string {
  const rows = run.drafts.flatMap(({ path, text, report }) => {
    const lines = new LineIndex(text);
    return report.findings.map((finding) => {
      const start = lines.positionAt(finding.start);
      const end = lines.positionAt(finding.end);
      const properties = {
        file: path,
        line: start.line,
        endLine: end.line,
        // GitHub counts columns only within one line.
        ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
        title: `ibid ${finding.check}`,
      };
      const told = Object.entries(properties).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
      );
      return `::${COMMANDS[finding.severity]} ${told.join(',')}::${escapeData(inEnglish(finding.message))}\n`;
    });
  });
  return [...rows, ...run.drafts.map(printCoverage)].join('');
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
