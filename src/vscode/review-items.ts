import type {
  CheckedQuotation,
  CheckedSentence,
  CheckId,
  DraftReport,
  Finding,
  Severity,
  Span,
  Verdict,
} from '../core/index';

export type ReviewState =
  | Verdict
  | 'uncited'
  | 'sourced'
  | 'unsourced'
  | 'unsupported'
  | 'disputed'
  | 'noted'
  | 'checkedByHand'
  | 'suppressed';

/** A quotation, a statement that needs a source, or another place that something was found at. */
export interface ReviewItem {
  /** Stays the same while the text does, wherever it moves. */
  readonly id: string;
  readonly kind: 'quotation' | 'claim' | 'other';
  readonly state: ReviewState;
  /** In the draft. */
  readonly draftSpan: Span;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly reason?: string;
  /** Where the words stand, as far as that is known. */
  readonly source?: { readonly key: string; readonly path: string; readonly span?: Span };
}

export interface ReviewOptions {
  /** `ibid.claims.threshold`. */
  readonly threshold: number;
  /** Whether a suppression's reason says that a person has looked. */
  isCheckedByHand(reason: string): boolean;
}

export type ReviewFilter = 'all' | 'toLookAt' | 'quotations' | 'claims';

type Suppressed = DraftReport['suppressed'][number];

/** Checks that speak of what a sentence says; all others of quotations, citations and comments. */
const ON_CLAIMS: ReadonlySet<CheckId> = new Set<CheckId>([
  'unsourced-claim',
  'unsupported-claim',
  'sources-disagree',
]);
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** All that there is to review in a draft, in its order. Every finding belongs to exactly one item. */
export function reviewItems(
  report: DraftReport,
  draft: string,
  options: ReviewOptions,
): ReviewItem[] {
  const free = new Set(report.findings);
  const freeSuppressed = new Set(report.suppressed);
  const take = <One>(all: Set<One>, isMine: (one: One) => boolean): One[] => {
    const mine: One[] = [];
    for (const one of all) {
      if (!isMine(one)) continue;
      mine.push(one);
      all.delete(one);
    }
    return mine;
  };
  const items: Omit<ReviewItem, 'id'>[] = [];
  for (const quotation of report.quotations) {
    const isMine = (one: Finding) => !ON_CLAIMS.has(one.check) && isIn(quotation.outer, one);
    const findings = take(free, isMine);
    const suppressed = take(freeSuppressed, ({ finding }) => isMine(finding));
    items.push(quotationItem(quotation, findings, suppressed[0], options));
  }
  for (const sentence of report.sentences) {
    const isMine = (one: Finding) => ON_CLAIMS.has(one.check) && isIn(sentence.draftSpan, one);
    const findings = take(free, isMine);
    const suppressed = take(freeSuppressed, ({ finding }) => isMine(finding));
    if (!findings.length && !suppressed.length && !isOpen(sentence, report, options)) continue;
    items.push(claimItem(sentence, findings, suppressed[0], options));
  }
  for (const finding of free) items.push(otherItem(draft, finding, 'noted'));
  for (const { finding, reason } of freeSuppressed) {
    const state = options.isCheckedByHand(reason) ? 'checkedByHand' : 'suppressed';
    items.push({ ...otherItem(draft, finding, state), findings: [], reason });
  }
  items.sort((a, b) => a.draftSpan.start - b.draftSpan.start || b.draftSpan.end - a.draftSpan.end);
  return withIds(items);
}

/** Whether a statement of which nothing was found wants a look: not where its quotation has its own, and a source. */
function isOpen(
  { draftSpan, needsSource, sourced }: CheckedSentence,
  { quotations }: DraftReport,
  { threshold }: ReviewOptions,
): boolean {
  const quotes = quotations.some(
    ({ outer }) => outer.start < draftSpan.end && draftSpan.start < outer.end,
  );
  return needsSource >= threshold && !(sourced && quotes);
}

function isIn({ start, end }: Span, finding: Finding): boolean {
  return start <= finding.start && finding.end <= end;
}

