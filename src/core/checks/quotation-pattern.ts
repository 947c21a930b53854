/*
 * Quoted words as a pattern over a source's words. A writer may cut (`…`), put in or replace (`[he]`), and
 * change the first letter (`[T]he`): those become gaps, blanks to fill, and words known in part.
 */
import { findIncises } from '../text/incises';
import type { Span } from '../text/span';
import { fold, words } from '../text/words';

/** A word or a sign that belongs to a figure, in the form that is compared. */
export interface Token extends Span {
  readonly folded: string;
}

/** Spans count in the text that was parsed. */
export type PatternToken =
  /** `optional` ones only tell who is speaking: the source need not have them. */
  | (Token & { readonly kind: 'word'; readonly optional?: boolean })
  /** An ellipsis: any number of words may have been there. */
  | (Span & { readonly kind: 'gap' })
  /** Brackets: up to `most` words of the source stand behind them. */
  | (Span & { readonly kind: 'blank'; readonly most: number; readonly inner: string })
  /** A word with letters in brackets: `[T]he`, `walk[ed]`. */
  | (Span & {
      readonly kind: 'part';
      readonly prefix: string;
      readonly suffix: string;
      readonly whole: string;
    });

const ELLIPSIS = /[[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…|\.(?:\s?\.){2,3}/g;
const EDITS =
  /\[\s*(?:…|\.(?:\s?\.){2,3})\s*\]|\(\s*(?:…|\.(?:\s?\.){2,3})\s*\)|…|\.(?:\s?\.){2,3}|[\p{L}\p{N}'’]*\[[^[\]]{0,300}\][\p{L}\p{N}'’]*/gu;
/** Signs that change what a figure says, or stand for a word. */
const SIGNS = /[$€£¥₹%‰°&]|(?<=^|[\s(])[-−–](?=\d)/g;
const RAISED = /(?<=\p{L})[\u00b9\u00b2\u00b3\u2070-\u2079]+$/u;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** A pronoun or a name may stand for so many words: "[the company]". */
const BLANK_WORDS = 6;

/** The words and signs of a text, as quotations are compared: `don t` is `don't`, `1,000` is `1000`. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const found: Token[] = [];
  for (const { folded, start: from, end: to } of words(text, start, end)) {
    const last = found.at(-1);
    // Sources whose apostrophes were lost: "don t".
    if (
      folded === 't' &&
      last &&
      to - from === 1 &&
      from - last.end === 1 &&
      /n$/.test(last.folded)
    ) {
      found[found.length - 1] = { folded: `${last.folded}'t`, start: last.start, end: to };
      continue;
    }
    const raised = RAISED.exec(text.slice(from, to));
    if (raised)
      found.push({ folded: fold(text.slice(from, to - raised[0].length)), start: from, end: to });
    else if (GROUPED.test(folded))
      found.push({ folded: folded.replaceAll(',', ''), start: from, end: to });
    else found.push({ folded, start: from, end: to });
  }
  const signs: Token[] = [];
  for (const { 0: sign, index } of text.slice(start, end).matchAll(SIGNS)) {
    const folded = /[-−–]/.test(sign) ? '-' : sign;
    signs.push({ folded, start: start + index, end: start + index + 1 });
  }
  return signs.length ? [...found, ...signs].sort((a, b) => a.start - b.start) : found;
}

/** Whether anything was cut. */
export function hasGaps(text: string): boolean {
  return text.search(ELLIPSIS) >= 0;
}

/** The pattern with every ellipsis and bracket a mark of editing. Gaps at either end mean nothing and go. */
export function parsePattern(text: string): PatternToken[] {
  const pattern: PatternToken[] = [];
  let from = 0;
  for (const { 0: edit, index } of text.matchAll(EDITS)) {
    addWords(pattern, text, from, index);
    const span = { start: index, end: index + edit.length };
    from = span.end;
    if (edit.search(ELLIPSIS) === 0) pattern.push({ kind: 'gap', ...span });
    else addBrackets(pattern, edit, span);
  }
  addWords(pattern, text, from, text.length);
  while (pattern[0]?.kind === 'gap') pattern.shift();
  while (pattern.at(-1)?.kind === 'gap') pattern.pop();
  const incises = findIncises(text, true);
  if (!incises.length) return pattern;
  return pattern.map((token) =>
    token.kind === 'word' &&
    incises.some(({ start, end }) => start <= token.start && token.end <= end)
      ? { ...token, optional: true }
      : token,
  );
}

function addWords(pattern: PatternToken[], text: string, start: number, end: number): void {
  for (const { folded, start: from, end: to } of tokenize(text, start, end))
    pattern.push({ kind: 'word', folded, start: from, end: to });
}

function addBrackets(pattern: PatternToken[], edit: string, span: Span): void {
  const [, before, inner, after] = /^([^[]*)\[([^\]]*)\](.*)$/su.exec(edit)!;
  const isPart = /^[\p{L}\p{N}'’]*$/u.test(inner!) && (before !== '' || after !== '');
  if (isPart) {
    const [prefix, suffix, whole] = [before!, after!, before! + inner! + after!].map(fold);
    pattern.push({ kind: 'part', prefix: prefix!, suffix: suffix!, whole: whole!, ...span });
    return;
  }
  if (before)
    addWords(pattern, `${' '.repeat(span.start)}${before}`, span.start, span.start + before.length);
  const most = Math.max(BLANK_WORDS, words(inner!).length + 2);
  pattern.push({ kind: 'blank', most, inner: inner!, ...span });
  const behind = span.end - after!.length;
  if (after) addWords(pattern, `${' '.repeat(behind)}${after}`, behind, span.end);
}

/** Runs of words that stand unedited, longest first. */
export function literalRuns(pattern: readonly PatternToken[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  pattern.forEach((token, i) => {
    const isLiteral = token.kind === 'word' && !token.optional;
    if (isLiteral && from < 0) from = i;
    if (!isLiteral && from >= 0) {
      runs.push({ from, to: i });
      from = -1;
    }
  });
  if (from >= 0) runs.push({ from, to: pattern.length });
  return runs.sort((a, b) => b.to - b.from - (a.to - a.from));
}
