import { KNOWN_HEADING } from './known-headings';
import { CONTENTS, type Paragraph } from './pdf-paragraphs';

/** Titles of the document's own table of contents, folded, with their depth from 1. */
export type Outline = ReadonlyMap<string, number>;

const NUMBERED = /^(?:(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.)\s+\p{Lu}/u;
/** What tells headings from text: sizes and type of the body, and the document's outline. */
export interface BodyType {
  readonly size: number;
  readonly font: string;
  readonly outline: Outline;
  /** Sizes of headings, largest first. */
  readonly sizes: readonly number[];
}

/** The level of a paragraph that is a heading: in the outline, larger than the text, or set apart by its type. */
export function headingLevel(
  { lines, size, kind }: Paragraph,
  text: string,
  body: BodyType,
): number | undefined {
  if (kind === 'note' || kind === 'table' || lines.length > 4) return undefined;
  if (text.length > 220 || !/\p{L}{2}/u.test(text) || /\.\s?\.\s?\./.test(text)) return undefined;
  if (size < body.size * 1.12 && CONTENTS.test(text)) return undefined;
  const listed =
    body.outline.get(foldTitle(text)) ?? body.outline.get(foldTitle(withoutNumber(text)));
  if (listed !== undefined) return listed;
  if (size > body.size * 1.12 && text.length < 200 && !isSentence(text)) {
    const rank = body.sizes.findIndex((one) => one <= size + 0.3);
    return Math.min(6, (rank < 0 ? body.sizes.length : rank) + 1);
  }
  const isOtherType = lines.every(({ font }) => font !== body.font) && size >= body.size * 0.95;
  if (lines.length > 2 || text.length > 100 || /[.,;]$/.test(text) || !isOtherType)
    return undefined;
  const depth = NUMBERED.exec(text)?.[0].match(/\.\d/g)?.length ?? 0;
  if (NUMBERED.test(text)) return Math.min(6, body.sizes.length + 1 + depth);
  return KNOWN_HEADING.test(withoutNumber(text)) ? Math.min(6, body.sizes.length + 1) : undefined;
}

/** The sizes above that of the text which whole short paragraphs have, largest first. */
export function headingSizes(paragraphs: readonly Paragraph[], bodySize: number): number[] {
  const sizes = paragraphs
    .filter(({ size, lines }) => size > bodySize * 1.12 && lines.length <= 4)
    .map(({ size }) => size)
    .sort((a, b) => b - a);
  return sizes.filter((size, i) => i === 0 || size < sizes[i - 1]! - 0.3).slice(0, 5);
}

function isSentence(text: string): boolean {
  return text.length > 90 && /[.!?]$/.test(text);
}

function withoutNumber(text: string): string {
  return text.replace(/^(?:chapter\s+)?(?:[\dIVX]+\.?)+\s+/i, '');
}

/** A title without case, marks and spaces, for comparing. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
