/**
 * The lines of a plain text and how they form paragraphs. Linear in the text; lines are kept as two
 * offsets each, since a text may have millions. Three layouts occur in writers' files: paragraphs parted by
 * blank lines and wrapped at some width (books), one paragraph a line (web pages, word processors), and
 * wrapped lines without blank ones, where only a short or an indented line tells a paragraph's end.
 */

/** Lines `[first, last]` that form one paragraph. */
export interface LineGroup {
  readonly first: number;
  readonly last: number;
}

/** Lines by the offsets of their first and behind their last character that is no white space. */
export interface Lines {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Count of white space before the first character. */
  readonly indents: readonly number[];
  /** Count of the page of each line, from 1; a form feed begins a page. */
  readonly pages: readonly number[];
}

/** Lines wider than this are not wrapped by hand: each is a paragraph. */
const WIDEST_WRAP = 110;

/** A line of a paragraph this much shorter than the others may be its last. */
const SHORT = 0.8;

/** Splits at line ends and form feeds. */
export function splitLines(text: string): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  const indents: number[] = [];
  const pages: number[] = [];
  let page = 1;
  const add = (begin: number, behind: number): void => {
    let start = begin;
    let end = behind;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    starts.push(start);
    ends.push(end);
    indents.push(start - begin);
    pages.push(page);
  };
  let begin = 0;
  if (text.includes('\f') || (text.includes('\r') && /\r(?!\n)/.test(text))) {
    for (const { 0: mark, index } of text.matchAll(/[\n\f]|\r\n?/g)) {
      add(begin, index);
      if (mark === '\f') page++;
      begin = index + mark.length;
    }
  } else {
    // Only line feeds end lines, for a return before one is white space: searching for them is ten times as fast.
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      add(begin, end);
      begin = end + 1;
    }
  }
  add(begin, text.length);
  return { starts, ends, indents, pages };
}

/** What JavaScript's `trim` takes away. */
function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0xa0;
  return (
    code === 0xfeff ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680
  );
}

/**
 * Paragraphs. `alone` says of a line that it stands for itself whatever is around it (a chapter heading).
 */
export function groupLines(
  text: string,
  lines: Lines,
  alone: (line: number) => boolean,
): LineGroup[] {
  const runs = runsBetweenBlanks(lines);
  const width = wrapWidth(lines, runs);
  const found: LineGroup[] = [];
  const filled = runs.reduce((sum, run) => sum + run.last - run.first + 1, 0);
  const unparted = filled > 60 && filled / runs.length > 25;
  for (const run of runs) {
    let first = run.first;
    for (let line = run.first; line < run.last; line++) {
      const ends =
        width > WIDEST_WRAP ||
        alone(line) ||
        alone(line + 1) ||
        (lines.indents[line + 1]! >= lines.indents[line]! + 2 && endsSentence(text, lines, line)) ||
        ((unparted || run.last - run.first > 60) && isLastLine(text, lines, line, width));
      if (!ends) continue;
      found.push({ first, last: line });
      first = line + 1;
    }
    found.push({ first, last: run.last });
  }
  return found;
}

function runsBetweenBlanks({ starts, ends, pages }: Lines): LineGroup[] {
  const runs: LineGroup[] = [];
  let first = -1;
  for (let line = 0; line <= starts.length; line++) {
    const blank = line === starts.length || starts[line] === ends[line];
    if (first >= 0 && (blank || pages[line] !== pages[first])) {
      runs.push({ first, last: line - 1 });
      first = -1;
    }
    if (!blank && first < 0) first = line;
  }
  return runs;
}

/** The width at which most lines that have a next one are wrapped: nine in ten are no longer. */
function wrapWidth({ starts, ends, indents }: Lines, runs: readonly LineGroup[]): number {
  const counts = new Uint32Array(402);
  let total = 0;
  for (const { first, last } of runs) {
    for (let line = first; line < last; line++) {
      counts[Math.min(401, ends[line]! - starts[line]! + indents[line]!)]!++;
      total++;
    }
  }
  let seen = 0;
  for (let width = 0; width < counts.length; width++) {
    seen += counts[width]!;
    if (seen >= total * 0.9) return width;
  }
  return 0;
}

function isLastLine(text: string, lines: Lines, line: number, width: number): boolean {
  const length = lines.ends[line]! - lines.starts[line]! + lines.indents[line]!;
  return length < width * SHORT && endsSentence(text, lines, line);
}

function endsSentence(text: string, { starts, ends }: Lines, line: number): boolean {
  const end = ends[line]!;
  return /[.!?…:][)\]"'”’»]*$/.test(text.slice(Math.max(starts[line]!, end - 6), end));
}
