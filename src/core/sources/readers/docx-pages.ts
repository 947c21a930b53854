import type { PageCount } from './docx-body';

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
      return format(first.number + index - first.index, sections[section]?.format);
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

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function format(number: number, style: string | undefined): string {
  if (!style?.endsWith('Roman') || number < 1) return String(number);
  let rest = number;
  let roman = '';
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) roman += letters;
  }
  return style === 'upperRoman' ? roman.toUpperCase() : roman;
}
