import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DraftInput, DraftReport, Finding } from '../../core/index';
import { UsageError, type Io } from '../io';
import type { CheckedDraft } from './checked-draft';

/** A finding as a baseline knows it again: by its words and those around it, not by its line. */
export interface BaselineFinding {
  readonly path: string;
  readonly check: string;
  readonly text: string;
  readonly context: string;
}

/** UTF-16 units of the draft on either side that tell equal findings apart. */
const CONTEXT = 40;

/** Reads a baseline file. Throws `UsageError` where it is none. */
export async function readBaseline(path: string, io: Io): Promise<readonly BaselineFinding[]> {
  try {
    const parsed = JSON.parse(await readFile(resolve(io.cwd, path), 'utf8')) as {
      version: number;
      findings: BaselineFinding[];
    };
    if (parsed.version === 1 && parsed.findings.every(isBaselineFinding)) return parsed.findings;
  } catch {
    // Said below.
  }
  throw new UsageError(
    `The baseline ${path} cannot be read as one: it needs "version": 1 and "findings".`,
  );
}

function isBaselineFinding(value: unknown): boolean {
  const { path, check, text, context } = value as Partial<Record<string, unknown>>;
  return [path, check, text, context].every((part) => typeof part === 'string');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a baseline holds of a finding; `path` as it is printed. */
export function baselineFinding(path: string, text: string, finding: Finding): BaselineFinding {
  const before = text.slice(Math.max(0, finding.start - CONTEXT), finding.start);
  const after = text.slice(finding.end, finding.end + CONTEXT);
  return {
    path,
    check: finding.check,
    text: squeeze(text.slice(finding.start, finding.end)),
    context: `${squeeze(before)}|${squeeze(after)}`,
  };
}

/**
 * The findings that a baseline holds of a draft, by its absolute path: the baseline may have been written from
 * another root. Of paths that end alike, the longest.
 */
function findingsOf(path: string, baseline: readonly BaselineFinding[]): BaselineFinding[] {
  const fitting = baseline.filter((known) => `/${path}`.endsWith(`/${known.path}`));
  const longest = Math.max(...fitting.map((known) => known.path.length));
  return fitting.filter((known) => known.path.length === longest);
}

/** Takes the findings of a baseline out of those of a draft; each of its lines answers for one finding. */
export function applyBaseline(
  report: DraftReport,
  draft: DraftInput,
  path: string,
  baseline: readonly BaselineFinding[] | undefined,
): CheckedDraft {
  const { text } = draft;
  if (!baseline) return { path, text, report, inBaseline: [] };
  const left = findingsOf(draft.path, baseline);
  const fresh: Finding[] = [];
  const inBaseline: Finding[] = [];
  for (const finding of report.findings) {
    const seen = baselineFinding(path, text, finding);
    const same = (known: BaselineFinding) =>
      known.check === seen.check && squeeze(known.text) === seen.text;
    let at = left.findIndex((known) => same(known) && known.context === seen.context);
    if (at < 0) at = left.findIndex(same);
    if (at < 0) fresh.push(finding);
    else {
      left.splice(at, 1);
      inBaseline.push(finding);
    }
  }
  return { path, text, report: { ...report, findings: fresh }, inBaseline };
}

/** Writes a baseline of everything that is found now, so that only new findings are reported from then on. */
export async function writeBaseline(
  path: string,
  drafts: readonly CheckedDraft[],
  io: Io,
): Promise<void> {
  const findings = drafts.flatMap(({ path: draft, text, report, inBaseline }) =>
    [...report.findings, ...inBaseline].map((finding) => baselineFinding(draft, text, finding)),
  );
  const written = `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`;
  await writeFile(resolve(io.cwd, path), written).catch(() => {
    throw new UsageError(`The baseline ${path} cannot be written. Check its path.`);
  });
}
