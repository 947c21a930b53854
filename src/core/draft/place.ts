import type { Span } from '../text/span';

/** Lines that begin a block of their own without a blank line before them. */
const STARTER = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]|#{1,6}[ \t]|:::|```|~~~|\[\^[^\]]+\]:)/;
const HEADING = /^[ \t>]*(?:#{1,6}[ \t]|:::|```|~~~|<!--)/;

/** Offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** Offset of the end of the line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function isBlank(line: string): boolean {
  return /^[\s>]*$/.test(line);
}

/** True where the offset stands in a row of a pipe table. */
export function isTableRow(text: string, offset: number): boolean {
  const line = text.slice(lineStart(text, offset), lineEnd(text, offset));
  return /^[ \t>]*\|/.test(line);
}

/** The paragraph, list item or table cell around a span, without the markers before its first line. */
export function paragraphAt(text: string, at: Span): Span {
  if (isTableRow(text, at.start)) return cellAt(text, at);
  let start = lineStart(text, at.start);
  while (start > 0 && !STARTER.test(text.slice(start, lineEnd(text, start)))) {
    const above = lineStart(
      text,
      lineStart(text, start) - (text.slice(start - 2, start) === '\r\n' ? 2 : 1),
    );
    const line = text.slice(above, lineEnd(text, above));
    if (isBlank(line) || HEADING.test(line) || isBlank(text.slice(start, lineEnd(text, start))))
      break;
    start = above;
  }
  let end = lineEnd(text, at.end);
  while (end < text.length && !isBlank(text.slice(lineStart(text, end), end))) {
    const below = end + (text.startsWith('\r\n', end) ? 2 : 1);
    const line = text.slice(below, lineEnd(text, below));
    if (isBlank(line) || STARTER.test(line)) break;
    end = lineEnd(text, below);
  }
  return { start: Math.min(start + containerAt(text, start).marker.length, at.start), end };
}

function cellAt(text: string, at: Span): Span {
  let start = at.start;
  while (start > 0 && !/[\n\r|]/.test(text[start - 1]!)) start--;
  let end = at.end;
  while (end < text.length && !(/[\n\r|]/.test(text[end]!) && text[end - 1] !== '\\')) end++;
  return { start, end };
}

/** What stands before the text of a line, and what a further line of the same block begins with. */
export function containerAt(text: string, offset: number): { marker: string; prefix: string } {
  const line = text.slice(lineStart(text, offset), lineEnd(text, offset));
  const marker =
    /^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|\[\^[^\]]+\]:[ \t]*)?/.exec(
      line,
    )![0];
  const prefix = marker
    .replace(/\[\^[^\]]+\]:[ \t]*/, '    ')
    .replace(/\[[ xX]\][ \t]+/, '')
    .replace(/[-+*]|\d{1,9}[.)]/, (mark) => ' '.repeat(mark.length));
  return { marker, prefix };
}
