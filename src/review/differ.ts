import jstat from 'jstat';

/** How often each group says it, of how many. */
export interface Group {
  yes: number;
  of: number;
}

const ROUNDS = 999;
/** Cochran's rule: with smaller expected counts the chi-square distribution is not to be trusted. */
const LEAST_EXPECTED = 5;
const SEED = 20_260_901;

/**
 * The probability that groups which are all alike differ at least as much as these do: Pearson's test of homogeneity. Where
 * expected counts are small, the same statistic against 999 random re-distributions instead of the chi-square distribution,
 * from a fixed seed, so that the same figures always give the same answer. 1 when there is nothing to compare.
 */
export function probabilityOfChance(groups: readonly Group[]): number {
  const filled = groups.filter(({ of }) => of > 0);
  const of = sum(filled.map((group) => group.of));
  const yes = sum(filled.map((group) => group.yes));
  if (filled.length < 2 || yes === 0 || yes === of) return 1;
  const statistic = pearson(filled, yes, of);
  const rarer = Math.min(yes, of - yes);
  const smallest = (Math.min(...filled.map((group) => group.of)) * rarer) / of;
  if (smallest >= LEAST_EXPECTED) return 1 - jstat.chisquare.cdf(statistic, filled.length - 1);
  return byRedistribution(filled, rarer, of, statistic);
}

function pearson(groups: readonly Group[], yes: number, of: number): number {
  const rate = yes / of;
  return sum(groups.map((group) => (group.yes - group.of * rate) ** 2 / (group.of * rate * (1 - rate))));
}

/** The statistic is the same for the yeses as for the noes, so the rarer of the two are dealt. */
function byRedistribution(groups: readonly Group[], rarer: number, of: number, statistic: number): number {
  const random = generator(SEED);
  let asFar = 0;
  for (let round = 0; round < ROUNDS; round++) {
    if (pearson(redistributed(groups, rarer, of, random), rarer, of) >= statistic - 1e-9) asFar++;
  }
  return (asFar + 1) / (ROUNDS + 1);
}

/** Deals the yeses out anew, each case as likely as any other to get one, none of them two. */
function redistributed(groups: readonly Group[], yes: number, of: number, random: () => number): Group[] {
  const dealt = groups.map((group) => ({ yes: 0, of: group.of }));
  for (let given = 0; given < yes; given++) {
    let at = random() * (of - given);
    for (const group of dealt) {
      at -= group.of - group.yes;
      if (at >= 0) continue;
      group.yes++;
      break;
    }
  }
  return dealt;
}

/** A small fixed generator (mulberry32): Math.random cannot be seeded. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
