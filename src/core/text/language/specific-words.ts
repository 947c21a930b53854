/*
 * Words that name one kind of thing ("laptop", "cupcakes"), one kind of person or group ("hairdresser", "squadron"),
 * or what something belongs to ("auditory", "provincial"). For these writers seldom have another word, as they have
 * for what is done or thought. Taken from WordNet 3.1 by test/bench/specific-words.ts. English.
 *
 * The lists stay one string each, 200 KB, and are searched by halves, some 3 µs a word: a map takes 30 ms to make.
 */
import { singulars } from './families';
import lists from './specific-words.json';

export type SpecificKind = keyof typeof lists;

/** What a folded word names, in the singular or the plural. */
export function specificKind(folded: string): SpecificKind | undefined {
  // "logistics" is no "logistic".
  if (isAmong(folded, lists.fields)) return 'fields';
  const forms = folded.endsWith('s') ? singulars(folded) : [folded];
  return (['things', 'people'] as const).find((kind) =>
    forms.some((form) => isAmong(form, lists[kind])),
  );
}

const BLANK = 32;

/** Whether a word is one of those of a list in order, with a blank between each two. */
function isAmong(word: string, list: string): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    let start = (low + high) >> 1;
    let end = start;
    while (start > low && list.charCodeAt(start - 1) !== BLANK) start--;
    while (end < high && list.charCodeAt(end) !== BLANK) end++;
    const found = list.slice(start, end);
    if (found === word) return true;
    if (found < word) low = end + 1;
    else high = start - 1;
  }
  return false;
}
