import type { Lexicon } from './lexicon';
import type { WordCounts } from './segment';
import type { SimilarWords } from './similar-words';
import { variantsOf } from './variants';

/** How much of a word's weight counts when it stands there in another form. */
export const STRENGTH = {
  exact: 1,
  spelling: 0.95,
  inflection: 0.9,
  joined: 0.95,
  scan: 0.85,
  beginning: 0.85,
  /** By edits, for a word that the library does not have … */
  unknown: [1, 0.85, 0.6],
  /** … and for one that it has, so that it may well be meant. */
  known: [1, 0.6, 0.3],
} as const;

/** A word in more than this share of all words is taken as spelled right. */
const SURE_SHARE = 1e-4;
/** Unknown words of so many letters may be two that were run together. */
const SPLIT_FROM = 6;
/** Words longer than this may have two edits, from this on one. */
const TWO_EDITS_FROM = 5;
const ONE_EDIT_FROM = 3;
/** Most words that one slot may stand for; the heaviest are kept. */
const MOST_EXPANSIONS = 80;
/** What a word that nothing in the library is like weighs, as a share of a word that stands there once. */
const UNKNOWN_SHARE = 0.5;
/** Slots are bits of a 32-bit mask. */
const MOST_SLOTS = 30;

/** A word of the library that may be meant by a slot. */
export interface Expansion {
  readonly id: number;
  readonly weight: number;
  /** Slots that it fills: 2 for "every one" written as one word. */
  readonly fills: 1 | 2;
}

/** One word of a query, with what it may stand for, heaviest first. */
export interface Slot {
  readonly token: string;
  /** Which of the words asked about it is. */
  readonly at: number;
  readonly expansions: readonly Expansion[];
  /** The weight of the best expansion; for a word that nothing is like, what a rare word would weigh. */
  readonly weight: number;
}

/** What an expansion of slot `i` brings to a match. */
export function gainOf(slots: readonly Slot[], i: number, { weight, fills }: Expansion): number {
  return fills === 1 ? weight : STRENGTH.joined * (slots[i]!.weight + slots[i + 1]!.weight);
}

/** The most that slot `i` can bring to a match. */
export function powerOf(slots: readonly Slot[], i: number): number {
  return slots[i]!.expansions.reduce((most, one) => Math.max(most, gainOf(slots, i, one)), 0);
}

/** Words whose expansions are kept, those asked for last: the next query has words of the ones before, and frequent ones. */
const MOST_KEPT = 400;

type Strengths = ReadonlyMap<number, number>;

/** Finds what the words of a query may stand for. */
export class QueryReader {
  readonly #lexicon: Lexicon;
  readonly #counts: WordCounts;
  readonly #similar: SimilarWords;
  /** By how they are read and the word, in the order of last use; of this version of the counts. */
  readonly #kept = new Map<string, Strengths>();
  #keptFor = 0;

  constructor(lexicon: Lexicon, counts: WordCounts, similar: SimilarWords) {
    this.#lexicon = lexicon;
    this.#counts = counts;
    this.#similar = similar;
  }

