/**
 * Whether a passage holds many of some words as near one another as those of a sentence, known from its words
 * without its text. Words are told by their stems; letters with points between them ("U.S.") are no word here.
 */
import type { Candidate } from './candidates';
import type { Lexicon } from './lexicon';
import { wordsFrom } from './phrase';
import type { NearWords } from './types';
import type { WordForms } from './word-forms';

/** Words of the longest sentence. */
const REACH = 150;
/** Words behind a passage that are read: it ends where a sentence seems to end. */
const BEHIND = 60;
/** Stems have numbers of one byte. */
const MOST_STEMS = 255;
/** Bytes of a passage and what is read behind it, mostly. */
const SCRATCH = 2048;

/** Tells of passages whether `least` of the stems stand together in them. */
export function findsTogether(
  { lexicon, forms }: { readonly lexicon: Lexicon; readonly forms: WordForms },
  { stems, least }: NearWords,
): (candidate: Candidate) => boolean {
  const stemOf = new Uint8Array(lexicon.size);
  const asked = stems.slice(0, MOST_STEMS);
  asked.forEach((root, i) => forms.ofStem(root).forEach((id) => (stemOf[id] = i + 1)));
  const scratch = new Int32Array(SCRATCH);
  const counts = new Uint16Array(asked.length + 1);
  return ({ segment, passage }) => {
    const { ids } = wordsFrom(segment, passage, BEHIND, scratch);
    counts.fill(0);
    let near = 0;
    for (let place = 0; place < ids.length; place++) {
      const left = place < REACH ? 0 : stemOf[ids[place - REACH]!]!;
      if (left > 0 && --counts[left]! === 0) near--;
      const one = stemOf[ids[place]!]!;
      if (one > 0 && counts[one]!++ === 0) near++;
      if (near >= least) return true;
    }
    return false;
  };
}
