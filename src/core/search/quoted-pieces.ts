/**
 * Near places of a quotation by the pieces of it that stand there word by word.
 *
 * A quotation is cut into pieces that no source is likely to have by chance. Each word that was replaced, left
 * out or put in spoils one piece, a pair of words that was joined two at most: so a place that differs
 * in fewer words than pieces were looked up has one of them as it is (the pigeonhole principle, as in Wu and Manber
 * 1992). As soon as enough places differ in so few, all others differ in more. Two pieces do for a quotation with
 * one other word, a tenth of a millisecond each; the filter over single words, which is left for
 * what differs more, takes some eight.
 */
import { encodeWords, phraseOf } from './encoded-words';
import type { PhraseFinder } from './phrase';
import { wordsFrom } from './phrase';
import type { Lexicon } from './lexicon';
import { alignStretch, ROOM, type Aligned, type AskedQuotation } from './quoted-stretch';
import type { QueryReader } from './query-slots';
import type { Segment } from './segment';
import { OVERLAP } from './shard';

/** By chance a piece stands in one of 2 to the power of so many libraries. */
const SURE_BITS = 12;
/** Its rarest word stands in the library so often at most: commoner ones are slow to look up. */
const RARE = 30_000;
/** Pieces looked up: as many as an alignment leaves room for words put in. */
const MOST_PIECES = ROOM;
/** A piece that stands in more places tells nothing. */
const MOST_PLACES = 8;

/** Words `[from, to)` of a quotation, and the information in the one that tells most. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Pieces that do not overlap, the most telling ones; none of them holds a word that the library does not have. */
export function cutPieces(ids: Int32Array, reader: QueryReader): Piece[] {
  const all = reader.information(0);
  const rare = all - Math.log2(RARE);
  const pieces: Piece[] = [];
  let from = 0;
  let bits = 0;
  let most = 0;
  ids.forEach((id, i) => {
    const own = reader.information(id);
    bits += own;
    most = Math.max(most, own);
    const complete = bits >= all + SURE_BITS && most >= rare;
    if (id !== 0 && complete) pieces.push({ from, to: i + 1, most });
    if (id !== 0 && !complete && i + 1 - from < OVERLAP) return;
    from = i + 1;
    bits = 0;
    most = 0;
  });
  return pieces.sort((a, b) => b.most - a.most).slice(0, MOST_PIECES);
}

/** Where an aligned piece lets the quotation begin: words from the start of the passage, perhaps below 0. */
interface Start {
  readonly segment: Segment;
  readonly passage: number;
  readonly place: number;
}

/**
 * Places that differ from the quotation in few words: in fewer than any place that is not among them. None where
 * there are not `enough` of them. Throws `Cancelled`.
 */
export async function findByPieces(
  { lexicon, reader }: { readonly lexicon: Lexicon; readonly reader: QueryReader },
  phrases: PhraseFinder,
  quoted: AskedQuotation,
  enough: number,
): Promise<Aligned[]> {
  const words = encodeWords(quoted.ids);
  const starts: Start[] = [];
  const found: Aligned[] = [];
  let telling = 0;
  for (const { from, to } of cutPieces(words.ids, reader)) {
    await phrases.rest();
    const places = await phrases.find(phraseOf(words, from, to), MOST_PLACES + 1);
    if (places.length > MOST_PLACES) continue;
    telling++;
    for (const { segment, passage, place } of places) {
      const start = { segment, passage, place: place - from };
      if (starts.some((known) => distance(known, start) < ROOM)) continue;
      starts.push(start);
      const last = place + to - from - 1;
      const one = alignStretch(lexicon, quoted, { segment, passage, first: place, last, from, to });
      if (one) found.push(one);
    }
    const sure = found.filter(({ alignment }) => alignment.edits < telling);
    if (sure.length >= enough) return sure;
  }
  return [];
}

/** Words between two starts. */
function distance(a: Start, b: Start): number {
  if (a.segment !== b.segment) return Infinity;
  const [first, second] = a.passage <= b.passage ? [a, b] : [b, a];
  let words = second.place - first.place;
  // No quotation reaches over so many passages that counting their words would be felt.
  for (let p = first.passage; p < second.passage && words < ROOM; p++)
    words += wordsFrom(a.segment, p, 1).own;
  return Math.abs(words);
}
