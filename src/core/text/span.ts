/** Half-open range of UTF-16 offsets: in "the cat", `{ start: 4, end: 7 }` is "cat". */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of `text[start, end)` by `text`; an insertion where start equals end. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** True where the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where `inner` lies wholly inside `outer`; equal spans do. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True where the offset lies in the span or directly behind it, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The characters of `text` that the span covers. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Applies edits that do not overlap; their offsets all count in the text as it was. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}
