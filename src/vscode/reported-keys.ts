import type { Finding } from '../core/index';

/** A problem as VS Code lists it, of whatever extension. */
export interface Reported {
  readonly source?: string | undefined;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The findings without the unknown keys that another extension reports already: a problem of another source
 * that touches the key and names it, or that covers no more than the citation's marks beside it.
 */
export function withoutReported(
  findings: readonly Finding[],
  reported: readonly Reported[],
): readonly Finding[] {
  const others = reported.filter(({ source }) => source !== 'ibid');
  if (!others.length) return findings;
  return findings.filter(
    (finding) =>
      finding.check !== 'unknown-citation' || !others.some((other) => tells(other, finding)),
  );
}

/** `[@`, `{` and `]` beside a key. */
const MARKS = 3;

function tells({ message, start, end }: Reported, finding: Finding): boolean {
  if (end < finding.start || start > finding.end) return false;
  const key = finding.data.actual ?? '';
  if (key !== '' && message.toLowerCase().includes(key.toLowerCase())) return true;
  const isNarrow = start >= finding.start - MARKS && end <= finding.end + MARKS;
  return isNarrow && /\b(?:citation|citekey|cite|reference|bib\w*|key)\b/i.test(message);
}
