import { LineIndex, type CheckedQuotation, type Finding, type Span } from '../../core/index';
import { inEnglish } from '../../messages/english';
import type { Session } from '../session';
import { baselineFinding } from './baseline';
import type { CheckedDraft, CheckRun } from './checked-draft';
import { locatorJson } from './locator';
import { version } from './version';

/** The whole run in the shape that other programs rely on (`--format json`). */
export function printJson({ drafts, session, all }: CheckRun): string {
  const shown = drafts.map((draft) => draftJson(draft, session, all));
  const report = {
    version: 1,
    tool: { name: 'ibid', version },
    library: { sources: session.index.sources, unreadable: session.index.unreadable },
    drafts: shown,
  };
  return `${JSON.stringify(report)}\n`;
}

function draftJson(
  { path, text, report, inBaseline }: CheckedDraft,
  session: Session,
  all: boolean,
) {
  const lines = new LineIndex(text);
  const range = ({ start, end }: Span) => ({
    start: lines.positionAt(start),
    end: lines.positionAt(end),
  });
  const finding = (found: Finding) => ({
    check: found.check,
    severity: found.severity,
    message: inEnglish(found.message),
    start: found.start,
    end: found.end,
    range: range(found),
    text: text.slice(found.start, found.end),
    context: baselineFinding(path, text, found).context,
    data: dataJson(found.data, session),
    fixes: found.fixes
      .filter(({ edits }) => edits.length)
      .map(({ title, safe, edits }) => ({ title: inEnglish(title), safe, edits })),
  });
  return {
    path,
    coverage: report.coverage,
    findings: report.findings.map(finding),
    suppressed: report.suppressed.map(({ finding: found, reason }) => ({
      ...finding(found),
      reason,
    })),
    inBaseline: inBaseline.length,
    ...(all
      ? {
          quotations: report.quotations.map((quotation) => quotationJson(quotation, session)),
          sentences: report.sentences.map(
            ({ draftSpan, text: words, needsSource, sourced, supported, unsupported }) => ({
              ...draftSpan,
              text: words,
              needsSource,
              sourced,
              supported,
              ...(unsupported.length
                ? {
                    unsupported: unsupported.map(({ start, end, kind, text: part }) => ({
                      start,
                      end,
                      kind,
                      text: part,
                    })),
                  }
                : {}),
            }),
          ),
        }
      : {}),
  };
}

/** What a finding is about, with paths and places as they are printed. */
export function dataJson(data: Finding['data'], session: Session) {
  return {
    ...data,
    ...(data.source ? { source: shownSource(data.source, session) } : {}),
    ...(data.locator ? { locator: locatorJson(data.locator) } : {}),
  };
}

function quotationJson(quotation: CheckedQuotation, session: Session) {
  const { draftSpan, text, verdict, kind, source, span, expected, locator } = quotation;
  return {
    ...draftSpan,
    text,
    verdict,
    ...(kind ? { kind } : {}),
    ...(source ? { source: shownSource(source, session) } : {}),
    ...(span ? { sourceStart: span.start, sourceEnd: span.end } : {}),
    ...(expected === undefined ? {} : { expected }),
    ...(locator ? { locator: locatorJson(locator) } : {}),
  };
}

function shownSource({ key, path }: { key: string; path: string }, session: Session) {
  return { key, path: session.show(path) };
}
