import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, Region, ReportingDescriptor, Result } from 'sarif';
import { CHECK_IDS, LineIndex, type CheckId, type Severity, type Span } from '../../core/index';
import { inEnglish } from '../../messages/english';
import type { Session } from '../session';
import type { CheckedDraft, CheckRun } from './checked-draft';
import { dataJson } from './json';
import { version } from './version';

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export async function printSarif({ drafts, session }: CheckRun, checkPages?: URL): Promise<string> {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ibid',
            version,
            rules: await Promise.all(CHECK_IDS.map((id) => ruleOf(id, checkPages))),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: drafts.flatMap((draft) => resultsOf(draft, session)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** A check with its page; the page's heading is its short description. */
async function ruleOf(id: CheckId, pages: URL | undefined): Promise<ReportingDescriptor> {
  const page = pages && (await readFile(new URL(`${id}.md`, pages), 'utf8').catch(() => undefined));
  if (!page) return { id };
  const heading = /^#\s+(.*?)\s*(\(`.*`\))?$/m.exec(page)?.[1] ?? id;
  return { id, shortDescription: { text: heading }, help: { text: page, markdown: page } };
}

function resultsOf({ path, text, report }: CheckedDraft, session: Session): Result[] {
  const lines = new LineIndex(text);
  const region = ({ start, end }: Span): Region => {
    const from = lines.positionAt(start);
    const to = lines.positionAt(end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      charOffset: start,
      charLength: end - start,
    };
  };
  const artifactLocation = { uri: uriOf(path) };
  const suppressed = report.suppressed.map(({ finding, reason }) => ({
    finding,
    suppressions: [{ kind: 'inSource' as const, ...(reason ? { justification: reason } : {}) }],
  }));
  const all = [
    ...report.findings.map((finding) => ({ finding, suppressions: undefined })),
    ...suppressed,
  ];
  return all.map(({ finding, suppressions }) => ({
    ruleId: finding.check,
    ruleIndex: CHECK_IDS.indexOf(finding.check),
    level: LEVELS[finding.severity],
    message: { text: inEnglish(finding.message) },
    locations: [{ physicalLocation: { artifactLocation, region: region(finding) } }],
    properties: { severity: finding.severity, ...dataJson(finding.data, session) },
    ...(suppressions ? { suppressions } : {}),
    ...fixesOf(finding.fixes, artifactLocation, region),
  }));
}

/** Relative to the root where the path is; a draft outside it has an address of its own. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split('/').map(encodeURIComponent).join('/');
}

type Fixes = CheckedDraft['report']['findings'][number]['fixes'];

function fixesOf(
  fixes: Fixes,
  artifactLocation: { uri: string },
  region: (span: Span) => Region,
): Pick<Result, 'fixes'> {
  const edits = fixes.filter((fix) => fix.edits.length);
  if (!edits.length) return {};
  return {
    fixes: edits.map((fix) => ({
      description: { text: inEnglish(fix.title) },
      artifactChanges: [
        {
          artifactLocation,
          replacements: fix.edits.map((edit) => ({
            deletedRegion: region(edit),
            insertedContent: { text: edit.text },
          })),
        },
      ],
      properties: { safe: fix.safe },
    })),
  };
}
