import type { CheckId, Finding, Fix, JudgedQuotation } from '../checks/types';
import type { Draft } from '../draft/types';
import { message } from '../message';
import { nameOf } from '../text/paths';
import { encloses } from '../text/span';

/** Longest part of a passage in a message; a hover shows the rest. */
const SHOWN = 160;

const ON_WORDS: ReadonlySet<CheckId> = new Set<CheckId>([
  'misquote',
  'quote-not-found',
  'wrong-source',
]);

/**
 * Findings on quotations whose source has changed since they were verified say so, and offer both readings:
 * the source's present words, or the draft's own, marked as checked by hand. Such a quotation was right
 * when it was written, so none of them is an error unless the settings make it one.
 */
export function explainChangedSources(
  draft: Draft,
  judgements: readonly JudgedQuotation[],
  findings: readonly Finding[],
  isFixed: (check: CheckId) => boolean,
): readonly Finding[] {
  const changed = judgements.filter(({ earlier }) => earlier);
  if (!changed.length) return findings;
  return findings.map((finding) => {
    const judged =
      ON_WORDS.has(finding.check) &&
      changed.find(({ quotation }) => encloses(draft.quotations[quotation]!, finding));
    if (!judged) return finding;
    const severe = finding.severity === 'error' && !isFixed(finding.check);
    return {
      ...finding,
      ...(severe && { severity: 'warning' as const }),
      message: describe(judged),
      fixes: [...finding.fixes.map(rename), keepMine(finding)].sort(byUse),
    };
  });
}

function describe({ earlier, expected }: JudgedQuotation) {
  const { path, date } = earlier!;
  const args = { source: nameOf(path), date };
  return expected === undefined
    ? message('source-changed.gone', args)
    : message('source-changed.reads', { ...args, expected: shorten(expected) });
}

/** The fix that writes the source's words is no correction here, and so no preferred one. */
function rename(fix: Fix): Fix {
  if (fix.title.id !== 'fix.use-source-words') return fix;
  return { ...fix, title: message('fix.use-present-words'), preferred: false };
}

function keepMine({ start, end, check }: Finding): Fix {
  return {
    title: message('fix.keep-mine'),
    safe: false,
    edits: [],
    command: { id: 'markChecked', span: { start, end }, check },
  };
}

/** The two readings before everything else. */
function byUse(a: Fix, b: Fix): number {
  const rank = ({ title }: Fix) =>
    title.id === 'fix.use-present-words' ? 0 : title.id === 'fix.keep-mine' ? 1 : 2;
  return rank(a) - rank(b);
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= SHOWN ? flat : `${flat.slice(0, SHOWN).replace(/\s+\S*$/, '')}…`;
}
