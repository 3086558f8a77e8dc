import type { LinearModel } from './linear-model.ts';
import type { Pattern } from './verdict.ts';
import shipped from './weights.json' with { type: 'json' };

/** All that was learned from the corpus; written by `node corpus/train.ts`, never by hand. */
export interface ScorerWeights {
  /** Which corpus and code they come from, for example `local-2026.11.1`. */
  scorer: string;
  /** Which cause a clause holds: one of CAUSES. */
  clause: LinearModel;
  /** Which excuse a clause makes that puts the cause on the prospect: one of CLAUSE_EXCUSES. */
  excuse: LinearModel;
  basis: LinearModel;
  locus: LinearModel;
  ownership: LinearModel;
  discovery: LinearModel;
  approach: LinearModel;
  /** Weigh the deal's features and the excuses that its clauses make. */
  patterns: Record<Pattern, LinearModel>;
  /** Weighs the deal's features and the answers of the models above. */
  flag: LinearModel;
  thresholds: {
    /** Chosen for precision: a false flag costs more than a missed one (guide, section 3). */
    flag: number;
    ownership: number;
    housekeeping: number;
    patterns: Record<Pattern, number>;
  };
}

export const SHIPPED: ScorerWeights = shipped as unknown as ScorerWeights;
