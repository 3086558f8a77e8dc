import { calibrate, fitCalibration } from '../../src/readers/model/calibrate.ts';
import { isUnsure } from '../../src/readers/unsure.ts';
import type { ReadCase } from '../read-cases.ts';
import { share } from './agreement.ts';
import { calibrationOf } from './calibration.ts';
import { type Measures, measure, type Scored } from './measure.ts';

/** A model beside the local reader on the same labelled cases. */
export interface Comparison {
  scorer: string;
  cases: number;
  /** Cases that the model gave a verdict for; for the others the local one stands, as it does for deals. */
  read: number;
  notRead: Record<string, number>;
  sets: Record<string, Measures>;
  /** Where both read: how often they differ, and who is right where they do. */
  differ: Record<'locus' | 'flag', { share: number; modelRight: number; localRight: number }>;
  cost: { total: number; perDeal: number; inputTokens: number; outputTokens: number; asks: number };
  /** ms per deal. */
  time: { median: number; p95: number; mean: number };
  /** The stated probabilities of a flag as they are, and after a fit on the other writers; `fit` is the one on all, with the model's name. */
  calibration: { stated: [brier: number, error: number]; fitted: [brier: number, error: number]; fit: string };
}

/** `local` holds the local reader's verdicts of the same cases. */
export function compareReaders(local: readonly Scored[], read: Map<string, ReadCase>): Comparison {
  const cases = local.flatMap((one) => {
    const found = read.get(one.id);
    return found ? [{ local: one, ...found }] : [];
  });
  const model = cases.map(({ local: one, reading }): Scored => ({ ...one, verdict: reading.verdict ?? one.verdict }));
  const mixed = model.map((one, index) => {
    const own = cases[index]?.local ?? one;
    return isUnsure(own.verdict) ? one : own;
  });
  const both = cases.flatMap(({ local: one, reading }) => (reading.verdict ? [{ ...one, by: reading.verdict }] : []));
  const spent = cases.map(({ reading }) => reading.spent).filter(({ asks }) => asks > 0);
  const sum = (of: (one: (typeof spent)[number]) => number) => spent.reduce((total, one) => total + of(one), 0);
  const times = spent.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const differ = (
    same: (one: (typeof both)[number]) => boolean,
    right: (one: (typeof both)[number], by: 'verdict' | 'by') => boolean,
  ) => {
    const different = both.filter((one) => !same(one));
    return {
      share: share(different.length, both.length),
      modelRight: share(different.filter((one) => right(one, 'by')).length, different.length),
      localRight: share(different.filter((one) => right(one, 'verdict')).length, different.length),
    };
  };
  return {
    scorer: both[0]?.by.scorer ?? 'no answer',
    cases: cases.length,
    read: both.length,
    notRead: countBy(cases.flatMap(({ reading }) => (reading.verdict ? [] : [reading.notRead.why]))),
    sets: {
      model: measure(model),
      'local reader': measure(cases.map((one) => one.local)),
      'unsure to the model': measure(mixed),
    },
    differ: {
      locus: differ(
        (one) => one.verdict.locus === one.by.locus,
        (one, by) => one[by].locus === one.label.locus,
      ),
      flag: differ(
        (one) => one.verdict.flag === one.by.flag,
        (one, by) => one[by].flag === one.label.flag,
      ),
    },
    cost: {
      total: sum(({ cost }) => cost),
      perDeal: share(
        sum(({ cost }) => cost),
        spent.length,
      ),
      inputTokens: share(
        sum(({ inputTokens }) => inputTokens),
        spent.length,
      ),
      outputTokens: share(
        sum(({ outputTokens }) => outputTokens),
        spent.length,
      ),
      asks: share(
        sum(({ asks }) => asks),
        spent.length,
      ),
    },
    time: {
      median: times[Math.floor(times.length / 2)] ?? 0,
      p95: times[Math.floor(times.length * 0.95)] ?? 0,
      mean: share(
        sum(({ ms }) => ms),
        spent.length,
      ),
    },
    calibration: calibrationBy(
      cases[0]?.recorded.model ?? '',
      both.map(({ writer, by, label }) => ({ writer, p: by.flagProbability, flag: label.flag })),
    ),
  };
}

/** Each writer's probabilities are fitted on the others', so that the second figure is not flattered. */
function calibrationBy(
  model: string,
  rows: readonly { writer: string; p: number; flag: boolean }[],
): Comparison['calibration'] {
  const fitOn = (some: typeof rows) =>
    fitCalibration(
      some.map(({ p }) => p),
      some.map(({ flag }) => flag),
    );
  const byWriter = new Map(
    [...new Set(rows.map(({ writer }) => writer))].map((writer) => [
      writer,
      fitOn(rows.filter((row) => row.writer !== writer)),
    ]),
  );
  const figures = (ps: number[]): [number, number] => {
    const { brier, error } = calibrationOf(
      ps,
      rows.map(({ flag }) => flag),
    );
    return [brier, error];
  };
  const { slope, shift } = fitOn(rows);
  return {
    stated: figures(rows.map(({ p }) => p)),
    fitted: figures(rows.map(({ p, writer }) => calibrate(p, byWriter.get(writer) ?? { slope, shift }))),
    fit: `${model}=${slope},${shift}`,
  };
}

function countBy(values: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
}
