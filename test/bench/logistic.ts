/** Rows of named signs with a 0/1 label; `group` rows share an intercept, `fold` rows are left out together. */
export interface Row {
  readonly features: ReadonlyMap<string, number>;
  readonly label: 0 | 1;
  readonly group: number;
  readonly fold: number;
}

export interface Model {
  /** Weight of each sign on its own scale. */
  readonly weights: ReadonlyMap<string, number>;
  readonly intercepts: readonly number[];
}

/**
 * Logistic regression by Newton's method with a ridge on standardised signs. `importance` weighs the rows of each
 * group. Exact and deterministic; fit for a hundred signs.
 */
export function fit(rows: readonly Row[], importance: readonly number[], ridge: number): Model {
  const names = [...new Set(rows.flatMap((row) => [...row.features.keys()]))].sort();
  const column = new Map(names.map((name, i) => [name, i]));
  const size = names.length + importance.length;
  const scale = names.map((name) => {
    const values = rows.map((row) => row.features.get(name) ?? 0);
    const mean = values.reduce((a, b) => a + b, 0) / rows.length;
    return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / rows.length) || 1;
  });
  const sparse = rows.map((row) => {
    const cells: [number, number][] = [...row.features].map(([name, value]) => {
      const i = column.get(name)!;
      return [i, value / scale[i]!];
    });
    cells.push([names.length + row.group, 1]);
    return cells;
  });
  const beta = new Float64Array(size);
  for (let step = 0; step < 12; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    sparse.forEach((cells, r) => {
      const weight = importance[rows[r]!.group]!;
      if (weight === 0) return;
      const p = sigmoid(cells.reduce((sum, [i, v]) => sum + beta[i]! * v, 0));
      for (const [i, v] of cells) {
        gradient[i]! += weight * (rows[r]!.label - p) * v;
        for (const [j, u] of cells) if (j <= i) hessian[i]![j]! += weight * p * (1 - p) * v * u;
      }
    });
    for (let i = 0; i < size; i++) {
      const penalty = i < names.length ? ridge : 1e-3;
      gradient[i]! -= penalty * beta[i]!;
      hessian[i]![i]! += penalty;
    }
    const change = solve(hessian, gradient);
    change.forEach((value, i) => (beta[i]! += value));
    if (Math.max(...change.map(Math.abs)) < 1e-5) break;
  }
  return {
    weights: new Map(names.map((name, i) => [name, beta[i]! / scale[i]!])),
    intercepts: [...beta.slice(names.length)],
  };
}

export function predict(model: Model, features: ReadonlyMap<string, number>, group = 0): number {
  let sum = model.intercepts[group]!;
  for (const [name, value] of features) sum += (model.weights.get(name) ?? 0) * value;
  return sigmoid(sum);
}

/** Scores of every row by a model that has not seen its fold. All use the intercept of group 0. */
export function crossValidate(
  rows: readonly Row[],
  importance: readonly number[],
  ridge: number,
): number[] {
  const scores = rows.map(() => 0);
  for (const fold of new Set(rows.map((row) => row.fold))) {
    const model = fit(
      rows.filter((row) => row.fold !== fold),
      importance,
      ridge,
    );
    rows.forEach((row, i) => {
      if (row.fold === fold) scores[i] = predict(model, row.features);
    });
  }
  return scores;
}

export interface Figures {
  readonly macroF1: number;
  readonly averagePrecision: number;
  readonly auc: number;
  readonly balanced: number;
}

/** Usual figures of scores against labels; positive at `threshold` and above. */
export function measure(
  labels: readonly number[],
  scores: readonly number[],
  threshold = 0.5,
): Figures {
  let [tp, fp, fn, tn] = [0, 0, 0, 0];
  labels.forEach((label, i) => {
    const positive = scores[i]! >= threshold;
    if (label) positive ? tp++ : fn++;
    else positive ? fp++ : tn++;
  });
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  let hits = 0;
  let precision = 0;
  let above = 0;
  order.forEach((i, rank) => {
    if (labels[i]) precision += ++hits / (rank + 1);
    else above += hits;
  });
  const f1 = (a: number, b: number, c: number): number => (2 * a) / (2 * a + b + c || 1);
  return {
    macroF1: (f1(tp, fp, fn) + f1(tn, fn, fp)) / 2,
    averagePrecision: precision / hits,
    auc: above / hits / (labels.length - hits),
    balanced: (tp / (tp + fn) + tn / (tn + fp)) / 2,
  };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Solves a symmetric positive definite system given by its lower half (Cholesky). */
function solve(lower: readonly Float64Array[], right: Float64Array): number[] {
  const n = right.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = lower[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j]![j]!;
    }
  }
  const x = [...right];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
