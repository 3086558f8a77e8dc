import { clauseFeatures } from './clause-features.ts';
import { type ClauseCauses, dealFeatures, type Feature } from './deal-features.ts';
import { type LinearModel, predict } from './linear-model.ts';
import type { ReadAccount } from './read-account.ts';
import { PATTERNS, type Pattern } from './verdict.ts';
import type { ScorerWeights } from './weights.ts';

/** What the models say of one deal, before anything is decided: probabilities, each list in its model's class order. */
export interface Weighed {
  causes: ClauseCauses;
  basis: number[];
  locus: number[];
  ownership: number;
  discovery: number[];
  approach: number[];
  patterns: Record<Pattern, number>;
  flag: number;
}

/** Clauses first, then the deal, then the flag, which rests on both. */
export function weighDeal(weights: ScorerWeights, account: ReadAccount): Weighed {
  const causes = weighClauses(weights.clause, account);
  const features = dealFeatures(account, causes);
  const basis = predict(weights.basis, features);
  const locus = predict(weights.locus, features);
  const ownership = chance(weights.ownership, features);
  const discovery = predict(weights.discovery, features);
  const approach = predict(weights.approach, features);
  const patterns = Object.fromEntries(
    PATTERNS.map((pattern) => [pattern, chance(weights.patterns[pattern], features)]),
  ) as Record<Pattern, number>;
  const flag = chance(weights.flag, [
    ...features,
    ...verdictFeatures({ basis, locus, ownership, discovery, approach }),
  ]);
  return { causes, basis, locus, ownership, discovery, approach, patterns, flag };
}

export function weighClauses(model: LinearModel, account: ReadAccount): number[][] {
  return account.clauses.map((_, index) => predict(model, named(clauseFeatures(account.clauses, index))));
}

export function named(names: readonly string[]): Feature[] {
  return names.map((name) => [name, 1]);
}

/** The other models' answers, as the flag's model weighs them. */
export function verdictFeatures(
  answers: Pick<Weighed, 'basis' | 'locus' | 'ownership' | 'discovery' | 'approach'>,
): Feature[] {
  const lists = {
    basis: answers.basis,
    locus: answers.locus,
    discovery: answers.discovery,
    approach: answers.approach,
  };
  const features: Feature[] = Object.entries(lists).flatMap(([name, ps]) =>
    ps.flatMap((p, index): Feature[] => [
      [`answer:${name}:${index}`, 2 * p],
      [`answer:${name}:${index}:logit`, logit(p)],
    ]),
  );
  features.push(['answer:ownership', 2 * answers.ownership], ['answer:ownership:logit', logit(answers.ownership)]);
  return features;
}

function chance(model: LinearModel, features: Iterable<Feature>): number {
  return predict(model, features)[1] ?? 0;
}

function logit(p: number): number {
  const safe = Math.min(0.995, Math.max(0.005, p));
  return Math.log(safe / (1 - safe)) / 2;
}
