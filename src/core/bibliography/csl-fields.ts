import type { CslDate, CslItem, CslName } from './types';

/** Builds an item by leaving out what is empty. */
export function tidyItem(
  fields: Readonly<Record<string, unknown>> & { readonly id: string },
): CslItem {
  const kept = Object.entries(fields).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '',
  );
  return Object.fromEntries(kept) as CslItem;
}

/** A DOI without the resolver before it; undefined where the text holds none. */
export function bareDoi(text: string | undefined): string | undefined {
  return /10\.\d{4,9}\/[^\s"<>]+/.exec(text ?? '')?.[0].replace(/[.,;]$/, '');
}

/**
 * A date in the forms of EDTF that bibliographies use: `2023`, `2023-01`, `2023-01-21T10:00`, `2023-01/2023-03`,
 * `2023~`, `2023/01/21`. Anything else stays as it is written.
 */
export function parseDate(written: string): CslDate | undefined {
  const text = written.trim();
  if (!text) return undefined;
  const ends = text.split(/\s*(?:\/(?=-?\d{4}|\.\.|$)|--|–)\s*/);
  const parts = ends.map(dateParts).filter((end) => end !== undefined);
  if (parts.length && ends.length <= 2) return { 'date-parts': parts };
  return { literal: text };
}

function dateParts(text: string): number[] | undefined {
  const match =
    /^(-?\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?\/*(?:[T ][\d:.Z+-]+|[~?%]|\/[^/]*)?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined));
  const parts = [year!];
  // 21 to 24 are the seasons of EDTF.
  if (month && month <= 24) parts.push(month);
  if (month && month <= 12 && day && day <= 31) parts.push(day);
  return parts;
}

/** "Last, First", "Last, First, Jr", "First Last"; an organisation in braces or without a comma of one word. */
export function parseCommaName(written: string): CslName | undefined {
  const name = written.replace(/\s+/g, ' ').trim().replace(/,$/, '');
  if (!name) return undefined;
  const [family, given, suffix] = name.split(/\s*,\s*/);
  if (given === undefined) return { literal: name };
  const split = /^((?:\p{Ll}[\p{Ll}'.]*\s)+)(.+)$/u.exec(family!);
  return {
    family: split ? split[2]! : family!,
    given,
    ...(split && { 'non-dropping-particle': split[1]!.trim() }),
    ...(suffix && { suffix }),
  };
}
