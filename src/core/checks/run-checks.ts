import { checkCancelled } from '../host';
import { message } from '../message';
import { encloses, overlaps, type TextEdit } from '../text/span';
import { finder } from '../text/span-finder';
import type {
  Check,
  CheckContext,
  CheckId,
  Draft,
  Finding,
  Fix,
  RawFinding,
  Severity,
  Suppression,
} from './types';

export type SeveritySettings = Readonly<Record<CheckId, Severity | 'default' | 'off'>>;

/** What running the checks needs of other rooms. */
export interface CheckTools {
  /** The edits that silence one check where a finding stands, with a place for the reason. */
  readonly suppress?: (
    draft: Draft,
    finding: Pick<Finding, 'start' | 'end' | 'check'>,
  ) => readonly TextEdit[];
}

export interface CheckResult {
  /** In the order of the text; of several at one place the gravest first. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };
/** Checks on the words of a quotation: of these one speaks, the gravest, and for its statement too (`withoutEchoes`). */
const ON_QUOTATIONS: ReadonlySet<CheckId> = new Set<CheckId>([
  'misquote',
  'quote-not-found',
  'wrong-source',
  'uncited-quote',
  'unchecked-quote',
  'wrong-speaker',
  'cut-short',
]);
/** Of these, the ones that put the citation itself in doubt. */
const DOUBTS_CITATION: ReadonlySet<CheckId> = new Set<CheckId>([
  'quote-not-found',
  'wrong-source',
  'unchecked-quote',
]);

/**
 * Runs checks over a draft. A severity that the user set wins over the finding's own; suppressed findings
 * are kept apart with their reasons. Without any source all is silent. Throws `Cancelled`.
 */
export async function runChecks(
  checks: readonly Check[],
  context: CheckContext,
  settings: SeveritySettings,
  { suppress }: CheckTools = {},
): Promise<CheckResult> {
  const { draft, library } = context;
  if (!library.sources.length) return { findings: [], suppressed: [] };
  const on = checks.filter(({ id }) => settings[id] !== 'off');
  const found: Finding[] = [];
  for (const check of on.filter(({ id }) => id !== 'unused-suppression'))
    found.push(...(await runCheck(check, context, settings)));

  const kept: Finding[] = [];
  const suppressed: { finding: Finding; reason: string }[] = [];
  const used = new Set<Suppression>();
  for (const finding of withoutEchoes(draft, gravestOfEach(draft, found))) {
    const by = draft.suppressions.filter((suppression) => silences(suppression, finding));
    for (const suppression of by) used.add(suppression);
    if (by[0]) suppressed.push({ finding, reason: by[0].reason });
    else kept.push(withSuppression(finding, draft, suppress));
  }
  // A suppression of a check that did not run may be needed the next time.
  const idle = new Set(
    checks.map(({ id }) => id as string).filter((id) => !on.some((one) => one.id === id)),
  );
  for (const suppression of draft.suppressions)
    if (suppression.checks.some((id) => idle.has(id))) used.add(suppression);
  const unused = on.find(({ id }) => id === 'unused-suppression');
  if (unused)
    kept.push(...(await runCheck(unused, { ...context, usedSuppressions: used }, settings)));
  return { findings: kept.sort(inOrder), suppressed };
}

async function runCheck(
  check: Check,
  context: CheckContext,
  settings: SeveritySettings,
): Promise<Finding[]> {
  const own = settings[check.id];
  const found: Finding[] = [];
  const put = (raw: RawFinding): void => {
    checkCancelled(context.token);
    const severity = own === 'default' || own === 'off' ? (raw.severity ?? check.severity) : own;
    // Field by field: a property that is added to a spread costs a hundred times as much.
    const { start, end, message, data, fixes } = raw;
    found.push({ start, end, check: check.id, severity, message, data, fixes });
  };
  const raws = check.run(context);
  // Most checks ask nobody: hundreds of findings need no turns in between.
  if (Symbol.iterator in raws) for (const raw of raws) put(raw);
  else for await (const raw of raws) put(raw);
  return found;
}

/** One finding a quotation; those of other places as they are. */
function gravestOfEach(draft: Draft, findings: readonly Finding[]): Finding[] {
  const best = new Map<number, Finding>();
  const others: Finding[] = [];
  const quotationAt = finder(draft.quotations);
  for (const finding of findings) {
    const index = ON_QUOTATIONS.has(finding.check) ? quotationAt(finding) : -1;
    const before = best.get(index);
    if (index < 0) others.push(finding);
    else if (!before || RANK[finding.severity] < RANK[before.severity]) best.set(index, finding);
  }
  return [...best.values(), ...others].sort(inOrder);
}

/**
 * Leaves out what a finding on a quotation, or on words that should be one, has said already: that the sentence
 * lacks a source; that a part within the marks, a speaker who is not the source's, or any part beside a
 * citation that does not fit, is not in what the sentence cites.
 */
function withoutEchoes(draft: Draft, findings: readonly Finding[]): Finding[] {
  const copied = findings.filter(({ check }) => check === 'unmarked-quote');
  const quotationAt = finder(draft.quotations);
  const sentences = draft.sentences.toSorted((a, b) => a.start - b.start);
  const sentenceAt = finder(sentences);
  const speaking = new Map<number, Finding>();
  for (const finding of findings)
    if (ON_QUOTATIONS.has(finding.check)) speaking.set(quotationAt(finding), finding);
  const spoken = new Map<number, readonly Finding[]>();
  const inSentenceOf = ({ start }: Finding): readonly Finding[] => {
    const index = sentenceAt({ start, end: start + 1 });
    const known = spoken.get(index);
    if (known) return known;
    const found = sentences[index]?.quotations.flatMap((one) => speaking.get(one) ?? []) ?? [];
    spoken.set(index, found);
    return found;
  };
  return findings.filter((finding) => {
    if (finding.check === 'unsourced-claim')
      return !inSentenceOf(finding).length && !copied.some((one) => overlaps(one, finding));
    if (finding.check !== 'unsupported-claim') return true;
    const around = speaking.get(quotationAt(finding));
    if (around && encloses(around, finding)) return false;
    return !inSentenceOf(finding).some(
      ({ check, data }) =>
        DOUBTS_CITATION.has(check) ||
        (check === 'wrong-speaker' && data.actual === finding.data.actual),
    );
  });
}

function inOrder(a: Finding, b: Finding): number {
  return a.start - b.start || RANK[a.severity] - RANK[b.severity] || a.end - b.end;
}

function silences({ checks, covers }: Suppression, finding: Finding): boolean {
  if (checks.length > 0 && !checks.includes(finding.check)) return false;
  return overlaps(covers, finding) || (covers.start <= finding.start && finding.start < covers.end);
}

function withSuppression(
  finding: Finding,
  draft: Draft,
  suppress: CheckTools['suppress'],
): Finding {
  const edits = suppress?.(draft, finding) ?? [];
  if (!edits.length) return finding;
  const title = message('fix.suppress', { check: finding.check });
  const fix: Fix = { title, safe: true, edits };
  return { ...finding, fixes: [...finding.fixes, fix] };
}
