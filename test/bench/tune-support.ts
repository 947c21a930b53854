/**
 * Prints cross-validated figures of the support check, what each sign is worth, and its weights.
 *
 *   npx tsx test/bench/tune-support.ts FOLDER [--ablate] [--weights]
 *
 * FOLDER holds summary-edits.jsonl, cited-web-pages.jsonl and minimal-pairs.jsonl (id, claim, source, label). Rows of
 * one source stay in one fold; a second time, all rows of one domain do ("news-12" is of the domain "news"), which
 * is harder. One intercept serves all three files, as it must in use.
 */
import fs from 'node:fs';
import path from 'node:path';
import { alignClaim } from '../../src/core/checks/align-claim';
import { findMissingParts } from '../../src/core/checks/claim-parts';
import { readClaimWords } from '../../src/core/checks/claim-words';
import { readSourceWords } from '../../src/core/checks/source-words';
import { isExcerpt } from '../../src/core/checks/support';
import { supportFeatures } from '../../src/core/checks/support-features';
import { crossValidate, fit, measure } from './logistic';
import type { Row } from './logistic';

const FILES = ['summary-edits', 'cited-web-pages', 'minimal-pairs'] as const;
const IMPORTANCE = [1, 2, 1] as const;
const RIDGE = 30;
const FOLDS = 5;
const SUPPORTED: readonly unknown[] = [1, '1', 'supported', 'SUPPORTS'];
/** Shares of false alarms at which recall is printed. */
const ALARMS = [0.08, 0.1, 0.12, 0.2] as const;

interface Line {
  readonly id?: string;
  readonly claim: string;
  readonly source: string;
  readonly label: unknown;
  readonly edit_types?: readonly string[];
}
interface SupportRow extends Row {
  readonly line: Line;
  /** The fold where whole domains are left out. */
  readonly domain: number;
  /** A part that decides by itself is missing. */
  readonly strong: boolean;
  /** The source is a single sentence. */
  readonly excerpt: boolean;
}

const [folder = '', ...options] = process.argv.slice(2);
const one = { group: 0 };

const rows = FILES.flatMap((file, group): (SupportRow & { readonly file: number })[] => {
  const lines = fs
    .readFileSync(path.join(folder, `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const folds = new Map<string, number>();
  const domains = new Map<string, number>();
  return lines.map((line) => {
    if (!folds.has(line.source)) folds.set(line.source, folds.size % FOLDS);
    const domain = group === 0 ? String(line.id).replace(/-\d+$/, '') : line.source;
    if (!domains.has(domain)) domains.set(domain, domains.size % FOLDS);
    const claim = readClaimWords(line.claim);
    const source = readSourceWords(line.source);
    const missing = findMissingParts(claim, [source]);
    return {
      ...one,
      file: group,
      line,
      strong: missing.some((part) => part.weight === 'strong'),
      excerpt: isExcerpt([source]),
      features: supportFeatures(claim, [source], missing, alignClaim(claim, [source])),
      label: SUPPORTED.includes(line.label) ? 0 : 1,
      fold: folds.get(line.source)!,
      domain: domains.get(domain)!,
    };
  });
});

/** The importance of a file, by repeating its rows. */
const weighted = (list: readonly (typeof rows)[number][]): Row[] =>
  list.flatMap((row) => Array<Row>(IMPORTANCE[row.file]!).fill(row));

function scores(list: readonly (typeof rows)[number][]): number[] {
  const all = weighted(list);
  const found = crossValidate(all, [1], RIDGE);
  const byRow = new Map(all.map((row, i) => [row, found[i]!]));
  return list.map((row) => byRow.get(row)!);
}

function report(name: string, list: readonly (typeof rows)[number][], detail: boolean): void {
  const found = scores(list);
  const cells = FILES.map((file, group) => {
    const own = list.map((_, i) => i).filter((i) => list[i]!.file === group);
    const labels = own.map((i) => list[i]!.label);
    const { auc } = measure(
      labels,
      own.map((i) => found[i]!),
    );
    if (detail) detailed(file, own, found);
    return `${file} AUC ${auc.toFixed(3)}`;
  });
  console.log(`${name.padEnd(24)} ${cells.join('  ')}`);
}

function detailed(file: string, own: readonly number[], found: readonly number[]): void {
  const bad = own.filter((i) => rows[i]!.label === 1);
  const good = own.filter((i) => rows[i]!.label === 0);
  const share = (list: readonly number[], test: (i: number) => boolean): number =>
    list.filter(test).length / list.length;
  const line = (name: string, test: (i: number) => boolean): void => {
    const [recall, alarms] = [share(bad, test), share(good, test)];
    const entity = bad.filter((i) => rows[i]!.line.edit_types?.includes('entity_modification'));
    const flagged = bad.filter(test).length;
    const precision = flagged / (flagged + good.filter(test).length);
    console.log(
      `  ${file} ${name}: alarms ${alarms.toFixed(3)} recall ${recall.toFixed(3)} balanced ` +
        `${((recall + 1 - alarms) / 2).toFixed(3)} precision ${precision.toFixed(3)}` +
        (entity.length ? ` entity ${share(entity, test).toFixed(3)}` : ''),
    );
  };
  line('parts alone', (i) => rows[i]!.strong);
  const sorted = good.map((i) => found[i]!).sort((a, b) => b - a);
  for (const alarms of ALARMS) {
    const threshold = sorted[Math.floor(sorted.length * alarms)]!;
    line(`score > ${threshold.toFixed(2)}`, (i) => found[i]! > threshold);
  }
  for (const excerpt of [0.45, 0.5, 0.55]) {
    line(
      `parts or score > 0.7, in an excerpt > ${excerpt}`,
      (i) => rows[i]!.strong || found[i]! > (rows[i]!.excerpt ? excerpt : 0.7),
    );
  }
  for (const threshold of [0.64, 0.66, 0.67, 0.68, 0.7, 0.72])
    line(`parts or score > ${threshold}`, (i) => rows[i]!.strong || found[i]! > threshold);
}

report('all signs', rows, true);
report(
  'all, domains left out',
  rows.map((row) => ({ ...row, fold: row.domain })),
  true,
);
const model = fit(weighted(rows), [1], RIDGE);
if (options.includes('--ablate')) {
  for (const name of model.weights.keys()) {
    const without = rows.map((row) => ({
      ...row,
      features: new Map([...row.features].filter(([key]) => key !== name)),
    }));
    report(`without ${name}`, without, false);
  }
}
if (options.includes('--weights')) {
  console.log(`intercept ${model.intercepts[0]!.toFixed(2)}`);
  for (const [name, weight] of [...model.weights].sort((a, b) => b[1] - a[1])) {
    console.log(`  ${name}: ${weight.toFixed(2)},`);
  }
}
