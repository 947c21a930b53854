import search from 'approx-string-match';
import { slice, type Span } from '../text/span';
import { words, type Word } from '../text/words';

/** Letters of a word that may be wrong, a third of its length: a typo, an inflection. */
const TYPO_SHARE = 1 / 3;

/**
 * Of the words that a writer typed to find a passage, those at their end that the passage has, typos
 * allowed: they are what the quotation replaces. "The lawyer said still on trak" leaves "The lawyer said".
 * Empty where fewer than two agree.
 */
export function typedSuffix(draft: string, typed: Span, passage: string): Span {
  const own = words(draft, typed.start, typed.end);
  const theirs = words(passage);
  let first = own.length;
  while (first > 0 && theirs.some((word) => alike(own[first - 1]!, word))) first--;
  const none = { start: typed.end, end: typed.end };
  const trailing = own.at(-1);
  if (own.length - first < 2 || !trailing) return none;
  const behind = slice(draft, { start: trailing.end, end: typed.end });
  return behind.trim() ? none : { start: own[first]!.start, end: typed.end };
}

function alike(one: Word, other: Word): boolean {
  if (one.folded === other.folded) return true;
  const allowed = Math.floor(one.folded.length * TYPO_SHARE);
  if (!allowed || Math.abs(one.folded.length - other.folded.length) > allowed) return false;
  return search(other.folded, one.folded, allowed).length > 0;
}
