/*
 * Words that name one kind of thing ("laptop", "cupcakes"), one kind of person or group ("hairdresser", "squadron"),
 * or what something belongs to ("auditory", "provincial"). For these writers seldom have another word, as they have
 * for what is done or thought. Taken from WordNet 3.1 by test/bench/specific-words.ts; unpacked at the first
 * question, in some 5 ms. English.
 */
import { singulars } from './families';
import packed from './specific-words.json';

export type SpecificKind = keyof typeof packed;

let unpacked: ReadonlyMap<string, SpecificKind> | undefined;

/** What a folded word names, in the singular or the plural. */
export function specificKind(folded: string): SpecificKind | undefined {
  unpacked ??= unpack();
  for (const form of singulars(folded)) {
    const kind = unpacked.get(form);
    // "logistics" is no "logistic".
    if (kind && (kind !== 'fields' || form === folded)) return kind;
  }
  return undefined;
}

/** A capital says how many letters a word has in common with the one before. */
function unpack(): Map<string, SpecificKind> {
  const words = new Map<string, SpecificKind>();
  for (const kind of Object.keys(packed) as SpecificKind[]) {
    let word = '';
    for (const [, shared, rest] of packed[kind].matchAll(/([A-Z])([a-z]*)/g)) {
      word = word.slice(0, shared!.charCodeAt(0) - 65) + rest!;
      words.set(word, kind);
    }
  }
  return words;
}
