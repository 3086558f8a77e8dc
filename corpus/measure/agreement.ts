/** How two codings of the same cases agree on one field. */
export interface Agreement {
  n: number;
  accuracy: number;
  /** Cohen's kappa: agreement beyond chance. */
  kappa: number;
  macroF1: number;
  perClass: Record<string, { precision: number; recall: number; f1: number; support: number }>;
  /** Gold class → predicted class → count. */
  confusion: Record<string, Record<string, number>>;
}

/** One case's code by the gold labels and by the scorer. */
export type Pair = readonly [gold: string, given: string];

export function agreementOf(pairs: readonly Pair[], classes: readonly string[]): Agreement {
  const n = pairs.length;
  const confusion = Object.fromEntries(
    classes.map((gold) => [gold, Object.fromEntries(classes.map((given) => [given, 0]))]),
  ) as Record<string, Record<string, number>>;
  for (const [gold, given] of pairs) {
    const row = confusion[gold];
    if (row) row[given] = (row[given] ?? 0) + 1;
  }
  const count = (gold: string | null, given: string | null) =>
    pairs.filter(([g, p]) => (gold === null || g === gold) && (given === null || p === given)).length;
  const perClass = Object.fromEntries(
    classes.map((name) => [name, f1Of(count(name, name), count(null, name), count(name, null))]),
  );
  const accuracy = share(pairs.filter(([gold, given]) => gold === given).length, n);
  const chance = classes.reduce((sum, name) => sum + share(count(name, null), n) * share(count(null, name), n), 0);
  const present = classes.filter((name) => (perClass[name]?.support ?? 0) > 0);
  const macroF1 = share(
    present.reduce((sum, name) => sum + (perClass[name]?.f1 ?? 0), 0),
    present.length,
  );
  return { n, accuracy, kappa: chance < 1 ? (accuracy - chance) / (1 - chance) : 1, macroF1, perClass, confusion };
}

/** Precision, recall and F1 from how many were rightly given, given at all, and wanted. */
export function f1Of(right: number, given: number, wanted: number) {
  const precision = share(right, given);
  const recall = share(right, wanted);
  return { precision, recall, f1: share(2 * precision * recall, precision + recall), support: wanted };
}

export function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
