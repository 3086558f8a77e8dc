import { CAUSES, dealFeatures } from '../../src/scoring/deal-features.ts';
import { type LinearModel, predict, scores } from '../../src/scoring/linear-model.ts';
import { APPROACHES, BASES, DISCOVERIES, LOCI, PATTERNS } from '../../src/scoring/verdict.ts';
import { type Design, designOf, fitLinear } from './fit-linear.ts';
import type { Prepared } from './prepare.ts';

type Feature = readonly [string, number];
/** Everything the scorer weighs with: one clause model and the deal's models. */
export interface Fitted { clause: LinearModel; deal: Record<string, LinearModel>; flag: LinearModel; final: Record<string, LinearModel> }

export const TASKS: Record<string, { classes: readonly string[]; target: (one: Prepared) => string; only?: (one: Prepared) => boolean }> = {
  basis: { classes: BASES, target: (o) => o.label.basis },
  locus: { classes: LOCI, target: (o) => o.label.locus },
  ownership: { classes: ['no', 'yes'], target: (o) => (o.label.ownership ? 'yes' : 'no') },
  discovery: { classes: DISCOVERIES, target: (o) => o.label.discovery },
  approach: { classes: APPROACHES, target: (o) => o.label.approach },
  flag: { classes: ['no', 'yes'], target: (o) => (o.label.flag ? 'yes' : 'no') },
  ...Object.fromEntries(PATTERNS.map((p) => [`pattern:${p}`, { classes: ['no', 'yes'], target: (o: Prepared) => (o.label.patterns.includes(p) ? 'yes' : 'no') }])),
};
export const P = { clauseL2: 3, dealL2: 6, atLeast: 3, inner: 5 };

export function fitClause(train: Prepared[]): LinearModel {
  const design = designOf(train.flatMap((one) => one.clauseRows), P.atLeast);
  return fitLinear(design, train.flatMap((one) => one.clauseTargets), CAUSES, P.clauseL2);
}
export function causesOf(model: LinearModel, one: Prepared): number[][] {
  return one.clauseRows.map((row) => predict(model, row));
}
export function groups(train: Prepared[], k: number): Map<Prepared, number> {
  const writers = [...new Set(train.map((one) => one.writer))];
  return new Map(train.map((one) => [one, writers.length >= k ? writers.indexOf(one.writer) % k : Number(one.id.replace(/\D/g, '')) % k]));
}
/** Held-out features for each training case. */
export function crossRows(train: Prepared[]): Map<Prepared, Feature[]> {
  const group = groups(train, P.inner);
  const rows = new Map<Prepared, Feature[]>();
  for (let g = 0; g < P.inner; g++) {
    const model = fitClause(train.filter((one) => group.get(one) !== g));
    for (const one of train) if (group.get(one) === g) rows.set(one, dealFeatures(one.account, causesOf(model, one)));
  }
  return rows;
}
export function fitDeal(rows: Feature[][], train: Prepared[], tasks = Object.keys(TASKS)): Record<string, LinearModel> {
  const design = designOf(rows, P.atLeast);
  return Object.fromEntries(tasks.map((name) => {
    const task = TASKS[name]!;
    return [name, fitLinear(design, train.map(task.target), task.classes, P.dealL2)];
  }));
}
