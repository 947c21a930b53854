import * as vscode from 'vscode';
import type { Finding } from '../../core/index';
import { toRange, toSeverity } from '../convert';
import type { CheckedDocument } from '../draft-service';
import type { Services } from '../services';
import { sourceTextUri, uriOf } from '../uris';
import { say, shorten } from '../words';

/** UTF-16 units of the source's words that stand beside a problem. */
const LONGEST = 160;

/** Shows the findings of every open draft. The code of each leads to the page that explains its check. */
export function registerDiagnostics({ drafts }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('ibid');
  return vscode.Disposable.from(
    collection,
    drafts.onDidCheck(({ document, report }: CheckedDocument) => {
      collection.set(
        document.uri,
        report.findings.map((finding) => toDiagnostic(document, finding)),
      );
    }),
    drafts.onDidClose((uri) => collection.delete(uri)),
  );
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
