import {
  APPROACHES,
  type Approach,
  BASES,
  type Basis,
  DISCOVERIES,
  type Discovery,
  LOCI,
  type Locus,
  PATTERNS,
  type Pattern,
} from './verdict.ts';
import type { Weighed } from './weigh-deal.ts';
import type { ScorerWeights } from './weights.ts';

/** The decided fields, before the quotes are looked up. */
export interface Settled {
  basis: Basis;
  locus: Locus;
  probabilities: Record<Locus, number>;
  ownership: boolean;
  flag: boolean;
  flagProbability: number;
  discovery: Discovery;
  approach: Approach;
  patterns: Pattern[];
}

/** From probabilities to codes that agree with each other as the guide demands. */
export function settleVerdict(weighed: Weighed, thresholds: ScorerWeights['thresholds']): Settled {
  const basis = settleBasis(weighed, thresholds);
  const probabilities = settleProbabilities(weighed.locus, basis);
  const locus = likeliest(
    LOCI,
    LOCI.map((name) => probabilities[name]),
  );
  const flagProbability = settleFlagProbability(weighed);
  const flaggable = basis === 'account' && locus === 'prospect' && flagProbability >= thresholds.flag;
  const owning = basis === 'account' && weighed.ownership >= thresholds.ownership;
  const flag = flaggable && !(owning && weighed.ownership >= weighed.flag);
  const ownership = owning && !flag;
  return {
    basis,
    locus,
    probabilities,
    ownership,
    flag,
    flagProbability,
    discovery: likeliest(DISCOVERIES, weighed.discovery),
    approach: likeliest(APPROACHES, weighed.approach),
    patterns: basis === 'account' && locus === 'prospect' ? settlePatterns(weighed, thresholds.patterns) : [],
  };
}

/**
 * No drop-down names the rep's own part: who does has given an account, however short (guide, sections 0 and 2). What is
 * rather an account than housekeeping is none: nobody would miss it in the rates.
 */
export function settleBasis({ basis, locus }: Weighed, thresholds: ScorerWeights['thresholds']): Basis {
  const housekeeping = basis[BASES.indexOf('housekeeping')] ?? 0;
  const account = basis[BASES.indexOf('account')] ?? 0;
  if (housekeeping >= thresholds.housekeeping && housekeeping >= account) return 'housekeeping';
  const likely = likeliest(BASES, basis);
  return likely === 'thin' && likeliest(LOCI, locus) === 'rep' ? 'account' : likely;
}

/** Housekeeping has no cause (guide, section 0): its probabilities give way to `unclear`. */
function settleProbabilities(locus: readonly number[], basis: Basis): Record<Locus, number> {
  const kept = basis === 'housekeeping' ? 0.1 : 1;
  return Object.fromEntries(
    LOCI.map((name, index) => [name, round(kept * (locus[index] ?? 0) + (name === 'unclear' ? 1 - kept : 0))]),
  ) as Record<Locus, number>;
}

/** Some thousand labelled cases carry no claim of certainty beyond this. */
const SUREST = 0.99;

/** Only an account can be flagged, so a flag is at most as probable as an account is. */
function settleFlagProbability({ flag, basis }: Weighed): number {
  const account = basis[BASES.indexOf('account')] ?? 0;
  return round(Math.min(Math.max(Math.min(flag, account), 1 - SUREST), SUREST));
}

/** Patterns put the cause on the prospect (guide, section 6): an account with another locus has none. */
function settlePatterns(weighed: Weighed, thresholds: Record<Pattern, number>): Pattern[] {
  return PATTERNS.filter((pattern) => weighed.patterns[pattern] >= thresholds[pattern]);
}

function likeliest<T>(names: readonly T[], ps: readonly number[]): T {
  const top = ps.indexOf(Math.max(...ps));
  return names[Math.max(0, top)] as T;
}

function round(p: number): number {
  return Math.round(p * 10_000) / 10_000;
}
