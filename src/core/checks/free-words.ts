/*
 * Words of a source that a quotation may pass over without an ellipsis: who is speaking, references to other
 * works, and, where speech was written down as it came, what a speaker stumbled over.
 */
import type { SourceDocument } from '../sources/types';
import { findIncises, findInterruptions } from '../text/incises';
import { internalCitations } from '../text/internal-citations';
import type { Span } from '../text/span';
import { words } from '../text/words';

const HESITATION = /^(?:um+|uh+|uhm|er|erm|hm+|mm+|ah+|eh+|ähm?|öhm?|euh|heu|este)$/iu;
/** Phrases that only keep the turn, between marks or at a beginning. */
const FILLER =
  /(?<=^|[,.;:?!…—–-]\s{0,2}|\n)(?:you know|I mean|like|sort of|kind of|weißt du|wissen Sie|sag ich mal|o sea|tu vois|vous voyez|vous savez|tu sais|sabes)(?=\s?[,….—–-])/giu;
/** `[coughs]`, `(laughter)`: what was heard and not said. */
const HEARD = /[[(]\p{L}[\p{L}\s]{2,30}[\])]/gu;
/** Who speaks, before the words: a cue or a turn may name the same speaker again. */
const LABEL = /^(?:>>+\s*|[-–—]\s*)?\p{Lu}[^:\n]*:(?=\s)/u;
const LONGEST_LABEL = 80;
/** How far before the words a quotation in guillemets may have begun, in which commas are enough. */
const MARK_REACH = 400;
/** Most words that a speaker begins anew with. */
const LONGEST_RESTART = 3;

/** The spans in `[start, end)` of a document that need not be quoted; they may overlap. */
export function freeSpans(document: SourceDocument, start: number, end: number): Span[] {
  const { text } = document;
  const piece = text.slice(start, end);
  const isGuilleted = text.slice(Math.max(0, start - MARK_REACH), end).includes('«');
  const told = [...findInterruptions(piece), ...findIncises(piece, isGuilleted)];
  const found = told.map((span) => ({ start: span.start + start, end: span.end + start }));
  found.push(...internalCitations(text, start, end));
  let voice: string | undefined;
  for (const block of document.blocks) {
    if (block.start >= end) break;
    const isSame = block.speaker === voice;
    voice = block.speaker ?? voice;
    if (block.end <= start) continue;
    const [label = ''] = LABEL.exec(text.slice(block.start, block.start + LONGEST_LABEL)) ?? [];
    if (isSame && voice !== undefined && label.includes(voice))
      found.push({ start: block.start, end: block.start + label.length });
    if (block.kind !== 'cue' && block.speaker === undefined) continue;
    found.push(...stumbles(text, Math.max(start, block.start), Math.min(end, block.end)));
  }
  return found;
}

/** How long a string of references in running text may be, in characters: a page of a brief. */
const LONGEST_STRING = 2500;

/**
 * The stretch of a source around a span that has so many characters before and behind it that are no references;
 * undefined where no references lie there.
 */
export function reachPast(
  text: string,
  { start, end }: Span,
  before: number,
  behind: number,
): Span | undefined {
  const low = Math.max(0, start - before - LONGEST_STRING);
  const high = Math.min(text.length, end + behind + LONGEST_STRING);
  const citations = internalCitations(text, low, high);
  if (!citations.length) return undefined;
  const isCited = new Uint8Array(high - low);
  for (const cited of citations) isCited.fill(1, cited.start - low, cited.end - low);
  const walk = (from: number, step: 1 | -1, room: number): number => {
    let at = from;
    for (let left = room; left > 0 && at > low && at < high; at += step)
      if (!isCited[(step > 0 ? at : at - 1) - low]) left--;
    return at;
  };
  const wider = { start: walk(start, -1, before), end: walk(end, 1, behind) };
  return wider.start < start - before || wider.end > end + behind ? wider : undefined;
}

/** What a speaker hesitated with or said twice; of words said twice, the first time. */
function stumbles(text: string, start: number, end: number): Span[] {
  const piece = text.slice(start, end);
  const found: Span[] = [];
  for (const pattern of [FILLER, HEARD])
    for (const { 0: whole, index } of piece.matchAll(pattern))
      found.push({ start: start + index, end: start + index + whole.length });
  const said = words(text, start, end).filter((word) => {
    const isHesitation = HESITATION.test(text.slice(word.start, word.end));
    if (isHesitation) found.push({ start: word.start, end: word.end });
    return !isHesitation && !found.some((span) => span.start <= word.start && word.end <= span.end);
  });
  for (let at = 0; at < said.length; at++) {
    for (let size = 1; size <= LONGEST_RESTART; size++) {
      const [first, second] = [said.slice(at, at + size), said.slice(at + size, at + 2 * size)];
      if (second.length < size) break;
      if (first.every(({ folded }, i) => folded === second[i]!.folded))
        found.push({ start: first[0]!.start, end: first.at(-1)!.end });
    }
  }
  return found;
}
