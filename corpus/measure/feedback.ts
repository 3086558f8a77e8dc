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
  return [
    ...share('flags', flags),
    ...share(
      'no flag',
      decided.filter(({ flag }) => !flag),
    ),
    ...[...Map.groupBy(decided, ({ locus }) => locus)].flatMap(([locus, some]) => share(`cause ${locus}`, some)),
    ...probabilityLines(flags),
  ];
}

/** Of flags only: who overrules a reading without a flag may only have meant its cause. */
function probabilityLines(flags: readonly Decided[]): string[] {
  if (flags.length === 0) return [];
  const { brier, error } = calibrationOf(
    flags.map(({ flagProbability }) => flagProbability),
    flags.map(({ decision }) => decision === 'confirmed'),
  );
  return [
    `probability of the flags against the decisions: Brier score ${brier.toFixed(3)}, calibration error ${error.toFixed(3)}`,
  ];
}

function groundLines(decided: readonly Decided[]): string[] {
  const contested = decided.filter(({ ground }) => ground !== null);
  return [...Map.groupBy(contested, ({ ground }) => ground ?? '')].map(
    ([ground, some]) =>
      `contested (${ground}): ${some.filter(({ decision }) => decision === 'overruled').length} of ${some.length} overruled`,
  );
}
