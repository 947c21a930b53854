import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A repeatable source of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SOURCE_LENGTH = 500_000;
/** One word in so many is changed in a copy, at least one a paragraph. */
const CHANGED = 12;
/** With the blank behind it. */
const WORD_LENGTH = 5.6;

/**
 * The texts of a library of so many characters, one after the other: those of the folders, and where they are
 * used up copies of them with words changed in every paragraph; without folders made-up prose.
 */
export function* library(characters: number, folders: readonly string[]): Generator<string> {
  const random = seeded(7);
  const originals = folders.flatMap(textsIn);
  let left = characters;
  if (!originals.length) {
    const write = proseWriter(random);
    for (; left > 0; left -= SOURCE_LENGTH) yield write(Math.min(left, SOURCE_LENGTH));
    return;
  }
  const vocabulary = originals
    .slice(0, 8)
    .flatMap((text) => text.slice(0, 200_000).match(/\p{L}{3,}/gu) ?? []);
  for (let i = 0; left > 0; i++) {
    const original = originals[i % originals.length]!;
    const text = i < originals.length ? original : changed(original, vocabulary, random);
    yield text.slice(0, left);
    left -= text.length;
  }
}

function textsIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => /\.(txt|md)$/.test(path) && statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
}

/** Jumps from one word to be changed to the next: looking at all of them would take as long as indexing them. */
function changed(text: string, vocabulary: readonly string[], random: () => number): string {
  const parts: string[] = [];
  const word = /(?<=\P{L})\p{L}+/gu;
  for (let at = 0; at < text.length;) {
    word.lastIndex = at + Math.floor(random() * 2 * CHANGED * WORD_LENGTH);
    const found = word.exec(text);
    const start = found?.index ?? text.length;
    parts.push(text.slice(at, start));
    if (found) parts.push(vocabulary[Math.floor(random() * vocabulary.length)]!);
    at = found ? word.lastIndex : text.length;
  }
  return parts.join('');
}

/** Prose of made-up words whose frequencies fall as those of real ones do (Zipf), with sentences and paragraphs. */
function proseWriter(random: () => number): (length: number) => string {
  const syllables = 'ba de fi go lu ma ne pi ro su ta ve wi zo chan der sel mon tri pla'.split(' ');
  const words = Array.from({ length: 60_000 }, (_, rank) => {
    let word = '';
    for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / 20)) word += syllables[rest % 20]!;
    return word;
  });
  const total = Math.log(words.length);
  const pick = (): string =>
    words[Math.min(words.length - 1, Math.floor(Math.exp(random() * total)) - 1)]!;
  return (length) => {
    const parts: string[] = [];
    for (let written = 0, sentence = 0; written < length; sentence++) {
      const sentenceWords = Array.from({ length: 6 + Math.floor(random() * 20) }, pick);
      const text = sentenceWords.join(' ');
      const end = sentence % 5 === 4 ? '.\n\n' : '. ';
      parts.push(text[0]!.toUpperCase(), text.slice(1), end);
      written += text.length + end.length;
    }
    return parts.join('').slice(0, length);
  };
}

/** Half-remembered pieces of a text: some words left out, one misspelt. */
export function halfRemembered(text: string, random: () => number): string {
  const words = pieceOf(text, 14, random).filter((_, i) => i === 0 || random() > 0.35);
  const at = Math.floor(random() * words.length);
  const word = words[at]!;
  if (word.length > 3) {
    const cut = 1 + Math.floor(random() * (word.length - 2));
    words[at] = word.slice(0, cut) + word.slice(cut + 1);
  }
  return words.join(' ').toLowerCase();
}

/** Quotations: words as they stand, every other one with a word changed. */
export function quotation(text: string, random: () => number): string {
  const words = pieceOf(text, 12 + Math.floor(random() * 25), random);
  if (random() < 0.5) words[Math.floor(random() * words.length)] = 'instead';
  return words.join(' ');
}

function pieceOf(text: string, length: number, random: () => number): string[] {
  const from = Math.floor(random() * Math.max(1, text.length - 600));
  const words = text.slice(from, from + 600).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(1, 1 + length);
}