function quotationItem(
  { verdict, draftSpan, text, source, span, cited }: CheckedQuotation,
  findings: readonly Finding[],
  suppressed: Suppressed | undefined,
  options: ReviewOptions,
): Omit<ReviewItem, 'id'> {
  const isUncited =
    findings.some(({ check }) => check === 'uncited-quote') ||
    (verdict === 'notFound' && !cited.length);
  const named = source ?? cited[0]?.sources[0];
  return {
    kind: 'quotation',
    draftSpan,
    text,
    findings,
    ...stateOf(isUncited ? 'uncited' : verdict, findings, suppressed, options),
    ...(named && { source: { key: named.key, path: named.path, ...(span && { span }) } }),
  };
}

function claimItem(
  { draftSpan, text, sourced }: CheckedSentence,
  findings: readonly Finding[],
  suppressed: Suppressed | undefined,
  options: ReviewOptions,
): Omit<ReviewItem, 'id'> {
  const has = (check: CheckId) => findings.some((finding) => finding.check === check);
  const state = has('unsupported-claim')
    ? 'unsupported'
    : has('sources-disagree')
      ? 'disputed'
      : sourced
        ? 'sourced'
        : 'unsourced';
  return {
    kind: 'claim',
    draftSpan,
    text,
    findings,
    ...sourceOf(findings[0]),
    ...stateOf(state, findings, suppressed, options),
  };
}

function otherItem(draft: string, finding: Finding, state: ReviewState): Omit<ReviewItem, 'id'> {
  const { start, end } = finding;
  return {
    kind: 'other',
    state,
    draftSpan: { start, end },
    text: draft.slice(draft[start - 1] === '@' ? start - 1 : start, end),
    findings: [finding],
    ...sourceOf(finding),
  };
}

function sourceOf(finding: Finding | undefined): Pick<ReviewItem, 'source'> {
  const { source, sourceSpan } = finding?.data ?? {};
  return source ? { source: { ...source, ...(sourceSpan && { span: sourceSpan }) } } : {};
}

/** A suppression tells the state only where nothing else is left to say. */
function stateOf(
  state: ReviewState,
  findings: readonly Finding[],
  suppressed: Suppressed | undefined,
  { isCheckedByHand }: ReviewOptions,
): Pick<ReviewItem, 'state' | 'reason'> {
  if (!suppressed || findings.length) return { state };
  const { reason } = suppressed;
  return { state: isCheckedByHand(reason) ? 'checkedByHand' : 'suppressed', reason };
}

function withIds(items: readonly Omit<ReviewItem, 'id'>[]): ReviewItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = `${item.kind} ${item.text}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { ...item, id: `${name} ${count}` };
  });
}

/** The gravest severity of what was found at an item. */
export function worstOf({ findings }: ReviewItem): Severity | undefined {
  return findings.map(({ severity }) => severity).sort((a, b) => RANK[a] - RANK[b])[0];
}

/** Errors and warnings are to be looked at; the rest are notes. */
export function isToLookAt(item: ReviewItem): boolean {
  const worst = worstOf(item);
  return worst === 'error' || worst === 'warning';
}

export function fitsFilter(item: ReviewItem, filter: ReviewFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'toLookAt') return isToLookAt(item);
  return item.kind === (filter === 'quotations' ? 'quotation' : 'claim');
}

export interface ReviewCounts {
  readonly verified: number;
  readonly quotations: number;
  readonly toLookAt: number;
  readonly sourced: number;
  readonly claims: number;
}

export function countReview({ coverage }: DraftReport, items: readonly ReviewItem[]): ReviewCounts {
  const { quotations, sentences } = coverage;
  return {
    verified: quotations.verbatim + quotations.edited,
    quotations: quotations.total,
    toLookAt: items.filter(isToLookAt).length,
    sourced: sentences.sourced,
    claims: sentences.needSource,
  };
}

/** The finding after an offset, or before it; round the end of the draft. Hints are passed over. */
export function neighbouringFinding(
  items: readonly ReviewItem[],
  offset: number,
  direction: 'next' | 'previous',
): ReviewItem | undefined {
  const found = items.filter((item) => RANK[worstOf(item) ?? 'hint'] < RANK.hint);
  return direction === 'next'
    ? (found.find(({ draftSpan }) => draftSpan.start > offset) ?? found[0])
    : (found.findLast(({ draftSpan }) => draftSpan.start < offset) ?? found.at(-1));
}
