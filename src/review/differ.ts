import jstat from 'jstat';
import { drawCount, logFactorials, probabilityOfCount, rangeOf } from './hypergeometric.ts';

/** How often each group says it, of how many. */
export interface Group {
  yes: number;
  of: number;
}

const ROUNDS = 999;
/** Besag and Clifford (1991): so many re-distributions as far apart as the groups are enough to know that they are nothing rare. */
const ENOUGH = 100;
/** Cochran (1954): the chi-square distribution holds with at most a fifth of the expected counts under 5, and none under 1. */
const SMALL = 5;
const MOST_SMALL = 0.2;
const LEAST_EXPECTED = 1;
const SEED = 20_260_901;
/** Two ways to reckon the same statistic differ by less. */
const SAME = 1e-9;

/**
 * The probability, from 0 to 1, that groups which are all alike differ at least as much as these do: Pearson's test of homogeneity.
 * Two groups exactly, over all re-distributions of the yeses (Fisher and Irwin's test). More groups by the chi-square distribution;
 * where expected counts are too small for that, over at most 999 random re-distributions, from a fixed seed, so that the same figures
 * always give the same answer. 1 when there is nothing to compare.
 */
export function probabilityOfChance(groups: readonly Group[]): number {
  const filled = groups.filter(({ of }) => of > 0);
  const of = sum(filled.map((group) => group.of));
  const yes = sum(filled.map((group) => group.yes));
  const [a, b] = filled;
  if (!a || !b || yes === 0 || yes === of) return 1;
  const rate = yes / of;
  const far = sum(filled.map((group) => distance(group.yes, group.of, rate))) - SAME;
  if (filled.length === 2) return ofAll(a, b, far);
  if (isLargeEnough(filled, yes, of)) return 1 - jstat.chisquare.cdf(far / (rate * (1 - rate)), filled.length - 1);
  return ofRandomOnes(filled, yes, of, far);
}

/** A group's part of Pearson's statistic, without the factor that all tables with the same sums share. */
function distance(yes: number, of: number, rate: number): number {
  return (yes - of * rate) ** 2 / of;
}

function isLargeEnough(groups: readonly Group[], yes: number, of: number): boolean {
  const expected = groups.flatMap((group) => [(group.of * yes) / of, (group.of * (of - yes)) / of]);
  const small = expected.filter((count) => count < SMALL).length;
  return small <= MOST_SMALL * expected.length && Math.min(...expected) >= LEAST_EXPECTED;
}

/** Between two groups, the yeses of the first one say it all. */
function ofAll(a: Group, b: Group, far: number): number {
  const urn = { of: a.of + b.of, yes: a.yes + b.yes, draws: a.of };
  const rate = urn.yes / urn.of;
  const logs = logFactorials(urn.of);
  const [least, most] = rangeOf(urn);
  let probability = 0;
  for (let count = least; count <= most; count++) {
    const here = distance(count, a.of, rate) + distance(urn.yes - count, b.of, rate);
    if (here >= far) probability += probabilityOfCount(logs, urn, count);
  }
  return Math.min(1, probability);
}

function ofRandomOnes(groups: readonly Group[], yes: number, of: number, far: number): number {
  const random = generator(SEED);
  const logs = logFactorials(of);
  let asFar = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    if (distanceOfRandomOne(groups, yes, of, logs, random) >= far) asFar++;
    if (asFar === ENOUGH) return asFar / round;
  }
  return (asFar + 1) / (ROUNDS + 1);
}

/** Deals the yeses out anew, group by group from what is left, each case as likely as any other to get one. */
function distanceOfRandomOne(
  groups: readonly Group[],
  yes: number,
  of: number,
  logs: Float64Array,
  random: () => number,
): number {
  const left = { yes, of };
  let far = 0;
  for (const group of groups) {
    const drawn = drawCount(logs, { ...left, draws: group.of }, random());
    far += distance(drawn, group.of, yes / of);
    left.yes -= drawn;
    left.of -= group.of;
  }
  return far;
}

/** A small fixed generator (mulberry32): Math.random cannot be seeded. */
export function generator(seed: number): () => number {
  const { imul } = Math;
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
