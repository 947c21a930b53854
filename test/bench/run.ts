/**
 * npm run bench -- [--from FOLDER]… [--large] [--gate]
 *
 * Prints what lookups, verification and the index cost on generated libraries of 10 and 70 MB (`--large`: 700 MB
 * too), beside other ways to look words up, and at last the table of the README. `--gate` fails where processor
 * time grows faster than it may with the library; no absolute time is asserted, for that would measure the machine.
 */
import { parseArgs } from 'node:util';
import { measure, type Figures, type Latency } from './measure';
import { measureOthers, type OtherFigures } from './others';

/** A lookup may take this much longer where the library is ten times as large. */
const MOST_GROWTH = 4;
/** The index may take so many bytes a character, where the vocabulary is small beside the text. */
const MOST_BYTES = 0.4;
const LARGE = 50e6;
const OTHERS_SIZE = 2_000_000;

const { values } = parseArgs({
  options: {
    from: { type: 'string', multiple: true, default: [] },
    large: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
  },
});

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const three = ({ p50, p95, max }: Latency): string => [p50, p95, max].map(ms).join(' / ');
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
const row = (...cells: string[]): void => console.log(`| ${cells.join(' | ')} |`);

function printOwn({ characters, build, buildCpu, indexBytes, ...rest }: Figures): void {
  row(
    `${megabytes(characters)} MB`,
    three(rest.lookup),
    three(rest.lookupCpu),
    `${(rest.found * 100).toFixed(0)} %`,
    `${(characters / 1000 / build).toFixed(1)} (${(characters / 1000 / buildCpu).toFixed(1)})`,
    (indexBytes / characters).toFixed(2),
    megabytes(rest.rss),
    `${ms(rest.reopen)} (${ms(rest.reopenCpu)})`,
    ms(rest.changed),
    ms(rest.quotations),
  );
}

function printOther({ name, characters, build, lookup, found }: OtherFigures): void {
  row(name, three(lookup), `${(found * 100).toFixed(0)} %`, (characters / 1000 / build).toFixed(1));
}

async function main(): Promise<void> {
  const sizes = [10e6, 70e6, ...(values.large ? [700e6] : [])];
  row(
    'library',
    'lookup p50 / p95 / max ms',
    'processor time',
    'first hit',
    'build MB/s (processor)',
    'index bytes/char',
    'RSS MB',
    'reopen ms (processor)',
    'changed source ms',
    '100 quotations ms',
  );
  row(...Array.from({ length: 10 }, () => '---'));
  const figures: Figures[] = [];
  for (const size of sizes) {
    const measured = await measure(size, values.from);
    printOwn(measured);
    figures.push(measured);
  }
  console.log(`\nOn ${megabytes(OTHERS_SIZE)} MB of the same paragraphs:\n`);
  row('', 'lookup p50 / p95 / max ms', 'first hit', 'build MB/s');
  row('---', '---', '---', '---');
  const own = await measure(OTHERS_SIZE, values.from);
  row(
    'Ibid',
    three(own.lookup),
    `${(own.found * 100).toFixed(0)} %`,
    (own.characters / 1000 / own.build).toFixed(1),
  );
  measureOthers(OTHERS_SIZE, values.from, 30).forEach(printOther);
  printReadme(figures.find(({ characters }) => characters > LARGE)!);
  if (values.gate) gate(figures);
}

/** What stands in the README between the marks of its table. */
function printReadme({ characters, build, indexBytes, ...rest }: Figures): void {
  console.log('');
  row(`On ${megabytes(characters)} MB of text`, 'Figure');
  row('---', '---');
  row(
    'A lookup, median and slowest in twenty',
    `${ms(rest.lookup.p50)} ms and ${ms(rest.lookup.p95)} ms`,
  );
  row('Index, bytes for each character of text', (indexBytes / characters).toFixed(2));
  row('Indexing', `${(characters / 1000 / build).toFixed(1)} MB a second`);
  row('Opening the library from the cache', `${ms(rest.reopen)} ms`);
  row('A source that has changed is found after', `${ms(rest.changed)} ms`);
  row(
    '100 quotations, half of them altered, held against all sources',
    `${ms(rest.quotations)} ms`,
  );
}

function gate(figures: readonly Figures[]): void {
  const faults: string[] = [];
  figures.forEach((figure, i) => {
    const bytes = figure.indexBytes / figure.characters;
    if (figure.characters > LARGE && bytes > MOST_BYTES)
      faults.push(`${bytes.toFixed(2)} index bytes a character`);
    const before = figures[i - 1];
    if (!before) return;
    const allowed = MOST_GROWTH ** Math.log10(figure.characters / before.characters);
    const growth = figure.lookupCpu.p95 / before.lookupCpu.p95;
    if (growth > allowed)
      faults.push(`lookups grow ${growth.toFixed(1)} times, ${allowed.toFixed(1)} are allowed`);
    const slower = before.characters / before.build / (figure.characters / figure.build);
    if (slower > 2) faults.push(`building is ${slower.toFixed(1)} times as slow a character`);
  });
  for (const fault of faults) console.error(`gate: ${fault}`);
  if (faults.length) process.exitCode = 1;
}

void main();
