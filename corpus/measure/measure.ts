import { APPROACHES, BASES, DISCOVERIES, LOCI, PATTERNS, type Verdict } from '../../src/scoring/verdict.ts';
import type { LabelledCase } from '../load-corpus.ts';
import { type Agreement, agreementOf, f1Of, type Pair, share } from './agreement.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { hitsEvidence, isVerbatim } from './evidence.ts';

/** A labelled case with the verdict to be measured. */
export interface Scored extends LabelledCase {
  verdict: Verdict;
}

/** All figures of one set of verdicts. */
export interface Measures {
  n: number;
  basis: Agreement;
  locus: Agreement;
  ownership: Agreement;
  flag: Agreement;
  discovery: Agreement;
  approach: Agreement;
  patterns: { micro: ReturnType<typeof f1Of>; macroF1: number; each: Record<string, ReturnType<typeof f1Of>> };
  evidence: { hitRate: number; verbatimRate: number; quotesPerCase: number };
  calibration: Calibration;
}

export function measure(scored: readonly Scored[]): Measures {
  const agree = (classes: readonly string[], code: (one: Scored['label'] | Verdict) => string) =>
    agreementOf(
      scored.map(({ label, verdict }): Pair => [code(label), code(verdict)]),
      classes,
    );
  const yesNo = ['yes', 'no'];
  return {
    n: scored.length,
    basis: agree(BASES, (one) => one.basis),
    locus: agree(LOCI, (one) => one.locus),
    ownership: agree(yesNo, (one) => (one.ownership ? 'yes' : 'no')),
    flag: agree(yesNo, (one) => (one.flag ? 'yes' : 'no')),
    discovery: agree(DISCOVERIES, (one) => one.discovery),
    approach: agree(APPROACHES, (one) => one.approach),
    patterns: measurePatterns(scored),
    evidence: measureEvidence(scored),
    calibration: calibrationOf(
      scored.map(({ verdict }) => verdict.flagProbability),
      scored.map(({ label }) => label.flag),
    ),
  };
}

function measurePatterns(scored: readonly Scored[]): Measures['patterns'] {
  const counts = PATTERNS.map((pattern) => {
    const wanted = scored.filter(({ label }) => label.patterns.includes(pattern));
    const given = scored.filter(({ verdict }) => verdict.patterns.includes(pattern));
    return {
      pattern,
      right: given.filter((one) => wanted.includes(one)).length,
      given: given.length,
      wanted: wanted.length,
    };
  });
  const sum = (of: 'right' | 'given' | 'wanted') => counts.reduce((total, count) => total + count[of], 0);
  const each = Object.fromEntries(counts.map((count) => [count.pattern, f1Of(count.right, count.given, count.wanted)]));
  const present = counts.filter(({ wanted }) => wanted > 0);
  return {
    micro: f1Of(sum('right'), sum('given'), sum('wanted')),
    macroF1: share(
      present.reduce((total, { pattern }) => total + (each[pattern]?.f1 ?? 0), 0),
      present.length,
    ),
    each,
  };
}

/** Hits count among the cases that got a locus and have gold quotes. */
function measureEvidence(scored: readonly Scored[]): Measures['evidence'] {
  const located = scored.filter(({ label, verdict }) => verdict.locus !== 'unclear' && label.evidence.length > 0);
  const quoting = scored.filter(({ verdict }) => verdict.evidence.length > 0);
  return {
    hitRate: share(located.filter((one) => hitsEvidence(one, one.verdict)).length, located.length),
    verbatimRate: share(quoting.filter((one) => isVerbatim(one, one.verdict)).length, quoting.length),
    quotesPerCase: share(
      quoting.reduce((sum, { verdict }) => sum + verdict.evidence.length, 0),
      quoting.length,
    ),
  };
}
