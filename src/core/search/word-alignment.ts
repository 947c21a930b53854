/**
 * Word-by-word alignment of a quotation with a stretch of source, for the place where it stands and how much of
 * it stands there.
 *
 * Local alignment by dynamic programming (Smith and Waterman 1981) over word ids, weighted by letters: O(m n)
 * cells of some 5 ns; the stretch is about the quotation's length, so 15 words take 5 µs and 300 words 0.7 ms.
 * A word that is written as two on either side is one step; where the source has one as two is known beforehand
 * (quoted-stretch.ts), not tried in each cell.
 */

/** Lost for a word of the source that the quotation passes over, in letters: keeps spans tight. */
const PASSED_OVER = 1.2;
/** Lost where one word stands in place of another. */
const REPLACED = 0.6;

/** A quoted word as the alignment needs it. */
export interface QuotedWord {
  readonly id: number;
  readonly letters: number;
  /** The id of this word and the next written as one; 0 where the library has no such word. */
  readonly joined: number;
}

/** For quoted words that the source has as two: the places behind the second of them. */
export type Divided = ReadonlyMap<number, ReadonlySet<number>>;

export interface Alignment {
  /** Places `[start, end)` of the source's words. */
  readonly start: number;
  readonly end: number;
  /** Quoted words before the first and behind the last that stand there. */
  readonly head: number;
  readonly tail: number;
  /** Letters of the quoted words that stand there. */
  readonly letters: number;
  /** Words that would have to be put in, left out or replaced; a pair that is joined there counts as two. */
  readonly edits: number;
  /** Quoted words and the place of what stands in their stead. */
  readonly replaced: readonly { readonly quoted: number; readonly place: number }[];
}

const STOP = 0;
const SAME = 1;
const OTHER = 2;
const MISSING = 3;
const EXTRA = 4;
const JOINED = 5;
const SPLIT = 6;

/** The best local alignment; undefined where no word is the same. */
export function alignWords(
  quoted: readonly QuotedWord[],
  source: Int32Array,
  divided: Divided,
): Alignment | undefined {
  const width = source.length + 1;
  const scores = new Float32Array((quoted.length + 1) * width);
  const steps = new Uint8Array(scores.length);
  let best = 0;
  for (let i = 1; i <= quoted.length; i++) {
    const { id, letters } = quoted[i - 1]!;
    const before = i > 1 ? quoted[i - 2]! : undefined;
    const joined = before?.joined ?? 0;
    const apart = divided.get(i - 1);
    for (let j = 1; j < width; j++) {
      const cell = i * width + j;
      const up = cell - width;
      let score = 0;
      let step = STOP;
      const same = id !== 0 && source[j - 1] === id;
      const diagonal = scores[up - 1]! + (same ? letters : -REPLACED);
      if (diagonal > score) {
        score = diagonal;
        step = same ? SAME : OTHER;
      }
      if (scores[up]! > score) {
        score = scores[up]!;
        step = MISSING;
      }
      if (scores[cell - 1]! - PASSED_OVER > score) {
        score = scores[cell - 1]! - PASSED_OVER;
        step = EXTRA;
      }
      if (joined !== 0 && joined === source[j - 1]) {
        const both = scores[up - width - 1]! + before!.letters + letters;
        if (both > score) {
          score = both;
          step = JOINED;
        }
      }
      if (apart?.has(j)) {
        const whole = scores[up - 2]! + letters;
        if (whole > score) {
          score = whole;
          step = SPLIT;
        }
      }
      scores[cell] = score;
      steps[cell] = step;
      if (score > scores[best]!) best = cell;
    }
  }
  return best ? trace(quoted, steps, width, best) : undefined;
}

function trace(
  quoted: readonly QuotedWord[],
  steps: Uint8Array,
  width: number,
  best: number,
): Alignment {
  const replaced: { quoted: number; place: number }[] = [];
  let letters = 0;
  let edits = 0;
  let cell = best;
  const end = best % width;
  while (steps[cell] !== STOP) {
    const i = Math.floor(cell / width) - 1;
    const step = steps[cell]!;
    if (step === SAME || step === SPLIT) letters += quoted[i]!.letters;
    if (step === JOINED) letters += quoted[i]!.letters + quoted[i - 1]!.letters;
    if (step === OTHER) replaced.push({ quoted: i, place: (cell % width) - 1 });
    if (step !== SAME) edits += step === JOINED ? 2 : 1;
    if (step === EXTRA) cell -= 1;
    else if (step === MISSING) cell -= width;
    else if (step === JOINED) cell -= 2 * width + 1;
    else if (step === SPLIT) cell -= width + 2;
    else cell -= width + 1;
  }
  const head = Math.floor(cell / width);
  const tail = quoted.length - Math.floor(best / width);
  edits += head + tail;
  return { start: cell % width, end, head, tail, letters, edits, replaced };
}