  /** Bits of information in a word: rare ones tell most. */
  information(id: number): number {
    return Math.log2((this.#counts.total + 2) / (this.#counts.of(id) + 1));
  }

  /**
   * The slots of a query in order; of a long one those of its rarest words. `forms` says whether words of
   * the library may stand for others or only unknown ones may; `typing` whether the last one may be unfinished.
   */
  read(tokens: readonly string[], { forms, typing }: { forms: boolean; typing: boolean }): Slot[] {
    const parts = tokens.flatMap((token, at) => this.#split(token).map((part) => ({ part, at })));
    return this.#rarest(parts.map(({ part }) => part)).map((i) => {
      const { part: token, at } = parts[i]!;
      const strengths = this.#strengths(token, forms, typing && at === tokens.length - 1);
      const next = parts[i + 1]?.part;
      const joined =
        next !== undefined && parts.length <= MOST_SLOTS ? this.#lexicon.find(token + next) : 0;
      return this.#weigh(token, at, strengths, this.#counts.of(joined) ? joined : 0);
    });
  }

  /** By id, how much each word counts that may be meant. */
  #strengths(token: string, forms: boolean, begins: boolean): Strengths {
    if (this.#keptFor !== this.#counts.version) this.#kept.clear();
    this.#keptFor = this.#counts.version;
    const name = `${Number(forms)}${Number(begins)}${token}`;
    const strengths = this.#kept.get(name) ?? this.#meant(token, forms, begins);
    this.#kept.delete(name);
    this.#kept.set(name, strengths);
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return strengths;
  }

  #meant(token: string, forms: boolean, begins: boolean): Strengths {
    const strengths = new Map<number, number>();
    const put = (id: number, strength: number): void => {
      if (!id || !this.#counts.of(id)) return;
      if (strength > (strengths.get(id) ?? 0)) strengths.set(id, strength);
    };
    const exact = this.#lexicon.find(token);
    put(exact, STRENGTH.exact);
    if (forms || !this.#counts.of(exact)) this.#expand(token, put);
    if (begins) this.#begin(token, put);
    return strengths;
  }

  /**
   * A match is worth the information in "this word, or one that is as likely to be meant, stands here": so of
   * two words that may be meant the rarer one is not the better guess.
   */
  #weigh(token: string, at: number, strengths: Strengths, joined: number): Slot {
    const order = [...strengths]
      .map(([id, strength]) => ({ id, strength, count: this.#counts.of(id) }))
      .sort((a, b) => b.strength - a.strength || b.count - a.count || a.id - b.id)
      .slice(0, MOST_EXPANSIONS);
    const expansions: Expansion[] = [];
    let counted = 0;
    for (let i = 0; i < order.length;) {
      const { strength } = order[i]!;
      let end = i;
      for (; order[end]?.strength === strength; end++) counted += order[end]!.count;
      const weight = strength * Math.log2((this.#counts.total + 2) / (counted + 1));
      for (; i < end; i++) expansions.push({ id: order[i]!.id, weight, fills: 1 });
    }
    expansions.sort((a, b) => b.weight - a.weight);
    const weight = expansions[0]?.weight ?? UNKNOWN_SHARE * Math.log2(this.#counts.total + 2);
    if (joined) expansions.unshift({ id: joined, weight, fills: 2 });
    return { token, at, expansions, weight };
  }

  /** Indices of the words that get a slot. */
  #rarest(tokens: readonly string[]): number[] {
    const all = tokens.map((_, i) => i);
    if (tokens.length <= MOST_SLOTS) return all;
    const rare = tokens.map((token) => this.information(this.#lexicon.find(token)));
    const kept = all.sort((a, b) => rare[b]! - rare[a]! || a - b).slice(0, MOST_SLOTS);
    return kept.sort((a, b) => a - b);
  }

  #expand(token: string, put: (id: number, strength: number) => void): void {
    const count = this.#counts.of(this.#lexicon.find(token));
    for (const { word, kind } of variantsOf(token)) put(this.#lexicon.find(word), STRENGTH[kind]);
    if (count > SURE_SHARE * this.#counts.total) return;
    const strength = count ? STRENGTH.known : STRENGTH.unknown;
    const edits = count
      ? Number(token.length >= ONE_EDIT_FROM)
      : Number(token.length >= ONE_EDIT_FROM) + Number(token.length >= TWO_EDITS_FROM);
    if (!edits) return;
    for (const { id, distance } of this.#similar.find(token, edits)) put(id, strength[distance]!);
  }

  /** "sworddrawne" where the source has "sword drawne": an unknown word that is two known ones, and like no other. */
  #split(token: string): string[] {
    if (token.length < SPLIT_FROM || this.#counts.of(this.#lexicon.find(token))) return [token];
    let best = [token];
    let most = 0;
    for (let at = 2; at <= token.length - 2; at++) {
      const halves = [token.slice(0, at), token.slice(at)];
      const [first, second] = halves.map((half) => this.#counts.of(this.#lexicon.find(half)));
      if (first! * second! <= most) continue;
      best = halves;
      most = first! * second!;
    }
    const alike = most && this.#similar.find(token, 1).some(({ id }) => this.#counts.of(id) > 0);
    return alike ? [token] : best;
  }

  #begin(token: string, put: (id: number, strength: number) => void): void {
    const found = this.#similar.startingWith(token);
    const counts = Uint32Array.from(found, (id) => this.#counts.of(id)).sort();
    const least = Math.max(1, counts.at(-MOST_EXPANSIONS) ?? 1);
    for (const id of found) {
      if (this.#counts.of(id) >= least) put(id, STRENGTH.beginning);
    }
  }
}
