/**
 * Reads every `.bib` under a folder and compares keys, authors, titles and years with the YAML files beside it.
 * Usage: npx tsx test/bench/bibliography-corpus.ts FOLDER [--verbose]
 * FOLDER holds `bibtex/**.bib` and `bibtex-expected/**` with `NAME.bib.yaml`.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { readBibliography } from '../../src/core/bibliography/read-bibliography';
import { issuedText } from '../../src/core/bibliography/format-reference';
import type { CslItem, CslName } from '../../src/core/bibliography/types';

interface ExpectedEntry {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const folder = process.argv[2];
const verbose = process.argv.includes('--verbose');
if (!folder) throw new Error('usage: bibliography-corpus.ts FOLDER');

const expectedFiles = new Map(
  filesUnder(join(folder, 'bibtex-expected'), '.yaml').map((path) => [
    basename(path, '.yaml'),
    path,
  ]),
);
const tally = { files: 0, crashed: 0, compared: 0, sameKeys: 0, entries: 0, problems: 0 };
const fields = { author: [0, 0], title: [0, 0], year: [0, 0], all: [0, 0] };
const began = performance.now();

async function main(): Promise<void> {
  for (const path of filesUnder(join(folder!, 'bibtex'), '.bib')) {
    tally.files++;
    const text = readFileSync(path, 'utf8');
    const { entries, problems, complete } = await readBibliography(path, text);
    if (!complete && entries.length === 0 && /@\w+\s*\{[^@]*=/.test(text)) tally.crashed++;
    tally.entries += entries.length;
    tally.problems += problems.length;
    const expectedPath = expectedFiles.get(basename(path));
    if (!expectedPath) continue;
    tally.compared++;
    const library = parse(readFileSync(expectedPath, 'utf8')) as {
      entries?: ExpectedEntry[];
    };
    const expected = (library.entries ?? []).filter(({ key }) => key);
    const same = sorted(expected.map(({ key }) => key)) === sorted(entries.map((e) => e.item.id));
    if (same) tally.sameKeys++;
    else
      say(
        path,
        'keys',
        expected.map((e) => e.key).join(' '),
        entries.map((e) => e.item.id).join(' '),
      );
    const items = entries.map(({ item }) => item);
    for (const entry of expected) {
      const at = items.findIndex(({ id }) => id === entry.key);
      compare(path, entry, at < 0 ? undefined : items.splice(at, 1)[0]);
    }
  }

  console.log(
    `${tally.files} files, ${tally.crashed} not read, ${tally.entries} entries, ${tally.problems} problems, ` +
      `${Math.round(performance.now() - began)} ms`,
  );
  console.log(
    `keys equal in ${percent(tally.sameKeys, tally.compared)} of ${tally.compared} files`,
  );
  for (const [name, [right, all]] of Object.entries(fields)) {
    console.log(`${name}: ${percent(right!, all!)} of ${all} entries`);
  }
}

function compare(path: string, { key, fields: expected }: ExpectedEntry, item?: CslItem): void {
  const title = [expected.title, expected.subtitle].filter((part) => typeof part === 'string');
  const wanted = {
    author: ((expected.author ?? []) as Record<string, string>[]).map(expectedName).join('; '),
    title: plain(title.join(' ')),
    year: /\d{4}/.exec(String(expected.date ?? expected.year ?? ''))?.[0] ?? '',
  };
  const found = {
    author: (item?.author ?? []).map(foundName).join('; '),
    title: plain(item?.title ?? ''),
    year: /\d{4}/.exec(item ? issuedText(item) : '')?.[0] ?? '',
  };
  let all = item !== undefined;
  for (const name of ['author', 'title', 'year'] as const) {
    fields[name][1]!++;
    if (item && wanted[name] === found[name]) fields[name][0]!++;
    else {
      all = false;
      say(path, `${key} ${name}`, wanted[name], found[name]);
    }
  }
  fields.all[1]!++;
  if (all) fields.all[0]!++;
}

function expectedName(name: Readonly<Record<string, string>>): string {
  return plain([name.firstName, name.prefix, name.lastName ?? name.name, name.suffix].join(' '));
}

function foundName(name: CslName): string {
  const { given, family, literal, suffix } = name;
  return plain([given, name['non-dropping-particle'], family ?? literal, suffix].join(' '));
}

/** Letters and digits only: markup, braces and spacing are a matter of taste. */
function plain(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/ı(?=\p{M})/gu, 'i')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

function sorted(keys: readonly string[]): string {
  return [...keys].sort().join('\n');
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}

function say(path: string, what: string, expected: string, found: string): void {
  if (verbose)
    console.log(`${basename(path)}: ${what}\n  expected ${expected}\n  found    ${found}`);
}

function filesUnder(path: string, extension: string): string[] {
  if (!statSync(path).isDirectory()) return path.endsWith(extension) ? [path] : [];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name), extension));
}

void main();
