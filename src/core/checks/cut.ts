import { findInterruptions } from '../text/incises';
import { framing } from '../text/language/framing';
import { guessLanguage } from '../text/language/languages';
import { sentences } from '../text/sentences';
import type { Span } from '../text/span';
import { fold, words } from '../text/words';
import type { SourceDocument } from '../sources/types';

/** The source's whole sentence, and the words in it that the quotation leaves out and that change it. */
export interface Cut {
  readonly span: Span;
  readonly text: string;
  readonly cue: string;
}

/** A quotation may begin with the word that ends the denial. */
const THAT = /^(?:that|dass|daß|que)\s/i;
/** The longest sentence that is looked at, to either side of the quotation. */
const REACH = 600;
/** Fewer quoted words than this are a phrase, not a statement that could be cut short… */
const LEAST_WORDS = 4;
/** …and so are fewer than this where they don't begin a clause. */
const LEAST_INSIDE = 7;

const ALL_TURNS: readonly string[] = Object.values(framing).flatMap(({ turns }) => turns);
/** The words that denials of all languages end with: "that", "myth:". */
const LAST_WORDS: ReadonlySet<string> = new Set(
  Object.values(framing).flatMap(({ denials }) =>
    denials.map((denial) => denial.slice(denial.lastIndexOf(' ') + 1)),
  ),
);
/** Marks before which a source may stop quoting for a moment. */
const STOPS_QUOTING = /["'“”’«»]/;

/**
 * Whether the source's sentence goes on after the quotation with a word that takes something back ("but",
 * "unless"), or began with a denial ("it is false that"). Undefined where it does neither.
 */
export function findCut(document: SourceDocument, span: Span): Cut | undefined {
  const { text } = document;
  const that = THAT.exec(text.slice(span.start, span.start + 8))?.[0].length ?? 0;
  // Where none of their words stands beside the quotation, neither sentence nor language need be known.
  const [mayTurn, mayDeny] = [turnsBehind(text, span.end), deniesBefore(text, span.start + that)];
  if (!mayTurn && !mayDeny) return undefined;
  const size = words(text, span.start, span.end).length;
  if (size < LEAST_WORDS) return undefined;
  const from = paragraphStart(text, Math.max(0, span.start - REACH), span.start);
  const to = paragraphEnd(text, span.end, Math.min(text.length, span.end + REACH));
  const { turns, denials } =
    framing[guessLanguage(text.slice(Math.max(0, from - REACH), to + REACH))];
  const all = sentences(text, from, to);
  const last = mayTurn && all.find(({ start, end }) => start < span.end && span.end <= end);
  const lead = text.slice(Math.max(from, span.start - 4), span.start);
  const opens = last && (last.start === span.start || /(?:^|[,;:.!?—–("“„«])\s*$/u.test(lead));
  if (last && (opens || size >= LEAST_INSIDE)) {
    const cue = opensWith(restOf(text, span, last), turns);
    if (cue) return { span: last, text: text.slice(last.start, last.end), cue };
  }
  const first = mayDeny && all.find(({ start, end }) => start <= span.start && span.start < end);
  if (first && first.start < span.start) {
    const before = ` ${fold(text.slice(first.start, span.start + that))
      .replace(/\s+/g, ' ')
      .replace(/’/g, "'")
      .trimEnd()}`;
    const cue = denials.find((denial) => ends(before, denial));
    if (cue) return { span: first, text: text.slice(first.start, first.end), cue };
  }
  return undefined;
}

/** Whether a sentence may turn here in any language. */
function turnsBehind(text: string, at: number): boolean {
  return (
    STOPS_QUOTING.test(text.slice(at, at + 3)) ||
    opensWith(text.slice(at, at + REACH), ALL_TURNS) !== undefined
  );
}

/** Whether a denial in any language may end here. */
function deniesBefore(text: string, at: number): boolean {
  const word = /(\S+)[\s:,"'“‘«„]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[1] ?? '';
  const bare = fold(word).replace(MARKS, '');
  return LAST_WORDS.has(bare) || LAST_WORDS.has(`${bare}:`);
}

/** The rest of a sentence behind a quotation, and behind who said it: “…,” wrote Terrell, “but …”. */
function restOf(text: string, span: Span, { end }: Span): string {
  const piece = text.slice(span.start, end);
  const size = span.end - span.start;
  const told = findInterruptions(piece).find(({ start }) => start >= size && start - size <= 2);
  return piece.slice(told?.end ?? size);
}

const MARKS = /[\s:,"'“‘«„]+$/u;
/** Behind a colon alone a reason may follow as well. */
const COLON = /:\s*["'“‘«„]\s*$/u;

function ends(lead: string, denial: string): boolean {
  const bare = lead.replace(MARKS, '');
  return bare.endsWith(` ${denial}`) || (COLON.test(lead) && `${bare}:`.endsWith(` ${denial}`));
}

/** The cue that the rest of a sentence begins with, behind a comma or a dash. */
function opensWith(rest: string, cues: readonly string[]): string | undefined {
  const mark = /^[\s,;–—-]*/u.exec(rest)![0];
  // A closing mark or a full stop between: the statement was complete.
  const folded = `${fold(rest.slice(mark.length, mark.length + 40)).replace(/[^\p{L}\p{N}']+/gu, ' ')} `;
  return cues.find((cue) => folded.startsWith(`${cue} `));
}

function paragraphStart(text: string, from: number, at: number): number {
  const found = text.slice(from, at).search(/\n[^\S\n]*\n(?![\s\S]*\n[^\S\n]*\n)/);
  return found < 0 ? from : from + found + 1;
}

function paragraphEnd(text: string, at: number, to: number): number {
  const found = text.slice(at, to).search(/\n[^\S\n]*\n/);
  return found < 0 ? to : at + found;
}
