import type { PageCount } from './docx-body';
import { toRoman } from '../roman-numbers';

/**
 * How the pages of a Word document are numbered; undefined where Word never noted where they begin. Labels are
 * given where a header or footer prints them, counted on from the number with which a section starts.
 */
export function countPages(xml: string, footers: () => readonly string[]): PageCount | undefined {
  if (!/<(?:\w+:)?lastRenderedPageBreak\b/.test(xml)) return undefined;
  const printed = footers().some((footer) => /\bPAGE\b(?!REF)/.test(footer));
  const sections = [
    ...xml.matchAll(/<(?:\w+:)?sectPr\b[^>]*(?:\/>|>([\s\S]*?)<\/(?:\w+:)?sectPr>)/g),
  ].map(([, inner]) => numbering(inner ?? ''));
  let section = 0;
  /** Index of the first page of the section, and the number it has. */
  let first = { index: 1, number: sections[0]?.start ?? 1 };
  let pending = false;
  return {
    index: 1,
    label(index) {
      if (pending && index > first.index) {
        pending = false;
        const start = sections[section]?.start;
        first = { index, number: start ?? first.number + index - first.index };
      }
      if (!printed) return undefined;
      return formatNumber(first.number + index - first.index, sections[section]?.format);
    },
    endSection() {
      section++;
      pending = true;
    },
  };
}

function numbering(section: string): { readonly start?: number; readonly format?: string } {
  const tag = /<(?:\w+:)?pgNumType\b([^>]*)>/.exec(section)?.[1] ?? '';
  const start = /\bstart="(\d+)"/.exec(tag)?.[1];
  return {
    ...(start !== undefined && { start: Number(start) }),
    format: /\bfmt="(\w+)"/.exec(tag)?.[1],
  };
}

/** A number as Word writes it: decimal, roman or by letters. */
export function formatNumber(number: number, style: string | undefined): string {
  if (number < 1) return String(number);
  switch (style) {
    case 'lowerRoman':
      return toRoman(number);
    case 'upperRoman':
      return toRoman(number).toUpperCase();
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** a to z, then aa to zz: Word doubles letters and does not count with them. */
function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.min(10, Math.ceil(number / 26)));
}
