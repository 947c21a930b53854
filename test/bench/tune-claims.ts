/**
 * Prints cross-validated figures of the claim score, what each sign is worth, and its weights.
 *
 *   npx tsx test/bench/tune-claims.ts FOLDER [--ablate] [--weights]
 *
 * FOLDER holds speeches-verifiable.tsv, debates-check-worthy.tsv (label, sentence) and thesis-cited.tsv. One set
 * of weights is fitted to all three; each file has an intercept of its own while fitting, because the shares of
 * claims differ, and the first file's is kept. Folds are stretches of neighbouring rows.
 */
import fs from 'node:fs';
import path from 'node:path';
import { claimFeatures } from '../../src/core/checks/claim-features';
import { TextReading } from '../../src/core/text/text-reading';
import { crossValidate, fit, measure } from './logistic';
import type { Row } from './logistic';

const FILES = ['speeches-verifiable.tsv', 'debates-check-worthy.tsv', 'thesis-cited.tsv'] as const;
/** Debates ask a stricter question (worth checking, not only checkable), so they count less. */
const IMPORTANCE = [1, 0.2, 1] as const;
const RIDGE = 10;
const FOLDS = 10;
const STRETCHES = 3;

const [folder = '', ...options] = process.argv.slice(2);

const rows = FILES.flatMap((file, group): Row[] => {
  const lines = fs
    .readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .slice(1);
  return lines.map((line, i) => {
    const cells = line.split('\t');
    const [label, sentence] = cells.length > 3 ? [cells[5], cells[6]] : cells;
    return {
      features: claimFeatures(new TextReading(sentence ?? '')),
      label: label === '1' ? 1 : 0,
      group,
      // The debates are sorted by label, so their folds are drawn row by row.
      fold: group === 1 ? i % FOLDS : Math.floor((i * FOLDS * STRETCHES) / lines.length) % FOLDS,
    };
  });
});

/** One line of figures a file; the last number is the mean log loss over all rows by importance. */
function report(name: string, list: readonly Row[]): void {
  const scores = crossValidate(list, IMPORTANCE, RIDGE);
  const cells = FILES.map((file, group) => {
    const own = list.map((_, i) => i).filter((i) => list[i]!.group === group);
    const { macroF1, averagePrecision, auc } = measure(
      own.map((i) => list[i]!.label),
      own.map((i) => scores[i]!),
    );
    const short = file.split('-')[0]!;
    return `${short} F1 ${macroF1.toFixed(3)} AP ${averagePrecision.toFixed(3)} AUC ${auc.toFixed(3)}`;
  });
  console.log(`${name.padEnd(20)} ${cells.join('  ')}`);
}

report('all signs', rows);
const model = fit(rows, IMPORTANCE, RIDGE);
if (options.includes('--ablate')) {
  for (const name of model.weights.keys()) {
    report(
      `without ${name}`,
      rows.map((row) => ({
        ...row,
        features: new Map([...row.features].filter(([key]) => key !== name)),
      })),
    );
  }
}
if (options.includes('--weights')) {
  console.log(`intercept ${model.intercepts[0]!.toFixed(2)}`);
  for (const [name, weight] of [...model.weights].sort((a, b) => b[1] - a[1])) {
    console.log(`${name}: ${weight.toFixed(2)},`);
  }
}
