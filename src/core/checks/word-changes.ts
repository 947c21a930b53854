/*
 * What an alignment says about the words: the source's wording with the writer's legal edits kept, and
 * the changes one by one.
 */
import type { Span } from '../text/span';
import type { SourceToken, Step } from './align';
import type { Place } from './find-places';
import type { PatternToken } from './quotation-pattern';
import type { AlterationKind, WordChange } from './types';

/** Neighbouring words that differ. Either span may be empty: then it is the place where words are missing. */
export interface ChangedRegion {
  /** In the quotation's text. */
  readonly draft: Span;
  /** In the source's text. */
  readonly source: Span;
  readonly draftTokens: readonly PatternToken[];
  readonly sourceTokens: readonly SourceToken[];
}

/** The regions that differ, in the order of reading. */
export function changedRegions(pattern: readonly PatternToken[], place: Place): ChangedRegion[] {
  const regions: ChangedRegion[] = [];
  let run: Step[] = [];
  const close = (): void => {
    if (run.length) regions.push(region(run, pattern, place.tokens));
    run = [];
  };
  for (const step of place.steps) {
    if (step.kind === 'changed') run.push(step);
    else close();
  }
  close();
  return regions;
}

function region(
  run: readonly Step[],
  pattern: readonly PatternToken[],
  tokens: readonly SourceToken[],
): ChangedRegion {
  const [first, last] = [run[0]!, run.at(-1)!];
  return {
    draft: cover(pattern, first.from, last.to),
    source: cover(tokens, first.sourceFrom, last.sourceTo),
    draftTokens: pattern.slice(first.from, last.to),
    sourceTokens: tokens.slice(first.sourceFrom, last.sourceTo),
  };
}

function cover(tokens: readonly Span[], from: number, to: number): Span {
  if (to > from) return { start: tokens[from]!.start, end: tokens[to - 1]!.end };
  const at = from > 0 ? tokens[from - 1]!.end : tokens[0]!.start;
  return { start: at, end: at };
}

/** White space as one blank, so that a source's line ends don't get into a draft. */
export function flat(text: string): string {
  return text
    .replace(/[-‐]\n\s*(?=\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What belongs to a figure beside its digits: its sign or a clause's mark, and the figures or letters joined to it. */
const FIGURE_BEFORE = /(?:[$€£¥#§]\s?|(?<![\p{L}\p{N}])[-−])?(?:[\p{L}\p{N}]+[-‐‑–:.,/])*$/u;
const FIGURE_BEHIND = /^(?:[-‐‑–:.,/][\p{L}\p{N}]+)*(?:\s?[%°‰])?/u;
/** Characters beside a figure that are looked at. */
const FIGURE_REACH = 24;

/**
 * Takes in what both texts have beside a figure that differs: “$600,000” says more than “600,000”, “21:39” more
 * than “39”.
 */
function withWholeFigures(
  { draft, source }: ChangedRegion,
  text: string,
  sourceText: string,
): { draft: Span; source: Span } {
  if (draft.start === draft.end || source.start === source.end) return { draft, source };
  const sides = [
    { whole: text, span: draft },
    { whole: sourceText, span: source },
  ];
  if (sides.some(({ whole, span }) => !/\d/.test(whole.slice(span.start, span.end))))
    return { draft, source };
  const [before, sourceBefore] = sides.map(
    ({ whole, span: { start } }) =>
      FIGURE_BEFORE.exec(whole.slice(Math.max(0, start - FIGURE_REACH), start))![0],
  );
  const [behind, sourceBehind] = sides.map(
    ({ whole, span: { end } }) => FIGURE_BEHIND.exec(whole.slice(end, end + FIGURE_REACH))![0],
  );
  const left = before === sourceBefore ? before!.length : 0;
  const right = behind === sourceBehind ? behind!.length : 0;
  return {
    draft: { start: draft.start - left, end: draft.end + right },
    source: { start: source.start - left, end: source.end + right },
  };
}

/** Marks that both texts have before the missing words, so that those go behind them: “parish, and”. */
function marksBehind(text: string, sourceBefore: string): string {
  const [marks] = /^[,;:.!?…—–]+(?=\s)/.exec(text) ?? [''];
  return sourceBefore.trimEnd().endsWith(marks) ? marks : '';
}

/** The quotation in the source's words, legal edits kept, and every step of the difference; `grades` as the regions. */
export function describeChanges(
  text: string,
  regions: readonly ChangedRegion[],
  document: { readonly text: string },
  grades: readonly AlterationKind[] = [],
): { expected: string; changes: WordChange[] } {
  const changes: WordChange[] = [];
  let expected = '';
  let at = 0;
  const same = (to: number): void => {
    if (to <= at) return;
    changes.push({ kind: 'same', text: text.slice(at, to) });
    expected += text.slice(at, to);
    at = to;
  };
  for (const [i, one] of regions.entries()) {
    const grade = grades[i] && { grade: grades[i] };
    const { draft, source } = withWholeFigures(one, text, document.text);
    const words = flat(document.text.slice(source.start, source.end));
    const isAdded = source.start === source.end;
    const isDropped = draft.start === draft.end;
    if (isAdded) {
      // One of the two blanks beside the word goes with it.
      const blank = /^\s+/.exec(text.slice(draft.end))?.[0] ?? '';
      same(draft.start);
      changes.push({
        kind: 'added',
        text: text.slice(draft.start, draft.end + blank.length),
        ...grade,
      });
      at = draft.end + blank.length;
    } else if (isDropped) {
      const before = draft.start === 0 || text.slice(0, draft.start).trim() === '';
      const marks = marksBehind(text.slice(draft.start), document.text.slice(0, source.start));
      const place = draft.start + marks.length;
      const blank = /^\s*/.exec(text.slice(place))![0];
      same(before ? draft.start : place + blank.length);
      const inner = before || at < text.length;
      const put = inner && (before || blank) ? `${words} ` : ` ${words}`;
      changes.push({ kind: 'removed', text: put, ...grade });
      expected += put;
    } else {
      same(draft.start);
      changes.push({ kind: 'removed', text: words, ...grade });
      changes.push({ kind: 'added', text: text.slice(draft.start, draft.end), ...grade });
      expected += words;
      at = draft.end;
    }
  }
  same(text.length);
  return { expected, changes };
}
