import type { TextEdit } from '../text/span';
import type { Draft } from './types';

const DEFINITION = /^[ \t]{0,3}\[\^([^\]\s]+)\]:/gm;

/** The next free number for a footnote; `taken` are labels that are about to be used. */
export function nextLabel({ text }: Draft, taken: readonly string[] = []): string {
  const used = [...text.matchAll(/\[\^([^\]\s]+)\]/g)].map((match) => match[1]!).concat(taken);
  const numbers = used.filter((label) => /^\d{1,6}$/.test(label)).map(Number);
  return String(Math.max(0, ...numbers) + 1);
}

/** Adds the texts of new footnotes behind the last one, or at the end of the draft. */
export function addFootnotes(
  { text }: Draft,
  notes: readonly { readonly label: string; readonly note: string }[],
  eol: string,
): TextEdit {
  const lines = notes.map(({ label, note }) => `[^${label}]: ${note.replace(/\s+/g, ' ').trim()}`);
  const definitions = [...text.matchAll(DEFINITION)];
  const end = text.trimEnd().length;
  const last = definitions.at(-1);
  // Only where the draft ends with its notes: a later paragraph would become part of the new one's list.
  const behind = last && !/(?:\r?\n[ \t]*){2}(?![ \t]{2})\S/.test(text.slice(last.index, end));
  const before = definitions.at(-2);
  const apart =
    before && last ? /(?:\r?\n[ \t]*){2}/.test(text.slice(before.index, last.index)) : false;
  const gap = behind && !apart ? eol : eol + eol;
  const lead = end === 0 ? '' : gap;
  return {
    start: end,
    end: text.length,
    text:
      lead + lines.join(apart ? eol + eol : eol) + (text.slice(end).replace(/[^\r\n]/g, '') || eol),
  };
}
