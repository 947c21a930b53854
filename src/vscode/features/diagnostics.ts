import * as vscode from 'vscode';
import type { Finding } from '../../core/index';
import { toRange, toSeverity } from '../convert';
import type { CheckedDocument } from '../draft-service';
import { withoutReported, type Reported } from '../reported-keys';
import type { Services } from '../services';
import { sourceTextUri, uriOf } from '../uris';
import { say, shorten } from '../words';

/** UTF-16 units of the source's words that stand beside a problem. */
const LONGEST = 160;

/**
 * Shows the findings of every open draft. The code of each leads to the page that explains its check. Unknown
 * keys that another extension reports are left to it, also where it reports them later than we.
 */
export function registerDiagnostics({ drafts }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('ibid');
  const shown = new Map<string, CheckedDocument & { readonly count: number }>();
  const show = (checked: CheckedDocument): void => {
    const { document, report } = checked;
    const findings = withoutReported(report.findings, problemsIn(document));
    const id = document.uri.toString();
    shown.set(id, { ...checked, count: findings.length });
    collection.set(
      document.uri,
      findings.map((finding) => toDiagnostic(document, finding)),
    );
  };
  return vscode.Disposable.from(
    collection,
    drafts.onDidCheck(show),
    drafts.onDidClose((uri) => {
      shown.delete(uri.toString());
      collection.delete(uri);
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        const checked = shown.get(uri.toString());
        if (!checked?.report.findings.some(({ check }) => check === 'unknown-citation')) continue;
        const { document, report, count } = checked;
        // Our own change of the list comes by here, too.
        if (withoutReported(report.findings, problemsIn(document)).length !== count) show(checked);
      }
    }),
  );
}

/** What all extensions report of a document, in UTF-16 offsets. */
function problemsIn(document: vscode.TextDocument): Reported[] {
  return vscode.languages.getDiagnostics(document.uri).map(({ source, message, range }) => ({
    source,
    message,
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  }));
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, finding),
    say(finding.message),
    toSeverity(finding.severity),
  );
  diagnostic.source = 'ibid';
  diagnostic.code = { value: finding.check, target: checkPage(finding.check) };
  const { source, locator } = finding.data;
  if (source && locator) {
    const line = new vscode.Range(locator.line - 1, 0, locator.line - 1, 0);
    diagnostic.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(readableUri(source.path), line),
        shorten((finding.data.expected ?? source.key).replace(/\s+/g, ' '), LONGEST),
      ),
    ];
  }
  return diagnostic;
}

/** Text and Markdown open as they are; of all else the extracted text is what has lines. */
function readableUri(path: string): vscode.Uri {
  return /\.(txt|text|md|markdown)$/i.test(path) ? uriOf(path) : sourceTextUri(path);
}

function checkPage(check: string): vscode.Uri {
  return vscode.Uri.parse(`command:ibid.showCheck?${encodeURIComponent(JSON.stringify([check]))}`);
}
