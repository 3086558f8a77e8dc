import { CAUSES, type ClauseCauses, type Feature } from './deal-features.ts';
import { PATTERNS } from './verdict.ts';

/** What a clause that puts the cause on the prospect can be: blame without an excuse of its own, or one of the excuses. */
export const CLAUSE_EXCUSES = ['plain', ...PATTERNS] as const;
export type ClauseExcuse = (typeof CLAUSE_EXCUSES)[number];

/** Per clause: probability of each of CLAUSE_EXCUSES, given that the clause puts the cause on the prospect. */
export type ClauseExcuses = readonly (readonly number[])[];

const PROSPECT = CAUSES.indexOf('prospect');

/**
 * What the patterns' models weigh of the clauses: an excuse counts as far as its clause puts the cause on the prospect
 * (guide, section 6).
 */
export function excuseFeatures(causes: ClauseCauses, excuses: ClauseExcuses): Feature[] {
  return CLAUSE_EXCUSES.flatMap((excuse, column): Feature[] => {
    const ps = excuses.map((clause, index) => (clause[column] ?? 0) * (causes[index]?.[PROSPECT] ?? 0));
    const top = Math.max(0, ...ps);
    const sum = ps.reduce((total, p) => total + p, 0);
    return [
      [`excuse:${excuse}`, logit(top) / 2],
      [`excuse:${excuse}:p`, 2 * top],
      [`excuse:${excuse}:sum`, Math.min(MOST, sum)],
    ];
  });
}

/** A long account repeats itself; more than this says nothing new. */
const MOST = 3;

function logit(p: number): number {
  const safe = Math.min(0.999, Math.max(0.001, p));
  return Math.log(safe / (1 - safe));
}
