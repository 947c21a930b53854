import type { CheckedQuotation, CitedPlace, DraftReport, Span } from '../core/index';

/** How a rendered quotation is marked. */
export type MarkKind = 'verified' | 'differs' | 'unproved';

export interface QuotationMark {
  readonly kind: MarkKind;
  /** For the pointer and for screen readers. */
  readonly title: string;
  readonly isBlock: boolean;
}

export interface CitationMark {
  /** What stands in the place of the citation; undefined leaves its own text. */
  readonly text?: string;
  /** Stands behind a citation that keeps its text. */
  readonly number?: string;
  readonly title: string;
}

export type Mark = Span &
  ({ readonly quotation: QuotationMark } | { readonly citation: CitationMark });

/** A draft as it was checked, with what its rendering shows. Line ends are `\n`. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** One line a work, in the order of their numbers. */
  readonly references: readonly string[];
}

/** Words that the marks are written with; see features/preview.ts. */
export interface MarkWords {
  verdict(quotation: CheckedQuotation): string;
  work(work: { title: string; authors: string; date: string }): string;
}

/** What is to be shown of a report and its citations. Works are numbered as they are first cited. */
export function markText(
  text: string,
  report: DraftReport,
  citations: readonly CitedPlace[],
  words: MarkWords,
): MarkedText {
  const marks: Mark[] = [];
  // Where a person has looked and decided, the preview has nothing to add.
  const isSilenced = ({ start, end }: Span) =>
    report.suppressed.some(({ finding }) => start <= finding.start && finding.end <= end);
  for (const quotation of report.quotations) {
    const isBlock = /^[ \t]*>/.test(text.slice(quotation.outer.start, quotation.outer.end));
    const kind = kindOf(quotation);
    if (kind && !(kind !== 'verified' && isSilenced(quotation.outer))) {
      const title = words.verdict(quotation);
      marks.push({ ...quotation.outer, quotation: { kind, title, isBlock } });
    }
  }
  const numbers = new Map<string, number>();
  const references: string[] = [];
  for (const { start, end, style, narrative, items } of citations) {
    const parts = items.map((item) => {
      const number = numbers.get(item.key) ?? references.push(words.work(item));
      numbers.set(item.key, number);
      return item.locator ? `${number}, ${item.locator}` : String(number);
    });
    const title = items
      .map((item) => [words.work(item), item.passage && `“${item.passage}”`])
      .map((lines) => lines.filter(Boolean).join('\n'))
      .join('\n\n');
    const bracketed = `[${parts.join('; ')}]`;
    const name = items[0]!.authors || items[0]!.title;
    const shown =
      style !== 'pandoc'
        ? { ...(style !== 'footnote' && { number: bracketed }) }
        : { text: narrative ? `${name} ${bracketed}` : bracketed };
    marks.push({ start, end, citation: { ...shown, title } });
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return unifyLineEnds({ text, marks, references });
}

function kindOf({ verdict, cited }: CheckedQuotation): MarkKind | undefined {
  if (verdict === 'verbatim' || verdict === 'edited') return 'verified';
  if (verdict === 'unchecked') return 'unproved';
  if (verdict === 'notFound') return cited.length ? 'unproved' : undefined;
  return 'differs';
}

/** markdown-it turns all line ends into `\n` before anything else. */
function unifyLineEnds(marked: MarkedText): MarkedText {
  const { text } = marked;
  if (!text.includes('\r')) return marked;
  const removed: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) removed.push(at);
  let passed = 0;
  const move = (offset: number) => {
    while (passed > 0 && removed[passed - 1]! >= offset) passed--;
    while (passed < removed.length && removed[passed]! < offset) passed++;
    return offset - passed;
  };
  return {
    ...marked,
    text: text.replace(/\r\n?/g, '\n'),
    marks: marked.marks.map((mark) => ({ ...mark, start: move(mark.start), end: move(mark.end) })),
  };
}

/**
 * The marks of a text that has been edited since: those before and behind the edit stay, those that it
 * touches go. Undefined where the two are not versions of one draft.
 */
export function carryMarks(marked: MarkedText, text: string): readonly Mark[] | undefined {
  const { text: old, marks } = marked;
  if (old === text) return marks;
  const shorter = Math.min(old.length, text.length);
  let prefix = 0;
  while (prefix < shorter && old[prefix] === text[prefix]) prefix++;
  let suffix = 0;
  while (
    suffix < shorter - prefix &&
    old[old.length - 1 - suffix] === text[text.length - 1 - suffix]
  )
    suffix++;
  if (prefix + suffix < old.length * 0.7) return undefined;
  const by = text.length - old.length;
  return marks.flatMap((mark) => {
    if (mark.end <= prefix) return [mark];
    if (mark.start < old.length - suffix) return [];
    return [{ ...mark, start: mark.start + by, end: mark.end + by }];
  });
}
