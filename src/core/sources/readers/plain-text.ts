import { checkCancelled } from '../../host';
import type { Block, ReadInput, SourceDocument } from '../types';
import { readDivision, readLoneHeading, type PlainHeading } from './plain-headings';
import { readHeader, type PlainHeader } from './plain-header';
import { readPageMark, readPageMarks } from './plain-pages';
import { groupLines, splitLines, type LineGroup, type Lines } from './plain-lines';

/** Paragraphs, headings, pages and header of a decoded text. */
export function readPlainText(text: string, { token }: Pick<ReadInput, 'token'>): SourceDocument {
  const lines = splitLines(text);
  checkCancelled(token);
  const groups = groupLines(
    text,
    lines,
    (line) => isDivision(text, lines, line) || readPageMark(text, lines, line) !== undefined,
  );
  checkCancelled(token);
  const header = readHeader(
    text,
    groups.slice(0, 12).map(({ first, last }) => spansOf(lines, first, Math.min(last, first + 8))),
  );
  const blocks = blocksOf(text, lines, groups, header);
  const pages = lines.pages.at(-1)!;
  return {
    format: 'text',
    text,
    blocks,
    metadata: header.metadata,
    problems: [],
    ...(pages > 1 && { pages: blocks.at(-1)?.pageIndex ?? 1 }),
  };
}

/** Only a line that begins like one is looked at closely: this runs for every line. */
function isDivision(text: string, { starts, ends }: Lines, line: number): boolean {
  const start = starts[line]!;
  const length = ends[line]! - start;
  if (length < 5 || length > 100 || !/[A-ZÀ-Þ]/.test(text[start]!)) return false;
  return readDivision(text.slice(start, ends[line])) !== undefined;
}

function spansOf({ starts, ends }: Lines, first: number, last: number) {
  const spans = [];
  for (let line = first; line <= last; line++)
    spans.push({ start: starts[line]!, end: ends[line]! });
  return spans;
}

/** While its fields are being set. */
type Open<Value> = { -readonly [Key in keyof Value]: Value[Key] };

function blocksOf(
  text: string,
  lines: Lines,
  groups: readonly LineGroup[],
  header: PlainHeader,
): Block[] {
  const blocks: Block[] = [];
  const paged = lines.pages.at(-1)! > 1;
  const title = header.title;
  const headerEnd = Math.max(title?.end ?? 0, ...header.labels.map(({ end }) => end));
  const { marks, pages } = readPageMarks(text, lines, groups);
  let section: string | undefined;
  let chapter: string | undefined;
  // A text may have a hundred thousand: field by field takes a third of what spreads would.
  const add = (start: number, end: number, kind: Block['kind'], group: number): Open<Block> => {
    const block: Open<Block> = { start, end, kind };
    const page = pages[group];
    if (page !== undefined) block.page = page;
    if (paged) block.pageIndex = lines.pages[groups[group]!.first]!;
    blocks.push(block);
    return block;
  };
  for (const [index, { first, last }] of groups.entries()) {
    const span = { start: lines.starts[first]!, end: lines.ends[last]! };
    if (marks.has(index)) {
      add(span.start, span.end, 'chrome', index);
      continue;
    }
    const pieces =
      span.start < headerEnd
        ? cutHeader(text, span, header)
        : [{ start: span.start, end: span.end, role: 'text' }];
    for (const { start, end, role } of pieces) {
      if (role === 'label') {
        add(start, end, 'chrome', index);
        continue;
      }
      const next = groups[index + 1];
      const heading: PlainHeading | undefined =
        role === 'title'
          ? { level: 1 }
          : first === last
            ? readLoneHeading(
                text.slice(start, end),
                next && text.slice(lines.starts[next.first], lines.ends[next.last]),
              )
            : undefined;
      if (heading) {
        section = text.slice(start, end).replace(/\s+/g, ' ');
        if (heading.level <= 2) chapter = heading.chapter;
      }
      const block = add(start, end, heading ? 'heading' : 'paragraph', index);
      if (heading) block.level = heading.level;
      if (section !== undefined && role !== 'title') block.section = section;
      if (chapter !== undefined) block.chapter = chapter;
      if (role === 'title') section = undefined;
    }
  }
  return blocks;
}

/** The pieces of a paragraph of the beginning: title, labels, and what is left between. */
function cutHeader(
  text: string,
  span: { start: number; end: number },
  { title, labels }: PlainHeader,
) {
  const cuts = [
    ...(title ? [{ ...title, role: 'title' }] : []),
    ...labels.map((label) => ({ ...label, role: 'label' })),
  ]
    .filter(({ start, end }) => start >= span.start && end <= span.end)
    .sort((a, b) => a.start - b.start);
  const pieces: { start: number; end: number; role: string }[] = [];
  let at = span.start;
  for (const cut of [...cuts, { start: span.end, end: span.end, role: '' }]) {
    const between = text.slice(at, cut.start);
    const start = at + (between.length - between.trimStart().length);
    const end = at + between.trimEnd().length;
    if (start < end) pieces.push({ start, end, role: 'text' });
    if (cut.role) pieces.push(cut);
    at = cut.end;
  }
  return pieces;
}
