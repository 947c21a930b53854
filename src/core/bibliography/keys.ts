import { distance } from './edit-distance';
export { keyFromFileName } from '../text/file-key';

const BARE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u;

/**
 * True where Pandoc reads the key without braces: letters, digits and `_`, and single marks of `:.#$%&-+?<>~/` between
 * them. https://pandoc.org/MANUAL.html#citation-syntax
 */
export function bareKey(key: string): boolean {
  return BARE.test(key);
}

/** True where Pandoc can read the key at all: in braces it may hold anything but blanks and unpaired braces. */
export function citableKey(key: string): boolean {
  if (!key || /\s/.test(key)) return false;
  let depth = 0;
  for (const char of key) {
    if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** The key as it stands behind the `@`. */
export function writeKey(key: string): string {
  return bareKey(key) ? key : `{${key}}`;
}

/** A file that wants a key. Files of one work share theirs. */
export interface KeyWish {
  readonly path: string;
  readonly key: string;
  /** The key of its bibliography entry, or another name that the files of one work have in common. */
  readonly work?: string;
}

/**
 * A key for every path. Where several works want the same one, the first in path order has it and the others get
 * `-2`, `-3`… A work from a bibliography keeps its key whatever its path.
 */
export function uniqueKeys(wishes: readonly KeyWish[]): Map<string, string> {
  const ordered = [...wishes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const owner = new Map<string, string>();
  const keys = new Map<string, string>();
  // The keys of entries stand in bibliographies and drafts: they cannot give way.
  for (const { key, work } of ordered) if (work === key) owner.set(key, work);
  for (const { path, key, work } of ordered) {
    const self = work ?? path;
    let given = key;
    for (let n = 2; owner.has(given) && owner.get(given) !== self; n++) given = `${key}-${n}`;
    owner.set(given, self);
    keys.set(path, given);
  }
  return keys;
}

const MOST_SUGGESTIONS = 3;

/**
 * Known keys that were probably meant, best first: same but for case or marks, one slip of the finger away, or the same
 * author with another year. Nothing where nothing is near. Linear in the number of keys.
 */
export function similarKeys(key: string, keys: Iterable<string>): string[] {
  const wanted = shapeOf(key);
  if (!wanted.letters) return [];
  const scored: { key: string; score: number }[] = [];
  for (const known of new Set(keys)) {
    if (known === key) continue;
    const score = nearness(wanted, known);
    if (score > 0) scored.push({ key: known, score });
  }
  scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  // A clear winner stands alone: "smith2020" is no help beside "Smith2021" when only its case was wrong.
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score > best - 0.25)
    .slice(0, MOST_SUGGESTIONS)
    .map((one) => one.key);
}

interface KeyShape {
  /** Without case, accents and marks. */
  readonly folded: string;
  readonly letters: string;
  /** The first run of letters, mostly an author. */
  readonly head: string;
  readonly year: string;
}

function shapeOf(key: string): KeyShape {
  const plain = plainOf(key);
  return {
    folded: foldedOf(plain),
    letters: plain.replace(/[^\p{L}]/gu, ''),
    head: /^\P{L}*(\p{L}+)/u.exec(plain)?.[1] ?? '',
    year: /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.exec(plain)?.[0] ?? '',
  };
}

function plainOf(key: string): string {
  const isAscii = /^[\x20-\x7e]*$/.test(key);
  return (isAscii ? key : key.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
}

function foldedOf(plain: string): string {
  return /^[a-z0-9]*$/.test(plain) ? plain : plain.replace(/[^\p{L}\p{N}]/gu, '');
}

/** From 0, nothing alike, to 1, the same but for case and marks. Most keys are told apart by their folded form alone. */
function nearness(a: KeyShape, key: string): number {
  const folded = foldedOf(plainOf(key));
  if (a.folded === folded) return 1;
  const length = Math.max(a.folded.length, folded.length);
  const allowed = length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;
  const slips =
    Math.abs(a.folded.length - folded.length) <= allowed
      ? distance(a.folded, folded, allowed)
      : allowed + 1;
  const [short, long] = a.folded.length < folded.length ? [a.folded, folded] : [folded, a.folded];
  const begins = short.length >= 6 && long.startsWith(short);
  if (slips > allowed && !begins && (a.head.length < 3 || !folded.includes(a.head))) return 0;
  const b = shapeOf(key);
  const sameYear = a.year === b.year;
  // Digits tell works apart: where letters are the same, another number is another work unless it is a year.
  if (slips <= allowed && (sameYear || a.letters === b.letters)) {
    return a.letters === b.letters && !sameYear ? 0.7 : 0.95 - (slips / length) * 0.9;
  }
  if (a.head.length >= 3 && a.head === b.head && (sameYear ? a.year !== '' : a.year && b.year)) {
    return sameYear ? 0.75 : 0.6;
  }
  return begins ? 0.65 : 0;
}
