import { type ClauseExcuses, excuseFeatures } from './clause-excuses.ts';
import { clauseFeatures } from './clause-features.ts';
import { type ClauseCauses, dealFeatures, type Feature } from './deal-features.ts';
import { type CompiledModels, compileModels, type LinearModel, predictAll } from './linear-model.ts';
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
  const compiled = compiledOf(weights);
  const { causes, excuses } = weighClauses(compiled.clause, account);
  const features = dealFeatures(account, causes);
  const [basis = [], locus = [], ownership = [], discovery = [], approach = [], ...others] = predictAll(compiled.deal, [
    ...features,
    ...excuseFeatures(causes, excuses),
  ]);
  const answers = { basis, locus, ownership: yesOf(ownership), discovery, approach };
  const patterns = Object.fromEntries(PATTERNS.map((pattern, index) => [pattern, yesOf(others[index])])) as Record<
    Pattern,
    number
  >;
  const [flag] = predictAll(compiled.flag, [...features, ...verdictFeatures(answers)]);
  return { causes, ...answers, patterns, flag: yesOf(flag) };
}

function weighClauses(
  clause: CompiledModels,
  { clauses }: ReadAccount,
): { causes: ClauseCauses; excuses: ClauseExcuses } {
  const weighed = clauses.map((_, index) => predictAll(clause, named(clauseFeatures(clauses, index))));
  return { causes: weighed.map(([causes = []]) => causes), excuses: weighed.map(([, excuses = []]) => excuses) };
}

interface Compiled {
  clause: CompiledModels;
  deal: CompiledModels;
  flag: CompiledModels;
}

/** By the models, not by the weights: a portal's stricter threshold must not compile them anew for each deal. */
const compiledBefore = new WeakMap<LinearModel, Compiled>();

function compiledOf(weights: ScorerWeights): Compiled {
  const known = compiledBefore.get(weights.clause);
  if (known) return known;
  const { basis, locus, ownership, discovery, approach, patterns } = weights;
  const deal = [basis, locus, ownership, discovery, approach, ...PATTERNS.map((pattern) => patterns[pattern])];
  const compiled = {
    clause: compileModels([weights.clause, weights.excuse]),
    deal: compileModels(deal),
    flag: compileModels([weights.flag]),
  };
  compiledBefore.set(weights.clause, compiled);
  return compiled;
}

function yesOf(ps: readonly number[] | undefined): number {
  return ps?.[1] ?? 0;
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

function logit(p: number): number {
  const safe = Math.min(0.995, Math.max(0.005, p));
  return Math.log(safe / (1 - safe)) / 2;
}
