import { wilson } from '../../src/review/wilson.ts';
import { shareInWords } from '../../src/review/words.ts';
import type { Decided } from '../read-feedback.ts';
import { calibrationOf } from './calibration.ts';

/** How far the scorer agrees with the managers who decided on its verdicts, in words for the terminal. */
export function printFeedback(decided: readonly Decided[], contested: number): string {
  if (decided.length === 0)
    return `No manager has decided on a reading yet (${contested} contested and waiting for an answer).`;
  const versions = [...Map.groupBy(decided, (one) => one.scorer)];
  return [
    `${decided.length} readings that a manager decided on; ${contested} contested and waiting for an answer.`,
    'Managers decide on what they are shown, flags above all: this is no sample of all readings.',
    '',
    ...[['all versions', decided] as const, ...(versions.length > 1 ? versions : [])].flatMap(([name, some]) => [
      `${name}:`,
      ...linesOf(some).map((line) => `  ${line}`),
    ]),
    '',
    ...groundLines(decided),
  ].join('\n');
}

function linesOf(decided: readonly Decided[]): string[] {
  const right = (some: readonly Decided[]) => some.filter(({ decision }) => decision === 'confirmed').length;
  const share = (name: string, some: readonly Decided[]) => {
    const interval = wilson(right(some), some.length);
    return interval ? [`${name}: confirmed ${right(some)} of ${some.length}, ${shareInWords(interval)}`] : [];
  };
  const flags = decided.filter(({ flag }) => flag);
  const truth = decided.map(({ flag, decision }) => flag === (decision === 'confirmed'));
  const { brier, error } = calibrationOf(
    decided.map(({ flagProbability }) => flagProbability),
    truth,
  );
  return [
    ...share('flags', flags),
    ...share(
      'no flag',
      decided.filter(({ flag }) => !flag),
    ),
    ...[...Map.groupBy(decided, ({ locus }) => locus)].flatMap(([locus, some]) => share(`cause ${locus}`, some)),
    `flag probability against the decisions: Brier score ${brier.toFixed(3)}, calibration error ${error.toFixed(3)}`,
  ];
}

function groundLines(decided: readonly Decided[]): string[] {
  const contested = decided.filter(({ ground }) => ground !== null);
  return [...Map.groupBy(contested, ({ ground }) => ground ?? '')].map(
    ([ground, some]) =>
      `contested (${ground}): ${some.filter(({ decision }) => decision === 'overruled').length} of ${some.length} overruled`,
  );
}
